"""Who holds what: the dated hand-overs of papers and belongings. The newest line that stands says where a thing is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.carried import HOLDERS, WITH_PERSON, HandOverForm, HandOverRow, LineForm, Piece, shown_type, trimmed
from app.errors import UserError
from app.hands import Hands
from app.house import House, staff_names
from app.person_rows import CHUNK, load
from app.registration import known_person
from app.same_person import merges
from app.standing import require_usable
from models.belongings import Belonging, HandOver
from models.codes import BelongingKind, Custody
from models.columns import nfc
from models.person import IdentityDocument

Thing = TypeVar("Thing", IdentityDocument, Belonging)
CLOCKS_DIFFER = timedelta(minutes=10)
NOTHING_CHOSEN = "No paper and no thing is chosen. Nothing was saved. Choose what changes hands."
NOT_HERE = "A paper or thing of this list is not in the record any more. Nothing was saved. Open the page again."
NO_NAME = "Both names are needed, of who gives and of who takes. Nothing was saved. Write the missing one."
SAME_NAME = "Who gives and who takes have the same name. Nothing was saved. Write the name of the other one."
NO_HANDS = "A hand-over ends in somebody's hands. Nothing was saved. Choose who holds it now."
LATER = "This moment has not come yet. Nothing was saved. Write when it was handed over."
NO_REASON = "A line is taken out only with a reason. Nothing was changed. Say in a word why it is wrong."
OUT_ALREADY = "This line does not stand any more. Nothing was changed. Open the page again."
ONE_LINE = "One line is put right by one line about the same thing. Nothing was changed. Open the page again."


class HandOvers:
    """The use cases of the chain of custody."""

    def __init__(self, house: House) -> None:
        self._house = house

    def chain(self, actor: Actor, person_id: UUID) -> tuple[HandOverRow, ...]:
        """Every line about a person's papers and belongings, newest first, those that were put right among them."""

        def work(session: Session) -> tuple[HandOverRow, ...]:
            return chain_of(session, actor, records_of(session, person_id))

        return self._house.read(actor, Act.SEE_BELONGINGS, work)

    def hand_over(self, actor: Actor, form: HandOverForm) -> tuple[HandOverRow, ...]:
        """Write down one hand-over of one or many pieces; saving it twice writes it once."""
        self._house.require(actor, Act.HAND_OVER)
        form = self._checked(form)

        def work(session: Session) -> tuple[HandOverRow, ...]:
            person = known_person(session, form.person)
            require_usable(session, person.id)
            for piece in form.pieces:
                self._write(session, form, piece)
            session.flush()
            rows = chain_of(session, actor, records_of(session, person.id))
            return tuple(row for row in rows if row.id in {piece.id for piece in form.pieces})

        return self._house.write(actor, Act.HAND_OVER, work)

    def put_right(self, actor: Actor, form: LineForm) -> None:
        """Take a wrong line out, with the reason, and put the right one in its place; the wrong one stays visible."""
        self._house.require(actor, Act.HAND_OVER)
        if not form.reason.strip():
            raise UserError(NO_REASON, "reason")
        right = self._checked(form.right) if form.right else None

        def work(session: Session) -> None:
            line = session.get(HandOver, form.line)
            if line is None or line.voided:
                raise UserError(OUT_ALREADY)
            require_usable(session, known_person(session, line.person_id).id)
            if right is not None and [_about(piece) for piece in right.pieces] != [_about(line)]:
                raise UserError(ONE_LINE)
            line.voided, line.void_reason = True, form.reason.strip()
            session.flush()
            settle(session, thing_of(session, line))
            if right is not None:
                self._write(session, right, right.pieces[0], line.id)

        self._house.write(actor, Act.HAND_OVER, work)

    def _checked(self, form: HandOverForm) -> HandOverForm:
        form = trimmed(form)
        if not form.pieces or any((piece.document is None) == (piece.belonging is None) for piece in form.pieces):
            raise UserError(NOTHING_CHOSEN, "pieces")
        for name in ("from_whom", "to_whom"):
            if not getattr(form, name):
                raise UserError(NO_NAME, name)
        if same_words(form.from_whom, form.to_whom):
            raise UserError(SAME_NAME, "to_whom")
        if form.custody not in HOLDERS:
            raise UserError(NO_HANDS, "custody")
        if form.at > self._house.now() + CLOCKS_DIFFER:
            raise UserError(LATER, "at")
        return form

    def _write(self, session: Session, form: HandOverForm, piece: Piece, replaces: UUID | None = None) -> None:
        if session.get(HandOver, piece.id) is not None:
            return
        thing = thing_of(session, piece)
        if thing.voided or thing.person_id not in records_of(session, form.person):
            raise UserError(NOT_HERE, "pieces")
        session.add(
            HandOver(
                id=piece.id,
                person_id=thing.person_id,
                document_id=piece.document,
                belonging_id=piece.belonging,
                at=form.at,
                from_whom=form.from_whom,
                to_whom=form.to_whom,
                place=form.place,
                purpose=form.purpose,
                from_signed=form.from_signed,
                to_signed=form.to_signed,
                custody=form.custody,
                location="" if form.custody in WITH_PERSON else form.location,
                custody_before=thing.custody,
                location_before=thing.location if isinstance(thing, Belonging) else "",
                replaces_id=replaces,
            )
        )
        session.flush()
        settle(session, thing)


def newest(lines: Iterable[HandOver]) -> HandOver | None:
    """The line that says who holds the thing: of those that stand the latest; at one moment the last written."""
    return max((line for line in lines if not line.voided), key=_order, default=None)


