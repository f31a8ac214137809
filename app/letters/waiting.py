"""What a letter's silence asks for, and what stays of a signed one when two laptops meet."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlmodel import Session

from app.letters.life import WAITING
from app.letters.reading import letters_of
from app.same_person import joined_ids
from app.store import Store
from app.tasks import open_of, raise_new
from app.versions import Conflict
from models.base import new_id
from models.codes import Compartment, LetterState, Role, TaskKind, TaskState
from models.letters import Letter, LetterStep
from models.tasks import Task

SIGNED_AS_ONE = frozenset({"content", "digest", "signed_at", "signed_by"})
OWNER = {Compartment.MEDICAL: Role.MEDIC, Compartment.PROTECTION: Role.CASE}


def step_of(letter: Letter, state: LetterState, at: datetime) -> LetterStep:
    """A step of a letter's way, not added to the session yet."""
    return LetterStep(
        id=new_id(),
        letter_id=letter.id,
        person_id=letter.person_id,
        compartment=letter.compartment,
        state=state,
        at=at,
    )


def tend_task(session: Session, letter: Letter, now: datetime) -> None:
    """One open task for all letters of the person that this role waits for, due with the first of them."""
    people = joined_ids(session, letter.person_id)
    mine = [each for each in letters_of(session, people) if each.compartment is letter.compartment]
    due = [each.answer_due for each in mine if each.state in WAITING and each.answer_due is not None]
    owner = OWNER[letter.compartment]
    standing = [task for task in open_of(session, TaskKind.LETTER_OVERDUE, people) if task.role is owner]
    for task in standing:
        _keep(task, min(due, default=None), now)
    if due and not standing:
        raise_new(session, now, TaskKind.LETTER_OVERDUE, owner, person=letter.person_id, due_at=min(due))


def _keep(task: Task, due: datetime | None, now: datetime) -> None:
    """Still waiting: due with the first letter. Nothing waits any more: done."""
    if due is None:
        task.state, task.done_at = TaskState.DONE, now
    else:
        task.due_at = due


def settle_letters(session: Session, store: Store) -> None:
    """A letter signed at one laptop and changed or signed at another stays as one of them signed it, on both."""
    for conflict in store.conflicts():
        if conflict.tab == "letter" and conflict.field in SIGNED_AS_ONE:
            letter = session.get_one(Letter, conflict.row_id)
            if letter.digest is not None:
                _settle(session, store, letter, conflict)


def _settle(session: Session, store: Store, letter: Letter, conflict: Conflict) -> None:
    """The text that the seal of the signature fits; of the signature itself what is shown."""
    if conflict.field != "content":
        store.settle_in(session, letter.id, conflict.field, getattr(letter, conflict.field))
        return
    for version in conflict.versions:
        if hashlib.sha256(version.value).digest() == letter.digest:
            store.settle_in(session, letter.id, "content", version.value)
