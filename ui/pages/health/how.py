"""How a measure was taken, and why it was not: folded under the measures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from app.check_forms import MeasureNote
from app.vitals import BY_KEY
from models.codes import Method, NotMeasured
from ui.widgets.fields import choice_box
from ui.widgets.marks import label
from ui.words import _

KEYS = ("respiration", "saturation", "systolic", "pulse", "temperature", "glucose", "weight", "height")


def methods() -> dict[Method, str]:
    return {
        Method.EAR: _("ear"),
        Method.FOREHEAD: _("forehead"),
        Method.MOUTH: _("mouth"),
        Method.ARMPIT: _("armpit"),
        Method.RECTAL: _("rectal"),
        Method.ARM: _("arm"),
        Method.WRIST: _("wrist"),
        Method.SCALES: _("scales"),
        Method.STATED: _("as told"),
        Method.FASTING: _("fasting"),
        Method.AFTER_FOOD: _("after food"),
    }


def why_not() -> dict[NotMeasured, str]:
    return {
        NotMeasured.REFUSED: _("declined"),
        NotMeasured.NO_DEVICE: _("no device"),
        NotMeasured.NOT_POSSIBLE: _("not possible"),
        NotMeasured.NOT_NEEDED: _("not needed"),
        NotMeasured.LATER: _("later"),
    }


class HowTaken(QWidget):
    """A row a measure: the way, where it changes the reading, and the reason of a missing value."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ways: dict[str, QComboBox] = {}
        self.reasons: dict[str, QComboBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        for row, key in enumerate(KEYS):
            measure = BY_KEY[key]
            grid.addWidget(label(_(measure.label), "second"), row, 0)
            if measure.methods:
                options = [(None, _("how")), *((way.value, methods()[way]) for way in measure.methods)]
                self.ways[key] = self._box(grid, options, row, 1, _("How: {what}").format(what=_(measure.label)))
            options = [(None, _("why not")), *((reason.value, word) for reason, word in why_not().items())]
            self.reasons[key] = self._box(grid, options, row, 2, _("Why not: {what}").format(what=_(measure.label)))

    def _box(
        self, grid: QGridLayout, options: Sequence[tuple[object, str]], row: int, column: int, name: str
    ) -> QComboBox:
        box = choice_box(options, name)
        box.activated.connect(lambda _place: self.changed.emit())
        grid.addWidget(box, row, column)
        return box

    def put(self, notes: Sequence[MeasureNote]) -> None:
        known = {note.key: note for note in notes}
        for boxes, field in ((self.ways, "method"), (self.reasons, "not_measured")):
            for key, box in boxes.items():
                value = getattr(known.get(key), field, None)
                box.setCurrentIndex(max(box.findData(value.value if value else None), 0))

    def notes(self) -> tuple[MeasureNote, ...]:
        found = []
        for key in KEYS:
            way = self.ways[key].currentData() if key in self.ways else None
            reason = self.reasons[key].currentData()
            if way or reason:
                found.append(MeasureNote(key, Method(way) if way else None, NotMeasured(reason) if reason else None))
        return tuple(found)
