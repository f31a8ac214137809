"""What is done for people, as counts by what is done and never by why: the clinic's instructions and what flags ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session, col, select

from app.figures.forms import NeedRow
from app.figures.telling import told_alone
from app.flag_words import in_force
from app.person_rows import load
from app.same_person import merges
from models.codes import Answer, Instruction, SafetyFlag
from models.person import Person, PersonFlag, WorkInstruction

# What a flag asks of the staff. Flags of different reasons that ask the same are one action, so that the count of an
# action is not the count of a reason.
ACTIONS: dict[SafetyFlag, str] = {
    SafetyFlag.HIDE: "TELL_NOBODY",
    SafetyFlag.NO_COO: "NO_EMBASSY",
    SafetyFlag.NO_MEDIA: "NO_MEDIA",
    SafetyFlag.MEDIA_LIMITED: "NO_MEDIA",
    SafetyFlag.RELATIVES_AT_RISK: "ASK_CONTACT",
    SafetyFlag.KEEP_APART: "ASK_PLACE",
    SafetyFlag.TRAFFICKING: "ASK_CONTACT",
    SafetyFlag.GENDER_VIOLENCE: "ASK_CONTACT",
    SafetyFlag.SELF_HARM: Instruction.BED_NEAR_STAFF.value,
    SafetyFlag.INFECTION: "ASK_PLACE",
    SafetyFlag.CHILD: "ASK_LEAD",
    SafetyFlag.PHONE_RISK: "ASK_CONTACT",
    SafetyFlag.ELEVATED_THREAT: "ASK_LEAD",
    SafetyFlag.INTERPRETER_NOT: "ASK_LEAD",
}
CODES = tuple(dict.fromkeys((*(each.value for each in Instruction), *ACTIONS.values())))


def needs(session: Session, people: Iterable[UUID]) -> tuple[NeedRow, ...]:
    """How many of these people each thing is done for, each counted once however many records say so; only what is
    done for somebody."""
    joined = merges(session)
    ids = list(joined.all_of(people))
    found: defaultdict[str, set[UUID]] = defaultdict(set)
    for told in load(session, WorkInstruction, WorkInstruction.person_id, ids):
        found[told.code.value].add(joined.shown(told.person_id))
    for flag in in_force(load(session, PersonFlag, PersonFlag.person_id, ids)):
        found[ACTIONS[flag.code]].add(joined.shown(flag.person_id))
    asked = session.exec(select(Person.id).where(Person.interpreter == Answer.YES, col(Person.voided).is_(False))).all()
    found[Instruction.INTERPRETER.value] |= {joined.shown(each) for each in set(asked) & set(ids)}
    return tuple(NeedRow(code, told_alone(len(found[code]))) for code in CODES if found[code])
