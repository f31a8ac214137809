"""What is still owed, what was lent, what came back, and the list that was signed on paper."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.arrivals import people_of
from app.errors import UserError
from app.house import House
from app.merging import whole_row
from app.rows import PersonRow
from app.same_person import Merges, merges
from app.supplies import ledger
from app.supplies.giving import Giver
from app.supplies.household import loans
from app.supplies.kits import items
from app.supply_forms import IssueForm, ReturnForm, SignedLine, SignedListForm
from app.supply_rows import GroupIssueRow, LoanRow, OwedRow
from models.base import new_id
from models.codes import Handed, MovementKind, ReturnState
from models.person import Person
from models.supplies import Issue, Owed, StockMovement, SupplyItem

NO_ISSUE = "This giving is not on this laptop any more. Nothing was changed. Open the page again."
BACK_ALREADY = "This came back already, or the giving was undone. Nothing was changed. Look at the ledger."
NOT_IN_IT = "Nothing of this was given then. Nothing was changed. Choose what came back."
NOT_OF_GROUP = "Somebody on this list is not of this group. Nothing was saved. Open the list again."
TWICE = "Somebody stands twice on this list. Nothing was saved. Put the lines together."
WITNESS = "Given without a signature: name who saw it. Nothing was saved. Type a name, or choose another way."


class Owing:
    """The use cases of what is settled after the scan."""

    def __init__(self, house: House) -> None:
        self._house = house

    def owed(self, actor: Actor, group: UUID | None = None) -> tuple[OwedRow, ...]:
        """What people are still owed, of a group or of everybody: what can be given now first, then by name."""

        def work(session: Session) -> tuple[OwedRow, ...]:
            joined = merges(session)
            statement = select(Owed).where(col(Owed.voided).is_(False))
            if group is not None:
                ids = joined.all_of(person.id for person in people_of(session, group))
                wanted = set(ids)
            rows = [row for row in session.exec(statement).all() if group is None or row.person_id in wanted]
            return self._owed_rows(session, actor, joined, rows)

        return self._house.read(actor, Act.SEE_STOCK, work)

    def _owed_rows(self, session: Session, actor: Actor, joined: Merges, rows: Sequence[Owed]) -> tuple[OwedRow, ...]:
        catalogue = {item.id: item for item in items(session)}
        left = ledger.balances(session, {row.item_id for row in rows})
        people: dict[UUID, PersonRow] = {}
        found = []
        for row in rows:
            shown = joined.shown(row.person_id)
            if shown not in people:
                people[shown] = whole_row(session, actor, shown)
            item = catalogue.get(row.item_id)
            if item is not None:
                there = left.get(item.id, 0) >= row.quantity and not row.held
                found.append(
                    OwedRow(
                        row.id,
                        people[shown],
                        item.code,
                        item.name,
                        row.quantity,
                        item.scale,
                        row.size,
                        row.held,
                        there,
                    )
                )
        return tuple(sorted(found, key=lambda row: (not row.in_stock, row.person.number, row.name)))

    def settle_owed(self, actor: Actor, owed: Sequence[UUID]) -> int:
        """Hand over what was owed; what is held back from somebody who must not eat stays owed. How many were given."""

        def work(session: Session) -> int:
            giver, given = Giver(session, self._house.now(), actor.user), 0
            for each in owed:
                row = session.get(Owed, each)
                if row is None or row.voided:
                    continue
                person, item = session.get(Person, row.person_id), session.get(SupplyItem, row.item_id)
                if person is None or item is None:
                    continue
                sizes = ((item.code, row.size),)
                form = IssueForm(new_id(), person.id, item=item.code, quantity=row.quantity, sizes=sizes, anyway=True)
                if not giver.is_held(person, form):
                    giver.give(person, form, happened=True)
                    session.flush()
                    given += 1
            return given

        return self._house.write(actor, Act.ISSUE, work)

    def enter_signed_list(self, actor: Actor, form: SignedListForm) -> GroupIssueRow:
        """A list that was signed on paper, entered afterwards: what stands on it happened, also below zero."""
        self._house.require(actor, Act.ISSUE_TO_GROUP)
        if len({line.person for line in form.lines}) < len(form.lines):
            raise UserError(TWICE, "lines")
        if any(line.taken and line.handed is Handed.WITNESSED and not line.witness.strip() for line in form.lines):
            raise UserError(WITNESS, "witness")

        def work(session: Session) -> GroupIssueRow:
            giver = Giver(session, self._house.now(), actor.user)
            done = session.exec(select(Issue).where(Issue.batch_id == form.id)).all()
            if done:
                return GroupIssueRow(form.id, giver.title_of(form.kit), len(done), (), ())
            of_group = {person.id: person for person in people_of(session, form.group)}
            taken = [line for line in form.lines if line.taken]
            if any(line.person not in of_group for line in taken):
                raise UserError(NOT_OF_GROUP)
            for line in taken:
                giver.give(of_group[line.person], _signed(form, line), batch=form.id, happened=True)
            return GroupIssueRow(form.id, giver.title_of(form.kit), len(taken), (), giver.owed_totals())

        return self._house.write(actor, Act.ISSUE_TO_GROUP, work)

    def take_back(self, actor: Actor, form: ReturnForm) -> None:
        """Something came back: to the shelf, or to be thrown away; a loan is over."""

        def work(session: Session) -> None:
            issue = session.get(Issue, form.issue)
            if issue is None:
                raise UserError(NO_ISSUE)
            if issue.returned_at is not None or issue.undone_at is not None:
                raise UserError(BACK_ALREADY)
            codes = {item.id: item.code for item in items(session)}
            given = session.exec(
                select(StockMovement).where(
                    StockMovement.issue_id == issue.id, StockMovement.kind == MovementKind.ISSUE
                )
            ).all()
            here = ledger.reversed_ids(session, given)
            out = [each for each in given if each.id not in here]
            back = [each for each in out if not form.items or codes.get(each.item_id) in form.items]
            if not back:
                raise UserError(NOT_IN_IT, "items")
            for each in back:
                self._bring(session, actor, form, each)
            if len(back) == len(out):
                issue.returned_at, issue.returned_as = self._house.now(), form.state

        self._house.write(actor, Act.RETURN_ITEM, work)

    def _bring(self, session: Session, actor: Actor, form: ReturnForm, given: StockMovement) -> None:
        """On to the shelf, and off it again where it is thrown away: the ledger tells both."""
        now = self._house.now()
        about = {"size": given.size, "lot": given.lot, "expires": given.expires, "location_id": given.location_id}
        of = {"person_id": given.person_id, "issue_id": given.issue_id, "reversed_of": given.id}
        why = {"reason": form.reason, "by_id": actor.user}
        session.add(ledger.movement(MovementKind.RETURN, given.item_id, -given.quantity, now, **about, **of, **why))
        if form.state is ReturnState.DISCARD:
            session.add(ledger.movement(MovementKind.WRITE_OFF, given.item_id, given.quantity, now, **about, **why))

    def loans(self, actor: Actor) -> tuple[LoanRow, ...]:
        """What was lent and is not back, the oldest day first."""
        return self._house.read(actor, Act.SEE_STOCK, lambda session: loans(session, actor, None, self._house.now()))


def _signed(form: SignedListForm, line: SignedLine) -> IssueForm:
    return IssueForm(
        new_id(),
        line.person,
        kit=form.kit,
        left_out=line.left_out,
        handed=line.handed,
        witness=line.witness,
    )
