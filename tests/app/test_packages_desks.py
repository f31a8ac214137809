"""Two desks of one server open the same package at the same instant: it is taken in once."""

from __future__ import annotations

from pathlib import Path

from sqlmodel import select

from app.onward.package_rows import TakenIn
from models.migrations import whole
from models.person import Person
from tests.app.postgres import Cluster
from tests.app.proof import prove
from tests.app.sending import intake_of
from tests.app.test_packages_hostile import PLAIN, form_of
from tests.app.two_desks import at_once, desks


def test_a_package_is_taken_in_once(postgres: Cluster, tmp_path: Path) -> None:
    url, form = postgres.fresh(whole()), form_of(PLAIN)
    both = desks(url, tmp_path, ("Lead", "Door"))
    came = at_once(*(lambda desk=desk: desk.packages.take_in(intake_of(desk), form) for desk in both))
    assert not [each for each in came if isinstance(each, Exception)], came
    assert sorted(each.new for each in came if isinstance(each, TakenIn)) == [0, 3]
    with both[0].house.store.read() as session:
        assert len(session.exec(select(Person)).all()) == 3
    prove(both[0].house.store)
    for desk in both:
        desk.house.store.close()
    postgres.give_back(url)
