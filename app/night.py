"""The night of the bus, played on a fresh encrypted file: list, door, desk, health, supplies, papers."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from app.access import Actor
from app.card_forms import CardPrintForm
from app.check_forms import CheckForm, Vitals
from app.consents import ConsentForm
from app.forms import CountForm, Decision, GroupForm, SetUpForm, UserForm
from app.importing import list_form
from app.papers import PaperJob
from app.rosters import RosterForm
from app.rows import PersonRow, ProposalRow
from app.sealing import KdfCost
from app.supply_forms import GroupIssueForm, ReceiptForm
from app.waystation import Waystation, desks_of, first_run, unlock
from models.base import new_id
from models.codes import (
    Answer,
    Arrival,
    Consciousness,
    ConsentMethod,
    ConsentPurpose,
    ConsentState,
    GroupKind,
    Instruction,
    LetterField,
    LetterKind,
    ListState,
    Outcome,
    Priority,
    ProposalState,
    Role,
    RosterKind,
    SharingBasis,
    Triage,
)

T = TypeVar("T")
DEMO_LIST, DEPARTMENT = "night_bus.csv", "Emergency department"
OPENING_STOCK = (("WATER05", 240), ("SNACK", 120), ("BLANKET", 80), ("KIT-HYG", 60), ("SIM", 60), ("LEAFLET", 200))
STAFF = ((Role.INTAKE, "Ona", "Intake 1"), (Role.MEDIC, "Lina", "Health"), (Role.STORE, "Tomas", "Store"))
SITE = SetUpForm(
    "Priėmimo centras „Užutėkis“", "Pasienio g. 3, LT-00000 Miškinė", "+370 5 000 0000", 123, "Rasa", "Lead"
)


def demo_list() -> bytes:
    """The list that ships with the program: 52 invented people."""
    return resources.files("app.data").joinpath(DEMO_LIST).read_bytes()


@dataclass(repr=False)
class Night:
    """Plays the night act by act, each under the role that does it, and keeps counts, numbers and milliseconds."""

    folder: Path
    keys: dict[Role, tuple[UUID, str]]
    waystation: Waystation
    group: UUID = field(default_factory=new_id)
    milliseconds: dict[str, list[float]] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)
    papers: dict[str, bytes] = field(default_factory=dict)

    def play(self) -> None:
        """The whole night; the desk is locked and unlocked when another role takes over."""
        self.take_over(Role.INTAKE)
        self._open_group()
        self._import()
        self._confirm_remarks()
        self._count_in()
        self._register()
        self.take_over(Role.MEDIC)
        self._check_health()
        self.draw("letter", self._letter())
        self.take_over(Role.STORE)
        self._give_kits()
        self.take_over(Role.INTAKE)
        self._print()
        self.waystation.close()

    def take_over(self, role: Role) -> None:
        self.waystation.close()
        slot, words = self.keys[role]
        self.waystation = self.timed("unlock", lambda: unlock(self.folder, slot, words))

    @property
    def me(self) -> Actor:
        return self.waystation.actor

    def timed(self, act: str, work: Callable[[], T]) -> T:
        start = time.perf_counter()
        result = work()
        self.milliseconds.setdefault(act, []).append((time.perf_counter() - start) * 1000)
        return result

    def _open_group(self) -> None:
        form = GroupForm(
            self.group, "Bus 2", GroupKind.BUS, 52, datetime.now(UTC), "Medininkai", "Border guard", "", exposed=True
        )
        self.timed("open_group", lambda: self.waystation.arrivals.open_group(self.me, form))

    def _import(self) -> None:
        form = list_form(self.group, demo_list())
        done = self.timed("import_list", lambda: self.waystation.lists.import_list(self.me, form))
        pairs = self.waystation.twins.pairs(self.me, self.group)
        self.facts |= {
            "listed": done.listed,
            "proposals": done.proposals,
            "birth_dates_to_ask": done.doubts,
            "twin_warnings": [f"{p.a.name.own} / {p.b.name.own}: {'; '.join(p.reasons)}" for p in pairs if p.likely],
        }

    def _confirm_remarks(self) -> None:
        intake, proposals = self.me, self.waystation.proposals
        waiting: Sequence[ProposalRow] = proposals.waiting(intake, self.group)
        decisions = tuple(Decision(row.id, ProposalState.CONFIRMED) for row in waiting)
        decided = self.timed("decide_proposals", lambda: proposals.decide(intake, decisions))
        self.facts["proposals_confirmed"] = decided

    def _count_in(self) -> None:
        intake, arrivals = self.me, self.waystation.arrivals
        for row in arrivals.list_of(intake, self.group):
            if row.arrival is Arrival.LISTED:
                triage = Triage.RED if "DOCTOR_NOW" in row.acts_now else Triage.GREEN
                form = CountForm(row.id, self.group, on_list=True, triage=triage)
                self.timed("count_in", lambda form=form: arrivals.count_in(intake, form))  # type: ignore[misc]

    def _register(self) -> None:
        intake, desk = self.me, self.waystation.registration
        for row in self._here():
            form = replace(desk.open_sheet(intake, row.id).form, notice_given=Answer.YES)
            self.timed("register", lambda form=form: desk.register(intake, form))  # type: ignore[misc]

    def _here(self) -> list[PersonRow]:
        rows = self.waystation.arrivals.list_of(self.me, self.group)
        return [row for row in rows if row.arrival is Arrival.COUNTED]

    def _check_health(self) -> None:
        medic, health = self.me, self.waystation.health
        for row in health.queue(medic, self.group):
            form = replace(health.open_check(medic, row.id).form, consent=Answer.YES)
            form = _seen(form) if row.triage is Triage.RED else replace(form, outcome=Outcome.NO_FURTHER_CHECK)
            self.timed("sign_check", lambda form=form: health.sign_check(medic, form))  # type: ignore[misc]

    def _give_kits(self) -> None:
        store, supplies = self.me, self.waystation.supplies
        receipts = [ReceiptForm(new_id(), item, count, "opening count") for item, count in OPENING_STOCK]
        supplies.receive(store, receipts)
        form = GroupIssueForm(new_id(), self.group, "KIT-ARR")
        given = self.timed("issue_to_group", lambda: supplies.issue_to_group(store, form))
        self.facts |= {"kits_given": given.given, "owed": dict(given.owed)}

    def _print(self) -> None:
        intake, acts, rosters = self.me, self.waystation.card_acts, self.waystation.rosters
        self.draw("cards", acts.print_cards(intake, CardPrintForm(self.group)))
        self.draw("roster", rosters.paper(intake, RosterForm(RosterKind.NAMES, self.group)))
        self.draw("bus-list", rosters.paper(intake, RosterForm(RosterKind.HAND_OVER, self.group)))
        counts = self.waystation.tonight.board(intake, self.group).counts
        self.facts |= {name: getattr(counts, name) for name in ("expected", "counted", "absent", "registered")}
        self.facts |= {"checked": counts.checked, "carded": counts.carded, "supplied": counts.supplied}
        self.facts |= {"adds_up": counts.adds_up, "numbers": [row.number for row in self._here()]}

    def draw(self, name: str, job: PaperJob) -> None:
        printed = self.timed(f"draw_{name}", lambda: job.draw(None))
        self.papers[name] = printed.pdf
        if printed.warnings:
            self.facts[f"{name}_warnings"] = list(printed.warnings)

    def _letter(self) -> PaperJob:
        medic, letters = self.me, self.waystation.letters
        patient = next(row for row in self._here() if row.triage is Triage.RED)
        form = letters.open_letter(medic, patient.id, LetterKind.MEDICAL).form
        agreed = ConsentForm(
            new_id(), patient.id, ConsentPurpose.SHARE_MEDICAL, ConsentState.GIVEN, ConsentMethod.SIGNED, DEPARTMENT
        )
        self.waystation.consents.record(medic, agreed)
        written = replace(
            form,
            priority=Priority.EMERGENCY,
            to_name=DEPARTMENT,
            to_address="LT-00000 Vilnius",
            sections=(
                ("reason", "Assessment of a daily medicine that ran out."),
                ("situation", "Seen at the reception point tonight."),
                ("assessment", "Alert, able to walk."),
                ("request", "Assess tonight and say how the medicine is to be restarted."),
            ),
            fields=(*form.fields, LetterField.BIRTH, LetterField.ALLERGIES, LetterField.MEDICINES, LetterField.VITALS),
            basis=SharingBasis.CONSENT,
            consent=agreed.id,
        )
        signed = self.timed("sign_letter", lambda: letters.sign_letter(medic, written))
        return letters.paper(medic, signed.id)


def _seen(form: CheckForm) -> CheckForm:
    vitals = Vitals(18, 97, True, 124, 78, 88, 367, Consciousness.ALERT)
    return replace(
        form,
        vitals=vitals,
        measured_at=datetime.now(UTC),
        allergies_state=ListState.NONE_KNOWN,
        outcome=Outcome.REFER,
        instructions=tuple({*form.instructions, Instruction.TRAVEL_SEATED}),
    )


def start_night(folder: Path, cost: KdfCost) -> tuple[Waystation, dict[Role, tuple[UUID, str]]]:
    """A fresh encrypted file with a manager, an intake clerk, a medic and a storekeeper; slot and words of each."""
    done = first_run(folder, SITE, cost=cost)
    waystation = done.waystation
    words = {SITE.desk: (Role.MANAGER, done.passphrase)}
    for role, name, desk in STAFF:
        added = waystation.staff.add_user(waystation.actor, UserForm(new_id(), name, desk, role), cost=cost)
        words[desk] = (role, added.passphrase)
    keys = {words[desk.label][0]: (desk.slot_id, words[desk.label][1]) for desk in desks_of(folder)}
    return waystation, keys
