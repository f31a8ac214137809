"""What the letter page reads of a person in one go."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.access import Actor
from app.letters.forms import KindOffer, LetterRow
from app.letters.sheet import LetterSheet
from app.rows import PersonRow
from app.waystation import Waystation
from models.codes import LetterKind, LetterState


@dataclass(frozen=True)
class Wanted:
    """Whose letters; `kind` when one was chosen, `draft` when one is in hand; `look` reads the person anew, which is
    journaled."""

    person: UUID
    language: str
    kind: LetterKind | None = None
    draft: UUID | None = None
    look: bool = True


@dataclass(frozen=True, repr=False)
class Read:
    """`sheet` is the letter to be written, None at a desk that writes none; `person` None where nobody looked anew."""

    person: PersonRow | None
    kinds: tuple[KindOffer, ...]
    rows: tuple[LetterRow, ...]
    sheet: LetterSheet | None


def read_person(waystation: Waystation, actor: Actor, wanted: Wanted) -> Read:
    """In the database lane: the person, the letters, and the draft in hand or an empty one."""
    kinds = waystation.letters.kinds(actor)
    rows = waystation.letters.letters(actor, wanted.person)
    person = waystation.people.open_person(actor, wanted.person).person if wanted.look else None
    return Read(person, kinds, rows, _sheet(waystation, actor, wanted, kinds, rows))


def _sheet(
    waystation: Waystation, actor: Actor, wanted: Wanted, kinds: tuple[KindOffer, ...], rows: tuple[LetterRow, ...]
) -> LetterSheet | None:
    """The draft in hand, else the newest draft of the person, else an empty letter of the kind."""
    if not kinds:
        return None
    drafts = [row.id for row in rows if row.state is LetterState.DRAFT and row.kind is not None]
    if wanted.kind is None and drafts and (wanted.draft is None or wanted.draft in drafts):
        return waystation.letters.open_draft(actor, wanted.draft or drafts[0])
    kind = wanted.kind or kinds[0].kind
    return waystation.letters.open_letter(actor, wanted.person, kind, wanted.language)
