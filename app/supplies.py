"""Supplies at the desk: one scan gives the arrival kit; the ledger is append-only; undo is a reversal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.arrivals import people_of
from app.errors import UserError
from app.house import House
from app.issuing import Giver, balances, item_by_code, kit_lines, undo_batch
from app.merging import whole_row
from app.person_rows import load, rows_of
from app.rows import ScanMeaning
from app.same_person import merges, shown_id
from app.scans import Scans
from app.stock import ledger_rows, stock_rows
from app.supply_forms import GroupIssueForm, IssueForm, ItemForm, ReceiptForm
from app.supply_rows import GroupIssueRow, IssueKind, IssueRow, KitRow, LedgerRow, ScanRow, StockRow
from app.texts import require_signs
from models.base import new_id
from models.codes import Arrival, MovementKind, ScanKind, Unit
from models.papers import Card, ScanEvent
from models.person import Person
from models.supplies import Issue, Kit, StockMovement, SupplyItem


class Supplies:
    """The use cases of the supplies desk."""

    def __init__(self, house: House, scans: Scans) -> None:
        self._house, self._scans = house, scans

    def stock(self, actor: Actor) -> tuple[StockRow, ...]:
        """What is left of each kit and item; a kit counts as often as its scarcest component allows."""
        return self._house.read(actor, Act.SEE_STOCK, stock_rows)

    def kits(self, actor: Actor) -> tuple[KitRow, ...]:
        def work(session: Session) -> tuple[KitRow, ...]:
            kits = session.exec(select(Kit).where(col(Kit.voided).is_(False))).all()
            return tuple(
                KitRow(
                    kit.code,
                    kit.name,
                    tuple((line.item.code, line.item.name, line.quantity) for line in kit_lines(session, kit.code)),
                )
                for kit in kits
            )

        return self._house.read(actor, Act.SEE_STOCK, work)

    def add_item(self, actor: Actor, form: ItemForm) -> None:
        """A new item of the catalogue; codes are unique."""
        self._house.require(actor, Act.EDIT_CATALOGUE)
        require_signs(form.code, "code")
        if not form.code.strip() or not form.name.strip():
            raise UserError("An item needs a code and a name. Nothing was saved. Fill in both.", "code")
        if form.unit not in list(Unit):
            raise UserError("This unit is not known. Nothing was saved. Choose one from the list.", "unit")

        def work(session: Session) -> None:
            if session.exec(select(SupplyItem).where(SupplyItem.code == form.code)).first():
                raise UserError(
                    "An item with this code exists already. Nothing was saved. Choose another code.", "code"
                )
            session.add(
                SupplyItem(
                    id=form.id,
                    code=form.code,
                    name=form.name,
                    unit=Unit(form.unit),
                    reorder_level=form.reorder_level,
                    is_food=form.is_food,
                )
            )

        self._house.write(actor, Act.EDIT_CATALOGUE, work)

    def receive(self, actor: Actor, forms: Sequence[ReceiptForm]) -> tuple[StockRow, ...]:
        """Stock that came in, or the opening count; all lines in one act."""
        if any(not 0 < form.quantity <= 1_000_000 for form in forms):
            raise UserError("A quantity must be a whole number above 0. Nothing was saved. Correct it.", "quantity")

        def work(session: Session) -> tuple[StockRow, ...]:
            for form in forms:
                if session.get(StockMovement, form.id) is None:
                    session.add(self._receipt(session, form))
            session.flush()
            return stock_rows(session)

        return self._house.write(actor, Act.RECEIVE_STOCK, work)

    def _receipt(self, session: Session, form: ReceiptForm) -> StockMovement:
        return StockMovement(
            id=form.id,
            kind=MovementKind.RECEIPT,
            item_id=item_by_code(session, form.item).id,
            quantity=form.quantity,
            at=self._house.now(),
            document_no=form.document_no,
            donor=form.donor,
        )

    def issue(self, actor: Actor, form: IssueForm) -> IssueRow:
        """Give a kit or an item to whoever was scanned. The answer is given, ask first, or stop; nothing asks twice."""

        def work(session: Session) -> IssueRow:
            person, stop, card = self._receiver(session, actor, form)
            if person is None:
                self._remember(session, actor, None, IssueKind.STOP, card)
                return stop or _stopped("Nobody was found. Nothing was given.")
            giver = Giver(session, self._house.now())
            done = session.get(Issue, form.id)
            if done is not None:
                _refuse_reuse(session, done, person)
            else:
                doubt = giver.doubt(person, form)
                if doubt:
                    self._remember(session, actor, person, IssueKind.ASK, card)
                    row = whole_row(session, actor, person.id, with_photo=True)
                    return IssueRow(IssueKind.ASK, doubt, None, row, giver.title(form))
                done = giver.give(person, form)
                if card is not None:
                    self._remember(session, actor, person, IssueKind.GIVEN, card)
            session.flush()
            row = whole_row(session, actor, person.id, with_photo=True)
            return IssueRow(IssueKind.GIVEN, "", done.id, row, giver.title(form), giver.lines(done))

        return self._house.write(actor, Act.ISSUE, work)

    def _remember(
        self, session: Session, actor: Actor, person: Person | None, kind: IssueKind, card: Card | None
    ) -> None:
        """A scan that gave nothing still happened, and a card that was given to was seen."""
        self._scans.remember(session, actor, ScanKind.SUPPLIES, kind.value, card, person)

    def _receiver(
        self, session: Session, actor: Actor, form: IssueForm
    ) -> tuple[Person | None, IssueRow | None, Card | None]:
        if isinstance(form.to, UUID):
            person = session.get(Person, shown_id(session, form.to))
            return (None if person is None or person.voided else person), None, None
        opened, card = self._scans.resolve(session, actor, form.to)
        if opened.meaning is not ScanMeaning.PERSON or opened.person is None:
            return None, _stopped(opened.sentence), card
        return session.get(Person, opened.person.id), None, card

    def issue_to_group(self, actor: Actor, form: GroupIssueForm) -> GroupIssueRow:
        """The kit to everybody counted in who has not had it; who must be asked about first is skipped and named."""

        def work(session: Session) -> GroupIssueRow:
            giver = Giver(session, self._house.now())
            people = _each_once(session, people_of(session, form.group))
            skipped: list[tuple[Person, str]] = []
            given = 0
            for person in people:
                single = IssueForm(new_id(), person.id, kit=form.kit)
                doubt = giver.doubt(person, single)
                if doubt:
                    skipped.append((person, doubt))
                else:
                    giver.give(person, single, batch=form.id)
                    given += 1
            session.flush()
            rows = rows_of(session, actor, [person for person, _ in skipped])
            reasons = tuple(zip(rows, (doubt for _, doubt in skipped), strict=True))
            return GroupIssueRow(form.id, giver.kit_name(form.kit), given, reasons, giver.owed_totals())

        return self._house.write(actor, Act.ISSUE_TO_GROUP, work)

    def undo_issue(self, actor: Actor, issue: UUID) -> int:
        """Take back one issue, or a whole group's, by reversing movements. Returns how many issues were taken back."""

        def work(session: Session) -> int:
            return undo_batch(session, issue, self._house.now())

        return self._house.write(actor, Act.UNDO_ISSUE, work)

    def last_scans(self, actor: Actor, count: int = 5) -> tuple[ScanRow, ...]:
        """The last scans of this desk, the newest first: given, undone, asked about, stopped."""

        def work(session: Session) -> tuple[ScanRow, ...]:
            issues = session.exec(select(Issue).order_by(col(Issue.at).desc()).limit(count)).all()
            events = session.exec(
                select(ScanEvent)
                .where(ScanEvent.purpose == ScanKind.SUPPLIES, ScanEvent.result != IssueKind.GIVEN.value)
                .order_by(col(ScanEvent.at).desc())
                .limit(count)
            ).all()
            people = {issue.person_id for issue in issues} | {event.person_id for event in events if event.person_id}
            rows = rows_of(session, actor, load(session, Person, Person.id, people))
            names = {row.id: row.name.latin or row.name.own for row in rows}
            scans = [_given_scan(issue, names) for issue in issues] + [_other_scan(event, names) for event in events]
            return tuple(sorted(scans, key=lambda scan: scan.at, reverse=True)[:count])

        return self._house.read(actor, Act.SEE_STOCK, work)

    def ledger(self, actor: Actor, item: str, since: datetime | None = None) -> tuple[LedgerRow, ...]:
        """Movements of one item, oldest first, each with the balance after it."""

        def work(session: Session) -> tuple[LedgerRow, ...]:
            return ledger_rows(session, item_by_code(session, item), since)

        return self._house.read(actor, Act.READ_LEDGER, work)

    def balance(self, actor: Actor, item: str) -> int:
        def work(session: Session) -> int:
            return balances(session).get(item_by_code(session, item).id, 0)

        return self._house.read(actor, Act.SEE_STOCK, work)


