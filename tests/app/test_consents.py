"""Consents: one purpose, one recipient; any order of yes, no, withdrawn and expired reads the same twice over."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from app.arrivals import blank_person
from app.consents import ConsentForm, holds
from app.errors import Refused, UserError
from app.waystation import Waystation, utc_now
from models.arrivals import ArrivalGroup
from models.base import new_id
from models.codes import ConsentMethod, ConsentPurpose, ConsentState, GroupKind, Role
from models.person import Person
from models.protection import Consent
from tests.app.case_desk import counted
from tests.app.conftest import as_role

LETTER = ConsentPurpose.SHARE_MEDICAL
SIGNED = ConsentMethod.SIGNED
TODAY = date(2026, 11, 22)
PEOPLE, PLACES = ("", "Santaros ligoninė", "Red Cross"), (LETTER, ConsentPurpose.SHARE_NGO)


def say(
    waystation: Waystation, person: UUID, state: ConsentState, recipient: str = "", until: date | None = None
) -> None:
    form = ConsentForm(new_id(), person, LETTER, state, SIGNED, recipient, until=until)
    waystation.consents.record(as_role(waystation, Role.INTAKE), form)


def held(waystation: Waystation, person: UUID, recipient: str = "", on: date | None = None) -> bool:
    with waystation.house.store.read() as session:
        return holds(session, person, LETTER, recipient, on)


def test_a_consent_holds_for_its_purpose_and_recipient_until_it_is_withdrawn(manager: Waystation) -> None:
    person = counted(manager)
    assert not held(manager, person, "Red Cross")
    say(manager, person, ConsentState.GIVEN, "Red  Cross ")
    assert held(manager, person, "red cross")
    assert not held(manager, person)
    assert not held(manager, person, "Santaros ligoninė")
    say(manager, person, ConsentState.WITHDRAWN, "Red Cross")
    assert not held(manager, person, "Red Cross")
    history = manager.consents.history(manager.actor, person)
    assert [(row.state, row.in_force) for row in history] == [
        (ConsentState.WITHDRAWN, False),
        (ConsentState.GIVEN, False),
    ]


def test_no_without_a_recipient_says_no_to_all_and_yes_again_counts(manager: Waystation) -> None:
    person = counted(manager)
    say(manager, person, ConsentState.GIVEN, "Red Cross")
    say(manager, person, ConsentState.REFUSED)
    assert not held(manager, person, "Red Cross")
    say(manager, person, ConsentState.GIVEN, "Red Cross")
    assert held(manager, person, "Red Cross")


def test_it_ends_with_its_last_day(manager: Waystation) -> None:
    person, today = counted(manager), manager.house.today()
    say(manager, person, ConsentState.GIVEN, until=today)
    assert held(manager, person)
    assert held(manager, person, on=today)
    assert not held(manager, person, on=today + timedelta(days=1))
    with pytest.raises(UserError) as caught:
        say(manager, person, ConsentState.GIVEN, until=today - timedelta(days=1))
    assert caught.value.field == "until"


def test_before_a_witness_the_witness_is_named(manager: Waystation) -> None:
    person, actor = counted(manager), as_role(manager, Role.CASE)
    form = ConsentForm(new_id(), person, LETTER, ConsentState.GIVEN, ConsentMethod.ORAL_WITNESS, witness=" ")
    with pytest.raises(UserError) as caught:
        manager.consents.record(actor, form)
    assert caught.value.field == "witness"
    assert manager.consents.history(actor, person) == ()


def test_saved_twice_is_said_once_and_never_moves(manager: Waystation) -> None:
    person, other, actor = counted(manager), counted(manager), as_role(manager, Role.INTAKE)
    form = ConsentForm(new_id(), person, LETTER, ConsentState.GIVEN, SIGNED)
    for _ in range(2):
        assert len(manager.consents.record(actor, form)) == 1
    with pytest.raises(UserError):
        manager.consents.record(actor, ConsentForm(form.id, other, LETTER, ConsentState.GIVEN, SIGNED))
    with pytest.raises(Refused):
        manager.consents.record(as_role(manager, Role.GATE), form)


def test_a_restricted_record_takes_a_no_but_no_new_yes(manager: Waystation) -> None:
    from app.rights.forms import StandingForm

    person = counted(manager)
    say(manager, person, ConsentState.GIVEN)
    manager.standings.restrict(manager.actor, StandingForm(new_id(), person, "asked for"))
    with pytest.raises(UserError):
        say(manager, person, ConsentState.GIVEN, "Red Cross")
    say(manager, person, ConsentState.WITHDRAWN)
    assert not held(manager, person)


@dataclass(frozen=True)
class Said:
    purpose: ConsentPurpose
    recipient: str
    state: ConsentState
    until: date | None


SAYINGS = st.lists(
    st.builds(
        Said,
        st.sampled_from(PLACES),
        st.sampled_from(PEOPLE),
        st.sampled_from(list(ConsentState)),
        st.none() | st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days)),
    ),
    max_size=9,
)


def read_independently(said: list[Said], purpose: ConsentPurpose, recipient: str) -> bool:
    """Walk the history forwards with one door: it opens at a yes to this recipient and shuts at any other answer that
    concerns it."""
    until: date | None = None
    open_ = False
    for each in said:
        if each.purpose != purpose:
            continue
        if each.recipient == recipient:
            open_, until = each.state == "GIVEN", each.until
        elif each.recipient == "" and each.state != "GIVEN":
            open_ = False
    return open_ and not (until is not None and until < TODAY)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=SAYINGS)
def test_any_order_of_answers_reads_as_its_history(manager: Waystation, said: list[Said]) -> None:
    start = datetime(2026, 11, 20, tzinfo=UTC)
    with manager.house.store.transaction(manager.actor.user, "record_consent") as session:
        person = session.exec(select(Person.id)).first() or counted_within(session)
        rows = [consent(person, each, start + timedelta(minutes=minute)) for minute, each in enumerate(said)]
        session.add_all(reversed(rows))
        session.flush()
        for purpose, recipient in itertools.product(PLACES, PEOPLE):
            expected = read_independently(said, purpose, recipient)
            assert holds(session, person, purpose, recipient.upper(), TODAY) == expected
        for row in rows:
            row.voided = True


def counted_within(session: Session) -> UUID:
    """A group and one person of it, straight into the tables."""
    group = ArrivalGroup(
        id=new_id(), code="1", label="Bus", kind=GroupKind.BUS, arrived_at=utc_now(), crossing_point="",
        handed_over_by="", vehicle="", exposed=False, expected=None,
    )  # fmt: skip
    person = blank_person(new_id(), group.id, on_list=False)
    session.add_all((group, person))
    session.flush()
    return person.id


def consent(person: UUID, said: Said, at: datetime) -> Consent:
    return Consent(
        id=new_id(),
        person_id=person,
        purpose=said.purpose,
        recipient=said.recipient,
        state=said.state,
        method=SIGNED,
        at=at,
        until=said.until,
    )