def settle(session: Session, thing: IdentityDocument | Belonging) -> None:
    """The thing lies where its newest line says; where none stands any more, where it lay before the first."""
    lines = lines_of(session, [thing])
    last = newest(lines)
    first = min(lines, key=lambda line: line.id, default=None)
    if first is None:
        return
    thing.custody = last.custody if last else first.custody_before
    if isinstance(thing, Belonging):
        thing.location = last.location if last else first.location_before
    thing.returned_at = last.at if last and last.custody in WITH_PERSON else None


def lines_of(session: Session, things: Sequence[IdentityDocument | Belonging]) -> list[HandOver]:
    """Every line about these papers and things, also those that do not stand."""
    ids, found = [thing.id for thing in things], list[HandOver]()
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        about = col(HandOver.document_id).in_(some) | col(HandOver.belonging_id).in_(some)
        found += session.exec(select(HandOver).where(about)).all()
    return found


def moved(session: Session, things: Sequence[IdentityDocument | Belonging]) -> dict[UUID, HandOver]:
    """Those that a standing hand-over speaks of, each with the newest line: no form and no other laptop may say
    otherwise."""
    standing = sorted((line for line in lines_of(session, things) if not line.voided), key=_order)
    return {_about(line): line for line in standing}


def held_by(thing: IdentityDocument | Belonging, line: HandOver | None) -> tuple[Custody, str, datetime | None]:
    """Who holds it, where, and since when the person has it back: by the newest line, else as it was written down."""
    if line is None:
        return thing.custody, thing.location if isinstance(thing, Belonging) else "", thing.returned_at
    return line.custody, line.location, line.at if line.custody in WITH_PERSON else None


def _order(line: HandOver) -> tuple[datetime, UUID]:
    return line.at, line.id


def thing_of(session: Session, about: Piece | HandOver) -> IdentityDocument | Belonging:
    """The paper or the thing that a line is about. UserError when it is not here."""
    document, belonging = (
        (about.document, about.belonging) if isinstance(about, Piece) else (about.document_id, about.belonging_id)
    )
    found = session.get(IdentityDocument, document) if document else session.get(Belonging, belonging)
    if found is None:
        raise UserError(NOT_HERE, "pieces")
    return found


def records_of(session: Session, person_id: UUID) -> list[UUID]:
    """This record and those found to be of the same human being: a merge keeps every paper of both."""
    return list(merges(session).own_first(person_id))


def chain_of(session: Session, actor: Actor, records: Sequence[UUID]) -> tuple[HandOverRow, ...]:
    """The lines about these records, newest first. What was erased is not told."""
    lines = [line for record in records for line in _lines_about(session, record)]
    things = _Things(session, actor, lines)
    hands = Hands(session, staff_names(session), [line.id for line in lines])
    last = {_about(line): line.id for line in sorted(lines, key=_order) if not line.voided}
    rows = [things.row(line, hands, last.get(_about(line)) == line.id) for line in lines if line.from_whom]
    return tuple(sorted(rows, key=lambda row: (row.at, row.id), reverse=True))


def same_words(one: str, other: str) -> bool:
    """Whether two names are written alike, whatever their case and spaces."""
    return " ".join(nfc(one).casefold().split()) == " ".join(nfc(other).casefold().split())


def _about(line: HandOver | Piece) -> UUID:
    about = (line.document, line.belonging) if isinstance(line, Piece) else (line.document_id, line.belonging_id)
    return about[0] or about[1]  # type: ignore[return-value]


def _lines_about(session: Session, record: UUID) -> Sequence[HandOver]:
    return session.exec(select(HandOver).where(HandOver.person_id == record)).all()


class _Things:
    """The papers and things of a set of lines, loaded at once."""

    def __init__(self, session: Session, actor: Actor, lines: Sequence[HandOver]) -> None:
        self._actor = actor
        documents = {line.document_id for line in lines if line.document_id}
        belongings = {line.belonging_id for line in lines if line.belonging_id}
        self._types = {row.id: row.type for row in _every(session, IdentityDocument, documents)}
        self._things = {row.id: row for row in _every(session, Belonging, belongings)}

    def row(self, line: HandOver, hands: Hands, is_newest: bool) -> HandOverRow:
        kind, description = self._thing(line)
        return HandOverRow(
            id=line.id,
            document=line.document_id,
            belonging=line.belonging_id,
            type=shown_type(self._actor, self._types[line.document_id]) if line.document_id else None,
            kind=kind,
            description=description,
            at=line.at,
            from_whom=line.from_whom,
            to_whom=line.to_whom,
            custody=line.custody,
            location=line.location,
            place=line.place,
            purpose=line.purpose,
            from_signed=line.from_signed,
            to_signed=line.to_signed,
            by=hands.by(line.id),
            newest=is_newest,
            receipt=line.receipt_number,
            voided=line.voided,
            reason=line.void_reason,
            replaces=line.replaces_id,
        )

    def _thing(self, line: HandOver) -> tuple[BelongingKind | None, str]:
        thing = self._things.get(line.belonging_id) if line.belonging_id else None
        return (thing.kind, thing.description) if thing else (None, "")


def _every(session: Session, table: type[Thing], ids: Iterable[UUID]) -> list[Thing]:
    wanted, found = list(ids), list[Thing]()
    for start in range(0, len(wanted), CHUNK):
        found += session.exec(select(table).where(col(table.id).in_(wanted[start : start + CHUNK]))).all()
    return found


def live_things(session: Session, table: type[Thing], records: Sequence[UUID]) -> list[Thing]:
    """Papers or things of these records that were not taken out."""
    return load(session, table, table.person_id, records)
