"""What was printed, the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.rows import PrintRow
from models.codes import PaperKind
from ui.widgets.marks import label
from ui.widgets.panels import Card
from ui.words import _, ngettext

SHOWN, TOLD = 6, 4


def kind_word(kind: PaperKind) -> str:
    """The plain name of a paper."""
    return {
        PaperKind.CARDS: _("Cards"),
        PaperKind.BLANK_CARDS: _("Blank cards"),
        PaperKind.LETTER: _("Letter"),
        PaperKind.ROSTER: _("Roster by name"),
        PaperKind.BUS_LIST: _("Bus list"),
        PaperKind.OWN_RECORD: _("Copy of an own record"),
        PaperKind.OWN_SHEET: _("Own sheet"),
        PaperKind.PROCESSING: _("Record of processing"),
        PaperKind.RECEIPT: _("Receipt"),
        PaperKind.NOTICE: _("Privacy notice"),
        PaperKind.TEST_PAGE: _("Test page"),
    }[kind]


def warning_words(warnings: Sequence[str]) -> str:
    """The first few warnings of a paper, and how many more there are."""
    more = len(warnings) - TOLD
    words = ngettext("{n} more like this.", "{n} more like these.", more).format(n=more)
    return " ".join([*warnings[:TOLD], *([words] if more > 0 else [])])


class PrintLog(Card):
    """The last papers: number, what, how many, when. Each carries its number and the journal's head in its foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Made before"), parent=parent)
        self._lines = [label("", "second") for _place in range(SHOWN)]
        for line in self._lines:
            self.body.addWidget(line)
        self.show_prints(())

    def show_prints(self, rows: Sequence[PrintRow]) -> None:
        words = [
            _("No. {number}: {kind}, {count}, {at}").format(
                number=row.number, kind=kind_word(row.kind), count=row.count, at=f"{row.at.astimezone():%d %b %H:%M}"
            )
            for row in rows[:SHOWN]
        ] or [_("Nothing was printed yet.")]
        for place, line in enumerate(self._lines):
            line.setText(words[place] if place < len(words) else "")
            line.setVisible(place < len(words))
