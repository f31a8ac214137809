"""The supplies desk: one scan gives, asks or stops; a rule that refuses is named; undo is a reversal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor, may
from app.arrivals import people_of
from app.catalogue import ARRIVAL_KIT
from app.errors import Refused, UserError
from app.house import House
from app.merging import whole_row
from app.person_rows import load, rows_of
from app.rows import ScanMeaning
from app.same_person import merges, shown_id
from app.scans import Scans
from app.supplies.collecting import may_collect
from app.supplies.giving import Doubt, Giver
from app.supplies.household import entitled_sheet
from app.supplies.kits import item_by_code, kits, lines_of
from app.supplies.ledger import balances, movement
from app.supplies.override import reasons_for
from app.supplies.quantities import require_quantity
from app.supplies.shelf import ledger_rows, stock_rows
from app.supplies.undoing import undo_batch
from app.supply_forms import GroupIssueForm, IssueForm, ReceiptForm
from app.supply_rows import (
    EntitledSheet,
    GroupIssueRow,
    IssueKind,
    IssueRow,
    KitRow,
    LedgerRow,
    ScanRow,
    StockRow,
)
from models.base import new_id
from models.codes import Arrival, MovementKind, ScanKind
from models.papers import Card, ScanEvent
from models.person import Person
from models.supplies import Issue, StockMovement

NOBODY = "Nobody was found. Nothing was given."
NOT_AGREED = (
    "It is not written that this person may collect for another. Ask, and name who heard it. Nothing was given."
)
NOT_YOUR_REASON = "This reason is not yours to give. Nothing was given. Ask the shift lead."


class Supplies:
    """The use cases of the supplies desk."""

    def __init__(self, house: House, scans: Scans) -> None:
        self._house, self._scans = house, scans

    def stock(self, actor: Actor) -> tuple[StockRow, ...]:
        """What is left of each kit and item; a kit counts as often as its scarcest component allows."""
        return self._house.read(actor, Act.SEE_STOCK, stock_rows)

    def kits(self, actor: Actor) -> tuple[KitRow, ...]:
        """The kits in their newest version."""

        def work(session: Session) -> tuple[KitRow, ...]:
            return tuple(
                KitRow(
                    kit.code,
                    kit.name,
                    tuple((line.item.code, line.item.name, line.quantity) for line in lines_of(session, kit)),
                )
                for kit in kits(session)
            )

        return self._house.read(actor, Act.SEE_STOCK, work)

    def receive(self, actor: Actor, forms: Sequence[ReceiptForm]) -> tuple[StockRow, ...]:
        """Stock that came in, or the opening count; all lines in one act."""
        self._house.require(actor, Act.RECEIVE_STOCK)

        def work(session: Session) -> tuple[StockRow, ...]:
            for form in forms:
                if session.get(StockMovement, form.id) is None:
                    session.add(self._receipt(session, actor, form))
            session.flush()
            return stock_rows(session)

        return self._house.write(actor, Act.RECEIVE_STOCK, work)

    def _receipt(self, session: Session, actor: Actor, form: ReceiptForm) -> StockMovement:
        item = item_by_code(session, form.item)
        require_quantity(form.quantity, item.scale)
        return movement(
            MovementKind.RECEIPT,
            item.id,
            form.quantity,
            self._house.now(),
            id=form.id,
            size=form.size,
            lot=form.lot.strip(),
            expires=form.expires,
            location_id=form.location,
            document_no=form.document_no,
            donor=form.donor,
            by_id=actor.user,
        )

    def issue(self, actor: Actor, form: IssueForm) -> IssueRow:
        """Give a kit or an item to whoever was scanned. The answer is given, ask first, or stop; nothing asks twice."""
        return self._issue(actor, Act.ISSUE, replace(form, override=None))

    def issue_out_of_turn(self, actor: Actor, form: IssueForm) -> IssueRow:
        """The same past the rule that refused, with `form.override` as the reason: one that this role may give."""
        self._house.require(actor, Act.OVERRIDE_RULE)
        if form.override not in reasons_for(actor):
            raise UserError(NOT_YOUR_REASON, "override")
        return self._issue(actor, Act.OVERRIDE_RULE, form)

    def _issue(self, actor: Actor, act: Act, form: IssueForm) -> IssueRow:
        def work(session: Session) -> IssueRow:
            person, stop, card = self._receiver(session, actor, form)
            if person is None:
                self._remember(session, actor, None, IssueKind.STOP, card)
                return stop or IssueRow(IssueKind.STOP, NOBODY)
            giver = Giver(session, self._house.now(), actor.user)
            done = session.get(Issue, form.id)
            if done is not None:
                _refuse_reuse(session, done, person)
                return self._given(session, actor, person, giver, form, done)
            doubt = self._doubt(session, actor, giver, person, form)
            if doubt is not None:
                self._remember(session, actor, person, IssueKind.ASK, card)
                return self._asked(session, actor, person, giver, form, doubt)
            done = giver.give(person, form)
            if card is not None:
                self._remember(session, actor, person, IssueKind.GIVEN, card)
            return self._given(session, actor, person, giver, form, done)

        return self._house.write(actor, act, work)

    def _doubt(self, session: Session, actor: Actor, giver: Giver, person: Person, form: IssueForm) -> Doubt | None:
        if form.override is not None and not may(actor, Act.ISSUE) and not giver.is_refused(person, form):
            raise Refused(NOT_YOUR_REASON)
        if form.collector is not None and not may_collect(session, person.id, form, self._house.believed_today()):
            return Doubt(NOT_AGREED)
        return giver.doubt(person, form)

    def _asked(
        self, session: Session, actor: Actor, person: Person, giver: Giver, form: IssueForm, doubt: Doubt
    ) -> IssueRow:
        """A rule is passed by its reasons, a question by "anyway", a held food by nobody."""
        rule = doubt.rule
        return IssueRow(
            IssueKind.ASK,
            doubt.sentence,
            None,
            whole_row(session, actor, person.id, with_photo=True),
            giver.title(form),
            rule=rule.rule.name if rule else "",
            next_on=rule.next_on if rule else None,
            reasons=reasons_for(actor) if rule else (),
            can_pass=rule is None and not doubt.held and doubt.sentence != NOT_AGREED,
        )

    def _given(
        self, session: Session, actor: Actor, person: Person, giver: Giver, form: IssueForm, done: Issue
    ) -> IssueRow:
        session.flush()
        row = whole_row(session, actor, person.id, with_photo=True)
        return IssueRow(
            IssueKind.GIVEN, "", done.id, row, giver.title(form), giver.lines(done), short=giver.below_zero()
        )

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
            return None, IssueRow(IssueKind.STOP, opened.sentence), card
        return session.get(Person, opened.person.id), None, card

    def entitled(self, actor: Actor, person: UUID) -> EntitledSheet:
        """What somebody and their household may still get, and why not; and what was lent to them."""
        return self._house.read(
            actor, Act.SEE_STOCK, lambda session: entitled_sheet(session, actor, person, self._house.now())
        )

    def issue_to_group(self, actor: Actor, form: GroupIssueForm) -> GroupIssueRow:
        """The kit to everybody counted in who is due it, but not to those left out by hand; who must be asked about
        first is skipped and named."""

        def work(session: Session) -> GroupIssueRow:
            giver = Giver(session, self._house.now(), actor.user)
            skipped: list[tuple[Person, str]] = []
            given = 0
            for person in self._here(session, form):
                single = IssueForm(new_id(), person.id, kit=form.kit, handed=form.handed)
                doubt = giver.doubt(person, single)
                if doubt is not None:
                    skipped.append((person, doubt.sentence))
                else:
                    giver.give(person, single, batch=form.id)
                    given += 1
            session.flush()
            rows = rows_of(session, actor, [person for person, _ in skipped])
            reasons = tuple(zip(rows, (doubt for _, doubt in skipped), strict=True))
            return GroupIssueRow(form.id, giver.title_of(form.kit), given, reasons, giver.owed_totals())

        return self._house.write(actor, Act.ISSUE_TO_GROUP, work)

    def group_check(self, actor: Actor, form: GroupIssueForm) -> GroupIssueRow:
        """What `issue_to_group` would do now, without doing it: who gets the kit, and who is skipped and why."""

        def work(session: Session) -> GroupIssueRow:
            giver = Giver(session, self._house.now(), actor.user)
            people = self._here(session, form)
            doubts = [(person, giver.doubt(person, IssueForm(new_id(), person.id, kit=form.kit))) for person in people]
            skipped = [(person, doubt.sentence) for person, doubt in doubts if doubt is not None]
            rows = rows_of(session, actor, [person for person, _ in skipped])
            reasons = tuple(zip(rows, (sentence for _, sentence in skipped), strict=True))
            return GroupIssueRow(form.id, giver.title_of(form.kit), len(people) - len(skipped), reasons, ())

        return self._house.read(actor, Act.ISSUE_TO_GROUP, work)

    def _here(self, session: Session, form: GroupIssueForm) -> list[Person]:
        joined = merges(session)
        left_out = {joined.shown(person) for person in form.except_for}
        people = _each_once(session, people_of(session, form.group))
        return [person for person in people if joined.shown(person.id) not in left_out]

    def undo_issue(self, actor: Actor, issue: UUID) -> int:
        """Take back one issue, or a whole group's, by reversing movements. Returns how many issues were taken back."""

        def work(session: Session) -> int:
            return undo_batch(session, issue, self._house.now(), actor.user)

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

    def progress(self, actor: Actor, group: UUID) -> tuple[int, int]:
        """How many of a group have their arrival kit, and how many are counted in; counted, not listed, to be quick."""

        def work(session: Session) -> tuple[int, int]:
            joined = merges(session)
            here = select(Person.id).where(Person.group_id == group, Person.arrival == Arrival.COUNTED)
            counted = {joined.shown(each) for each in session.exec(here.where(col(Person.voided).is_(False))).all()}
            given = (
                select(Issue.person_id)
                .join(Person, col(Person.id) == col(Issue.person_id))
                .where(Person.group_id == group, Issue.what == ARRIVAL_KIT, col(Issue.undone_at).is_(None))
            )
            supplied = {joined.shown(each) for each in session.exec(given).all()}
            return len(supplied & counted), len(counted)

        return self._house.read(actor, Act.SEE_STOCK, work)

    def ledger(self, actor: Actor, item: str, since: datetime | None = None) -> tuple[LedgerRow, ...]:
        """Movements of one item, oldest first, each with the balance after it."""

        def work(session: Session) -> tuple[LedgerRow, ...]:
            return ledger_rows(session, item_by_code(session, item), since)

        return self._house.read(actor, Act.READ_LEDGER, work)

    def balance(self, actor: Actor, item: str) -> int:
        """What is left of one item, in every place together."""

        def work(session: Session) -> int:
            wanted = item_by_code(session, item).id
            return balances(session, [wanted]).get(wanted, 0)

        return self._house.read(actor, Act.SEE_STOCK, work)


def _each_once(session: Session, people: Sequence[Person]) -> list[Person]:
    """Who is counted in and has not left, a human being of two records once."""
    joined = merges(session)
    here = [person for person in people if person.arrival is Arrival.COUNTED and person.departed_at is None]
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
