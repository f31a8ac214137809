"""Medicine out of the clinic's stock: what expires first goes first, never what has expired. Whom it was for and how
to take it is sealed; the store's ledger sees that something went out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.check_forms import DispenseForm
from app.clinic_rows import ClinicItemRow, DispensedRow
from app.errors import Refused, UserError
from app.health.sealed import seal, unseal
from app.house import House, staff_names
from app.person_rows import load
from app.registration import known_person
from app.same_person import joined_ids
from app.supplies import ledger
from app.supplies.kits import item_by_code, items
from app.supplies.quantities import require_quantity
from app.supply_rows import LotRow
from app.texts import require_signs
from models.codes import MovementKind
from models.health import Dispensing
from models.supplies import StockLocation, StockMovement, SupplyItem

LONGEST = 2_000
NOT_OF_CLINIC = "This does not belong to the clinic's shelf. Nothing was handed out. Send the person to Supplies."
NO_WORDS = "It is not written how to take this. Nothing was handed out. Write it in the person's language."
TOO_LONG = "The words are longer than 2,000 characters. Nothing was handed out. Write less."
NO_LOT = "This lot is not on the clinic's shelf. Nothing was handed out. Choose one of the list, or none."
EXPIRED = "This lot has expired. Nothing was handed out. Take another one, and let the store write this one off."
ANOTHER = "This was handed out to another person. Nothing was changed. Open the page again."
GONE = "This handing out is not on this laptop any more. Nothing was changed. Open the page again."


class Dispensary:
    """The use cases of the clinic's shelf; assistants hand out, only medics read what was handed out."""

    _house: House

    def shelf(self, actor: Actor) -> tuple[ClinicItemRow, ...]:
        """What the clinic may hand out, by name, with what is left of it and the lots that expire first."""

        def work(session: Session) -> tuple[ClinicItemRow, ...]:
            place, today = clinic_place(session), self._house.today()
            return tuple(_item_row(session, item, place, today) for item in items(session) if item.clinic_only)

        return self._house.read(actor, Act.DISPENSE, work)

    def dispense(self, actor: Actor, form: DispenseForm) -> DispensedRow:
        """Hand out, a medicine with words how to take it; the same form twice is one handing out. The shelf
        may go below nothing: the row says so."""
        self._house.require(actor, Act.DISPENSE)
        _check_words(form)

        def work(session: Session) -> DispensedRow:
            known_person(session, form.person)
            item = item_by_code(session, form.item)
            if not item.clinic_only:
                raise UserError(NOT_OF_CLINIC, "item")
            require_quantity(form.quantity, item.scale)
            if item.tracks_lots and not form.instructions.strip():
                raise UserError(NO_WORDS, "instructions")
            kept = session.get(Dispensing, form.id)
            if kept is None:
                kept = self._hand_out(session, actor, form, item)
            elif kept.person_id != form.person:
                raise UserError(ANOTHER)
            return _row(session, kept, form)

        return self._house.write(actor, Act.DISPENSE, work)

    def _hand_out(self, session: Session, actor: Actor, form: DispenseForm, item: SupplyItem) -> Dispensing:
        place, now = clinic_place(session), self._house.now()
        kept = Dispensing(
            id=form.id,
            person_id=form.person,
            check_id=form.check,
            content=seal(self._house, form, "dispensing", form.id),
            at=now,
            by_id=actor.user,
        )
        session.add(kept)
        for lot in _taken(session, item, form, place, self._house.today()):
            about = {"lot": lot.lot, "expires": lot.expires, "location_id": place, "pair_id": form.id}
            session.add(ledger.movement(MovementKind.ISSUE, item.id, -lot.quantity, now, by_id=actor.user, **about))
        session.flush()
        return kept

    def dispensed(self, actor: Actor, person: UUID) -> tuple[DispensedRow, ...]:
        """What somebody was handed out, the newest first; the reading is journaled."""

        def work(session: Session) -> tuple[DispensedRow, ...]:
            known_person(session, person)
            found = load(session, Dispensing, Dispensing.person_id, joined_ids(session, person))
            if found:
                self._house.note(session, "SEALED_READ", person, "check", len(found))
            return tuple(self._opened(session, sorted(found, key=lambda row: row.at, reverse=True)))

        return self._house.write(actor, Act.READ_CHECK, work)

    def _opened(self, session: Session, found: Sequence[Dispensing]) -> list[DispensedRow]:
        rows = []
        for row in found:
            with suppress(Refused):  # one that was damaged does not keep the others shut
                form = unseal(self._house, DispenseForm, row.content, "dispensing", row.id)
                rows.append(_row(session, row, form))
        return rows

    def undo_dispensing(self, actor: Actor, dispensing: UUID) -> None:
        """It was not handed out after all: back on the shelf, in the same lots; a second undo changes nothing."""

        def work(session: Session) -> None:
            row = session.get(Dispensing, dispensing)
            if row is None:
                raise UserError(GONE)
            row.voided = True
            moved = _moved(session, row.id)
            done = ledger.reversed_ids(session, moved)
            session.add_all(
                ledger.reversal(each, self._house.now(), actor.user) for each in moved if each.id not in done
            )

        self._house.write(actor, Act.DISPENSE, work)


