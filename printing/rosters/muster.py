"""The fire list: upright A4, large boxes, who needs which help leaving and never why, the number of people in a box."""

from __future__ import annotations

from collections.abc import Sequence

from printing.data import Foot, Printed, Progress
from printing.phrases import Phrases, phrases
from printing.rosters.data import HOW, FireTop, Look, RosterBlock, RosterColumn, RosterPaper
from printing.sheet import (
    A4,
    LIST_MODULE_MM,
    Align,
    Fitted,
    Piece,
    Sheet,
    Style,
    draw_down,
    fit,
    joined,
    line_height,
    paginate,
    paragraphs,
    side_mm,
    wrap,
)
from printing.words import foot_text, known, moment, page_text

LEFT, RIGHT, BODY_BOTTOM, FOOT_RULE = 14.0, 196.0, 276.0, 282.0
BOX_MM, ROW_MM, TICK_MM, LINE_MM, BADGE_MM = (37.0, 20.5), 10.0, 6.4, 11.0, 6.8
CODE_VERSION = 1
CODE_MM = side_mm(CODE_VERSION, LIST_MODULE_MM)
FIXED_MM = {Look.TICK: 15.0, Look.CODE: CODE_MM + 0.5}
TEXT, NAME, BADGE, HELP, SMALL = Style(10.6), Style(12.5), Style(11, bold=True), Style(10), Style(8.2, grey=0.2)
MOST_NAME_LINES, MOST_LINES = 4, 8


def render_muster(data: RosterPaper, foot: Foot, progress: Progress | None = None, invariant: bool = False) -> Printed:
    """The fire list as PDF. Everybody stands on it, also who has no name yet; the last rows are left to write in."""
    words = phrases("lists", known(data.language))
    sheet = Sheet(A4, words.language, "Fire list", invariant)
    muster = _Muster(sheet, data.table.columns)
    intro = paragraphs(_intro(data, words), TEXT, RIGHT - LEFT)
    body_top = 38.0 + len(intro) * line_height(TEXT) + 1.5
    pieces = [*muster.pieces(data.table.blocks), muster.spare(words, data.spare), _counts(sheet, data.ending)]
    pages = paginate(pieces, BODY_BOTTOM - body_top)
    for number, page in enumerate(pages, start=1):
        with sheet.page():
            _draw_top(sheet, data, data.fire or FireTop(0), words, intro)
            draw_down(page, body_top)
            _draw_foot(
                sheet,
                f"{data.keep} {foot_text(foot, words.language, draft=words.draft)}",
                page_text(number, len(pages), words.language),
            )
        if progress:
            progress(number, len(pages))
    return sheet.finish()


def _intro(data: RosterPaper, words: Phrases) -> str:
    as_of = words.say("as_of", when=moment(data.as_of, words.language))
    return " ".join((as_of, data.total, words.say("missing"), *data.notes))


def _draw_top(sheet: Sheet, data: RosterPaper, fire: FireTop, words: Phrases, intro: Sequence[str]) -> None:
    left, room = RIGHT - BOX_MM[0], RIGHT - BOX_MM[0] - LEFT - 6.0
    sheet.line(LEFT, 22.5, data.title, Style(26, bold=True), room, floor=12.0)
    sheet.line(LEFT, 32.0, f"{words.say('meet')} {fire.meet or '_' * 30}", Style(13), room, floor=9.0)
    sheet.box(left, 12.5, *BOX_MM, 1.2, 1.6)
    sheet.text(left + BOX_MM[0] / 2, 24.5, str(fire.count), Style(28, bold=True), Align.CENTRE)
    sheet.line(left + BOX_MM[0] / 2, 30.2, words.say("should_be_here"), Style(10), BOX_MM[0] - 3.0, Align.CENTRE)
    for place, line in enumerate(intro):
        sheet.text(LEFT, 38.5 + place * line_height(TEXT), line, TEXT)


def _draw_foot(sheet: Sheet, text: str, page: str) -> None:
    sheet.rule(LEFT, FOOT_RULE, RIGHT, FOOT_RULE, 0.6, grey=0.4)
    sheet.fitted(LEFT, FOOT_RULE + 1.0, fit(text, SMALL, RIGHT - LEFT - 26.0, 7.0, 2, SMALL.size))
    sheet.text(RIGHT, FOOT_RULE + 4.4, page, SMALL, Align.RIGHT)


def _counts(sheet: Sheet, words: Sequence[str]) -> Piece:
    """What the one who counts writes down, two lines of it."""
    half = (len(words) + 1) // 2
    lines = [words[:half], words[half:]]

    def draw(top: float) -> None:
        for place, line in enumerate(lines):
            step, y = (RIGHT - LEFT) / max(len(line), 1), top + 9.0 + place * LINE_MM
            for column, word in enumerate(line):
                sheet.line(LEFT + column * step, y, word, Style(12), step / 2, floor=9.0)
                sheet.rule(LEFT + column * step + step / 2, y + 0.8, LEFT + (column + 1) * step - 4.0, y + 0.8, 0.7)

    return Piece(len(lines) * LINE_MM + 4.0, draw)


