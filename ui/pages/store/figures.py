"""Figures of the store as small plots: by item, by day, by age and sex; and as a file for other programs."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from app.rosters import TableFormat
from app.supply_figures import FiguresForm, FiguresSheet
from ui.page import PageContext
from ui.pages.papers import output
from ui.pages.section import Section, scrolled
from ui.pages.store.plots import Bars
from ui.pages.store.words import amount, sexes
from ui.person_words import day
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.panels import Card, wrapped
from ui.words import _

MOST_BARS, FEW = 14, "<5"


class FiguresSection(Section):
    """The chosen span, for the group in hand or for everybody."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        spans = [(1, _("Today"), "1"), (7, _("7 days"), "2"), (30, _("30 days"), "3"), (365, _("A year"), "4")]
        self.span = Segmented(spans, 7, name=_("Span"))
        whose = [(False, _("Everybody"), ""), (True, _("This group"), "")]
        self.of_group = Segmented(whose, False, name=_("Whose"))
        self.xlsx = KeyButton(_("Save as XLSX"), "Alt X", icon="save", shortcut="Alt+X")
        self.csv = KeyButton(_("Save as CSV"), "Alt V", icon="save", shortcut="Alt+V")
        self.items, self.days = Bars(_("Given by item")), Bars(_("Given by day"))
        self.bands, self.lasting = Bars(_("By age and sex")), Bars(_("How long it lasts"))
        self.note = wrapped("", "hint")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        for part in (self.span, self.of_group):
            head.addWidget(part)
        head.addStretch(1)
        self.column.addLayout(head)
        for button in (self.xlsx, self.csv):
            head.addWidget(button)
            button.setVisible(may(self.context.actor, Act.EXPORT_STOCK))
        self.column.addWidget(self.note)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(14)
        for parts in (
            ((_("Given by item"), self.items), (_("Given by day"), self.days)),
            ((_("Days of stock"), self.lasting), (_("By age and sex"), self.bands)),
        ):
            column = QVBoxLayout()
            column.setSpacing(12)
            for title, bars in parts:
                card = Card(title)
                card.body.addWidget(bars)
                column.addWidget(card)
            column.addStretch(1)
            row.addLayout(column, 1)
        self.column.addWidget(scrolled(inside), 1)

    def _connect(self) -> None:
        self.span.changed.connect(lambda _days: self.reload())
        self.of_group.changed.connect(lambda _mine: self.reload())
        self.xlsx.clicked.connect(lambda: self._export(TableFormat.XLSX))
        self.csv.clicked.connect(lambda: self._export(TableFormat.CSV))
        self.setFocusProxy(self.span)

    def _form(self) -> FiguresForm:
        today, group = self.context.waystation.house.today(), self.context.group()
        since = today - timedelta(days=self.span.value() - 1)
        return FiguresForm(since, today, group.id if group and self.of_group.value() else None)

    def reload(self) -> None:
        store, actor, form = self.context.waystation.store, self.context.actor, self._form()
        self.read(lambda: store.figures(actor, form), self._show)

    def _show(self, sheet: FiguresSheet) -> None:
        items = sorted(sheet.by_item, key=lambda row: -(row.quantity or 0))[:MOST_BARS]
        self.items.show_rows([(row.name, row.quantity, _figure(row.quantity, row.scale)) for row in items])
        self.days.show_rows([(day(row.day), row.givings, _figure(row.givings)) for row in sheet.by_day[-MOST_BARS:]])
        self.bands.show_rows(_bands(sheet))
        lasting = [row for row in sheet.consumption if row.days_left is not None]
        lasting.sort(key=lambda row: row.days_left or 0)
        self.lasting.show_rows(
            [(row.name, row.days_left, _("{n} days").format(n=row.days_left)) for row in lasting[:MOST_BARS]]
        )
        self.note.setText(
            _("Fewer than five people are shown as <5, so that nobody is known by a figure.")
            if sheet.suppressed
            else ""
        )
        self.note.setVisible(sheet.suppressed)

    def _export(self, format_: TableFormat) -> None:
        path = output.ask_where_file(self, "store-figures", format_)
        if path is None:
            return
        store, actor, form = self.context.waystation.store, self.context.actor, self._form()

        def done(data: bytes) -> None:
            try:
                output.save(data, path)
            except UserError as trouble:
                self.failed(trouble)
            else:
                self.context.tell(_("The figures are saved. They name nobody."), None)

        self.write(lambda: store.export(actor, form, format_), done)


def _figure(value: int | None, scale: int = 1) -> str:
    return FEW if value is None else amount(value, scale)


def _bands(sheet: FiguresSheet) -> list[tuple[str, float | None, str]]:
    """People by age band and sex, over all items the most that were seen for one."""
    most: Counter[tuple[str, str]] = Counter()
    few: set[tuple[str, str]] = set()
    for row in sheet.by_band_and_sex:
        key = (row.band, row.sex)
        if not all(key):
            continue
        if row.people is None:
            few.add(key)
        else:
            most[key] = max(most[key], row.people)
    words = {sex.value: word for sex, word in sexes().items() if sex is not None}
    keys = sorted({*most, *few})
    return [
        (f"{band}, {words.get(sex, sex)}", most.get(key), _figure(most.get(key)))
        for key in keys
        for band, sex in (key,)
    ]
