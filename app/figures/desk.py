"""The use cases of figures: on the screen, as the situation report, as a file for other programs."""

from __future__ import annotations

from functools import partial

from sqlmodel import Session

from app.access import Act, Actor
from app.figures.exporting import as_file
from app.figures.forms import FiguresSheet, SpanForm
from app.figures.reading import figures
from app.figures.report import situation
from app.house import House, site_of
from app.paper_data import site_data
from app.papers import PaperJob, log_print
from app.rosters.forms import TableFormat
from models.codes import PaperClass, PaperKind
from printing.phrases import phrases
from printing.situation import render_situation


class Figures:
    """Numbers of the house, without names. Small ones are told to nobody, so that a report may leave the house."""

    def __init__(self, house: House) -> None:
        self._house = house

    def sheet(self, actor: Actor, form: SpanForm) -> FiguresSheet:
        """The figures of some days. UserError: no day that has begun, or more than a year of them."""
        return self._house.read(actor, Act.PRINT_STATISTICS, lambda session: figures(session, self._house, form))

    def report(self, actor: Actor, form: SpanForm, language: str = "en") -> PaperJob:
        """The situation report, one page, in the print log. UserError as for the sheet."""

        def work(session: Session) -> PaperJob:
            sheet = figures(session, self._house, form)
            foot = log_print(
                session, self._house, actor, PaperKind.SITUATION, sheet.last.in_all, paper_class=PaperClass.S0
            )
            data = situation(sheet, site_data(session, language), foot.journal_head, language)
            title = phrases("situation", "en").say("title")
            draw = partial(render_situation, data, foot)
            return PaperJob(PaperKind.SITUATION, title, sheet.last.in_all, foot.print_number, draw)

        return self._house.write(actor, Act.PRINT_STATISTICS, work)

    def export(self, actor: Actor, form: SpanForm, format_: TableFormat) -> bytes:
        """The same numbers as the bytes of a file, in the print log too. UserError as for the sheet."""

        def work(session: Session) -> bytes:
            sheet = figures(session, self._house, form)
            foot = log_print(
                session,
                self._house,
                actor,
                PaperKind.SITUATION,
                sheet.last.in_all,
                paper_class=PaperClass.S0,
                detail=f"{PaperKind.SITUATION.value} {format_.value}",
            )
            return as_file(sheet, site_of(session).name, foot.journal_head, format_)

        return self._house.write(actor, Act.PRINT_STATISTICS, work)
