"""The hand-over to an ambulance, filled from what was measured: there is no time to choose (ATMIST; domain, 6.2)."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session

from app.access import Actor
from app.check_forms import CheckForm
from app.health import Health
from app.house import House
from app.letters.facts import fact
from app.letters.forms import MINIMUM, LetterForm
from app.letters.reading import source_of
from app.letters.templates import rules, words_of
from models.base import new_id
from models.codes import Compartment, LetterField, LetterKind, SharingBasis

KIND, LANGUAGE = LetterKind.AMBULANCE, "en"


def urgent_form(session: Session, house: House, actor: Actor, health: Health, person: UUID) -> LetterForm:
    """Every fact that the kind allows and the record has, from the newest check, on the ground of vital interest."""
    source = source_of(session, house, actor, health, person, Compartment.MEDICAL, True)
    told = (each for each in rules(KIND).fields if each in MINIMUM or fact(each, source, LANGUAGE))
    return LetterForm(
        id=new_id(),
        person=person,
        kind=KIND,
        language=LANGUAGE,
        priority=rules(KIND).priority,
        sections=_sections(source.check),
        fields=tuple(each for each in told if each is not LetterField.SAFETY_LINE or source.person.guarded),
        basis=SharingBasis.VITAL_INTEREST,
        basis_on=house.today(),
        template=words_of(session, KIND, LANGUAGE).version,
    )


def _sections(check: CheckForm | None) -> tuple[tuple[str, str], ...]:
    if check is None:
        return ()
    measured = f"{check.measured_at.astimezone():%Y-%m-%d %H:%M}" if check.measured_at else ""
    parts = (("time", measured), ("injuries", check.complaint), ("signs", check.note))
    return tuple((key, text) for key, text in parts if text.strip())
