"""The lines of a manifest: ticked with Space, changed beneath, taken off with Delete."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QWidget

from app.onward.forms import SeatForm
from app.onward.rows import SeatRow, TripSheet
from models.codes import SeatState, TripState
from ui.pages.trips.words import seat_lines
from ui.tables import Column, RowsModel, TwoLines
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField
from ui.words import _


class SeatList(QListView):
    """`ticked`, `taken_off`, `opened` carry the line under the cursor."""

    ticked = Signal(object)
    taken_off = Signal(object)
    opened = Signal(object)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state = TripState.PLANNED
        self.rows: RowsModel[SeatRow] = RowsModel([Column(_("Manifest"), self._spoken)])
        self._delegate = TwoLines(lambda row: seat_lines(row, self._state))
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setProperty("framed", True)
        self.setAccessibleName(_("Manifest"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda *_indexes: self.changed.emit())

    def show_sheet(self, sheet: TripSheet) -> None:
        """The lines; the cursor stays on the person it was on."""
        before = self.current()
        self._state = sheet.row.state
        self.rows.show_rows(sheet.seats)
        same = (n for n, row in enumerate(sheet.seats) if before is not None and row.person.id == before.person.id)
        self.setCurrentIndex(self.rows.index(next(same, 0), 0))
        self.changed.emit()

    def current(self) -> SeatRow | None:
        index = self.currentIndex()
        return self.rows.row(index) if index.isValid() and index.row() < self.rows.rowCount() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if row is not None and event.key() == Qt.Key.Key_Space:
            self.ticked.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Delete:
            self.taken_off.emit(row)
        elif row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: object) -> None:
        """As Space."""
        row = self.current()
        if row is not None:
            self.ticked.emit(row)

    def _spoken(self, row: SeatRow) -> str:
        _shape, first, second = seat_lines(row, self._state)
        return f"{first}; {second}; {_('counted') if is_counted(row, self._state) else _('not counted')}"


def is_counted(row: SeatRow, state: TripState) -> bool:
    """Counted at this end of the way."""
    return row.state is (SeatState.OUT if state is TripState.PLANNED else SeatState.IN)


class SeatFields(QWidget):
    """Seat, luggage and where somebody gets off, of the line under the cursor. `asked` carries a SeatForm or the
    sentence of what cannot be read."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line: UUID | None = None
        self.seat, self.luggage, self.drop_off = QLineEdit(), QLineEdit(), QLineEdit()
        self.save = KeyButton(_("Save the line"), "Alt S", size="compact")
        self.fields = {
            "seat": LabeledField(_("Seat"), self.seat),
            "luggage": LabeledField(_("Luggage"), self.luggage),
            "drop_off": LabeledField(_("Gets off"), self.drop_off, _("where")),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for name, stretch in (("seat", 1), ("luggage", 1), ("drop_off", 3)):
            row.addWidget(self.fields[name], stretch)
        row.addWidget(self.save, 0, Qt.AlignmentFlag.AlignBottom)
        self.save.clicked.connect(self._ask)
        EnterChain([self.seat, self.luggage, self.drop_off], self._ask, parent=self)

    def show_row(self, row: SeatRow | None) -> None:
        self._line = row.id if row else None
        self.seat.setText(str(row.seat or "") if row else "")
        self.luggage.setText(str(row.luggage or "") if row else "")
        self.drop_off.setText(row.drop_off if row else "")
        self.setEnabled(row is not None)
        for field in self.fields.values():
            field.clear()

    def say(self, field: str | None, sentence: str) -> bool:
        """Beside the field; False where there is no such field."""
        place = self.fields.get(field or "")
        if place is None:
            return False
        place.set_error(sentence)
        return True

    def _ask(self) -> None:
        numbers = [edit.text().strip() or "0" for edit in (self.seat, self.luggage)]
        for name, text in zip(("seat", "luggage"), numbers, strict=True):
            if not text.isdecimal():
                self.fields[name].set_error(_("This is no number. Nothing was saved. Correct it."))
                return
        if self._line is not None:
            self.asked.emit(SeatForm(self._line, int(numbers[0]), int(numbers[1]), self.drop_off.text()))
