"""A centre on a server: several desks of the whole program at one PostgreSQL, each with its own chain."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor
from app.folding import TokenIndex
from app.forms import CountForm, PersonForm
from app.house import House, site_of
from app.night import SITE
from app.store import Store
from app.vault import Vault
from app.waystation import Waystation, _connect, _derivers, _furnish, utc_now
from models.base import new_id
from models.codes import Role
from models.place import StaffMember, Station
from tests.app.conftest import FLOOR, WORDS, as_role

T = TypeVar("T")


def desks(url: str, folder: Path, names: Sequence[str]) -> list[Waystation]:
    """The first desk sets the centre up; the others join it as stations of their own."""
    user = new_id()
    vault = Vault.create(folder / "keys", user, SITE.desk, (Role.MANAGER,), WORDS, FLOOR)[0]
    found: list[Waystation] = []
    for number, name in enumerate(names, 1):
        tokens = TokenIndex()
        store = Store.postgres(url, secrets.randbits(64), derivers=_derivers(utc_now, tokens))
        house = House(store, vault, utc_now, tokens)
        actor = Actor(user if number == 1 else new_id(), Role.MANAGER, name, f"Rasa {number}")
        if found:
            found[0].house.write(found[0].actor, Act.ADD_USER, joining(house, actor, number))
        else:
            house.write(actor, Act.SET_UP, lambda session, h=house: _furnish(session, h, SITE, user, False))
        found.append(_connect(house, actor, folder))
    return found


def joining(house: House, actor: Actor, number: int) -> Callable[[Session], None]:
    def work(session: Session) -> None:
        session.add(StaffMember(id=actor.user, name=actor.name, desk=actor.desk, role=Role.MANAGER))
        chain, key = f"{house.store.station:020d}", str(house.vault.card_key_id)
        site, public = site_of(session).id, house.vault.card_public_key
        session.add(
            Station(id=new_id(), site_id=site, chain=chain, number=100 + number, card_key_id=key, card_key=public)
        )

    return work


def at_once(*acts: Callable[[], T]) -> list[T | Exception]:
    """All acts begin at the same instant, each in a thread of its own; what each came to."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], T]) -> T | Exception:
        gate.wait()
        try:
            return act()
        except Exception as error:
            return error

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def people_of(waystation: Waystation, group: UUID, many: int) -> list[UUID]:
    """So many people of a group, counted in and registered."""
    intake, found = as_role(waystation, Role.INTAKE), []
    for number in range(many):
        person = new_id()
        waystation.arrivals.count_in(intake, CountForm(person, group, on_list=False))
        waystation.registration.register(intake, PersonForm(person, group, f"Family{number}", "Ab"))
        found.append(person)
    return found
