"""Letters as rows: everything where the seal opens for the role, status and dates where it does not."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import Session

from app.access import Act, Actor, may
from app.house import House, staff_names
from app.letters.closed import is_whole, opens, unseal
from app.letters.forms import LetterForm, LetterRow
from app.letters.life import MOVES, WAITING
from app.merging import whole_row
from app.registration import known_person
from models.letters import Letter


def letter_rows(session: Session, house: House, actor: Actor, letters: Iterable[Letter]) -> tuple[LetterRow, ...]:
    """Rows of letters, the newest first."""
    rows = [letter_row(session, house, actor, each) for each in letters]
    return tuple(sorted(rows, key=lambda row: (row.reference, row.version), reverse=True))


def letter_row(session: Session, house: House, actor: Actor, letter: Letter) -> LetterRow:
    form = _form(house, actor, letter)
    signer = staff_names(session).get(letter.signed_by) if letter.signed_by else None
    due = letter.answer_due if letter.state in WAITING else None
    moves = MOVES[letter.state] if form and may(actor, Act.TRACK_LETTER) else ()
    return LetterRow(
        id=letter.id,
        person=whole_row(session, actor, known_person(session, letter.person_id).id),
        reference=letter.reference,
        version=letter.version,
        kind=form.kind if form else None,
        to_name=form.to_name if form else "",
        language=form.language if form else "",
        state=letter.state,
        priority=letter.priority,
        signed_at=letter.signed_at,
        signed_by=signer.name if signer else "",
        answer_due=due,
        overdue=due is not None and due < house.now(),
        replaces=letter.replaces_id,
        next_states=moves,
        whole=is_whole(letter),
    )


def _form(house: House, actor: Actor, letter: Letter) -> LetterForm | None:
    """The form where the seal opens and the letter is whole."""
    readable = opens(house.vault, actor, letter.compartment) and is_whole(letter)
    return unseal(house.vault, letter).form if readable else None
