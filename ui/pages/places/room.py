"""One room: its name, floor, whom it is for, what it has; its beds, closed or reached without steps."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from app.errors import UserError
from app.shelter.forms import BedForm, RoomForm
from app.shelter.rows import BedRow, RoomRow
from models.codes import RoomRule
from ui.pages.beds.words import bed_kinds, bed_name, name_of, rules
from ui.pages.places.many import NOT_A_NUMBER, NOT_AN_AREA, tenths
from ui.pages.section import table_of
from ui.tables import Column, RowsModel
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField, choice_box
from ui.widgets.flow import FlowLayout
from ui.widgets.panels import Card
from ui.words import _

HAS = ("step_free", "own_toilet", "near_staff", "quiet", "lockable")


class RoomCard(Card):
    """`asked` saves the room; `bed_asked` carries the form of a bed; `retire_asked`: the room is no more."""

    asked = Signal()
    bed_asked = Signal(object)
    retire_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The room"), parent=parent)
        self._room: RoomRow | None = None
        self.edits = {name: QLineEdit() for name in ("name", "floor", "area", "kept_for", "why")}
        self.rule = choice_box(list(rules().items()), _("Whom it is for"))
        words = (_("No steps"), _("Own toilet"), _("Near staff"), _("Quiet"), _("Can be locked"))
        self.has = {name: QCheckBox(word) for name, word in zip(HAS, words, strict=True)}
        self.fields = {
            "name": LabeledField(_("Name"), self.edits["name"]),
            "floor": LabeledField(_("Floor"), self.edits["floor"]),
            "area": LabeledField(_("Area, m²"), self.edits["area"]),
            "rule": LabeledField(_("Whom it is for"), self.rule),
            "kept_for": LabeledField(_("Kept for"), self.edits["kept_for"], _("never why")),
        }
        self.model: RowsModel[BedRow] = RowsModel(_columns())
        self.beds = table_of(self.model, _("Beds"), 3)
        self.save = KeyButton(_("Save the room"), "Alt S", shortcut="Alt+S")
        self.close_bed = KeyButton(_("Close or open the bed"), "Alt C", shortcut="Alt+C", size="compact")
        self.accessible = KeyButton(_("Reached without steps"), "Alt W", shortcut="Alt+W", size="compact")
        self.retire = KeyButton(_("No room any more"), "Alt D", "quiet", shortcut="Alt+D", size="compact")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 3, place % 3)
        self.body.addLayout(grid)
        ticks = QWidget()
        flow = FlowLayout(ticks, 12)
        for box in self.has.values():
            flow.addWidget(box)
        self.body.addWidget(ticks)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addWidget(self.retire)
        row.addStretch(1)
        self.body.addLayout(row)
        self.beds.setMinimumHeight(140)
        self.body.addWidget(self.beds, 1)
        self.edits["why"].setPlaceholderText(_("Why it is closed, in a word"))
        self.edits["why"].setAccessibleName(_("Why it is closed"))
        self.body.addWidget(self.edits["why"])
        foot = QWidget()
        acts = FlowLayout(foot, 8)
        acts.addWidget(self.close_bed)
        acts.addWidget(self.accessible)
        self.body.addWidget(foot)
        EnterChain([field.control for field in self.fields.values()], self.save.click_if_able, parent=self)

    def _connect(self) -> None:
        self.save.clicked.connect(self.asked)
        self.retire.clicked.connect(self.retire_asked)
        self.close_bed.clicked.connect(self._close)
        self.accessible.clicked.connect(self._reach)

    def show_room(self, room: RoomRow | None) -> None:
        """Another room; what is typed of the same one stays."""
        same = room is not None and self._room is not None and room.id == self._room.id
        self._room = room
        self.setVisible(room is not None)
        if room is None:
            return
        place = self.beds.currentIndex().row()
        self.model.show_rows(room.beds)
        if room.beds:
            self.beds.selectRow(max(0, min(place, len(room.beds) - 1)))
        if same:
            return
        self.edits["name"].setText(room.name)
        self.edits["floor"].setText(str(room.floor))
        self.edits["area"].setText(f"{room.area / 10:g}" if room.area else "")
        self.edits["kept_for"].setText(room.kept_for)
        self.rule.setCurrentIndex(list(RoomRule).index(room.rule))
        for name, box in self.has.items():
            box.setChecked(getattr(room, name))

    @property
    def room(self) -> RoomRow | None:
        return self._room

    def form(self, building: UUID) -> RoomForm:
        """What is typed. UserError: no number."""
        assert self._room is not None
        try:
            floor = int(self.edits["floor"].text().strip() or "0")
        except ValueError:
            raise UserError(NOT_A_NUMBER, "floor") from None
        try:
            area = tenths(self.edits["area"].text())
        except ValueError:
            raise UserError(NOT_AN_AREA, "area") from None
        has = {name: box.isChecked() for name, box in self.has.items()}
        rule, kept = RoomRule(self.rule.currentData()), self.edits["kept_for"].text()
        return RoomForm(self._room.id, building, self.edits["name"].text(), floor, rule, area, **has, kept_for=kept)

    def _bed(self) -> BedRow | None:
        rows, place = self.model.rows(), self.beds.currentIndex().row()
        return rows[place] if 0 <= place < len(rows) else None

    def _close(self) -> None:
        bed = self._bed()
        if bed is not None:
            why = "" if bed.closed_because else self.edits["why"].text().strip() or _("broken")
            self.bed_asked.emit(BedForm(bed.id, bed.accessible, why))
            self.edits["why"].clear()

    def _reach(self) -> None:
        bed = self._bed()
        if bed is not None:
            self.bed_asked.emit(BedForm(bed.id, not bed.accessible, bed.closed_because))


def _columns() -> list[Column[BedRow]]:
    def now(bed: BedRow) -> str:
        if bed.closed_because:
            return _("Closed: {why}").format(why=bed.closed_because)
        if bed.people:
            return ", ".join(name_of(row) for row in bed.people)
        return _("Kept") if bed.kept else _("Free")

    return [
        Column(_("Bed"), bed_name),
        Column(_("Kind"), lambda bed: bed_kinds()[bed.kind]),
        Column(_("Steps"), lambda bed: _("none") if bed.accessible else ""),
        Column(_("Now"), now),
    ]
