"""Vouchers and cash: handed out, signed for, taken back with a reason, and the till of a day."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.card_rule import today_in
from app.custody import same_words
from app.errors import UserError
from app.gone import have_left
from app.house import House, staff_names
from app.merging import whole_row, whole_rows
from app.paper_data import named, site_data
from app.papers import FOR_THE_PERSON, PaperJob, log_print
from app.person_rows import load
from app.reference.words import CodeList, words_in_use
from app.registration import known_person
from app.same_person import merges
from app.standing import require_usable
from app.voucher_forms import GottenSheet, TakeBackForm, TillLine, TillSheet, VoucherForm, VoucherRow
from models.appointments import Voucher
from models.codes import Answer, PaperKind, VoucherKind
from models.person import Person
from models.values.money import Money
from printing.data import VoucherData
from printing.phrases import FALLBACK, languages_of
from printing.voucher import PAPER, render_voucher

NUMBERED = frozenset({VoucherKind.TAXI, VoucherKind.FOOD, VoucherKind.CLOTHES})
MOST_MINOR = 100_000_000
NO_AMOUNT = "Cash needs an amount, for example 20 or 20.50, and a currency of three letters. Nothing was saved."
BAD_AMOUNT = "The amount is no amount, or too large. Nothing was saved. Type it like 20 or 20.50, with a currency."
TWO_PERSONS = "Cash is counted out by two persons. Nothing was saved. Type the name of the second one."
NO_NUMBER = "A voucher has a number. Nothing was saved. Type the number that is printed on it."
TAKEN = "A voucher with this number was handed out already. Nothing was saved. Look at the number again."
ANOTHER = "This hand-out belongs to another record. Nothing was saved. Open the page again."
LEFT = "This person has left. Nothing was saved. Take the departure back first, where it was a mistake."
GONE = "This voucher is not on this laptop any more, or was taken back. Nothing was changed. Open the page again."
NO_REASON = "What comes back needs a reason. Nothing was changed. Say it in a word."


class Vouchers:
    """The use cases of vouchers and cash."""

    def __init__(self, house: House) -> None:
        self._house = house

    def give(self, actor: Actor, form: VoucherForm) -> VoucherRow:
        """Keep that something was handed over now; the same form twice keeps it once. UserError: cash without amount or
        second person, a voucher without number, a number that was used, somebody who has left."""
        self._house.require(actor, Act.GIVE_VOUCHER)
        money = _money(form)
        _check(actor, form, money)

        def work(session: Session) -> VoucherRow:
            known_person(session, form.person)
            kept = session.get(Voucher, form.id)
            if kept is None:
                _check_person(session, form)
                _check_number(session, form)
                kept = _voucher(form, money, actor, self._house.now())
                session.add(kept)
                session.flush()
            elif kept.person_id != form.person:
                raise UserError(ANOTHER)
            return _rows(session, actor, [kept])[0]

        return self._house.write(actor, Act.GIVE_VOUCHER, work)

    def take_back(self, actor: Actor, form: TakeBackForm) -> VoucherRow:
        """What was handed out is here again; its number may be handed out anew. The line stays."""
        self._house.require(actor, Act.TAKE_BACK_VOUCHER)
        if not form.reason.strip():
            raise UserError(NO_REASON, "reason")

        def work(session: Session) -> VoucherRow:
            voucher = _standing(session, form.voucher)
            voucher.voided, voucher.void_reason = True, form.reason.strip()
            voucher.void_at, voucher.void_by_id = self._house.now(), actor.user
            session.flush()
            return _rows(session, actor, [voucher])[0]

        return self._house.write(actor, Act.TAKE_BACK_VOUCHER, work)

    def sign(self, actor: Actor, voucher: UUID, signed: Answer) -> VoucherRow:
        """Whether the person has signed the receipt."""

        def work(session: Session) -> VoucherRow:
            found = _standing(session, voucher)
            found.signed = signed
            session.flush()
            return _rows(session, actor, [found])[0]

        return self._house.write(actor, Act.GIVE_VOUCHER, work)

    def till(self, actor: Actor, day: date | None = None) -> TillSheet:
        """A day at the till, today without one: what went out, what came back, the sums of each kind."""

        def work(session: Session) -> TillSheet:
            wanted = day or self._house.today()
            out = _on(session, wanted, Voucher.at)
            back = [row for row in _on(session, wanted, Voucher.void_at) if row.voided]
            rows = _rows(session, actor, list({row.id: row for row in (*out, *back)}.values()))
            return TillSheet(wanted, rows, _sums(out, back))

        return self._house.read(actor, Act.SEE_VOUCHERS, work)

    def of(self, actor: Actor, person: UUID) -> GottenSheet:
        """What somebody got."""

        def work(session: Session) -> GottenSheet:
            known_person(session, person)
            mine = select(Voucher).where(col(Voucher.person_id).in_(merges(session).ids(person)))
            return GottenSheet(whole_row(session, actor, person), _rows(session, actor, session.exec(mine).all()))

        return self._house.read(actor, Act.SEE_VOUCHERS, work)

    def receipt(self, actor: Actor, voucher: UUID, language: str = "") -> PaperJob:
        """The receipt to sign, for the person in their language and for the till in English. The first print gives the
        hand-out its receipt number."""

        def work(session: Session) -> PaperJob:
            found = _standing(session, voucher)
            foot = log_print(
                session, self._house, actor, PaperKind.VOUCHER, 1, person=found.person_id, for_whom=FOR_THE_PERSON
            )
            found.receipt_number = found.receipt_number or foot.print_number
            data = _receipt(session, actor, found, language)
            draw = partial(render_voucher, data, foot)
            return PaperJob(PaperKind.VOUCHER, "Receipt", 1, foot.print_number, lambda _progress: draw())

        return self._house.write(actor, Act.GIVE_VOUCHER, work)


def languages() -> tuple[str, ...]:
    """The languages in which there are words for the person's half of a receipt."""
    return languages_of(PAPER)


