"""The storeroom: what is carried, lost, kept back, counted by two, and put right by a reversal (domain, 4.5)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor, may
from app.errors import UserError
from app.house import House, site_of
from app.rosters.forms import TableFormat
from app.supplies import ledger
from app.supplies.exporting import as_file
from app.supplies.figures import figures
from app.supplies.kits import item_by_code, items
from app.supplies.quantities import require_quantity
from app.supplies.shelf import lot_rows, place_names, stock_card
from app.supply_figures import FiguresForm, FiguresSheet
from app.supply_forms import CountLineForm, ReserveForm, StockCountForm, TransferForm, WriteOffForm
from app.supply_rows import CountLine, CountSheetRow, StockCardRow
from models.base import new_id
from models.codes import MovementKind, MovementReason
from models.supplies import StockCount, StockCountLine, StockLocation, StockMovement, SupplyItem

SAME_PLACE = "It is there already. Nothing was changed. Choose another place."
NO_PLACE = "This place is not on this laptop any more. Nothing was changed. Choose one from the list."
TWO_PEOPLE = "A count is made by two people. Nothing was saved. Type both names."
NO_MOVEMENT = "This line is not on this laptop any more. Nothing was changed. Open the page again."
REVERSED = "This line was reversed before, or is a reversal itself. Nothing was changed. Enter it anew instead."
OF_AN_ISSUE = "This was given to somebody. Nothing was changed. Take the giving back at the desk that gave it."
NOTHING_KEPT = "Not so much is kept back. Nothing was changed. Look at the stock card."
EXPORTED = "STOCK_EXPORTED"
COUNTED_TWICE = "A line stands twice in this count. Nothing was saved. Put its figures together."


class Storeroom:
    """The use cases of the ledger beside giving: nothing is changed, everything is added."""

    def __init__(self, house: House) -> None:
        self._house = house

    def card(self, actor: Actor, item: str, size: str | None = None, since: datetime | None = None) -> StockCardRow:
        """The stock card of an item: lines, lots, days of stock; of one size, or of all."""

        def work(session: Session) -> StockCardRow:
            return stock_card(session, item_by_code(session, item), self._house.now(), since, size)

        return self._house.read(actor, Act.READ_LEDGER, work)

    def figures(self, actor: Actor, form: FiguresForm) -> FiguresSheet:
        """What was given by item, day, age band and sex, what is left and how long it lasts. Who may not see ages is
        not told the numbers of a few people."""

        def work(session: Session) -> FiguresSheet:
            return figures(session, form, self._house.now(), not may(actor, Act.SEE_AGE))

        return self._house.read(actor, Act.READ_LEDGER, work)

    def export(self, actor: Actor, form: FiguresForm, format_: TableFormat) -> bytes:
        """The same as a file for other programs, small numbers of people left out; the journal says so."""

        def work(session: Session) -> bytes:
            sheet = figures(session, form, self._house.now(), suppressed=True)
            data = as_file(sheet, site_of(session).name, format_)
            self._house.note(session, EXPORTED, detail=format_.value, count=len(sheet.by_item))
            return data

        return self._house.write(actor, Act.EXPORT_STOCK, work)

    def transfer(self, actor: Actor, form: TransferForm) -> None:
        """From one place to another: two lines that belong together."""
        self._house.require(actor, Act.MOVE_STOCK)
        if form.from_place == form.to_place:
            raise UserError(SAME_PLACE, "to_place")

        def work(session: Session) -> None:
            if session.get(StockMovement, form.id) is not None:
                return
            item = item_by_code(session, form.item)
            require_quantity(form.quantity, item.scale)
            _require_places(session, form.from_place, form.to_place)
            expires = _expiry_of(session, item, form.size, form.lot, form.from_place)
            pair = new_id()
            for kind, sign, place in (
                (MovementKind.TRANSFER_OUT, -1, form.from_place),
                (MovementKind.TRANSFER_IN, 1, form.to_place),
            ):
                self._post(
                    session,
                    actor,
                    kind,
                    item,
                    sign * form.quantity,
                    id=form.id if sign < 0 else new_id(),
                    size=form.size,
                    lot=form.lot,
                    expires=expires,
                    location_id=place,
                    pair_id=pair,
                    document_no=form.document_no,
                )

        self._house.write(actor, Act.MOVE_STOCK, work)

    def _post(
        self, session: Session, actor: Actor, kind: MovementKind, item: SupplyItem, quantity: int, **about: Any
    ) -> None:
        session.add(ledger.movement(kind, item.id, quantity, self._house.now(), by_id=actor.user, **about))

    def write_off(self, actor: Actor, form: WriteOffForm) -> None:
        """What is damaged, expired, lost or stolen leaves the ledger, with the reason."""

        def work(session: Session) -> None:
            if session.get(StockMovement, form.id) is not None:
                return
            item = item_by_code(session, form.item)
            require_quantity(form.quantity, item.scale)
            _require_places(session, form.location)
            self._post(
                session,
                actor,
                MovementKind.WRITE_OFF,
                item,
                -form.quantity,
                id=form.id,
                size=form.size,
                lot=form.lot,
                expires=_expiry_of(session, item, form.size, form.lot, form.location),
                location_id=form.location,
                reason=form.reason,
                note=form.note,
            )

        self._house.write(actor, Act.WRITE_OFF, work)

    def reserve(self, actor: Actor, form: ReserveForm) -> None:
        """Keep back for a person or group, or give free; the balance stays, what may be given is less."""

        def work(session: Session) -> None:
            if session.get(StockMovement, form.id) is not None:
                return
            item = item_by_code(session, form.item)
            require_quantity(form.quantity, item.scale)
            if form.release and ledger.kept_back(session, [item.id]).get(item.id, 0) < form.quantity:
                raise UserError(NOTHING_KEPT, "quantity")
            self._post(
                session,
                actor,
                MovementKind.UNRESERVE if form.release else MovementKind.RESERVE,
                item,
                form.quantity if form.release else -form.quantity,
                id=form.id,
                size=form.size,
                person_id=form.person,
                group_id=form.group,
                note=form.note,
            )

        self._house.write(actor, Act.MOVE_STOCK, work)

    def reverse(self, actor: Actor, movement: UUID) -> None:
        """Put a line of the ledger right by its opposite, once; both lines of a transfer together."""

        def work(session: Session) -> None:
            found = session.get(StockMovement, movement)
            if found is None:
                raise UserError(NO_MOVEMENT)
            if found.issue_id is not None or found.kind is MovementKind.ISSUE:
                raise UserError(OF_AN_ISSUE)
            together = [found]
            if found.pair_id is not None:
                pair = select(StockMovement).where(StockMovement.pair_id == found.pair_id)
                together = [each for each in session.exec(pair).all() if each.reversed_of is None]
            if found.reversed_of is not None or ledger.reversed_ids(session, together):
                raise UserError(REVERSED)
            session.add_all(ledger.reversal(each, self._house.now(), actor.user) for each in together)

        self._house.write(actor, Act.WRITE_OFF, work)

    def count_sheet(self, actor: Actor, location: UUID | None = None) -> CountSheetRow:
        """What the ledger says of a place, line by line, to be counted by two."""

        def work(session: Session) -> CountSheetRow:
            _require_places(session, location)
            place = place_names(session).get(location, "")
            today = self._house.today()
            lines = [line for item in items(session) for line in _to_count(session, item, place, today)]
            return CountSheetRow(new_id(), place, self._house.now(), tuple(lines))

        return self._house.read(actor, Act.COUNT_STOCK, work)

    def close_count(self, actor: Actor, form: StockCountForm) -> CountSheetRow:
        """Post the differences of a count; what was not counted stays as it was."""
        self._house.require(actor, Act.COUNT_STOCK)
        if not form.counted_by.strip() or not form.second_by.strip():
            raise UserError(TWO_PEOPLE, "second_by")
        if form.counted_by.strip().casefold() == form.second_by.strip().casefold():
            raise UserError(TWO_PEOPLE, "second_by")
        if len({(line.item, line.size, line.lot) for line in form.lines}) < len(form.lines):
            raise UserError(COUNTED_TWICE, "lines")

        def work(session: Session) -> CountSheetRow:
            _require_places(session, form.location)
            count, at = session.get(StockCount, form.id), self._house.now()
            if count is None:
                count = StockCount(
                    id=form.id,
                    location_id=form.location,
                    opened_at=at,
                    counted_by=form.counted_by.strip(),
                    second_by=form.second_by.strip(),
                    closed_at=at,
                )
                session.add(count)
                session.flush()
                for line in form.lines:
                    self._count(session, actor, form, line)
            return _as_counted(session, count, place_names(session).get(form.location, ""))

        return self._house.write(actor, Act.COUNT_STOCK, work)

    def _count(self, session: Session, actor: Actor, form: StockCountForm, line: CountLineForm) -> None:
        item = item_by_code(session, line.item)
        require_quantity(line.counted, item.scale, least=0)
        known = {lot.lot: lot for lot in ledger.lots(session, item.id, line.size, form.location, empty=True)}
        before = known.get(line.lot)
        system = before.quantity if before else 0
        expires = line.expires or (before.expires if before else None)
        session.add(
            StockCountLine(
                id=new_id(),
                count_id=form.id,
                item_id=item.id,
                size=line.size,
                lot=line.lot,
                expires=expires,
                system=system,
                counted=line.counted,
            )
        )
        if line.counted != system:
            self._post(
                session,
                actor,
                MovementKind.ADJUST,
                item,
                line.counted - system,
                size=line.size,
                lot=line.lot,
                expires=expires,
                location_id=form.location,
                count_id=form.id,
                reason=MovementReason.COUNT_DIFF,
            )


def _require_places(session: Session, *places: UUID | None) -> None:
    for place in places:
        row = session.get(StockLocation, place) if place is not None else None
        if place is not None and (row is None or row.voided):
            raise UserError(NO_PLACE, "location")


def _expiry_of(session: Session, item: SupplyItem, size: str, lot: str, place: UUID | None) -> date | None:
    """The day that is known of a lot; a lot keeps it wherever it is carried."""
    known = ledger.lots(session, item.id, size, place, empty=True)
    return next((each.expires for each in known if each.lot == lot), None)


def _to_count(session: Session, item: SupplyItem, place: str, today: date) -> list[CountLine]:
    """A line for each size and lot that the ledger knows of there; one for an item of which there is none."""
    known = [row for row in lot_rows(session, item, today) if row.place == place]
    rows = [(row.size, row.lot, row.expires, row.quantity) for row in known] or [("", "", None, 0)]
    return [
        CountLine(item.code, item.name, item.unit, item.scale, size, lot, expires, quantity)
        for size, lot, expires, quantity in rows
    ]


def _as_counted(session: Session, count: StockCount, place: str) -> CountSheetRow:
    statement = (
        select(StockCountLine, SupplyItem)
        .join(SupplyItem, col(SupplyItem.id) == col(StockCountLine.item_id))
        .where(StockCountLine.count_id == count.id)
    )
    lines = tuple(
        CountLine(item.code, item.name, item.unit, item.scale, row.size, row.lot, row.expires, row.system, row.counted)
        for row, item in session.exec(statement.order_by(col(StockCountLine.id))).all()
    )
    return CountSheetRow(count.id, place, count.opened_at, lines, count.counted_by, count.second_by)
