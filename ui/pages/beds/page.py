"""Beds: rooms and who sleeps in them, who has no bed yet, a suggestion that Enter takes; also by drag."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from app.shelter.rows import BuildingRow, ProposalRow, RoomRow, WaitingRow
from models.codes import RoomRule
from ui.letters import letter
from ui.page import Page, PageContext
from ui.pages.beds.acting import Acting
from ui.pages.beds.band import Band
from ui.pages.beds.board import BoardView
from ui.pages.beds.look import Look, look
from ui.pages.beds.places import Cell
from ui.pages.beds.side import Side
from ui.pages.beds.words import name_of
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.fields import EnterChain, shortcut
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import Chip, label
from ui.widgets.panels import Banner, EmptyLine
from ui.words import _
from ui.work import sentence_of

ROOMY, TALL = 1000, 560


class BedsPage(Page):
    """The board at the start, the queue at the end, the next act under the board."""

    KEYS = (
        ("Alt Q", _("who has no bed")),
        (_("Arrows"), _("choose a bed")),
        (_("Enter"), _("place, move or swap")),
        ("M", _("take somebody out to another bed")),
        (_("Shift Enter"), _("a child into the bed of its family")),
        (_("Delete"), _("out of bed")),
        ("H", _("keep the bed for somebody who is away")),
        ("C", _("close a bed, or open it")),
        ("O", _("open the record of who lies here")),
        ("Alt 1 2 3", _("go to a suggestion")),
        (_("Page up, down"), _("another floor")),
        ("Ctrl Z", _("take back")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._look: Look | None = None
        self._building: UUID | None = None
        self._floor: int | None = None
        self.banner, self.board, self.band = Banner(), BoardView(), Band()
        self.side = Side(context.waystation.house.now)
        self.may_place = may(context.actor, Act.PLACE_IN_BED)
        self.acting = Acting(self, self)
        self._lay_out()
        self._connect()

    # Layout

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(18, 11, 18, 11)
        whole.setSpacing(14)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self._head())
        column.addWidget(self.banner)
        self.build = KeyButton(_("Add a house"), "Alt H", "primary", "house", shortcut="Alt+H")
        self.empty = EmptyLine(_("There is no house with rooms yet."), self.build)
        self.nothing = QWidget()
        column.addWidget(self.empty)
        column.addWidget(self.nothing, 1)
        self.hint = label(_("Arrow keys choose a bed, Enter places, Ctrl Z undoes. Dragging works too."), "hint")
        self.hint.setMinimumWidth(1)
        column.addWidget(self.board, 1)
        column.addWidget(self.hint)
        column.addWidget(self.band)
        whole.addLayout(column, 1)
        whole.addWidget(self.side)

    def _head(self) -> QWidget:
        """The house, its floors and how full they are; the further acts go to a second line where it is narrow."""
        head = QWidget()
        row = FlowLayout(head, 9)
        self.house, self.houses = label("", "title"), QComboBox()
        self.houses.setAccessibleName(_("House"))
        self.floors_box = QWidget()
        self.floors_row = QHBoxLayout(self.floors_box)
        self.floors_row.setContentsMargins(0, 0, 0, 0)
        self.floors: Segmented | None = None
        self.taken, self.area = Chip("", "wait"), Chip("", "wait")
        self.places = KeyButton(_("Rooms"), "Alt H", shortcut="Alt+H", size="compact")
        self.roll_call = KeyButton(_("Roll-call"), "Alt L", shortcut="Alt+L", size="compact")
        self.fire = KeyButton(_("Fire list"), "Ctrl R", icon="printer", size="compact")
        self.fire.clicked.connect(self.context.fire_list)
        parts = (self.house, self.houses, self.floors_box, self.taken, self.area)
        for part in (*parts, self.places, self.roll_call, self.fire):
            row.addWidget(part)
        for button, act in ((self.places, Act.EDIT_PLACES), (self.roll_call, Act.TAKE_ROLL_CALL)):
            if not may(self.context.actor, act):
                button.hide()  # only hidden here: shown without a parent it would be a window of its own
        return head

    def _connect(self) -> None:
        self.banner.pressed.connect(self.banner.clear)
        self.board.chosen.connect(lambda _cell: self.acting.offer())
        self.board.entered.connect(self.acting.enter)
        self.board.dropped.connect(self._dropped)
        self.board.key_pressed.connect(self._key)
        self.band.pressed.connect(self.acting.press)
        self.band.left.connect(self.acting.drop)
        self.side.queue.party_chosen.connect(self._take)
        self.side.queue.entered.connect(self.board.setFocus)
        self.side.offer_pressed.connect(self.go_to)
        self.houses.activated.connect(lambda place: self._to_building(self.houses.itemData(place)))
        self.places.clicked.connect(lambda: self.context.go("places", None))
        self.build.clicked.connect(lambda: self.context.go("places", None))
        self.roll_call.clicked.connect(lambda: self.context.go("roll_call", None))
        shortcut(self, "Alt+Q", self.side.queue.setFocus)
        EnterChain([self.build], self.build.click_if_able, parent=self)
        shortcut(self, "PgDown", lambda: self._step_floor(1))
        shortcut(self, "PgUp", lambda: self._step_floor(-1))
        self.setFocusProxy(self.board)

    # What is shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """In a small window the words that F1 says too give way."""
        roomy = self.width() > ROOMY and self.height() > TALL
        self.hint.setVisible(roomy and bool(self._look and self._look.sheet.buildings))
        self.side.fold(not roomy)
        self.fire.setVisible(roomy)  # Ctrl R prints it from anywhere

    def reload(self) -> None:
        self.read(None, self._look.place if self._look else 0)

    def read(self, wanted: UUID | None, place: int = 0, moved: bool = False) -> None:
        """Read everything again; who is wanted is then in hand."""
        if wanted is None and self._look is not None and self._look.hand.people and not self.acting.placed:
            wanted, moved = self._look.hand.ids[0], self._look.hand.moved
        waystation, actor = self.context.waystation, self.context.actor
        self.acting.placed = False
        self.context.work.run(self, lambda: look(waystation, actor, wanted, place, moved), self._show, self.failed)

    def open_for(self, person: UUID) -> None:
        self.read(person)

    def _show(self, found: Look) -> None:
        fresh = self._look is None or self._look.hand.ids != found.hand.ids
        self._look = found
        self.acting.ready()
        buildings = found.sheet.buildings
        for widget in (self.board, self.band, self.house, self.taken, self.area):
            widget.setVisible(bool(buildings))
        self._fold()
        self.empty.setVisible(not buildings)
        self.nothing.setVisible(not buildings)
        builds = may(self.context.actor, Act.EDIT_PLACES)
        self.build.setVisible(builds)
        self.places.setVisible(builds and bool(buildings))
        self.side.show_look(found, self.context.waystation.house.now().astimezone())
        self.houses.setVisible(len(buildings) > 1)
        if not buildings:
            self.build.setFocus()
            return
        if fresh and found.offers and self.may_place and not found.hand.moved:
            self.go_to(found.offers[0])
        else:
            self._show_floor()
            self.acting.read_again()

    @property
    def found(self) -> Look | None:
        """What was read last."""
        return self._look

    def _building_now(self) -> BuildingRow | None:
        buildings = self._look.sheet.buildings if self._look else ()
        return next((b for b in buildings if b.id == self._building), buildings[0] if buildings else None)

    def _rooms(self) -> tuple[RoomRow, ...]:
        building = self._building_now()
        return tuple(room for room in building.rooms if room.floor == self._floor) if building else ()

    def _floors(self) -> list[int]:
        building = self._building_now()
        return sorted({room.floor for room in building.rooms}) if building else []

    def _show_floor(self) -> None:
        building, floors = self._building_now(), self._floors()
        if building is None or self._look is None:
            return
        self._building = building.id
        if self._floor not in floors:
            self._floor = floors[0] if floors else None
        self.house.setText(building.name)
        self._show_houses()
        self._show_floors(floors)
        rooms = self._rooms()
        beds = [bed for room in rooms for bed in room.beds]
        taken = sum(bool(bed.people) for bed in beds)
        self.taken.say(_("{taken} of {beds} beds taken").format(taken=taken, beds=len(beds)))
        self._show_area(rooms)
        hand = self._look.hand.people if self.may_place else ()
        name = "" if not hand else name_of(hand[0]) if len(hand) == 1 else _("the family")
        self.board.show_rooms(rooms, name)

    def _show_houses(self) -> None:
        assert self._look is not None
        self.houses.clear()
        for building in self._look.sheet.buildings:
            self.houses.addItem(building.name, building.id)
            if building.id == self._building:
                self.houses.setCurrentIndex(self.houses.count() - 1)
        self.house.setVisible(self.houses.count() == 1)

    def _show_area(self, rooms: tuple[RoomRow, ...]) -> None:
        """Square metres a person, of the rooms whose area is known and where somebody sleeps."""
        known = [(room.area, sum(len(bed.people) for bed in room.beds)) for room in rooms if room.area]
        people = sum(count for _area, count in known)
        self.area.setVisible(bool(people))
        if people:
            metres = sum(area for area, count in known if count) / 10 / people
            self.area.say(_("{metres} m² a person").format(metres=f"{metres:.1f}"))

    def _show_floors(self, floors: list[int]) -> None:
        if self.floors is not None:
            self.floors_row.removeWidget(self.floors)
            self.floors.hide()
            self.floors.deleteLater()
            self.floors = None
        if len(floors) > 1:
            words = [(floor, _("Ground") if floor == 0 else _("Floor {n}").format(n=floor), "") for floor in floors]
            self.floors = Segmented(words, self._floor, name=_("Floor"))
            self.floors.changed.connect(self._to_floor)
            self.floors_row.addWidget(self.floors)

    def _to_floor(self, floor: int) -> None:
        self._floor = floor
        self._show_floor()
        self.acting.offer()
        self.board.setFocus()

    def _step_floor(self, by: int) -> None:
        floors = self._floors()
        if self._floor in floors and 0 <= floors.index(self._floor) + by < len(floors):
            self._to_floor(floors[floors.index(self._floor) + by])

    def _to_building(self, building: UUID) -> None:
        self._building, self._floor = building, None
        self._show_floor()
        self.acting.offer()

    def go_to(self, offer: ProposalRow) -> None:
        """Show the suggested place, on whatever floor it is, and put the cursor on it."""
        assert self._look is not None
        found = self._look.room(offer.room)
        if found is not None:
            building, room = found
            self._building, self._floor = building.id, room.floor
            self._show_floor()
            bed = offer.bed or self._first_free(room)
            self.board.choose_place(room.id, bed)
            self.board.setFocus()

    def _first_free(self, room: RoomRow) -> UUID | None:
        """A family's suggestion names a room: the cursor goes to its first free bed."""
        if room.rule is RoomRule.HALL:
            return None
        return next((bed.id for bed in room.beds if bed.is_free), room.beds[0].id if room.beds else None)

    # Acting

    def _take(self, party: WaitingRow | None) -> None:
        if party is not None:
            self.acting.placed = False
            self.read(party.people[0].id, self.side.queue.currentIndex().row())

    def _dropped(self, cell: Cell, person: UUID) -> None:
        """Let fall on a bed: placed at once where nothing speaks against it, else asked about."""
        if not self.may_place:
            return
        waystation, actor = self.context.waystation, self.context.actor
        waits = any(
            row.is_of(person) for party in (self._look.sheet.waiting if self._look else ()) for row in party.people
        )

        def taken(found: Look) -> None:
            self._look = found
            self.side.show_look(found, waystation.house.now().astimezone())
            self._show_floor()
            here = self.board.plan.find(cell.key)
            if here is not None:
                self.board.choose(here)
                self.acting.enter(here)

        self.context.work.run(self, lambda: look(waystation, actor, person, 0, not waits), taken, self.failed)

    def _key(self, event: QKeyEvent) -> None:
        cell = self.board.cell
        key = letter(event)
        if key == Qt.Key.Key_O and not event.modifiers() and cell is not None and cell.lying is not None:
            self.context.go("person", cell.lying.id)
            event.accept()
        if not self.may_place or event.isAccepted():
            return
        acts = {
            Qt.Key.Key_M: self.acting.take_out,
            Qt.Key.Key_Delete: self.acting.out_of_bed,
            Qt.Key.Key_H: self.acting.ask_hold,
            Qt.Key.Key_C: self.acting.ask_close,
        }
        act = acts.get(key)
        if event.key() == Qt.Key.Key_Escape and self._look is not None and self._look.hand.moved:
            self.acting.placed = True
            self.read(None, self._look.place)
            event.accept()
        elif act is not None and cell is not None and not event.modifiers():
            act(cell)
            event.accept()

    def failed(self, trouble: Exception) -> None:
        self.acting.ready()
        self.banner.say(sentence_of(trouble), "att" if isinstance(trouble, UserError) else "stop", _("Close"))
        self.acting.offer()
