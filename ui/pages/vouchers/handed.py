"""What was handed out, as a table, with what may be done with the chosen line: receipt, signature, taking back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.access import Act, may
from app.voucher_forms import TakeBackForm, VoucherRow
from models.codes import Answer
from ui.pages.papers.straight import PaperOutput
from ui.pages.section import Section, scrolled, table_of
from ui.pages.vouchers import words
from ui.tables import Column, RowsModel
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField, shortcut
from ui.words import _

HEADS: tuple[Column[VoucherRow], ...] = (
    Column(_("When"), words.when),
    Column(_("Who"), words.who),
    Column(_("What"), words.what),
    Column(_("Worth"), words.worth, True),
    Column(_("How it stands"), words.state),
    Column(_("By"), words.by),
)

LEAST = 110


class Handed(QWidget):
    """Stands in a section, whose banner says what went wrong. `named`: with the column of the person."""

    def __init__(self, section: Section, named: bool) -> None:
        super().__init__(section)
        self._section, self._context = section, section.context
        columns = [column for column in HEADS if named or column.head != _("Who")]
        self.model = RowsModel(columns)
        self.table = table_of(self.model, _("Handed out"), [column.head for column in columns].index(_("What")))
        self.receipt = KeyButton(_("Print the receipt"), "Alt P", icon="printer", shortcut="Alt+P")
        self.signed = KeyButton(_("It is signed"), "Alt G", shortcut="Alt+G")
        self.reason = QLineEdit()
        self.why = LabeledField(_("Why it comes back"), self.reason)
        self.back = KeyButton(_("Take it back"), "Alt B", shortcut="Alt+B")
        self.output = PaperOutput(self._context, section)
        section.fields["reason"] = self.why
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row.setSpacing(10)
        self.table.setMinimumHeight(LEAST)
        column.addWidget(self.table, 1)
        for button in (self.receipt, self.signed):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.why)
        row.addWidget(self.back)
        column.addLayout(row)

    def _connect(self) -> None:
        self.receipt.clicked.connect(lambda _checked=False: self.print_receipt())
        self.signed.clicked.connect(lambda _checked=False: self.sign())
        self.back.clicked.connect(lambda _checked=False: self.take_back())
        self.reason.returnPressed.connect(self.take_back)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._offer())
        shortcut(self._section, "Alt+T", self.table.setFocus)
        self._offer()

    def show_rows(self, rows: Sequence[VoucherRow]) -> None:
        """The rows, with the same one chosen, or the newest."""
        chosen = self.chosen()
        self.model.show_rows(rows)
        place = next((n for n, row in enumerate(rows) if chosen and row.id == chosen.id), 0)
        if rows:
            self.table.selectRow(place)
        self._offer()

    def chosen(self) -> VoucherRow | None:
        index = self.table.currentIndex()
        return self.model.row(index) if index.isValid() and index.row() < self.model.rowCount() else None

    def _offer(self) -> None:
        """Only what may be done with the chosen line."""
        row, actor = self.chosen(), self._context.actor
        stands = row is not None and row.back_at is None
        self.receipt.setVisible(stands and may(actor, Act.GIVE_VOUCHER))
        self.signed.setVisible(
            stands and may(actor, Act.GIVE_VOUCHER) and row is not None and row.signed is not Answer.YES
        )
        for part in (self.why, self.back):
            part.setVisible(stands and may(actor, Act.TAKE_BACK_VOUCHER))

    def print_receipt(self) -> None:
        """The receipt of the chosen line, to the printer or into a file."""
        row, vouchers, actor = self.chosen(), self._context.waystation.vouchers, self._context.actor
        if row is not None:
            self.output.make(lambda: vouchers.receipt(actor, row.id))

    def sign(self) -> None:
        row, vouchers, actor = self.chosen(), self._context.waystation.vouchers, self._context.actor
        if row is not None:
            self._write(lambda: vouchers.sign(actor, row.id, Answer.YES), _("Kept: the receipt is signed."))

    def take_back(self) -> None:
        """The chosen line is here again; asks for a word why."""
        row, vouchers, actor = self.chosen(), self._context.waystation.vouchers, self._context.actor
        if row is not None and self.back.isVisible():
            form = TakeBackForm(row.id, self.reason.text())
            self._write(lambda: vouchers.take_back(actor, form), _("Taken back. Its number may be handed out again."))

    def _write(self, job: Callable[[], VoucherRow], said: str) -> None:
        def done(_row: VoucherRow) -> None:
            self.reason.clear()
            self._context.tell(said, None)

        self._section.write(job, done)


def scrolled_column(*parts: QWidget) -> QWidget:
    """Parts one under the other, the last with the room that is left; where there is little, all of it scrolls."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 6, 0)
    column.setSpacing(10)
    for part in parts[:-1]:
        column.addWidget(part)
    column.addWidget(parts[-1], 1)
    return scrolled(inside)