def _check_words(form: DispenseForm) -> None:
    require_signs(form.instructions, "instructions")
    if len(form.instructions) > LONGEST:
        raise UserError(TOO_LONG, "instructions")


def clinic_place(session: Session) -> UUID | None:
    """The shelf of the clinic; where there is none it takes from the main store."""
    statement = select(StockLocation).where(col(StockLocation.clinic), col(StockLocation.voided).is_(False))
    found = session.exec(statement.order_by(col(StockLocation.id))).first()
    return found.id if found is not None else None


def _taken(session: Session, item: SupplyItem, form: DispenseForm, place: UUID | None, today: date) -> list[ledger.Lot]:
    """From which lots: the one that was chosen, else what expires first; what no lot holds is taken from none."""
    if not item.tracks_lots:
        return [ledger.Lot("", None, form.quantity)]
    there = ledger.lots(session, item.id, "", place)
    if form.lot:
        return [_chosen(there, form, today)]
    taken, wanted = list[ledger.Lot](), form.quantity
    for lot in there:
        part = 0 if _over(lot, today) else min(lot.quantity, wanted)
        taken += [ledger.Lot(lot.lot, lot.expires, part)] if part else []
        wanted -= part
    return [*taken, ledger.Lot("", None, wanted)] if wanted else taken


def _chosen(there: Sequence[ledger.Lot], form: DispenseForm, today: date) -> ledger.Lot:
    found = next((lot for lot in there if lot.lot == form.lot), None)
    if found is None:
        raise UserError(NO_LOT, "lot")
    if _over(found, today):
        raise UserError(EXPIRED, "lot")
    return ledger.Lot(found.lot, found.expires, form.quantity)


def _over(lot: ledger.Lot, today: date) -> bool:
    return lot.expires is not None and lot.expires < today


def _item_row(session: Session, item: SupplyItem, place: UUID | None, today: date) -> ClinicItemRow:
    lots = ledger.lots(session, item.id, "", place)
    shown = tuple(LotRow(lot.lot, lot.expires, "", "", lot.quantity, _over(lot, today)) for lot in lots)
    left = ledger.left(session, item.id, "", place)
    return ClinicItemRow(item.code, item.name, item.unit, item.scale, left, item.tracks_lots, shown)


def _moved(session: Session, dispensing: UUID) -> list[StockMovement]:
    statement = select(StockMovement).where(
        StockMovement.pair_id == dispensing, StockMovement.kind == MovementKind.ISSUE
    )
    return list(session.exec(statement).all())


def _row(session: Session, row: Dispensing, form: DispenseForm) -> DispensedRow:
    item = item_by_code(session, form.item)
    by = staff_names(session).get(row.by_id)
    taken = tuple((each.lot, -each.quantity, each.expires) for each in _moved(session, row.id))
    short = ledger.left(session, item.id, "", clinic_place(session)) < 0
    return DispensedRow(form, item.name, row.at, by.name if by else "", taken, short, item.scale)
