"""The medical referral letter: pulled together by a medic, signed once, then never changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from app.access import Act, Actor
from app.content import from_content, to_content
from app.errors import UserError
from app.forms import CheckForm, LetterForm
from app.health import Health
from app.house import House, site_of, staff_names
from app.letter_words import allergies_text, language_word, medicines_text, vitals_text
from app.merging import interpreter_of, languages_of, whole_row
from app.paper_data import named, site_data
from app.papers import LETTER_READERS, PaperJob, log_print
from app.registration import known_person
from app.rows import LetterRow, PersonRow
from app.same_person import joined_ids, shown_id
from app.sealing import Binding
from app.token import LetterCode
from app.token import new_id as new_code
from models.base import new_id
from models.codes import Answer, Compartment, ListState, PaperClass, PaperKind
from models.letters import Letter
from models.values.partial_date import show
from printing.data import Foot, LetterData
from printing.letter import render_letter

SAFETY = {
    "en": "Do not contact the authorities of the country of origin. Reach the person only through the centre.",
    "lt": "Nesikreipkite į kilmės šalies institucijas. Su asmeniu susisiekite tik per centrą.",
}


@dataclass(frozen=True)
class LetterFacts:
    """What may be pulled in from the newest signed check, field by field; nothing is poured in by itself."""

    background: str
    allergies_state: ListState
    allergies: str
    medicines_state: ListState
    medicines: str
    vitals: str
    vitals_at: str

    @property
    def measured(self) -> str:
        """The measures in a line, with the time they were taken where it is known."""
        return f"{self.vitals_at}: {self.vitals}" if self.vitals_at and self.vitals else self.vitals


class Letters:
    def __init__(self, house: House, health: Health) -> None:
        self._house, self._health = house, health

    def open_letter(self, actor: Actor, person_id: UUID) -> tuple[LetterForm, LetterFacts]:
        """The unsigned letter of this person, or an empty one, with what the last signed check offers."""

        def work(session: Session) -> tuple[LetterForm, LetterFacts]:
            person = known_person(session, shown_id(session, person_id)).id
            self._house.note(session, "SEALED_READ", person, "letter")
            draft = next((letter for letter in _letters_of(session, person) if letter.signed_at is None), None)
            form = self._form(draft) if draft else LetterForm(new_id(), person)
            return form, facts_of(self._health.last_signed(session, person_id))

        return self._house.write(actor, Act.WRITE_LETTER, work)

    def save_letter(self, actor: Actor, form: LetterForm) -> None:
        """Keep a draft."""

        def work(session: Session) -> None:
            self._write(session, form)

        self._house.write(actor, Act.WRITE_LETTER, work)

    def sign_letter(self, actor: Actor, form: LetterForm) -> LetterRow:
        """Sign: immutable from now on. A recipient, a request and the basis for sharing are needed."""
        self._house.require(actor, Act.SIGN_LETTER)
        _complete(form)

        def work(session: Session) -> LetterRow:
            letter = self._write(session, form)
            letter.signed_at, letter.signed_by = self._house.now(), actor.user
            letter.digest = hashlib.sha256(letter.content).digest()
            session.flush()
            return self._row(session, actor, letter, form)

        return self._house.write(actor, Act.SIGN_LETTER, work)

    def letters(self, actor: Actor, person_id: UUID) -> tuple[LetterRow, ...]:
        """The letters of a person, the newest first."""

        def work(session: Session) -> tuple[LetterRow, ...]:
            found = _letters_of(session, person_id)
            self._house.note(session, "SEALED_READ", shown_id(session, person_id), "letter", len(found))
            rows = [self._row(session, actor, letter, self._form(letter)) for letter in found]
            return tuple(sorted(rows, key=lambda row: row.reference, reverse=True))

        return self._house.write(actor, Act.WRITE_LETTER, work)

    def preview(self, actor: Actor, letter_id: UUID) -> PaperJob:
        """The letter as it would print; its foot says that it is a preview, and no print number is spent."""

        def work(session: Session) -> PaperJob:
            letter, form = self._kept(session, letter_id)
            self._house.note(session, "SEALED_READ", letter.person_id, "letter")
            data = self._data(session, actor, letter, form)
            now, head = self._house.now().astimezone(), str(self._house.store.head().code)
            foot = Foot(0, now, actor.name, head, desk=actor.desk)
            return PaperJob(PaperKind.LETTER, "Medical letter", 1, 0, lambda _: render_letter(data, foot))

        return self._house.write(actor, Act.WRITE_LETTER, work)

    def _kept(self, session: Session, letter_id: UUID) -> tuple[Letter, LetterForm]:
        letter = session.get(Letter, letter_id)
        if letter is None:
            raise UserError("This letter is not saved yet. Nothing was printed. Save it first.")
        return letter, self._form(letter)

    def paper(self, actor: Actor, letter_id: UUID) -> PaperJob:
        """The letter as a paper; an unsigned one carries the word draft."""

        def work(session: Session) -> PaperJob:
            letter, form = self._kept(session, letter_id)
            data = self._data(session, actor, letter, form)
            foot = log_print(
                session,
                self._house,
                actor,
                PaperKind.LETTER,
                1,
                person=letter.person_id,
                copies=3,
                paper_class=PaperClass.S3,
                for_whom=LETTER_READERS,
            )
            return PaperJob(
                PaperKind.LETTER, "Medical letter", 1, foot.print_number, lambda _: render_letter(data, foot)
            )

        return self._house.write(actor, Act.PRINT_LETTER, work)

    def _write(self, session: Session, form: LetterForm) -> Letter:
        person = known_person(session, form.person)
        content = self._house.vault.seal(Compartment.MEDICAL, to_content(form), Binding("letter", form.id, "content"))
        letter = session.get(Letter, form.id)
        if letter is None:
            letter = Letter(
                id=form.id,
                person_id=person.id,
                compartment=Compartment.MEDICAL,
                reference=self._next_reference(session),
                code=f"{new_code():020d}",
                content=content,
            )
            session.add(letter)
        elif letter.signed_at is not None:
            raise UserError("This letter is signed and is never changed. Nothing was saved. Write a new version.")
        else:
            letter.content = content
        return letter

    def _next_reference(self, session: Session) -> str:
        count = session.exec(select(func.count()).select_from(Letter)).one()
        return f"{self._house.now().astimezone().year}-{count + 1:04d}"

    def _form(self, letter: Letter) -> LetterForm:
        binding = Binding("letter", letter.id, "content")
        return from_content(LetterForm, self._house.vault.open(Compartment.MEDICAL, letter.content, binding))

    def _row(self, session: Session, actor: Actor, letter: Letter, form: LetterForm) -> LetterRow:
        signer = staff_names(session).get(letter.signed_by) if letter.signed_by else None
        person = whole_row(session, actor, known_person(session, letter.person_id).id)
        return LetterRow(
            letter.id, letter.reference, person, form.to_name, letter.signed_at, signer.name if signer else ""
        )

    def _data(self, session: Session, actor: Actor, letter: Letter, form: LetterForm) -> LetterData:
        records = [known_person(session, each) for each in joined_ids(session, letter.person_id)]
        row = whole_row(session, actor, letter.person_id)
        facts = facts_of(self._health.last_signed(session, letter.person_id))
        now = letter.signed_at or self._house.now()
        return LetterData(
            language=form.language,
            reference=letter.reference,
            code=LetterCode(self._house.store.station, int(letter.code)).digits,
            written_on=_written_on(now, form.language),
            priority=form.priority,
            site=site_data(site_of(session)),
            to_name=form.to_name,
            to_address=form.to_address,
            number=row.number,
            sex=row.sex,
            languages=", ".join(language_word(code, form.language) for code in languages_of(records)),
            situation=form.situation,
            background=form.background,
            allergies_state=facts.allergies_state,
            allergies=facts.allergies,
            medicines_state=facts.medicines_state,
            medicines=facts.medicines,
            assessment=form.assessment,
            request=form.request,
            safety=SAFETY.get(form.language, SAFETY["en"]) if row.guarded else "",
            basis=form.basis,
            signed_by=actor.name,
            signed_role=actor.desk,
            draft=letter.signed_at is None,
            **_who(interpreter_of(records), row, form, now),
        )


def _who(interpreter: Answer, row: PersonRow, form: LetterForm, now: datetime) -> dict[str, Any]:
    words = {Answer.YES: {"en": "interpreter needed", "lt": "reikia vertėjo"}}.get(interpreter, {})
    return {
        **named(row.name),
        "born": show(row.birth, now.date()) if form.include_birth else "",
        "interpreter": words.get(form.language, words.get("en", "")),
    }


def _letters_of(session: Session, person: UUID) -> list[Letter]:
    """The letters of every record of the person."""
    statement = select(Letter).where(col(Letter.person_id).in_(joined_ids(session, person)))
    return list(session.exec(statement).all())


def _written_on(moment: datetime, language: str) -> str:
    day = moment.astimezone().date()
    return day.isoformat() if language == "lt" else f"{day.day} {day:%b %Y}"


def _complete(form: LetterForm) -> None:
    for field, text, words in (
        ("to_name", form.to_name, "the recipient"),
        ("request", form.request, "what is asked"),
        ("basis", form.basis, "the consent or other basis for sharing"),
    ):
        if not text.strip():
            raise UserError(f"The letter lacks {words}. It is kept as a draft. Fill it in, then sign.", field)


def facts_of(check: CheckForm | None) -> LetterFacts:
    """What a signed check offers to a letter; nothing asked prints as "not asked", never as "none"."""
    if check is None:
        return LetterFacts("", ListState.NOT_ASKED, "", ListState.NOT_ASKED, "", "", "")
    at = f"{check.measured_at.astimezone():%Y-%m-%d %H:%M}" if check.measured_at else ""
    return LetterFacts(
        check.note,
        check.allergies_state,
        allergies_text(check),
        check.medicines_state,
        medicines_text(check),
        vitals_text(check.vitals),
        at,
    )
