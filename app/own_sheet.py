"""The sheet that a person takes away: their steps, papers and things, in their language (LOOK, picture 16)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor
from app.cards import CardMaker
from app.carried import WITH_PERSON
from app.forms import OwnSheetForm
from app.house import House, staff_names
from app.merging import languages_of, whole_row
from app.paper_data import named, site_data
from app.papers import FOR_THE_PERSON, PaperJob, log_print
from app.person_rows import load
from app.registration import known_person, papers_of
from app.rows import StepRow
from app.same_person import joined_ids
from app.steps import steps_of
from models.belongings import Belonging
from models.codes import PaperClass, PaperKind
from models.person import Person
from models.supplies import Owed, SupplyItem
from printing.data import Foot, KeptThing, OwnSheetData, OwnStep
from printing.own_sheet import render_own_sheet
from printing.own_sheet_words import LANGUAGES as SHEET_LANGUAGES

__all__ = ["SHEET_LANGUAGES", "OwnSheets", "own_language"]


class OwnSheets:
    """The use case of the own sheet."""

    def __init__(self, house: House) -> None:
        self._house = house

    def preview(self, actor: Actor, form: OwnSheetForm) -> PaperJob:
        """The sheet as it would print; its foot says that it is a preview, and no print number is spent."""

        def work(session: Session) -> PaperJob:
            data = self._data(session, actor, _records(session, form), form)
            now, head = self._house.now().astimezone(), str(self._house.store.head().code)
            foot = Foot(0, now, actor.name, head, desk=actor.desk)
            return PaperJob(PaperKind.OWN_SHEET, "Own sheet", 1, 0, lambda _: render_own_sheet(data, foot))

        return self._house.read(actor, Act.COPY_FOR_SUBJECT, work)

    def paper(self, actor: Actor, form: OwnSheetForm) -> PaperJob:
        """The sheet of one person; without a language asked for, in the first of their own that it is written in."""

        def work(session: Session) -> PaperJob:
            records = _records(session, form)
            data = self._data(session, actor, records, form)
            foot = log_print(
                session,
                self._house,
                actor,
                PaperKind.OWN_SHEET,
                1,
                person=records[0].id,
                paper_class=PaperClass.S2,
                for_whom=FOR_THE_PERSON,
            )
            return PaperJob(
                PaperKind.OWN_SHEET, "Own sheet", 1, foot.print_number, lambda _: render_own_sheet(data, foot)
            )

        return self._house.write(actor, Act.COPY_FOR_SUBJECT, work)

    def _data(self, session: Session, actor: Actor, records: Sequence[Person], form: OwnSheetForm) -> OwnSheetData:
        person, ids = records[0], [record.id for record in records]
        row = whole_row(session, actor, records[0].id)
        language = form.language or own_language(languages_of(records))
        site = site_data(session, language)
        things = load(session, Belonging, Belonging.person_id, ids)
        return OwnSheetData(
            **named(row.name),
            number=row.number,
            language=language,
            place=site if form.with_place else None,
            phone=site.phone,
            code=CardMaker(session, self._house, None).proof_of(person),
            steps=tuple(_step(step) for step in reversed(steps_of(session, records, staff_names(session)))),
            papers=tuple((paper.type, paper.custody) for each in ids for paper in papers_of(session, each)),
            in_hand=tuple(thing.kind for thing in things if thing.custody in WITH_PERSON),
            kept=tuple(
                KeptThing(thing.kind, thing.custody, thing.description, thing.location, thing.seal_number)
                for thing in things
                if thing.custody not in WITH_PERSON
            ),
            owed=_owed(session, ids),
        )


def _records(session: Session, form: OwnSheetForm) -> list[Person]:
    return [known_person(session, each) for each in joined_ids(session, form.person)]


def own_language(spoken: Sequence[str]) -> str:
    """The first of somebody's languages that the sheet is written in; else English."""
    return next((language for language in spoken if language in SHEET_LANGUAGES), "en")


def _step(step: StepRow) -> OwnStep:
    return OwnStep(step.at.astimezone(), step.kind, step.about, step.day)


def _owed(session: Session, people: Sequence[UUID]) -> tuple[str, ...]:
    rows = load(session, Owed, Owed.person_id, people)
    items = {item.id: item.name for item in load(session, SupplyItem, SupplyItem.id, {row.item_id for row in rows})}
    return tuple(f"{items[row.item_id]}, {row.quantity}" for row in rows)
