"""Two laptops of one house for the tests of letters: the lead's, where case work is done, and the clinic's."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import pytest

from app.access import Actor
from app.consents import ConsentForm
from app.forms import PersonForm
from app.letters import LetterForm, LetterMoveForm
from app.letters.templates import rules
from app.night import STAFF
from app.restoring import found, restore
from app.waystation import Waystation, desks_of, unlock
from models.base import new_id
from models.codes import (
    ConsentMethod,
    ConsentPurpose,
    ConsentState,
    DeclineReason,
    Delivery,
    LetterKind,
    LetterState,
    Role,
    SharingBasis,
)
from models.letters import Letter
from tests.app.case_desk import worker
from tests.app.conftest import WORDS, as_role, check_whole, open_bus

SITE_DESK = "Lead"


@dataclass
class Desks:
    """`lead` holds the key of the protected records, `clinic` that of the medical ones; each lacks the other's."""

    lead: Waystation
    clinic: Waystation
    group: UUID
    count: int = 0

    @property
    def social(self) -> Actor:
        return worker(self.lead, Role.CASE)

    @property
    def legal(self) -> Actor:
        return worker(self.lead, Role.LEGAL)

    @property
    def medic(self) -> Actor:
        return self.clinic.actor

    def person(self, **more: object) -> UUID:
        """Somebody whom the lead's laptop knows."""
        self.count += 1
        form = PersonForm(new_id(), self.group, f"Verasen{self.count}", "Maryia", **more)  # type: ignore[arg-type]
        self.lead.registration.register(as_role(self.lead, Role.INTAKE), form)
        return form.id

    def shared(self) -> UUID:
        """Somebody whom both laptops know."""
        person = self.person()
        self.to_clinic()
        return person

    def to_clinic(self) -> None:
        _carry(self.lead, self.clinic)

    def to_lead(self) -> None:
        _carry(self.clinic, self.lead)

    def exchange(self) -> None:
        """Both know what either did."""
        self.to_lead()
        self.to_clinic()


def _carry(giver: Waystation, taker: Waystation) -> None:
    parcel = giver.exchange.parcel(as_role(giver, Role.MANAGER))
    taker.exchange.receive(as_role(taker, Role.MANAGER), parcel)


def consent(
    waystation: Waystation,
    person: UUID,
    purpose: ConsentPurpose,
    recipient: str,
    state: ConsentState = ConsentState.GIVEN,
) -> UUID:
    form = ConsentForm(new_id(), person, purpose, state, ConsentMethod.SIGNED, recipient)
    waystation.consents.record(as_role(waystation, Role.INTAKE), form)
    return form.id


@pytest.fixture(scope="module")
def desks(staffed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    """Made once a module; every test has people of its own."""
    folder = tmp_path_factory.mktemp("letters")
    shutil.copytree(staffed, folder / "data")
    slots = {desk.label: desk.slot_id for desk in desks_of(folder / "data")}
    lead = unlock(folder / "data", slots[SITE_DESK], WORDS)
    group = open_bus(lead, as_role(lead, Role.INTAKE))
    lead.copies.make(lead.actor)
    (copy,) = found([folder / "data"])
    restore(folder / "clinic", copy, slots[SITE_DESK], WORDS, 2).close()
    health = next(desk for role, _, desk in STAFF if role is Role.MEDIC)
    clinic = unlock(folder / "clinic", slots[health], WORDS)
    yield Desks(lead, clinic, group)
    for waystation in (lead, clinic):
        check_whole(waystation)
        waystation.close()


RECIPIENT = "Santaros pagalba"
CANARY = "канарейка Xyqzz"
NOTE = "written down by the desk"
MEDICAL_KINDS = (LetterKind.MEDICAL, LetterKind.AMBULANCE, LetterKind.TRAUMA)


def filled(waystation: Waystation, actor: Actor, person: UUID, kind: LetterKind, words: str = CANARY) -> LetterForm:
    """A letter that lacks nothing; its consent, where it rests on one, is recorded."""
    ruled, sheet = rules(kind), waystation.letters.open_letter(actor, person, kind)
    basis = ruled.bases[0]
    agreed = None
    if basis is SharingBasis.CONSENT:
        assert ruled.consent is not None
        agreed = consent(waystation, person, ruled.consent, RECIPIENT)
    return replace(
        sheet.form,
        to_name=RECIPIENT,
        sections=tuple((part.key, f"{words} {part.key}") for part in sheet.words.sections),
        basis=basis,
        basis_note=NOTE,
        consent=agreed,
    )


def signed(waystation: Waystation, actor: Actor, person: UUID, kind: LetterKind, words: str = CANARY) -> LetterForm:
    form = filled(waystation, actor, person, kind, words)
    waystation.letters.sign_letter(actor, form)
    return form


def stored(waystation: Waystation, letter: UUID) -> Letter:
    with waystation.house.store.read() as session:
        return session.get_one(Letter, letter)


def go(waystation: Waystation, actor: Actor, letter: UUID, state: LetterState, **more: object) -> None:
    """One move, with what the move needs."""
    needs: dict[str, object] = {
        "delivery": Delivery.POST if state is LetterState.SENT else None,
        "reason": DeclineReason.NO_CAPACITY if state is LetterState.DECLINED else None,
        "appointment_at": waystation.house.now() if state is LetterState.APPOINTMENT else None,
    }
    waystation.letter_ways.move(actor, LetterMoveForm(letter, state, **(needs | more)))  # type: ignore[arg-type]