def _money(form: VoucherForm) -> Money | None:
    if not form.amount.strip():
        return None
    try:
        money = Money.parse(form.amount, form.currency)
    except ValueError:
        raise UserError(BAD_AMOUNT, "amount") from None
    if money.minor > MOST_MINOR:
        raise UserError(BAD_AMOUNT, "amount")
    return money if money.minor else None


def _check(actor: Actor, form: VoucherForm, money: Money | None) -> None:
    if form.kind is VoucherKind.CASH:
        if money is None:
            raise UserError(NO_AMOUNT, "amount")
        if not form.witness.strip() or same_words(form.witness, actor.name):
            raise UserError(TWO_PERSONS, "witness")
    if form.kind in NUMBERED and not folded(form.number):
        raise UserError(NO_NUMBER, "number")


def _check_person(session: Session, form: VoucherForm) -> None:
    """Food goes on for whose record is restricted; money does not."""
    if form.kind is not VoucherKind.FOOD:
        require_usable(session, form.person)
    if have_left(load(session, Person, Person.id, merges(session).ids(form.person))):
        raise UserError(LEFT)


def _check_number(session: Session, form: VoucherForm) -> None:
    number = folded(form.number)
    if number and _numbers(session)[form.kind, number]:
        raise UserError(TAKEN, "number")


def folded(number: str) -> str:
    """A number as it is compared: how somebody spaced or wrote it makes no second number."""
    plain = unicodedata.normalize("NFKC", number).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def _numbers(session: Session) -> Counter[tuple[VoucherKind, str]]:
    """How often each number is out."""
    statement = select(Voucher.kind, Voucher.number).where(col(Voucher.voided).is_(False), Voucher.number != "")
    return Counter((VoucherKind(kind), folded(number)) for kind, number in session.exec(statement).all())


