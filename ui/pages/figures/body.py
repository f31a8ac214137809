"""What the page of figures shows: tiles, two plots with the table of the days beside, ages, stays, what is done."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.figures import DayRow, FiguresSheet, Whose
from models.codes import Sex
from ui.labels import sexes
from ui.pages.figures.plots import Legend, MovesPlot, NightsPlot
from ui.pages.figures.words import as_of, done, lengths, middle, short_day, told
from ui.pages.store.plots import Bars
from ui.tables import Column, RowsModel
from ui.widgets.marks import label
from ui.widgets.panels import Card, CountTile, wrapped
from ui.words import _

ROW, MOST_ROWS = 30, 10
_HIDDEN = _(
    "* stands for a number that is not told, so that nobody can be recognised: it is below 5, or would let such a "
    "number be worked out."
)


class Tiles(QFrame):
    """What the house is at the end of the days."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        titles = (_("In the house"), _("Sleep here"), _("Beds taken"), _("In halls"), _("Arrived"), _("Left"))
        self.tiles = [CountTile(title) for title in titles]
        self._grid, self._columns, self._room = QGridLayout(self), 0, 0
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.lay_out(6)

    def fit(self, room: int) -> None:
        """In one row, or in two where that is too wide."""
        self._room = room
        for tile in self.tiles:
            tile.layout().activate()
        widest = max(tile.minimumSizeHint().width() for tile in self.tiles)
        self.lay_out(6 if 6 * widest <= room else 3)

    def lay_out(self, columns: int) -> None:
        """So many in a row."""
        if columns == self._columns:
            return
        self._columns = columns
        for place, tile in enumerate(self.tiles):
            self._grid.removeWidget(tile)
            self._grid.addWidget(tile, place // columns, place % columns)
        for column in range(6):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def show_sheet(self, sheet: FiguresSheet) -> None:
        last = sheet.last
        beds = _("of {n}, {kept} kept").format(n=last.beds_open, kept=last.kept)
        shown = (
            (last.in_all, _("{n} away").format(n=last.away), last.in_all),
            (last.present, _("{n} without a bed").format(n=last.unplaced), last.in_all),
            (last.beds_taken, beds, last.beds_open),
            (last.hall, "", last.in_all),
            (sheet.arrivals, "", sheet.arrivals),
            (sheet.departures, "", sheet.arrivals),
        )
        for tile, (number, rest, whole) in zip(self.tiles, shown, strict=True):
            tile.show_count(number, rest, whole)
        self.fit(self._room)


class Body(QWidget):
    """Cards in two columns, or in one where it is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self.tiles = Tiles()
        self.nights, self.moves = NightsPlot(_("Occupancy by night")), MovesPlot(_("Arrivals and departures by day"))
        self.days, self.away = RowsModel(_of_days()), RowsModel(_of_away())
        self.people = RowsModel[tuple[str, ...]](())
        self.table, self.ages = _table(self.days, _("Day by day")), _table(self.people, _("Age and sex"))
        self.away_table = _table(self.away, _("Away over night"))
        self.here, self.left = Bars(_("Length of stay, here now")), Bars(_("Length of stay, left"))
        self.middles = {Whose.HERE: wrapped("", "hint"), Whose.LEFT: wrapped("", "hint")}
        self.needs, self.no_needs = Bars(_("What is done for people today")), wrapped("", "second")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 8, 0)
        whole.setSpacing(12)
        whole.addWidget(self.tiles)
        self.note = wrapped("", "hint")
        whole.addWidget(self.note)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(12)
        self._columns.addLayout(_column(self._plots(), self._stays()), 1)
        self._columns.addLayout(_column(*self._tables(), self._needs()), 1)
        whole.addLayout(self._columns)
        whole.addStretch(1)

    def fold(self, narrow: bool, room: int) -> None:
        """One column where there is no room beside; `room`: how wide the tiles may be."""
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.tiles.fit(room)

    def _plots(self) -> Card:
        card = Card(_("Occupancy by night"))
        nights = (("full", _("beds taken")), ("hatched", _("people in halls")), ("line", _("beds open")))
        moves = (("full", _("arrived")), ("hatched", _("left")))
        for part in (Legend(nights), self.nights, label(_("Arrivals and departures by day"), "section"), Legend(moves)):
            card.body.addWidget(part)
        card.body.addWidget(self.moves)
        return card

    def _card(self, title: str, *parts: QWidget) -> Card:
        card = Card(title)
        for part in parts:
            card.body.addWidget(part)
        return card

    def _stays(self) -> Card:
        here, left = self.middles.values()
        return self._card(_("Length of stay"), here, self.here, left, self.left)

    def _tables(self) -> tuple[Card, ...]:
        return (
            self._card(_("Day by day"), self.table),
            self._card(_("Age and sex"), self.ages),
            self._card(_("Away over night"), self.away_table),
        )

    def _needs(self) -> Card:
        return self._card(_("What is done for people today"), self.no_needs, self.needs)

    def show_sheet(self, sheet: FiguresSheet) -> None:
        self.tiles.show_sheet(sheet)
        self.note.setText(f"{as_of(sheet)}. {_HIDDEN}")
        self.nights.show_days(sheet.days)
        self.moves.show_days(sheet.days)
        for model, table in ((self.days, self.table), (self.away, self.away_table)):
            model.show_rows(sheet.days[::-1])
            _high(table, len(sheet.days))
        self._show_people(sheet)
        self._show_stays(sheet)
        self._show_needs(sheet)

    def _show_people(self, sheet: FiguresSheet) -> None:
        used = list(dict.fromkeys(cell.sex for cell in sheet.people))
        words = {sex.value: word for sex, word in sexes().items()} | {Sex.NOT_ASKED.value: _("Not asked"), "": _("All")}
        heads = [_("Age"), *(words[sex] for sex in used)]
        rows: dict[str, list[str]] = {}
        for cell in sheet.people:
            rows.setdefault(cell.band or _("All"), []).append(told(cell.people))
        self.people = RowsModel(
            [_part(head, place) for place, head in enumerate(heads)], [(b, *c) for b, c in rows.items()]
        )
        self.ages.setModel(self.people)
        _spread(self.ages)
        _high(self.ages, len(rows))

    def _show_stays(self, sheet: FiguresSheet) -> None:
        for stay, bars in zip(sheet.stays, (self.here, self.left), strict=True):
            self.middles[stay.whose].setText(middle(stay))
            bars.show_rows([(lengths()[code], count, told(count)) for code, count in stay.bands])
            bars.setVisible(stay.people > 0)

    def _show_needs(self, sheet: FiguresSheet) -> None:
        rows = sheet.needs or ()
        self.needs.show_rows([(done(row.code), row.people, told(row.people)) for row in rows])
        over = _("What is done for people is known for today only. Choose days that go on until today.")
        self.no_needs.setText(over if sheet.needs is None else "" if rows else _("Nothing is written."))
        self.no_needs.setVisible(not rows)
        self.needs.setVisible(bool(rows))


def _column(*cards: Card) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(12)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column


def _part(head: str, place: int) -> Column[tuple[str, ...]]:
    return Column(head, lambda row: row[place], align_right=place > 0)


def _number(head: str, field: str) -> Column[DayRow]:
    return Column(head, lambda row: told(getattr(row, field)), align_right=True)


def _day() -> Column[DayRow]:
    return Column(_("Day"), lambda row: short_day(row.day) + (_(" now") if row.so_far else ""))


def _of_days() -> list[Column[DayRow]]:
    return [
        _day(),
        _number(_("Sleep"), "present"),
        _number(_("Away"), "away"),
        _number(_("Beds"), "beds_taken"),
        _number(_("Open"), "beds_open"),
        _number(_("Halls"), "hall"),
        _number(_("Came"), "arrivals"),
        _number(_("Left"), "departures"),
    ]


def _of_away() -> list[Column[DayRow]]:
    return [
        _day(),
        _number(_("Leave"), "leave"),
        _number(_("Hospital"), "hospital"),
        _number(_("Absent"), "absent"),
        _number(_("Appointment"), "elsewhere"),
    ]


def _table(model: RowsModel[DayRow] | RowsModel[tuple[str, ...]], name: str) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW)
    table.setShowGrid(False)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    _spread(table)
    return table


def _spread(table: QTableView) -> None:
    if not table.model().columnCount():
        return
    header = table.horizontalHeader()
    header.setMinimumSectionSize(30)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)


def _high(table: QTableView, rows: int) -> None:
    """As high as its rows, up to a page of them."""
    table.setFixedHeight(table.horizontalHeader().sizeHint().height() + min(max(rows, 1), MOST_ROWS) * ROW + 6)
