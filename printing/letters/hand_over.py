"""The hand-over to an ambulance: one page, always, in letters that are read at arm's length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from printing.letters.body import facts_of, signature
from printing.letters.data import LetterPaper
from printing.letters.head import marks, version_line
from printing.letters.lines import LEFT, RIGHT, WIDTH
from printing.phrases import Phrases
from printing.sheet import SHORT_VERSION, Align, Fitted, Piece, Sheet, Style, draw_down, line_height, paragraphs
from printing.sheet import wrap as wrapped

TOP, BOTTOM, VALUE_X, CODE_X = 14.0, 280.0, 66.0, 173.5
SIZES = (16.0, 13.0)
"""One step smaller, and no further: what does not fit then is marked on the page and reported."""
SITE, TITLE, TEXT, MARK = Style(11, bold=True), Style(22, bold=True), Style(10.4), Style(12, bold=True)
PAD_MM, BY_HAND_MM, LABEL_STEP = 1.5, 13.0, 3.0
LABEL_PT = 11.6
PAGE_LINES = 60  # more than any page holds


@dataclass(frozen=True)
class Row:
    """A label and its text in lines; without lines it is a place to write on by hand."""

    label: str
    lines: Fitted
    labels: Fitted

    @property
    def height(self) -> float:
        """Height in mm, with the room above and below."""
        text = self.lines.height if self.lines.lines else BY_HAND_MM
        return max(text, self.labels.height) + 2 * PAD_MM

    def cut(self, lines: int, mark: str) -> Row:
        """At most this many lines, the last of them a mark that there is more."""
        if len(self.lines.lines) <= lines:
            return self
        return replace(self, lines=Fitted((*self.lines.lines[: lines - 1], mark), self.lines.style, whole=False))


def draw_hand_over(sheet: Sheet, data: LetterPaper, said: Phrases) -> None:
    """The whole page but its foot."""
    top = draw_down([_head(sheet, data, said), *_marks(sheet, data, said)], TOP)
    end = signature(sheet, data, said)
    rows = _fitted_rows(sheet, data, said, BOTTOM - end.height - top)
    for row in rows:
        _draw_row(sheet, row, top)
        top += row.height
    end.draw(BOTTOM - end.height)


def _fitted_rows(sheet: Sheet, data: LetterPaper, said: Phrases, room: float) -> list[Row]:
    for size in SIZES:
        rows = list(_rows(data, said, size))
        if _height(rows) <= room:
            return rows
    return _shortened(sheet, rows, said.say("shortened"), room)


def _shortened(sheet: Sheet, rows: list[Row], mark: str, room: float) -> list[Row]:
    """The longest texts end earlier, marked; which they are is reported."""
    most = min(PAGE_LINES, max(len(row.lines.lines) for row in rows))
    while most > 1 and _height([row.cut(most, mark) for row in rows]) > room:
        most -= 1
    for row in rows:
        if len(row.lines.lines) > most:
            sheet.warn(f"the text under “{row.label}” does not fit on the page; its end is marked")
    return [row.cut(most, mark) for row in rows]


def _height(rows: list[Row]) -> float:
    return sum(row.height for row in rows)


def _rows(data: LetterPaper, said: Phrases, size: float) -> Iterator[Row]:
    for label, value, style in facts_of(data, said):
        if value.strip():
            yield _row(label, value, Style(size, bold=style.bold))
    for label, text in (("", data.opening), *data.sections):
        if label or text.strip():
            yield _row(label, text, Style(size))
    for label, text in ((said.say("safety"), data.safety), (said.say("basis"), data.basis)):
        if text.strip():
            yield _row(label, text, Style(size - LABEL_STEP))


def _row(label: str, text: str, style: Style) -> Row:
    small = Style(LABEL_PT, bold=True)
    lines = Fitted(paragraphs(text.strip(), style, RIGHT - VALUE_X), style)
    return Row(label, lines, Fitted(wrapped(label, small, VALUE_X - LEFT - 3.0), small))


def _draw_row(sheet: Sheet, row: Row, top: float) -> None:
    lift = (line_height(row.lines.style) - line_height(row.labels.style)) * 0.78 if row.lines.lines else 0.0
    sheet.rule(LEFT, top, RIGHT, top, 0.5, grey=0.5)
    sheet.fitted(LEFT, top + PAD_MM + lift, row.labels)
    sheet.fitted(VALUE_X, top + PAD_MM, row.lines)


def _head(sheet: Sheet, data: LetterPaper, said: Phrases) -> Piece:
    reference = said.say("reference", reference=data.reference)
    line = ", ".join(part for part in (reference, data.written_on, data.to_name, data.to_department) if part)

    def draw(top: float) -> None:
        sheet.line(LEFT, top + 4.0, data.site.name, SITE, 148.0)
        sheet.line(LEFT, top + 9.0, f"{data.site.address}, {data.site.phone}", TEXT, 148.0)
        sheet.code(CODE_X, top - 1.0, data.code, SHORT_VERSION)
        sheet.line(LEFT, top + 20.4, data.title, TITLE, WIDTH)
        sheet.line(LEFT, top + 27.4, line, TEXT, 118.0)
        sheet.text(RIGHT, top + 27.4, said.word("priorities", data.priority), MARK, Align.RIGHT)

    return Piece(30.0, draw)


def _marks(sheet: Sheet, data: LetterPaper, said: Phrases) -> Iterator[Piece]:
    words = " ".join(part for part in (*marks(data, said), version_line(data, said)) if part)
    if words:
        yield Piece(6.4, lambda top: sheet.line(LEFT, top + 4.4, words, MARK, WIDTH))
