"""What a check may say, and what of it goes to protection. An empty field is never refused; a senseless value is."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session

from app.access import Actor
from app.cases import LONGEST_NOTE, NoteForm
from app.check_forms import CheckForm, Injury
from app.content import to_content
from app.errors import UserError
from app.health.follow_ups import check_follow_up
from app.health.questionnaires import check_answers
from app.house import House
from app.ids import new_id
from app.sealing import Binding
from app.vitals import check_measures, check_vitals
from models.codes import BodySide, Compartment, IstanbulTerm, Qualification
from models.trust import ProtectionNote

WEEKS, LONGEST_MARK = 45, 3_000
TRAINED = (Qualification.DOCTOR, Qualification.FELDSHER, Qualification.PARAMEDIC, Qualification.NURSE)

TERMS = (
    "A term of the Istanbul Protocol is chosen, and the terms were not opened for this check. Nothing was saved. "
    'Leave it at "noted, to be referred", or open the terms if you are trained in them.'
)
WHO = "A term of the Istanbul Protocol is chosen by a clinician. Nothing was saved. Say first who checks."
PREGNANCY_WEEKS = "Weeks of pregnancy are from 1 to 45. Nothing else on the page is lost. Type them again."
MARK = "A mark lies outside the drawing, or its size is not possible. Nothing was saved. Place it again."
DAYS = "Days left of a medicine are from 0 to 3650. Nothing else on the page is lost. Type them again."


def check_form(form: CheckForm) -> None:
    """Refuse what cannot be: measures beyond limits, answers a questionnaire does not have, marks off the drawing."""
    check_vitals(form.vitals)
    check_measures(form.vitals, form.measures)
    check_answers(form.questionnaires)
    if form.pregnancy_weeks is not None and not 1 <= form.pregnancy_weeks <= WEEKS:
        raise UserError(PREGNANCY_WEEKS, "pregnancy_weeks")
    if any(medicine.days_left is not None and not 0 <= medicine.days_left <= 3650 for medicine in form.medicines):
        raise UserError(DAYS, "days_left")
    for injury in form.injuries:
        _check_mark(injury)
    for follow_up in form.follow_ups:
        check_follow_up(follow_up)


def _check_mark(injury: Injury) -> None:
    placed = 0 <= injury.x <= 1000 and 0 <= injury.y <= 1000
    if not placed or not 0 <= (injury.size_mm or 0) <= LONGEST_MARK:
        raise UserError(MARK, "injuries")


def require_terms(form: CheckForm, before: CheckForm | None, opened: bool) -> None:
    """Refuse a term that this writer did not open. One that stood in the draft before stays."""
    stood = {injury.id: injury.term for injury in before.injuries} if before else {}
    chosen = [injury for injury in form.injuries if injury.term is not IstanbulTerm.NOT_ASSESSED]
    fresh = [injury for injury in chosen if stood.get(injury.id) is not injury.term]
    if fresh and not opened:
        raise UserError(TERMS, "injuries")
    if fresh and form.qualification not in TRAINED:
        raise UserError(WHO, "qualification")


def tell_protection(session: Session, house: House, actor: Actor, form: CheckForm) -> None:
    """What was said of ill-treatment, sealed to protection as well, when the medic says so; once, at sign-off."""
    text = _statement(form)
    if not form.for_protection or not text:
        return
    note = NoteForm(new_id(), form.person, text[:LONGEST_NOTE])
    session.add(
        ProtectionNote(
            id=note.id,
            person_id=form.person,
            at=house.now(),
            by_id=actor.user,
            content=house.vault.seal(Compartment.PROTECTION, to_content(note), _place(note.id)),
        )
    )


def _statement(form: CheckForm) -> str:
    """The words of the person, who interpreted, and every mark with its cause as stated; no finding of the clinic."""
    said = f"“{form.statement.strip()}”" if form.statement.strip() else ""
    marks = [_mark(injury) for injury in form.injuries]
    if not said and not marks:
        return ""
    helped = f"Interpreter: {form.interpreter_name.strip()}." if form.interpreter_name.strip() else ""
    return "\n".join(part for part in ("Told in a medical check.", said, helped, *marks) if part)


def _mark(injury: Injury) -> str:
    side = {BodySide.LEFT: "left ", BodySide.RIGHT: "right "}.get(injury.side, "")
    where = side + injury.region.value.replace("_", " ").lower()
    cause = f", cause as stated: “{injury.cause.strip()}”" if injury.cause.strip() else ""
    return f"Mark noted: {where}{cause}."


def _place(row: UUID) -> Binding:
    return Binding("protectionnote", row, "content")
