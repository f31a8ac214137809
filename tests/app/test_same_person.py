"""Merges made at two laptops at once need no rule: groups are what hangs together."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations
from pathlib import Path
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from app.access import Act
from app.forms import PersonForm
from app.same_person import components, contradictions, groups, merges, standing_decisions
from app.waystation import Waystation
from models.base import new_id
from models.codes import Answer, Role
from models.person import SamePerson
from tests.app.conftest import as_role
from tests.app.two_laptops import Laptops

A, B, C, D = (UUID(int=number) for number in range(1, 5))
members = st.sampled_from([UUID(int=number) for number in range(1, 9)])


def test_both_directions_and_a_ring_are_one_group() -> None:
    assert components([(A, B), (B, A)]) == {A: A, B: A}
    assert components([(A, B), (B, C), (C, A)]) == dict.fromkeys((A, B, C), A)
    assert components([(D, C), (B, A)]) == {A: A, B: A, C: C, D: C}
    assert components([]) == {}


def test_the_order_of_the_merges_does_not_matter() -> None:
    pairs = [(D, C), (C, B), (B, D), (A, D)]
    assert {tuple(sorted(components(order).items())) for order in permutations(pairs)} == {
        ((A, A), (B, A), (C, A), (D, A))
    }


@given(st.lists(st.tuples(members, members), max_size=12))
def test_everybody_is_with_whoever_can_be_reached(pairs: list[tuple[UUID, UUID]]) -> None:
    found = components(pairs)
    near: dict[UUID, set[UUID]] = {member: {member} for pair in pairs for member in pair}
    for _ in near:
        for one, other in pairs:
            near[one] |= near[other]
            near[other] |= near[one]
    assert found == {member: min(reached) for member, reached in near.items()}


def test_taking_a_merge_back_parts_the_group(manager: Waystation, group: UUID) -> None:
    actor, people = as_role(manager, Role.INTAKE), []
    for family in ("Verasen", "Verasień", "Werasen", "Zhuravinka"):
        form = PersonForm(new_id(), group, family, "Maryia")
        manager.registration.register(actor, form)
        people.append(form.id)
    one, two, three, other = sorted(people)

    def merge(session: Session) -> UUID:
        ring = [SamePerson(a_id=a, b_id=b, same=Answer.YES) for a, b in ((two, one), (three, two), (one, two))]
        session.add_all([*ring, SamePerson(a_id=three, b_id=other, same=Answer.NO)])
        return ring[1].id

    def part(session: Session) -> None:
        session.get_one(SamePerson, link).voided = True

    link = manager.house.write(actor, Act.DECIDE_TWINS, merge)
    with manager.house.store.read() as session:
        assert groups(session) == dict.fromkeys((one, two, three), one)
    manager.house.write(actor, Act.DECIDE_TWINS, part)
    with manager.house.store.read() as session:
        assert groups(session) == {one: one, two: one}


def test_two_laptops_that_merged_differently_show_the_same_record_after_they_meet(
    manager: Waystation, group: UUID, tmp_path: Path
) -> None:
    laptops = Laptops(manager, tmp_path)
    a, b, c = (laptops.person(group) for _ in range(3))
    user, now = manager.actor.user, manager.house.now()
    with laptops.here.transaction(user, "decide_twins") as session:
        session.add(SamePerson(a_id=a, b_id=b, same=Answer.YES, keep_id=a, at=now))
    with laptops.other.transaction(user, "decide_twins") as session:
        session.add(SamePerson(a_id=b, b_id=a, same=Answer.YES, keep_id=b, at=now))
        session.add(SamePerson(a_id=b, b_id=c, same=Answer.YES, keep_id=c, at=now - timedelta(hours=1)))
        session.add(SamePerson(a_id=c, b_id=a, same=Answer.NO, at=now))
    laptops.exchange()
    seen = []
    for store in (laptops.here, laptops.other):
        with store.read() as session:
            found = merges(session)
            assert len(contradictions(standing_decisions(session))) == 1
            seen.append((found.ids(a), found.ids(b), found.ids(c)))
    assert seen[0] == seen[1]
    assert set(seen[0][0]) == {a, b, c}
    assert seen[0][0][0] in (a, b)
    laptops.other.close()
