"""The vaccination record: what somebody was given, when as far as it is known, and how one knows (domain, 11.16)."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor
from app.check_forms import ImmunizationForm
from app.clinic_rows import VaccinationRow
from app.errors import Refused, UserError
from app.health.sealed import seal, unseal
from app.house import House
from app.person_rows import load
from app.registration import known_person
from app.same_person import joined_ids
from app.texts import require_signs
from models.health import Immunization

OLDEST, MOST_DOSES, LONGEST = 1900, 20, 200
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

EMPTY = "The vaccine has no name. Nothing was saved. Write it as the card or the person says it."
NO_DATE = (
    "This is not a date of a vaccination. Nothing was saved. Write 2019, 2019-05 or 2019-05-17, or leave it empty."
)
AHEAD = "This day is still to come. Nothing was saved. Correct it."
NO_DOSE = "The dose is a number from 1 to 20. Nothing was saved. Correct it, or leave it empty."
TOO_LONG = "This is longer than 200 characters. Nothing was saved. Write less."
GONE = "This vaccination is not on this laptop any more. Nothing was changed. Open the page again."
ANOTHER = "This vaccination belongs to another person. Nothing was saved. Open the page again."


class Vaccinations:
    """The use cases of the vaccination record; only medics read it."""

    def __init__(self, house: House) -> None:
        self._house = house

    def vaccinations(self, actor: Actor, person: UUID) -> tuple[VaccinationRow, ...]:
        """Of every record of the person, the newest first, those without a date last. The reading is journaled."""

        def work(session: Session) -> tuple[VaccinationRow, ...]:
            known_person(session, person)
            found = shots_of(session, self._house, person)
            if found:
                self._house.note(session, "SEALED_READ", person, "check", len(found))
            return tuple(VaccinationRow(form) for form in found)

        return self._house.write(actor, Act.READ_CHECK, work)

    def save_vaccination(self, actor: Actor, form: ImmunizationForm) -> VaccinationRow:
        """A new one, or one written down already as it is right."""
        self._house.require(actor, Act.SAVE_CHECK)
        check_shot(form, self._house.today())

        def work(session: Session) -> VaccinationRow:
            known_person(session, form.person)
            content = seal(self._house, form, "immunization", form.id)
            row = session.get(Immunization, form.id)
            if row is None:
                session.add(Immunization(id=form.id, person_id=form.person, content=content))
            elif row.person_id != form.person:
                raise UserError(ANOTHER)
            elif row.voided:
                raise UserError(GONE)
            else:
                row.content = content
            return VaccinationRow(form)

        return self._house.write(actor, Act.SAVE_CHECK, work)

    def void_vaccination(self, actor: Actor, vaccination: UUID) -> None:
        """It was written down by mistake; it stays in the journal and on no page."""

        def work(session: Session) -> None:
            row = session.get(Immunization, vaccination)
            if row is None:
                raise UserError(GONE)
            row.voided = True

        self._house.write(actor, Act.SAVE_CHECK, work)


def check_shot(form: ImmunizationForm, today: date) -> None:
    """Refuse what nobody can mean; everything but the vaccine may stay empty."""
    if not form.vaccine.strip():
        raise UserError(EMPTY, "vaccine")
    for field in ("vaccine", "country", "lot", "site"):
        require_signs(getattr(form, field), field)
        if len(getattr(form, field)) > LONGEST:
            raise UserError(TOO_LONG, field)
    if form.dose is not None and not 1 <= form.dose <= MOST_DOSES:
        raise UserError(NO_DOSE, "dose")
    if form.on:
        _check_day(form.on, today)


def _check_day(on: str, today: date) -> None:
    found = _PARTIAL.fullmatch(on)
    if found is None:
        raise UserError(NO_DATE, "on")
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        first = date(year, month, day)
    except ValueError:
        raise UserError(NO_DATE, "on") from None
    if year < OLDEST:
        raise UserError(NO_DATE, "on")
    if first > today:
        raise UserError(AHEAD, "on")


def shots_of(session: Session, house: House, person: UUID) -> tuple[ImmunizationForm, ...]:
    """Those of every record of the person that open here."""
    found = list[ImmunizationForm]()
    for row in load(session, Immunization, Immunization.person_id, joined_ids(session, person)):
        with suppress(Refused):  # one that was damaged does not keep the others shut
            found.append(unseal(house, ImmunizationForm, row.content, "immunization", row.id))
    return tuple(sorted(found, key=lambda form: (form.on, form.vaccine, str(form.id)), reverse=True))
