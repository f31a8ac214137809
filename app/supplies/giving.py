"""Giving one kit or item: what is asked or refused first, from which lot, what is owed or held back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.errors import UserError
from app.gone import have_left
from app.person_rows import birth_of
from app.same_person import merges
from app.supplies import ledger
from app.supplies.entitlement import Entitled, Receiver, Rule, entitled, strictest
from app.supplies.history import all_rules, given_of_item, given_of_kit, receiver, sharers
from app.supplies.kits import Line, item_by_code, kit_by_code, lines_of, sizes_of
from app.supplies.quantities import quantity_text
from app.supply_forms import IssueForm
from app.supply_rows import IssueLine
from models.base import new_id
from models.codes import Arrival, Instruction, MovementKind, SizeFrom
from models.person import Person, WorkInstruction
from models.supplies import Issue, Owed, StockMovement, SupplyItem

MOST = 1000
LOOKED_AT = frozenset({Instruction.DIET_NUT_FREE, Instruction.DIET_LACTOSE_FREE, Instruction.DIET_GLUTEN_FREE})
CLINIC_ONLY = "This is given out by the clinic only. Nothing was given. Send the person to Health."
WRONG_QUANTITY = "The quantity must be between 1 and 1000. Nothing was given. Correct it."
WRONG_SIZE = "This size is not in the catalogue. Nothing was given. Choose one from the list."
NO_FOOD = "Clinician first: no food before a medic has seen this person. Nothing was given."
NOT_HERE = "This person is not in the house: not counted in yet, or left. Give anyway?"
SHORT = "The stock card says there is not enough left. Give anyway?"


@dataclass(frozen=True)
class Doubt:
    """Why nothing is given yet. `rule`: the one that refused; passed only with a reason, by who may. A held food is
    passed by nothing."""

    sentence: str
    rule: Entitled | None = None
    held: bool = False


class Giver:
    """Gives within one transaction, and remembers what it gave, so that a whole group is one pass."""

    def __init__(self, session: Session, now: datetime, by: UUID | None = None) -> None:
        self._session, self._now, self._by = session, now, by
        self._joined = merges(session)
        self._left: dict[tuple[UUID, str], int] = {}
        self._looked: set[UUID] = set()
        self._rules: list[Rule] | None = None
        self._receivers: dict[UUID, Receiver] = {}
        self._kits: dict[str, tuple[str, UUID, list[Line]]] = {}
        self._shown: dict[UUID, list[IssueLine]] = {}
        self._owed: Counter[str] = Counter()

    def _kit(self, code: str) -> tuple[str, UUID, list[Line]]:
        if code not in self._kits:
            kit = kit_by_code(self._session, code)
            self._kits[code] = (kit.name, kit.id, lines_of(self._session, kit))
        return self._kits[code]

    def title(self, form: IssueForm) -> str:
        return self._kit(form.kit)[0] if form.kit else item_by_code(self._session, form.item).name

    def title_of(self, kit: str) -> str:
        return self._kit(kit)[0]

    def is_refused(self, person: Person, form: IssueForm) -> bool:
        """Whether a rule leaves too little for what is asked."""
        return self._refused(person, form) is not None

    def is_held(self, person: Person, form: IssueForm) -> bool:
        """Whether food is asked for somebody who must not eat before a clinician."""
        return any(line.item.is_food for line in self.wanted(form)) and self._must_not_eat(person.id)

    def below_zero(self) -> tuple[str, ...]:
        """Names of the items of which more was given than the stock card knows of."""
        short = {item for (item, _size), quantity in self._left.items() if quantity < 0}
        names = (item.name for each in short if (item := self._session.get(SupplyItem, each)) is not None)
        return tuple(sorted(names))

    def wanted(self, form: IssueForm) -> list[Line]:
        """What the form asks for, in the kit's order."""
        if form.kit:
            return self._kit(form.kit)[2]
        item = item_by_code(self._session, form.item)
        if not 1 <= form.quantity <= MOST * item.scale:
            raise UserError(WRONG_QUANTITY, "quantity")
        return [Line(item, form.quantity)]

    # What is asked or refused first

    def doubt(self, person: Person, form: IssueForm) -> Doubt | None:
        """What stands against giving; a held food is passed by nothing, a rule by `override`, the rest by `anyway`."""
        lines = self.wanted(form)
        if not form.kit and lines[0].item.clinic_only:
            raise UserError(CLINIC_ONLY, "item")
        if len(lines) == 1 and lines[0].item.is_food and self._must_not_eat(person.id):
            return Doubt(NO_FOOD, held=True)
        against = self._refused(person, form)
        if against is not None and form.override is None:
            return Doubt(self._said(against, lines), against)
        return None if form.anyway or form.override is not None else self._asked(person, form, lines, against)

    def _asked(self, person: Person, form: IssueForm, lines: list[Line], rule: Entitled | None) -> Doubt | None:
        if not self._is_here(person.id):
            return Doubt(NOT_HERE)
        before = given_of_kit(self._session, self._records(person.id), form.kit) if form.kit else []
        if before and rule is None and not self._rules_on(form.kit):
            return Doubt(f"Given already at {max(each.at for each in before).astimezone():%H:%M}. Give it again?")
        if not form.kit and self._stock(lines[0].item, self._size(person, lines[0], form)) < form.quantity:
            return Doubt(SHORT)
        return None

    def _refused(self, person: Person, form: IssueForm) -> Entitled | None:
        """The rule that leaves too little; water and medicine are refused by none."""
        if not form.kit:
            line = self.wanted(form)[0]
            return self._against(person, line.item.code, form.quantity, line.item)
        return self._against(person, form.kit, 1)

    def _against(self, person: Person, code: str, quantity: int, item: SupplyItem | None = None) -> Entitled | None:
        found = None if item is not None and item.never_refused else self.entitled(person, code, item)
        return found if found is not None and found.left < quantity else None

    def entitled(self, person: Person, code: str, item: SupplyItem | None = None) -> Entitled | None:
        """What the strictest rule leaves of an item or kit to a person; None: no rule speaks of it."""
        found = []
        for rule in self._rules_on(code):
            people = sharers(self._session, self._joined, person.id, rule.per)
            given = given_of_item(self._session, people, item) if item else given_of_kit(self._session, people, code)
            found.append(entitled(rule, self._receiver(person), given, self._now))
        return strictest(found)

    def _rules_on(self, code: str) -> list[Rule]:
        """The rules on an item or kit that hold today."""
        if self._rules is None:
            self._rules = all_rules(self._session)
        today = self._now.astimezone().date()
        return [rule for rule in self._rules if rule.what == code and rule.holds_on(today)]

    def _receiver(self, person: Person) -> Receiver:
        if person.id not in self._receivers:
            records = [record for each in self._records(person.id) if (record := self._session.get(Person, each))]
            self._receivers[person.id] = receiver(self._session, records, birth_of(person), self._now)
        return self._receivers[person.id]

    def why_not(self, against: Entitled) -> str:
        """Why nothing more is due, for a line of a list."""
        if against.for_others:
            return against.rule.name
        last = f"given {_ago(against.last, self._now)}" if against.last else against.rule.name
        return f"{last}, next {against.next_on:%-d %b}" if against.next_on else last

    def size_of(self, person: Person, item: SupplyItem) -> str:
        """The person's own size of an item, empty where it has none or it is not known."""
        return self._size(person, Line(item, 1), IssueForm(new_id(), person.id, item=item.code))

    def _said(self, against: Entitled, lines: Sequence[Line]) -> str:
        """The rule in plain words: what was given when, what it allows, when the next is due."""
        if against.for_others:
            return f"{against.rule.name}: this is meant for others. Nothing was given."
        scale = lines[0].item.scale if len(lines) == 1 else 1
        last = f"Given {_ago(against.last, self._now)}. " if against.last else ""
        due = f" Next on {against.next_on:%-d %b}." if against.next_on else ""
        left = f" {quantity_text(against.left, scale)} left of it." if against.left else ""
        return f"{last}{against.rule.name}.{left}{due} Nothing was given."

    def _records(self, person: UUID) -> tuple[UUID, ...]:
        return self._joined.ids(person)

    def _is_here(self, person: UUID) -> bool:
        found = (self._session.get(Person, each) for each in self._records(person))
        records = [record for record in found if record is not None]
        return not have_left(records) and any(record.arrival is Arrival.COUNTED for record in records)

    def _must_not_eat(self, person: UUID) -> bool:
        statement = select(WorkInstruction).where(
            col(WorkInstruction.person_id).in_(self._records(person)),
            WorkInstruction.code == Instruction.NO_FOOD_BEFORE_CLINICIAN,
            col(WorkInstruction.voided).is_(False),
        )
        return self._session.exec(statement).first() is not None

    def _no_food(self, person: Person, for_many: bool, lines: Sequence[Line]) -> bool:
        """Whether food is held back; where many are given at once also from those whose food must be looked at."""
        if not any(line.item.is_food for line in lines):
            return False
        diets = self._receiver(person).instructions if for_many else frozenset()
        return self._must_not_eat(person.id) or not LOOKED_AT.isdisjoint(diets)

    # Giving

    def give(self, person: Person, form: IssueForm, batch: UUID | None = None, happened: bool = False) -> Issue:
        """Post the movements, all or none; what a kit lacks is owed, food is held from whoever must not eat.
        `happened`: it was handed over already, as a paper says, and nothing can be kept back any more."""
        self._session.flush()
        with self._session.no_autoflush:
            issue = self._issue(person, form, batch)
            self._session.add(issue)
            lines = self.wanted(form)
            self._look(lines)
            no_food = self._no_food(person, batch is not None, lines)
            shown = []
            for line in lines:
                size = self._size(person, line, form)
                state = self._happened(line, form) if happened else self._state(person, line, form, size, no_food)
                self._post(person, issue, line, size, state)
                shown.append(IssueLine(line.item.code, line.item.name, line.quantity, state, size, line.item.scale))
            self._settle_owed(
                person.id, {line.item.id for line, said in zip(lines, shown, strict=True) if said.state == "given"}
            )
        self._shown[issue.id] = shown
        return issue

    def _issue(self, person: Person, form: IssueForm, batch: UUID | None) -> Issue:
        against = self._refused(person, form) if form.override is not None else None
        return Issue(
            id=form.id,
            person_id=person.id,
            what=form.kit or form.item,
            kit_id=self._kit(form.kit)[1] if form.kit else None,
            quantity=1 if form.kit else form.quantity,
            at=self._now,
            batch_id=batch,
            collector_id=form.collector,
            consent_id=form.consent,
            handed=form.handed,
            witness=form.witness.strip(),
            override_reason=form.override,
            override_by=self._by if form.override is not None else None,
            rule_id=against.rule.id if against is not None else None,
            by_id=self._by,
            due_back=form.due_back,
        )

    def _happened(self, line: Line, form: IssueForm) -> str:
        return "left_out" if line.item.code in form.left_out else "given"

    def _state(self, person: Person, line: Line, form: IssueForm, size: str, no_food: bool) -> str:
        if line.item.code in form.left_out:
            return "left_out"
        if no_food and line.item.is_food:
            return "held"
        due = form.override is not None or not form.kit
        if not due and self._against(person, line.item.code, line.quantity, line.item) is not None:
            return "not_due"
        short = self._stock(line.item, size) < line.quantity
        if short and form.kit:
            return "left_out" if line.optional else "owed"
        return "given"

    def _size(self, person: Person, line: Line, form: IssueForm) -> str:
        """The size that was chosen, else the person's own as far as the item comes in it."""
        sizes = sizes_of(line.item)
        chosen = dict(form.sizes).get(line.item.code)
        if chosen is not None:
            if chosen and chosen not in sizes:
                raise UserError(WRONG_SIZE, "size")
            return chosen
        records = [record for each in self._records(person.id) if (record := self._session.get(Person, each))]
        own = [size for record in records for size in _own_sizes(record, line.size_from)]
        return next((size for size in own if size in sizes), "")

    def _stock(self, item: SupplyItem, size: str) -> int:
        self._look([Line(item, 0)])
        return self._left.get((item.id, size), 0)

    def _look(self, lines: Sequence[Line]) -> None:
        """What is left of these items, asked once for all of them."""
        unknown = {line.item.id for line in lines} - self._looked
        if unknown:
            self._left |= ledger.main_store(self._session, unknown)
            self._looked |= unknown

    def _post(self, person: Person, issue: Issue, line: Line, size: str, state: str) -> None:
        if state == "given":
            self._hand_out(person, issue, line, size)
        elif state in ("owed", "held"):
            self._owed[line.item.name] += line.quantity
            self._session.add(
                Owed(
                    id=new_id(),
                    person_id=person.id,
                    issue_id=issue.id,
                    item_id=line.item.id,
                    quantity=line.quantity,
                    size=size,
                    held=state == "held",
                )
            )

    def _hand_out(self, person: Person, issue: Issue, line: Line, size: str) -> None:
        """One movement for each lot it comes from."""
        self._left[line.item.id, size] = self._stock(line.item, size) - line.quantity
        if line.item.tracks_lots:
            self._session.flush()  # the lots as they stand after the line before
        for lot in ledger.first_expired(self._session, line.item, size, line.quantity, None, _day(self._now)):
            self._session.add(
                ledger.movement(
                    MovementKind.ISSUE,
                    line.item.id,
                    -lot.quantity,
                    self._now,
                    size=size,
                    lot=lot.lot,
                    expires=lot.expires,
                    person_id=person.id,
                    issue_id=issue.id,
                    by_id=self._by,
                )
            )

    def _settle_owed(self, person: UUID, items: set[UUID]) -> None:
        """Nothing is owed any more of what was just handed over."""
        statement = select(Owed).where(col(Owed.person_id).in_(self._records(person)), col(Owed.voided).is_(False))
        for owed in self._session.exec(statement).all():
            owed.voided = owed.item_id in items

    def owed_totals(self) -> tuple[tuple[str, int], ...]:
        return tuple(sorted(self._owed.items()))

    def lines(self, issue: Issue) -> tuple[IssueLine, ...]:
        """What became of each line; read back from the ledger when the issue is an old one."""
        if issue.id in self._shown:
            return tuple(self._shown[issue.id])
        given = self._session.exec(
            select(StockMovement).where(StockMovement.issue_id == issue.id, StockMovement.kind == MovementKind.ISSUE)
        ).all()
        owed = self._session.exec(select(Owed).where(Owed.issue_id == issue.id)).all()
        handed: Counter[tuple[UUID, str]] = Counter()
        for row in given:
            handed[row.item_id, row.size] -= row.quantity
        return tuple(
            [self._line(item, quantity, "given", size) for (item, size), quantity in handed.items()]
            + [self._line(row.item_id, row.quantity, "held" if row.held else "owed", row.size) for row in owed]
        )

    def _line(self, item_id: UUID, quantity: int, state: str, size: str) -> IssueLine:
        item = self._session.get(SupplyItem, item_id)
        assert item is not None
        return IssueLine(item.code, item.name, quantity, state, size, item.scale)


def _own_sizes(person: Person, size_from: SizeFrom) -> list[str]:
    clothes, shoes = person.clothing_size, person.shoe_size
    match size_from:
        case SizeFrom.CLOTHES:
            return [clothes]
        case SizeFrom.SHOES:
            return [shoes]
        case SizeFrom.ASK:
            return []
    return [clothes, shoes]


def _ago(at: datetime, now: datetime) -> str:
    """When, as said at a desk: at 23:58, yesterday, 2 days ago."""
    days = (_day(now) - _day(at)).days
    if days < 1:
        return f"at {at.astimezone():%H:%M}"
    return "yesterday" if days == 1 else f"{days} days ago"


def _day(at: datetime) -> date:
    return at.astimezone().date()
