"""The receipt of hand-overs, in two halves: what, how many, under which seal, from whom to whom; nothing of health."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor
from app.card_rule import today_in
from app.carried import COURT_PAPERS, masked
from app.custody import records_of, thing_of
from app.errors import UserError
from app.house import House
from app.paper_data import named, site_data
from app.papers import FOR_THE_PERSON, PaperJob, log_print
from app.person_rows import row_of
from app.reference.words import CodeList, words_in_use
from app.registration import known_person
from app.standing import require_usable
from models.belongings import Belonging, HandOver
from models.codes import BelongingKind, DocumentType, PaperKind
from models.person import IdentityDocument
from models.values.money import Money
from printing.data import ReceiptData, ReceiptItem
from printing.phrases import FALLBACK, languages_of
from printing.receipt import render_receipt
from printing.receipt_words import PAPER

MOST_LINES = 60
ONE_HAND_OVER = (
    "A receipt is of one hand-over: the same moment, the same two names. Nothing was printed. Choose its lines alone."
)
NONE_STANDS = "No line of a hand-over that stands is chosen. Nothing was printed. Choose a line of the list."
TOO_MANY = "A receipt has at most 60 lines. Nothing was printed. Print it in parts."
_CLOSED = COURT_PAPERS | {DocumentType.MEDICAL_EXTRACT, DocumentType.PRESCRIPTION, DocumentType.VACCINATION_CARD}


class Receipts:
    """The use case of receipts."""

    def __init__(self, house: House) -> None:
        self._house = house

    def receipt(self, actor: Actor, person_id: UUID, lines: Sequence[UUID], language: str = "") -> PaperJob:
        """A receipt of one hand-over, of one or many pieces, in the person's language where there are texts.
        The first print gives the lines their receipt number."""

        def work(session: Session) -> PaperJob:
            person = known_person(session, person_id)
            require_usable(session, person.id)
            chosen = _chosen(session, lines, records_of(session, person.id))
            row = row_of(session, actor, person)
            tongue = language or _language(person.languages)
            data = ReceiptData(
                language=tongue,
                site=site_data(session, tongue),
                number=row.number,
                at=chosen[0].at.astimezone(),
                from_whom=chosen[0].from_whom,
                to_whom=chosen[0].to_whom,
                place=chosen[0].place,
                kept_in=chosen[0].location,
                purpose=chosen[0].purpose,
                items=tuple(_item(session, line) for line in chosen),
                called=words_in_use(session, CodeList.DOCUMENT, (tongue, FALLBACK), today_in(session)),
                **named(row.name),
            )
            foot = log_print(
                session,
                self._house,
                actor,
                PaperKind.RECEIPT,
                len(chosen),
                person=person.id,
                for_whom=FOR_THE_PERSON,
            )
            for line in chosen:
                line.receipt_number = line.receipt_number or foot.print_number
            return PaperJob(
                PaperKind.RECEIPT, "Receipt", 1, foot.print_number, lambda _progress: render_receipt(data, foot)
            )

        return self._house.write(actor, Act.PRINT_RECEIPT, work)


def languages() -> tuple[str, ...]:
    """The languages in which there are words for the person's half."""
    return languages_of(PAPER)


def _language(spoken: str) -> str:
    return next((each for each in spoken.split() if each in languages()), FALLBACK)


def _chosen(session: Session, ids: Sequence[UUID], records: Sequence[UUID]) -> list[HandOver]:
    found = [session.get(HandOver, each) for each in dict.fromkeys(ids)]
    lines = [line for line in found if line is not None and not line.voided and line.person_id in records]
    if not lines or len(lines) < len(found):
        raise UserError(NONE_STANDS)
    if len(lines) > MOST_LINES:
        raise UserError(TOO_MANY)
    if len({_act_of(line) for line in lines}) > 1:
        raise UserError(ONE_HAND_OVER)
    return lines


def _act_of(line: HandOver) -> tuple[datetime, str, str, str, str]:
    return line.at, line.from_whom, line.to_whom, line.place, line.location


def _item(session: Session, line: HandOver) -> ReceiptItem:
    thing = thing_of(session, line)
    return _paper(thing) if isinstance(thing, IdentityDocument) else _belonging(thing)


def _paper(paper: IdentityDocument) -> ReceiptItem:
    """A paper by its type, its country and the end of its number; of court and health only an envelope."""
    if paper.type in _CLOSED:
        return ReceiptItem(what=DocumentType.ENVELOPE)
    description = ", ".join(part for part in (paper.country, masked(paper.number)) if part)
    return ReceiptItem(what=paper.type, description=description)


def _belonging(thing: Belonging) -> ReceiptItem:
    if thing.kind is BelongingKind.MEDICINE:
        return ReceiptItem(what=BelongingKind.OTHER, count=thing.quantity, seal=thing.seal_number)
    counted = thing.currency and thing.amount is not None
    return ReceiptItem(
        what=thing.kind,
        description=thing.description,
        count=thing.quantity,
        seal=thing.seal_number,
        money=str(Money(thing.currency, thing.amount or 0)) if counted else "",
        counted_by=(thing.counted_by, thing.counted_by_second) if counted else (),
    )
