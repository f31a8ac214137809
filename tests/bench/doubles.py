"""How long the doubles take in the open register: all pairs for the first time, again, and one form while typing."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor
from app.arrivals import blank_person
from app.forms import GroupForm, PersonForm
from app.night import SITE
from app.sealing import ITERATIONS_FLOOR, MEMORY_FLOOR, KdfCost
from app.waystation import Waystation, first_run, utc_now
from models.base import new_id
from models.codes import Arrival, DataSource, GroupKind, NameKind, Role
from models.person import PersonName
from tests.bench.twin_set import World, enter

CHEAP = KdfCost(MEMORY_FLOOR, ITERATIONS_FLOOR, 2)


def filled(waystation: Waystation, actor: Actor, people: int) -> UUID:
    """A group of invented people as a desk would have written them."""
    group = waystation.arrivals.open_group(actor, GroupForm(new_id(), "Bus 2", GroupKind.BUS, people, utc_now())).id
    world = World(1, 7)

    def work(session: Session) -> None:
        for human in world.people(people):
            written = enter(world, human)
            person = blank_person(new_id(), group, on_list=False)
            person.sex, person.arrival = written.sex, Arrival.COUNTED
            if written.born:
                person.birth_precision, person.birth_text, person.birth_age_on = written.born.stored()
            session.add(person)
            session.add(_name(person.id, written.family, written.given, written.patronymic, written.script))

    waystation.house.write(actor, Act.REGISTER, work)
    return group


def _name(person: UUID, family: str, given: str, patronymic: str, script: str) -> PersonName:
    return PersonName(
        id=new_id(),
        person_id=person,
        kind=NameKind.AS_HEARD,
        source=DataSource.STATED,
        script=script,
        language="",
        family=family,
        given=given,
        patronymic=patronymic,
        as_written=" ".join(part for part in (family, given, patronymic) if part),
        primary_name=True,
        latin_form=False,
    )


def main(people: int = 5000) -> None:
    with tempfile.TemporaryDirectory() as folder:
        waystation = first_run(
            Path(folder) / "data", SITE, passphrase="correct horse battery staple", cost=CHEAP
        ).waystation
        actor = replace(waystation.actor, role=Role.INTAKE)
        group = filled(waystation, actor, people)
        form = PersonForm(new_id(), group, "Werasen", "Swiatlana")
        for what, work in (
            ("one form, the first question (reads the register)", lambda: waystation.twins.similar(actor, form)),
            ("one form, every later question", lambda: waystation.twins.similar(actor, form)),
            ("all pairs, the first time", lambda: waystation.twins.pairs(actor)),
            ("all pairs, again", lambda: waystation.twins.pairs(actor)),
            ("one registration", lambda: waystation.registration.register(actor, form)),
            ("all pairs, after it", lambda: waystation.twins.pairs(actor)),
            ("the board of the group", lambda: waystation.tonight.board(actor, group)),
        ):
            began = perf_counter()
            work()
            print(f"{people} people, {what}: {(perf_counter() - began) * 1000:.0f} ms", flush=True)
        waystation.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
