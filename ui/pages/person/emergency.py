"""The lead's panel for the night when no medic is here: a reason first, then what the medics released."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.check_forms import Medicine
from app.errors import UserError
from app.glass import ExtractSheet
from app.rows import PersonPage
from models.codes import ListState
from ui.allergy_words import allergy_words
from ui.labels import allergy_states, instructions
from ui.page import PageContext
from ui.person_words import clock
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField
from ui.widgets.marks import label
from ui.widgets.panels import Banner, Card, hairline, wrapped
from ui.widgets.whole import Whole
from ui.words import _, ngettext
from ui.work import sentence_of


class EmergencyCard(Card):
    """Asks why, opens once, and puts away when another person is opened or the page is left."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(_("In an emergency"), _("what the medics released"), parent)
        self._context = context
        self._person: UUID | None = None
        self._released = self._asked = False
        self.banner = Banner()
        self.about = wrapped("", "second")
        self.reason = QLineEdit()
        self.field = LabeledField(_("Why now"), self.reason, _("ten characters or more"))
        self.open_button = KeyButton(_("Open it"), icon="heart-pulse", size="compact")
        self.away_button = KeyButton(_("Put away"), size="compact")
        self.extract = QWidget()
        self._lines = QVBoxLayout(self.extract)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        for part in (self.banner, self.about, self.field, self.extract):
            self.body.addWidget(part)
        for button in (self.open_button, self.away_button):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.open_button.clicked.connect(self.open)
        self.reason.returnPressed.connect(self.open)
        self.away_button.clicked.connect(self.put_away)
        self.put_away()

    def show_page(self, page: PersonPage) -> None:
        """Be about this person; what was opened of another goes away. Only a signed check releases something."""
        fresh = page.person.id != self._person
        self._person, self._released = page.person.id, page.person.checked
        if fresh:
            self.put_away()
        elif self.extract.isHidden():
            self._offer()

    def put_away(self) -> None:
        """Nothing of the extract stays in the widgets."""
        self._asked = False
        _empty(self._lines)
        self.extract.hide()
        self.away_button.hide()
        self.banner.clear()
        self.reason.clear()
        self.field.clear()
        self._offer()

    def _offer(self) -> None:
        released = self._released
        told = _(
            "Allergies, medicines, instructions. "
            "Opening is saved with your name and your reason, and the medics will see it."
        )
        self.about.setText(told if released else _("Health has released nothing about this person yet."))
        self.about.show()
        self.field.setVisible(released)
        self.open_button.setVisible(released)

    def open(self) -> None:
        """Open with the reason typed; the opening is saved before anything is shown."""
        person, reason = self._person, self.reason.text()
        if person is None:
            return
        self.field.clear()
        self._asked = True
        actor, glass = self._context.actor, self._context.waystation.glass
        self._context.work.run(self, lambda: glass.open(actor, person, reason), self._show, self._failed, writes=True)

    def _show(self, sheet: ExtractSheet) -> None:
        if sheet.person.id != self._person or not self._asked:
            return  # put away meanwhile
        _empty(self._lines)
        for part in _lines(sheet):
            self._lines.addWidget(part)
        self.banner.clear()
        self.reason.clear()
        for part in (self.field, self.open_button, self.about):
            part.hide()
        self.extract.show()
        self.away_button.show()
        self.away_button.setFocus()
        QTimer.singleShot(0, self, self._into_view)

    def _into_view(self) -> None:
        """Once it is laid out, the extract stands where it can be read without a scroll."""
        part: QWidget | None = self
        while part is not None and not isinstance(part, QScrollArea):
            part = part.parentWidget()
        if isinstance(part, QScrollArea):
            part.ensureWidgetVisible(self.extract, 0, 12)

    def _failed(self, trouble: Exception) -> None:
        if isinstance(trouble, UserError) and trouble.field == "reason":
            self.field.set_error(trouble.sentence)
            self.reason.setFocus()
        else:
            self.banner.say(sentence_of(trouble), "stop")


def _lines(sheet: ExtractSheet) -> Iterable[QWidget]:
    extract, today = sheet.extract, date.today()
    if sheet.unread:
        yield Whole(_("A part of it could not be opened here: ask Health for the rest."), "strong")
    allergies = [allergy_words(allergy) for allergy in extract.allergies]
    yield from _section(_("Allergies"), extract.allergies_state, allergies, extract.allergies_at, today)
    yield hairline()
    medicines = [_medicine(medicine) for medicine in extract.medicines]
    yield from _section(_("Medicines"), extract.medicines_state, medicines, extract.medicines_at, today)
    yield hairline()
    yield label(_("Instructions"), "label")
    told = [instructions()[code] for code in extract.instructions] or [_("None.")]
    yield from (Whole(words, "strong") for words in told)
    released = _("Released {at} by {who}. The medics see that you opened this.")
    yield Whole(released.format(at=clock(extract.released_at, today), who=sheet.released_by), "hint")


def _section(
    title: str, state: ListState, entries: Iterable[str], asked: datetime | None, today: date
) -> Iterable[QWidget]:
    """A title with when it was asked, then every entry whole; what was not asked is never shown as none."""
    when = _("asked {at}").format(at=clock(asked, today)) if asked else ""
    yield label(", ".join(part for part in (title, when) if part), "label")
    listed = list(entries) if state is ListState.LIST else [allergy_states()[state]]
    yield from (Whole(words, "strong") for words in listed)


def _medicine(medicine: Medicine) -> str:
    days = medicine.days_left
    left = ngettext("{n} day left", "{n} days left", days).format(n=days) if days is not None else ""
    taken = _("last taken {when}").format(when=medicine.last_taken) if medicine.last_taken else ""
    return ", ".join(part for part in (medicine.as_written, medicine.name, medicine.dose, taken, left) if part)


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (part := item.widget()) is not None:
            part.hide()
            part.deleteLater()
