"""One pair: both records side by side, what speaks for one person, and the four answers, each with its key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.twin_rows import RecordSheet, TwinSheet
from models.codes import Relation
from ui.kin_words import choices
from ui.pages.lists.pair_words import side_by_side
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.fields import LabeledField, choice_box, shortcut
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import Chip, label
from ui.widgets.panels import Card, hairline, wrapped
from ui.widgets.people import Avatar
from ui.words import _

FACE = 48
FIRST, SECOND = "first", "second"


class PairView(Card):
    """`same`: one person; `apart`: two people; `kin` carries a Relation; `later`: not now."""

    same = Signal()
    apart = Signal()
    kin = Signal(object)
    later = Signal()

    def __init__(self, decides: bool, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.sheet: TwinSheet | None = None
        self.place, self.chip, self.why = label("", "strong"), Chip("", "att", "ask"), wrapped("", "second")
        self.grid, self._holder, self.bar = QGridLayout(), QWidget(), QWidget()
        self.front = label(_("Kept in front (Alt K)"), "second")
        self.front.setMinimumHeight(38)
        self.keep = Segmented(
            ((FIRST, _("The first"), ""), (SECOND, _("The second"), "")), FIRST, name=_("Kept in front")
        )
        self.relation = choice_box(choices(), _("What the first is to the second"))
        self.relatives = LabeledField(_("What the first is to the second"), self.relation)
        self.save_relatives = KeyButton(_("Save as relatives"), _("Enter"))
        self._head()
        self.body.addWidget(self._holder)
        self.answers = self._answers() if decides else []
        self._show_relatives(False)

    def _head(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.place)
        line.addWidget(self.chip)
        line.addWidget(self.why, 1)
        self.body.addLayout(line)
        self.body.addWidget(hairline())

    def _answers(self) -> list[KeyButton]:
        made = [
            KeyButton(_("Same person"), "Alt 1", kind="primary"),
            KeyButton(_("Two people"), "Alt 2"),
            KeyButton(_("Relatives"), "Alt 3"),
            KeyButton(_("Later"), "Alt 4", kind="quiet"),
        ]
        acts = (self.same.emit, self.apart.emit, self.ask_relation, self.later.emit)
        for button, act in zip(made, acts, strict=True):
            button.clicked.connect(act)
        self.save_relatives.clicked.connect(self._say_relation)
        for key in ("Return", "Enter"):
            shortcut(self.relation, key, self._say_relation)
        self._lay_out_bar(made)
        return made

    def _lay_out_bar(self, answers: list[KeyButton]) -> None:
        """The answers stand under the pair and never scroll away."""
        column = QVBoxLayout(self.bar)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.addWidget(self.relatives, 1)
        line.addWidget(self.save_relatives, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(line)
        flow = FlowLayout()
        for part in (*answers, self.front, self.keep):
            flow.addWidget(part)
        column.addLayout(flow)

    def show_sheet(self, sheet: TwinSheet, place: int, count: int) -> None:
        """Show a pair: the `place`th of `count`."""
        self.sheet = sheet
        self.place.setText(_("Pair {place} of {count}").format(place=place, count=count))
        tone, shape = ("att", "ask") if sheet.likely else ("info", "note")
        self.chip.say(_("Likely") if sheet.likely else _("Possible"), tone, shape)
        self.why.setText(_("Why: {reasons}").format(reasons="; ".join(sheet.reasons)))
        rows = (sheet.a.person, sheet.b.person)
        better = min(rows, key=lambda row: (not row.registered, row.id))
        self.keep.set_value(FIRST if better is rows[0] else SECOND)
        self._show_relatives(False)
        self._fill(sheet)

    def _fill(self, sheet: TwinSheet) -> None:
        """A fresh grid for each pair, so that rows of the last one leave nothing behind."""
        fresh = QWidget()
        grid = self.grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        for column, stretch in ((1, 10), (3, 10)):
            grid.setColumnStretch(column, stretch)
        for column, record, word in ((1, sheet.a, _("The first")), (3, sheet.b, _("The second"))):
            grid.addWidget(_face(record, word), 0, column, Qt.AlignmentFlag.AlignLeft)
        for down, (head, one, other) in enumerate(side_by_side(sheet.a, sheet.b), 1):
            self._line(down, head, one, other)
        self.body.replaceWidget(self._holder, fresh)
        self._holder.deleteLater()
        self._holder = fresh

    def _line(self, down: int, head: str, one: str, other: str) -> None:
        sign = "" if not (one and other) else "=" if one == other else "≠"
        words = {"=": _("the same"), "≠": _("differs")}
        between = label(sign, "second")
        between.setAccessibleName(words.get(sign, ""))
        role = "strong" if sign == "≠" else ""
        parts = (label(head, "second"), wrapped(one or "–", role), between, wrapped(other or "–", role))
        for across, part in enumerate(parts):
            self.grid.addWidget(part, down, across, Qt.AlignmentFlag.AlignTop)

    def kept(self) -> RecordSheet | None:
        """The record chosen to stand in front."""
        if self.sheet is None:
            return None
        return self.sheet.a if self.keep.value() == FIRST else self.sheet.b

    def other_in_front(self) -> None:
        """The other record of the two speaks for the person."""
        self.keep.set_value(SECOND if self.keep.value() == FIRST else FIRST)

    def ask_relation(self) -> None:
        """Which relation: chosen with the arrows, saved with Enter."""
        self._show_relatives(True)
        self.relation.setCurrentIndex(max(self.relation.findData(Relation.SIBLING), 0))
        self.relation.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        self.bar.setVisible(bool(self.answers))
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.bar.hide()
        super().hideEvent(event)

    def _show_relatives(self, shown: bool) -> None:
        for part in (self.relatives, self.save_relatives):
            part.setVisible(shown)

    def _say_relation(self) -> None:
        if self.relatives.isVisible():
            self.kin.emit(Relation(self.relation.currentData()))


def _face(record: RecordSheet, word: str) -> QWidget:
    holder, face = QWidget(), Avatar(FACE)
    face.show_person(record.person.photo, record.person.name.short)
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    line.addWidget(face)
    line.addWidget(label(word, "section"))
    return holder