class _Muster:
    """The rows of a fire list, all of one width and with one head."""

    def __init__(self, sheet: Sheet, columns: Sequence[RosterColumn]) -> None:
        fixed = sum(FIXED_MM.get(column.look, 0.0) for column in columns)
        weights = sum(column.weight for column in columns if column.look not in FIXED_MM) or 1.0
        one = (RIGHT - LEFT - fixed) / weights
        self._sheet, self._columns = sheet, columns
        self._widths = [FIXED_MM.get(column.look, column.weight * one) for column in columns]
        self._lefts = [LEFT + sum(self._widths[:place]) for place in range(len(columns))]
        self._head = Piece(7.5, self._draw_head)

    def pieces(self, blocks: Sequence[RosterBlock]) -> list[Piece]:
        pieces, head = list[Piece](), self._head
        for block in blocks:
            rows = [self._row(row) for row in block.rows]
            if block.heading and rows:
                rows[0] = joined(self._heading(block.heading), rows[0])
            pieces += rows
        return [joined(head, pieces[0]), *pieces[1:]] if pieces else [head]

    def spare(self, words: Phrases, many: int) -> Piece:
        """Rows to write in who is here and on no list."""
        rows = [self._row(tuple("" for _ in self._columns)) for _ in range(many)]
        return joined(self._heading(words.say("not_on_list")), *rows)

    def _draw_head(self, top: float) -> None:
        for x, width, column in zip(self._lefts, self._widths, self._columns, strict=True):
            self._sheet.line(x + 1.0, top + 4.8, column.title, Style(10, bold=True), width - 1.5, floor=7.0)
        self._sheet.rule(LEFT, top + 7.0, RIGHT, top + 7.0, 0.9)

    def _heading(self, text: str) -> Piece:
        def draw(top: float) -> None:
            self._sheet.line(LEFT + 1.0, top + 8.4, text, Style(13, bold=True), RIGHT - LEFT, floor=9.0)
            self._sheet.rule(LEFT, top + 11.0, RIGHT, top + 11.0, 0.9)

        return Piece(11.0, draw, self._head)

    def _row(self, row: Sequence[str]) -> Piece:
        lines = [self._wrapped(column, text, width) for column, text, width in self._cells(row)]
        tall = max((_tall(column, each) for column, each in zip(self._columns, lines, strict=True)), default=0.0) + 2.0
        has_code = any(column.look is Look.CODE and text for column, text, _ in self._cells(row))
        height = max(ROW_MM, tall, CODE_MM if has_code else 0.0)

        def draw(top: float) -> None:
            for x, (column, text, _), each in zip(self._lefts, self._cells(row), lines, strict=True):
                self._draw_cell(x, top, height, column, text, each)
            self._sheet.rule(LEFT, top + height, self._rule_end(), top + height, 0.5, 0.45)

        return Piece(height, draw, self._head)

    def _cells(self, row: Sequence[str]) -> list[tuple[RosterColumn, str, float]]:
        return list(zip(self._columns, row, self._widths, strict=True))

    def _rule_end(self) -> float:
        """Lines end where the codes begin: nothing is drawn into their quiet zone."""
        return next(
            (x for x, column in zip(self._lefts, self._columns, strict=True) if column.look is Look.CODE), RIGHT
        )

    def _wrapped(self, column: RosterColumn, text: str, width: float) -> tuple[str, ...]:
        if column.look in (Look.TICK, Look.CODE):
            return (text,)
        if column.look is Look.BADGE:
            badge, _, how = text.partition(HOW)
            return badge, *(wrap(how, HELP, width - 2.0) if how else ())
        most = MOST_NAME_LINES if column.look is Look.NAME else MOST_LINES
        lines = wrap(text, _style(column), width - 2.0)
        if len(lines) > most:
            self._sheet.warn(f"a text under “{column.title}” is too long to be printed whole")
        return Fitted(lines, _style(column)).cut(most, width - 2.0).lines

    def _draw_cell(
        self, x: float, top: float, height: float, column: RosterColumn, text: str, lines: Sequence[str]
    ) -> None:
        middle = top + height / 2
        if column.look is Look.TICK:
            self._sheet.box(x + 1.0, middle - TICK_MM / 2, TICK_MM, TICK_MM, 1.1)
        elif column.look is Look.CODE:
            if text:
                self._sheet.code(x, middle - CODE_MM / 2, text, CODE_VERSION, LIST_MODULE_MM)
        elif column.look is Look.BADGE:
            self._draw_badge(x, middle, lines, self._widths[self._columns.index(column)])
        else:
            style, step = _style(column), line_height(_style(column))
            for place, line in enumerate(lines):
                self._sheet.text(x + 1.0, middle - len(lines) * step / 2 + step * (place + 0.78), line, style)

    def _draw_badge(self, x: float, middle: float, lines: Sequence[str], width: float) -> None:
        """The badge, and under it which help."""
        badge, *how = lines
        if not badge:
            return
        top = middle - _badge_mm(lines) / 2
        self._sheet.box(x + 1.0, top, width - 3.0, BADGE_MM, 1.0, 1.0)
        self._sheet.line(x + (width - 1.0) / 2, top + 4.8, badge, BADGE, width - 5.0, Align.CENTRE, floor=7.0)
        for place, line in enumerate(how):
            self._sheet.text(x + 1.0, top + BADGE_MM + (place + 0.9) * line_height(HELP), line, HELP)


def _badge_mm(lines: Sequence[str]) -> float:
    return BADGE_MM + (len(lines) - 1) * line_height(HELP)


def _tall(column: RosterColumn, lines: Sequence[str]) -> float:
    return _badge_mm(lines) if column.look is Look.BADGE else len(lines) * line_height(NAME)


def _style(column: RosterColumn) -> Style:
    return NAME if column.look is Look.NAME else TEXT