def _voucher(form: VoucherForm, money: Money | None, actor: Actor, now: datetime) -> Voucher:
    return Voucher(
        id=form.id,
        person_id=form.person,
        kind=form.kind,
        amount=money.minor if money else None,
        currency=money.currency if money else "",
        number=form.number.strip(),
        purpose=form.purpose.strip(),
        at=now,
        by_id=actor.user,
        witness=form.witness.strip(),
        signed=Answer.NOT_ASKED,
    )


def _standing(session: Session, voucher: UUID) -> Voucher:
    found = session.get(Voucher, voucher)
    if found is None or found.voided:
        raise UserError(GONE)
    return found


def _on(session: Session, day: date, moment: Any) -> Sequence[Voucher]:
    """Those of a day on the wall here, by that moment. What was undone whole never went out."""
    start, end = (datetime.combine(each, time()).astimezone(UTC) for each in (day, day + timedelta(days=1)))
    happened = col(Voucher.voided).is_(False) | col(Voucher.void_at).is_not(None)
    return session.exec(select(Voucher).where(col(moment) >= start, col(moment) < end, happened)).all()


def _sums(out: Sequence[Voucher], back: Sequence[Voucher]) -> tuple[TillLine, ...]:
    keys = {(row.kind, row.currency) for row in (*out, *back)}
    order = {kind: place for place, kind in enumerate(VoucherKind)}
    return tuple(
        TillLine(*key, *_tally(out, key), *_tally(back, key)) for key in sorted(keys, key=lambda k: (order[k[0]], k[1]))
    )


def _tally(rows: Sequence[Voucher], key: tuple[VoucherKind, str]) -> tuple[int, int]:
    mine = [row for row in rows if (row.kind, row.currency) == key]
    return len(mine), sum(row.amount or 0 for row in mine)


def _rows(session: Session, actor: Actor, vouchers: Sequence[Voucher]) -> tuple[VoucherRow, ...]:
    shown = merges(session).shown
    people = {row.id: row for row in whole_rows(session, actor, [each.person_id for each in vouchers])}
    staff, out = staff_names(session), _numbers(session)
    names = {member.id: member.name for member in staff.values()}
    newest = sorted(vouchers, key=lambda each: (each.at, each.id), reverse=True)
    return tuple(
        VoucherRow(
            each.id,
            people.get(shown(each.person_id)),
            each.kind,
            _worth(each),
            each.number,
            each.purpose,
            each.at,
            names.get(each.by_id, "") if each.by_id else "",
            each.witness,
            each.signed,
            each.receipt_number,
            each.void_at,
            each.void_reason,
            names.get(each.void_by_id, "") if each.void_by_id else "",
            not each.voided and bool(each.number) and out[each.kind, folded(each.number)] > 1,
        )
        for each in newest
    )


def _worth(voucher: Voucher) -> Money | None:
    return Money(voucher.currency, voucher.amount) if voucher.currency and voucher.amount is not None else None


def _receipt(session: Session, actor: Actor, voucher: Voucher, language: str) -> VoucherData:
    giver = staff_names(session).get(voucher.by_id) if voucher.by_id else None
    worth = _worth(voucher)
    spoken = known_person(session, voucher.person_id).languages.split()
    person = whole_row(session, actor, voucher.person_id)
    tongue = language or next((each for each in spoken if each in languages()), FALLBACK)
    return VoucherData(
        language=tongue,
        site=site_data(session, tongue),
        number=person.number,
        at=voucher.at.astimezone(),
        receipt=voucher.receipt_number or 0,
        kind=voucher.kind,
        money=str(worth) if worth else "",
        ticket=voucher.number,
        purpose=voucher.purpose,
        given_by=giver.name if giver else "",
        witness=voucher.witness,
        called=words_in_use(session, CodeList.VOUCHER, (tongue, FALLBACK), today_in(session)),
        **named(person.name),
    )
