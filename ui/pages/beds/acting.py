"""The acts of the board: place, move, swap, share, hold, close; the band asks about what speaks against a bed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.ids import new_id
from app.rows import PersonRow
from app.shelter.forms import BedForm, HoldForm, PartyForm, StayForm, SwapForm
from app.shelter.rows import PlacedRow
from app.shelter.rule_words import said
from models.codes import BedRule, RoomRule
from ui.page import PageContext
from ui.pages.beds.band import Band
from ui.pages.beds.board import BoardView
from ui.pages.beds.look import Look
from ui.pages.beds.places import Cell
from ui.pages.beds.words import bed_name, hall_name, name_of, waiting_title
from ui.widgets.panels import Banner
from ui.words import _, ngettext

NIGHTS = "3"


class Desk(Protocol):
    """What the acts need of the page on which they are done."""

    context: PageContext
    board: BoardView
    band: Band
    banner: Banner
    may_place: bool

    @property
    def found(self) -> Look | None: ...

    def read(self, wanted: UUID | None, place: int = 0, moved: bool = False) -> None: ...

    def failed(self, trouble: Exception) -> None: ...


class Acting(QObject):
    """`enter` is Enter on a cell, `press` the button of the band. `placed`: who was in hand has a bed now."""

    def __init__(self, page: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._context = page.context
        self._beds, self._places = self._context.waystation.beds, self._context.waystation.places
        self._next: Callable[[], None] | None = None
        self._open: tuple[UUID, UUID | None] | None = None
        self._asked: tuple[object, tuple[BedRule, ...]] = ((), ())
        self._busy, self.placed = False, False

    # The band

    def read_again(self) -> None:
        """The board is read anew: a question that somebody is answering stays."""
        cell, band = self._page.board.cell, self._page.band
        if not (self._open is not None and cell is not None and cell.key == self._open and band.field.hasFocus()):
            self.offer()

    def drop(self) -> None:
        """The question is not answered; the hand is on the board again."""
        self.offer()
        self._page.board.setFocus()

    def _ask_of(self, cell: Cell) -> None:
        self._open = cell.key
        self._page.band.field.setFocus()
        self._page.band.field.selectAll()

    def offer(self) -> None:
        """The next act for the cell under the cursor, in words."""
        self._next, self._open = None, None
        page, cell = self._page, self._page.board.cell
        found, band = page.found, page.band
        people = found.hand.people if found and page.may_place else ()
        if cell is None or not people or found is None:
            self._tell_cell(cell)
            return
        title = _("{name} in {place}").format(name=self._name(people), place=where(cell))
        other = cell.lying
        if other is not None and found.hand.moved and other.is_of(people[0].id):
            words = _("Alt 1: what is suggested. A free bed: Enter moves. Somebody’s bed: Enter swaps. Esc: they stay.")
            band.say(_("Where does {name} go?").format(name=self._name(people)), words, "")
            return
        if other is not None and found.hand.moved:
            self._next = lambda: self._swap(cell, "")
            words = _("{a} and {b} change beds.").format(a=self._name(people), b=name_of(other))
            band.say(_("Swap beds?"), words, _("Swap"))
            return
        if other is not None or (cell.bed is not None and cell.bed.closed_because):
            self._tell_cell(cell)
            return
        rules = self._known(cell)
        self._next = lambda: self._place(cell, page.band.field.text() if rules else "")
        if rules:
            self._ask(title, rules, _("Place"))
        else:
            band.say(title, "", _("Place"), "ok")

    def _known(self, cell: Cell) -> tuple[BedRule, ...]:
        """What a suggestion, or the answer to Enter, already says of this place."""
        if self._asked[0] == self._question(cell):
            return self._asked[1]
        offers = self._page.found.offers if self._page.found else ()
        bed = cell.bed.id if cell.bed else None
        return next((each.against for each in offers if each.room == cell.room.id and each.bed in (bed, None)), ())

    def _question(self, cell: Cell) -> tuple[object, ...]:
        found = self._page.found
        return (cell.key, found.hand.ids if found else ())

    def _ask(self, title: str, rules: tuple[BedRule, ...], button: str) -> None:
        words = " ".join(said(rule) for rule in rules)
        many = ngettext("{title}: one thing to know.", "{title}: {n} things to know.", len(rules))
        self._page.band.say(many.format(title=title, n=len(rules)), words, button, "att", _("Reason"), _("agreed"))

    def _tell_cell(self, cell: Cell | None) -> None:
        if cell is None:
            self._page.band.say(_("Choose a bed with the arrow keys."), "", "")
            return
        person, words = cell.lying, ""
        if person is not None and self._page.may_place:
            words = _("M moves, H keeps the bed, Delete takes out of bed, O opens the record.")
        place = where(cell)
        told = f": {name_of(person)}, {person.number}" if person else ""
        self._page.band.say(place[:1].upper() + place[1:] + told, words, "")

    def _name(self, people: tuple[PersonRow, ...]) -> str:
        if len(people) == 1:
            return name_of(people[0])
        return waiting_title(people, self._context.waystation.house.today())

    # Enter

    def enter(self, cell: Cell) -> None:
        """The act that the band offers for this cell; on somebody's bed with nobody in hand, take them out."""
        found = self._page.found
        if not self._page.may_place or found is None or self._busy:
            return
        held = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        if held and cell.lying is not None and found.hand.people:
            self._place(cell, "", shares=True)
        elif self._next is not None:
            self._next()
        elif cell.lying is not None and not found.hand.people:
            self.take_out(cell)
        elif found.hand.people:
            self._place(cell, "")

    def ready(self) -> None:
        """What is shown is what is written: keys are heard again."""
        self._busy = False

    def press(self) -> None:
        if self._next is not None and not self._busy:
            self._next()

    def _place(self, cell: Cell, reason: str, shares: bool = False) -> None:
        found = self._page.found
        assert found is not None
        people, bed = found.hand.people, cell.bed.id if cell.bed else None
        actor = self._context.actor
        if len(people) > 1:
            party = PartyForm(tuple(new_id() for _row in people), found.hand.ids, cell.room.id, reason)
            self._run(lambda: self._beds.place_party(actor, party), cell, shares)
            return
        room = cell.room.id if bed is None else None
        form = StayForm(new_id(), people[0].id, bed, room, reason, shares)
        self._run(lambda: self._beds.place(actor, form), cell, shares)

    def _run(self, job: Callable[[], PlacedRow], cell: Cell, shares: bool) -> None:
        found = self._page.found
        assert found is not None
        name = self._name(found.hand.people)
        self._busy = True
        self._page.banner.clear()

        def done(row: PlacedRow) -> None:
            if row.done:
                self._told(_("{name}: {place}").format(name=name, place=where(cell)))
                return
            self._busy = False
            self._asked = (self._question(cell), row.asks)
            self._next = lambda: self._place(cell, self._page.band.field.text(), shares)
            self._ask(_("{name} in {place}").format(name=name, place=where(cell)), row.asks, _("Place"))

        self._context.work.run(self, job, done, self._failed, writes=True)

    def _swap(self, cell: Cell, reason: str) -> None:
        found, other = self._page.found, cell.lying
        assert found is not None
        assert other is not None
        form = SwapForm(new_id(), new_id(), found.hand.ids[0], other.id, reason)
        names = f"{self._name(found.hand.people)}, {name_of(other)}"

        def done(row: PlacedRow) -> None:
            if row.done:
                self._told(_("Beds changed: {names}").format(names=names))
                return
            self._busy = False
            self._next = lambda: self._swap(cell, self._page.band.field.text())
            self._ask(_("Swap {names}").format(names=names), row.asks, _("Swap"))

        self._busy = True
        actor = self._context.actor
        self._context.work.run(self, lambda: self._beds.swap(actor, form), done, self._failed, writes=True)

    def _told(self, sentence: str) -> None:
        """It is done: a word with the way back. The board is read again after every write; whoever comes next is then
        in hand, and keys wait for them."""
        self.placed = True
        self._context.tell(sentence, self._take_back)

    def _take_back(self) -> None:
        taking, actor = self._context.waystation.taking_back, self._context.actor

        def job() -> None:
            last = taking.last(actor)
            if last is not None:
                taking.take_back(actor, last.unit)

        self._context.work.run(self, job, lambda _none: None, self._failed, writes=True)

    def _failed(self, trouble: Exception) -> None:
        self._busy = False
        self._page.failed(trouble)

    # Other acts on a bed

    def take_out(self, cell: Cell) -> None:
        """M: somebody who has a bed is in hand now."""
        if cell.lying is not None:
            self._page.banner.clear()
            self._page.read(cell.lying.id, self._page.found.place if self._page.found else 0, moved=True)

    def out_of_bed(self, cell: Cell) -> None:
        """Delete: the bed is free; a kept bed is free again."""
        actor, person, bed = self._context.actor, cell.lying, cell.bed
        if person is not None:
            self._do(
                lambda: self._beds.leave(actor, person.id), _("{name} has no bed now.").format(name=name_of(person))
            )
        elif bed is not None and bed.kept:
            self._do(lambda: self._beds.release(actor, bed.id), _("The bed is free again."))

    def ask_hold(self, cell: Cell) -> None:
        """H: keep the bed for some nights."""
        person = cell.lying
        if person is None or cell.bed is None:
            return
        title = _("Keep the bed of {name}").format(name=name_of(person))
        self._page.band.say(title, _("The board says “Kept”, never why."), _("Keep"), "info", _("Nights"), NIGHTS)
        self._next = lambda: self._hold(person)
        self._ask_of(cell)

    def _hold(self, person: PersonRow) -> None:
        said_nights = self._page.band.field.text().strip()
        if not said_nights.isdigit() or not 1 <= int(said_nights) <= 365:
            self._page.banner.say(_("Nights are a number from 1 to 365. Nothing was changed."), "att", _("Close"))
            return
        until = self._context.waystation.house.today() + timedelta(days=int(said_nights))
        form = HoldForm(new_id(), person.id, until)
        actor = self._context.actor
        self._do(lambda: self._beds.hold(actor, form), _("The bed of {name} is kept.").format(name=name_of(person)))

    def ask_close(self, cell: Cell) -> None:
        """C: close a bed with a word why, or open it."""
        bed = cell.bed
        if bed is None:
            return
        if cell.lying is not None:
            words = _("Somebody lies here, nothing was changed. First M and another bed; then C closes this one.")
            self._page.banner.say(words, "att", _("Close"))
            return
        if bed.closed_because:
            self._do(lambda: self._close(cell, ""), _("The bed is open again."))
            return
        title = _("Close {place}").format(place=where(cell))
        self._page.band.say(
            title, _("Nobody is placed here until it is opened."), _("Close"), "info", _("Why"), _("broken")
        )
        self._next = lambda: self._do(
            lambda: self._close(cell, self._page.band.field.text().strip() or _("broken")), _("The bed is closed.")
        )
        self._ask_of(cell)

    def _close(self, cell: Cell, why: str) -> None:
        assert cell.bed is not None
        self._places.save_bed(self._context.actor, BedForm(cell.bed.id, cell.bed.accessible, why))

    def _do(self, job: Callable[[], None], sentence: str) -> None:
        self._page.banner.clear()

        def done(_none: None) -> None:
            self._open = None
            self._context.tell(sentence, None)
            self._page.board.setFocus()

        self._context.work.run(self, job, done, self._failed, writes=True)


def where(cell: Cell) -> str:
    """ "room 4, bed 2 low"; a hall by its name."""
    if cell.room.rule is RoomRule.HALL:
        return hall_name(cell.room)
    room = _("room {name}").format(name=cell.room.name)
    return f"{room}, {_('bed {name}').format(name=bed_name(cell.bed))}" if cell.bed else room
