"""The tables of a page in HTML as rows of text: nothing opened, nothing run."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from app.strangers.refusal import NotRead, Why

MOST_ROWS, MOST_COLUMNS, MOST_CELL, MOST_SPAN, DEEPEST = 25_000, 250, 10_001, 50, 20
_UNSEEN = frozenset({"script", "style", "template", "noscript", "title", "head"})


def rows(raw: bytes) -> list[list[str]]:
    """The rows of the table with the most cells, empty where there is none; a cell over several rows or columns stands
    in the first of them. NotRead: too large."""
    reader = _Reader()
    reader.feed(raw.decode("utf-8", "replace"))
    reader.close()
    reader.end_all()
    return max(reader.tables, key=lambda rows: sum(len(row) for row in rows), default=[])


class _Table:
    """The table under way: its rows, the cell being read, and columns taken by cells from above."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.cell: list[str] | None = None
        self.held: dict[int, int] = {}
        self._span = (1, 1)

    def row(self) -> None:
        self.end_cell()
        self.rows.append([])
        if len(self.rows) > MOST_ROWS:
            raise NotRead(Why.TOO_LARGE)

    def begin_cell(self, across: int, down: int) -> None:
        self.end_cell()
        if not self.rows:
            self.row()
        self.cell, self._span = [], (across, down)

    def end_cell(self) -> None:
        if self.cell is None:
            return
        row, (across, down) = self.rows[-1], self._span
        self._skip_held()
        text = "".join(self.cell)[:MOST_CELL]
        for place in range(across):
            if down > 1:
                self.held[len(row)] = down - 1
            row.append(_tidy(text) if place == 0 else "")
        if len(row) > MOST_COLUMNS:
            raise NotRead(Why.TOO_LARGE)
        self.cell = None

    def _skip_held(self) -> None:
        """Columns that a cell from above still covers stay empty."""
        row = self.rows[-1]
        while self.held.get(len(row), 0) > 0:
            self.held[len(row)] -= 1
            row.append("")


class _Reader(HTMLParser):
    """Tables in tables are read apart; what is not shown on the page is not read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._open: list[_Table] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table" and len(self._open) < DEEPEST:
            self._open.append(_Table())
        elif self._open:
            self._in_table(tag, dict(attrs))

    def _in_table(self, tag: str, attributes: dict[str, str | None]) -> None:
        table = self._open[-1]
        if tag == "tr":
            table.row()
        elif tag in ("td", "th"):
            table.begin_cell(_span(attributes.get("colspan")), _span(attributes.get("rowspan")))
        elif tag in ("br", "p", "div", "li") and table.cell:
            table.cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag in ("td", "th", "tr") and self._open:
            self._open[-1].end_cell()
        elif tag == "table" and self._open:
            self._end_table()

    def _end_table(self) -> None:
        table = self._open.pop()
        table.end_cell()
        rows = [row for row in table.rows if any(row)]
        if rows:
            self.tables.append(rows)

    def end_all(self) -> None:
        """A page that was cut off: what was read of its tables counts."""
        while self._open:
            self._end_table()

    def handle_data(self, data: str) -> None:
        if self._open and not self._unseen and self._open[-1].cell is not None:
            self._open[-1].cell.append(data)


def _span(said: str | None) -> int:
    return min(max(int(said), 1), MOST_SPAN) if said and said.isascii() and said.isdigit() and len(said) < 6 else 1


def _tidy(text: str) -> str:
    """White space of the page's source folded; breaks that were asked for stay."""
    lines = (" ".join(line.split(" ")).strip() for line in re.sub(r"[ \t\r\f]+", " ", text).split("\n"))
    return "\n".join(line for line in lines if line)
