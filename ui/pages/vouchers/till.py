"""The till of a day: sums of each kind, every hand-out and what came back."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.voucher_forms import TillLine, TillSheet
from ui.page import PageContext
from ui.pages.section import Section, table_of
from ui.pages.vouchers.handed import Handed, scrolled_column
from ui.pages.vouchers.words import sum_words
from ui.tables import Column, RowsModel
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Card
from ui.words import _

HEAD, LINE = 40, 30


class Till(Section):
    """Alt Left and Right go from day to day."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._day: date | None = None
        self.day = label("", "section")
        self.earlier = KeyButton(_("Day before"), "Alt Left")
        self.later = KeyButton(_("Day after"), "Alt Right")
        heads = (_("What"), _("Went out"), _("Came back"), _("Out of the till"))
        self.model: RowsModel[TillLine] = RowsModel(
            [Column(head, lambda line, n=n: sum_words(line)[n], n > 0) for n, head in enumerate(heads)]  # type: ignore[misc]
        )
        self.sums = table_of(self.model, _("Sums of the day"), 0)
        self.handed = Handed(self, named=True)
        self._lay_out()
        for button, keys, step in ((self.earlier, "Alt+Left", -1), (self.later, "Alt+Right", 1)):
            button.clicked.connect(lambda _checked=False, step=step: self.go(step))
            shortcut(self, keys, button.click_if_able)
        self.setFocusProxy(self.handed.table)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.day, 1)
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        self.column.addLayout(row)
        card = Card(_("Sums of the day"), _("what came back is taken off on the day it came"))
        card.body.addWidget(self.sums)
        self.column.addWidget(scrolled_column(card, self.handed), 1)

    def reload(self) -> None:
        vouchers, actor, wanted = self.context.waystation.vouchers, self.context.actor, self._day
        self.read(lambda: vouchers.till(actor, wanted), self._show)

    def _show(self, sheet: TillSheet) -> None:
        today = self.context.waystation.house.today()
        self._day = None if sheet.day == today else sheet.day
        self.day.setText(f"{sheet.day:%d.%m.%Y}" + (_(", today") if sheet.day == today else ""))
        self.later.setEnabled(sheet.day < today)
        self.model.show_rows(sheet.sums)
        self.sums.setFixedHeight(HEAD + LINE * max(1, len(sheet.sums)))
        self.handed.show_rows(sheet.rows)

    def go(self, step: int) -> None:
        """So many days on; never beyond today."""
        today = self.context.waystation.house.today()
        wanted = min(today, (self._day or today) + timedelta(days=step))
        self._day = None if wanted == today else wanted
        self.reload()
