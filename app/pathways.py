"""Pathways: the site's own list, and which of them was discussed with whom. Never advice (domain.md, finding 2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from app.access import Act, Actor
from app.cases import require_assigned
from app.errors import UserError
from app.house import House, staff_names
from app.person_rows import load
from app.protected import require_length, seal, unseal
from app.registration import known_person
from app.same_person import merges
from app.standing import require_usable
from models.protection import Pathway, PathwayTalk

NO_NAME = "The pathway has no name. Nothing was saved. Type the name that your site uses."
NOT_LISTED = "This pathway is not on the list of this site any more. Nothing was saved. Choose another."
ANOTHER = "This talk belongs to another record. Nothing was saved. Open the page again."
LONGEST_NOTE = 2_000


@dataclass(frozen=True)
class PathwayForm:
    """An entry of the site's list: its name, and to whom staff refer for advice."""

    id: UUID
    name: str
    refer_to: str = ""


@dataclass(frozen=True)
class PathwayRow:
    id: UUID
    name: str
    refer_to: str


@dataclass(frozen=True, repr=False)
class TalkForm:
    """A pathway was discussed; `note`: what was asked, never advice."""

    id: UUID
    person: UUID
    pathway: UUID
    note: str = field(default="", repr=False)


@dataclass(frozen=True, repr=False)
class TalkRow:
    """A talk, opened."""

    id: UUID
    at: datetime
    pathway: str
    refer_to: str
    by: str
    note: str = field(repr=False)


@dataclass(frozen=True, repr=False)
class Talked:
    """What of a talk is sealed; the words of the list as they stood then."""

    pathway: str
    by: UUID
    refer_to: str = ""
    note: str = field(default="", repr=False)


class Pathways:
    """The use cases of the site's list of pathways and of talks about them."""

    def __init__(self, house: House) -> None:
        self._house = house

    def listed(self, actor: Actor) -> tuple[PathwayRow, ...]:
        """The site's list, in its order."""
        return self._house.read(actor, Act.SEE_PATHWAYS, lambda session: tuple(map(_row, _list(session))))

    def put(self, actor: Actor, form: PathwayForm) -> tuple[PathwayRow, ...]:
        """Add an entry at the end, or change the words of one."""
        self._house.require(actor, Act.EDIT_PATHWAYS)
        if not form.name.strip():
            raise UserError(NO_NAME, "name")

        def work(session: Session) -> tuple[PathwayRow, ...]:
            entry = session.get(Pathway, form.id)
            if entry is None:
                last = session.exec(select(func.max(Pathway.order))).one()
                entry = Pathway(id=form.id, name="", refer_to="", order=(last or 0) + 1)
                session.add(entry)
            entry.name, entry.refer_to, entry.voided = form.name.strip(), form.refer_to.strip(), False
            session.flush()
            return tuple(map(_row, _list(session)))

        return self._house.write(actor, Act.EDIT_PATHWAYS, work)

    def remove(self, actor: Actor, entry_id: UUID) -> tuple[PathwayRow, ...]:
        """Take an entry off the list; talks about it keep its words."""

        def work(session: Session) -> tuple[PathwayRow, ...]:
            _entry(session, entry_id).voided = True
            session.flush()
            return tuple(map(_row, _list(session)))

        return self._house.write(actor, Act.EDIT_PATHWAYS, work)

    def discuss(self, actor: Actor, form: TalkForm) -> None:
        """Keep that a pathway of the list was discussed, sealed; the same form twice keeps it once."""
        self._house.require(actor, Act.DISCUSS_PATHWAY)
        require_length(form.note, "note", LONGEST_NOTE)

        def work(session: Session) -> None:
            known_person(session, form.person)
            require_usable(session, form.person)
            kept = session.get(PathwayTalk, form.id)
            if kept is not None:
                if kept.person_id != form.person:
                    raise UserError(ANOTHER)
                return
            entry = _entry(session, form.pathway)
            talked = Talked(entry.name, actor.user, entry.refer_to, form.note)
            content = seal(self._house, talked, "pathwaytalk", form.id)
            session.add(PathwayTalk(id=form.id, person_id=form.person, at=self._house.now(), content=content))

        self._house.write(actor, Act.DISCUSS_PATHWAY, work)

    def talks(self, actor: Actor, person_id: UUID) -> tuple[TalkRow, ...]:
        """What was discussed with somebody of one's own case, newest first. The reading is journaled."""

        def work(session: Session) -> tuple[TalkRow, ...]:
            require_assigned(session, actor, person_id)
            talks = load(session, PathwayTalk, PathwayTalk.person_id, merges(session).ids(person_id))
            if talks:
                self._house.note(session, "SEALED_READ", person_id, "pathways", len(talks))
            return self._rows(session, sorted(talks, key=lambda talk: (talk.at, talk.id), reverse=True))

        return self._house.write(actor, Act.READ_PATHWAY_TALKS, work)

    def _rows(self, session: Session, talks: Sequence[PathwayTalk]) -> tuple[TalkRow, ...]:
        staff, rows = staff_names(session), []
        for talk in talks:
            talked = unseal(self._house, Talked, talk.content, "pathwaytalk", talk.id)
            member = staff.get(talked.by)
            by = f"{member.name}, {member.desk}" if member else ""
            rows.append(TalkRow(talk.id, talk.at, talked.pathway, talked.refer_to, by, talked.note))
        return tuple(rows)


def _list(session: Session) -> list[Pathway]:
    entries = session.exec(select(Pathway).where(col(Pathway.voided).is_(False))).all()
    return sorted(entries, key=lambda entry: (entry.order, entry.id))


def _entry(session: Session, entry_id: UUID) -> Pathway:
    entry = session.get(Pathway, entry_id)
    if entry is None or entry.voided:
        raise UserError(NOT_LISTED, "pathway")
    return entry


def _row(entry: Pathway) -> PathwayRow:
    return PathwayRow(entry.id, entry.name, entry.refer_to)
