"""Work instructions of a check: what its writer decided on replaces what stood; who hardly ate is held back from food
until a clinician has decided."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from app.check_forms import CheckForm
from app.health.refeeding import hardly_ate
from app.ids import new_id
from app.person_rows import load
from app.same_person import joined_ids
from models.codes import Instruction
from models.person import WorkInstruction

HOLD = Instruction.NO_FOOD_BEFORE_CLINICIAN


def with_standing(form: CheckForm, standing: tuple[Instruction, ...]) -> CheckForm:
    """The form with what stands now: an instruction set since it was written is ticked in it."""
    since = set(standing) - set(form.standing)
    return replace(form, instructions=tuple(sorted({*form.instructions, *since})), standing=standing)


def decided(form: CheckForm) -> CheckForm:
    """The form as it is signed. Who hardly ate for five days or more stays held back from food, unless the clinician
    gave small meals or saw the hold and lifted it."""
    if not hardly_ate(form) or HOLD in form.standing or Instruction.SMALL_MEALS in form.instructions:
        return form
    return replace(form, instructions=tuple(sorted({*form.instructions, HOLD})))


def hold_food(session: Session, form: CheckForm) -> None:
    """Hold back from food while the check is being written, once, unless its writer saw a hold already."""
    if hardly_ate(form) and HOLD not in form.standing and HOLD not in {row.code for row in _standing(session, form)}:
        session.add(_instruction(form, HOLD))


def keep_instructions(session: Session, form: CheckForm) -> None:
    """What its writer saw and did not keep is lifted; what was set meanwhile by others stays, because nobody decided on
    it."""
    kept, seen = set(form.instructions), set(form.standing)
    standing = _standing(session, form)
    for row in standing:
        row.voided = (row.code in seen or row.check_id == form.id) and row.code not in kept
    for code in kept - {row.code for row in standing if row.person_id == form.person}:
        session.add(_instruction(form, code))


def _standing(session: Session, form: CheckForm) -> list[WorkInstruction]:
    return load(session, WorkInstruction, WorkInstruction.person_id, joined_ids(session, form.person))


def _instruction(form: CheckForm, code: Instruction) -> WorkInstruction:
    return WorkInstruction(id=new_id(), person_id=form.person, check_id=form.id, code=code)