def _each_once(session: Session, people: Sequence[Person]) -> list[Person]:
    """Who is counted in, a human being of two records once."""
    joined, here = merges(session), [person for person in people if person.arrival is Arrival.COUNTED]
    return list({joined.shown(person.id): person for person in reversed(here)}.values())[::-1]


def _refuse_reuse(session: Session, done: Issue, person: Person) -> None:
    """A form typed again is one giving, to one person; once taken back it gives nothing any more."""
    if done.person_id not in merges(session).ids(person.id) or done.undone_at is not None:
        raise UserError("This was given to another or taken back. Nothing was given now. Scan the card again.")


def _given_scan(issue: Issue, names: Mapping[UUID, str]) -> ScanRow:
    word = "Undone" if issue.undone_at else "Given"
    return ScanRow(issue.undone_at or issue.at, IssueKind.GIVEN, names.get(issue.person_id, ""), word, issue.id)


def _other_scan(event: ScanEvent, names: Mapping[UUID, str]) -> ScanRow:
    kind = IssueKind(event.result)
    who = names.get(event.person_id, "") if event.person_id else ""
    return ScanRow(event.at, kind, who, "Asked" if kind is IssueKind.ASK else "Stopped")


def _stopped(sentence: str) -> IssueRow:
    return IssueRow(IssueKind.STOP, sentence)
