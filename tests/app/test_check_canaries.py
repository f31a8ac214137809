"""No word of a sealed check is found by another role: not in a row, a list, a paper to be, a refusal, a log, a file.
Every text of a check holds a word of its own, on two records of one person of whom the use is restricted."""

from __future__ import annotations

import dataclasses
import inspect
import logging
import os
import types
import typing
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

import pytest

from app.access import Actor
from app.check_forms import AddendumForm, CheckForm, FollowUpForm
from app.rights.forms import StandingForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import FollowUpKind, IstanbulTerm, ListState, Outcome, Role, Triage
from tests.app.canaries import Canaries
from tests.app.clinic_desk import arrived, clinic, joined, staffed
from tests.app.conftest import as_role
from tests.app.every_use_case import UseCase, senseless, use_cases
from tests.app.test_health_acts import every_page

__all__ = ["clinic", "staffed"]  # fixtures

NEAREST = (Role.MANAGER, Role.INTAKE, Role.AID)
OTHERS = (*NEAREST, *sorted(set(Role) - {Role.MEDIC, *NEAREST}))[: int(os.environ.get("WAYSTATION_CANARY_ROLES", "3"))]
OWN_WORD = {"definition", "icd10"}


@dataclasses.dataclass(frozen=True)
class Told:
    group: UUID
    people: tuple[UUID, UUID]
    canaries: Canaries


def filled(kind: Any, canaries: Canaries, place: str = "check") -> Any:
    """A form of this kind with a word in every text, and one of everything in every list."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        names = [field.name for field in dataclasses.fields(kind)]
        return typing.cast(type, kind)(**{name: filled(hints[name], canaries, f"{place}.{name}") for name in names})
    if kind is str:
        return canaries.word(place)
    if origin in (types.UnionType, typing.Union):
        return None
    if origin is tuple:
        parts = inside[:1] if inside[-1] is Ellipsis else inside
        return tuple(filled(part, canaries, place) for part in parts)
    return next(iter(kind)) if issubclass(kind, Enum) else {UUID: new_id, bool: bool, int: int}[kind]()


@pytest.fixture(scope="module")
def told(clinic: Waystation) -> Told:
    group, one = arrived(clinic, given="Sona", family="Verasen")
    _, other = arrived(clinic, given="Sonia", family="Verasen")
    canaries = Canaries()
    for person in (one, other):
        form = whole(person, canaries)
        clinic.health.sign_check(clinic.actor, form)
        clinic.health.add_addendum(clinic.actor, AddendumForm(new_id(), form.id, canaries.word("addendum")))
        due = clinic.house.now()
        words = canaries.word("follow_up")
        clinic.health.save_follow_up(clinic.actor, FollowUpForm(new_id(), person, FollowUpKind.OTHER, words, due))
        clinic.health.save_check(clinic.actor, whole(person, canaries))
    joined(clinic, one, other)
    clinic.standings.restrict(as_role(clinic, Role.MANAGER), StandingForm(new_id(), other, "asked"))
    return Told(group, (one, other), canaries)


def whole(person: UUID, canaries: Canaries) -> CheckForm:
    form: CheckForm = filled(CheckForm, canaries)
    mark = dataclasses.replace(form.injuries[0], id=new_id(), term=IstanbulTerm.NOT_ASSESSED)
    return dataclasses.replace(
        form, id=new_id(), person=person, triage=Triage.RED, outcome=Outcome.FOLLOW_UP, instructions=(), standing=(),
        follow_ups=(dataclasses.replace(form.follow_ups[0], id=new_id()),), injuries=(mark,), for_protection=True,
        measures=(), allergies_state=ListState.LIST, medicines_state=ListState.LIST,
    )  # fmt: skip


def test_every_text_of_a_check_holds_a_word(told: Told, clinic: Waystation) -> None:
    sheet = clinic.health.open_check(clinic.actor, told.people[0])
    found = told.canaries.in_text("\n".join(texts(sheet)))
    assert found == set(told.canaries.of.values()) - {"check.measures.key"}
    assert len(found) > 25


def test_nothing_of_it_stands_plainly_in_the_file(told: Told, clinic: Waystation) -> None:
    pages = every_page(clinic).decode(errors="replace")
    assert told.canaries.in_text(pages) == set()


@pytest.mark.parametrize("role", OTHERS)
def test_no_use_case_tells_another_role(
    told: Told, clinic: Waystation, role: Role, caplog: pytest.LogCaptureFixture
) -> None:
    """At the clinic's own desk, where the key is held: only the role stands between."""
    caplog.set_level(logging.DEBUG)
    actor = as_role(clinic, role)
    found = {}
    for case in use_cases(clinic):
        said = "\n".join(texts(answer(case, clinic, actor, told)))
        if told.canaries.in_text(said):
            found[str(case)] = told.canaries.in_text(said)
    assert {case: places for case, places in found.items() if not released(case, role, places)} == {}
    assert told.canaries.in_text(caplog.text) == set()


def test_the_search_itself_finds_what_a_medic_may_read(told: Told, clinic: Waystation) -> None:
    """It stands last: no act of the others took anything away."""
    found = "\n".join(texts([answer(case, clinic, clinic.actor, told) for case in use_cases(clinic)]))
    assert told.canaries.in_text(found) >= {"check.complaint", "check.note", "check.injuries.cause", "follow_up"}


def released(case: str, role: Role, places: set[str]) -> bool:
    """The shift lead breaks the glass of what a medic released: allergies and medicines."""
    extract = {place for place in places if place.startswith(("check.allergies", "check.medicines"))}
    return case == "glass.open" and role is Role.MANAGER and extract == places


def answer(case: UseCase, clinic: Waystation, actor: Actor, told: Told) -> object:
    """What a use case says of this person and this group; its refusal is an answer as well."""
    method = case.of(clinic)
    names = [name for name, each in inspect.signature(method).parameters.items() if each.default is each.empty]
    arguments = [known(name, value, told) for name, value in zip(names[1:], senseless(method)[1:], strict=True)]
    try:
        said = method(actor, *arguments)
        return list(said) if isinstance(said, Iterator) else said
    except Exception as refused:  # whatever it is, its words are looked at
        return repr(refused)


def known(name: str, value: Any, told: Told) -> Any:
    """Senseless arguments that name this person and this group, wherever an id or a word to look for is asked for."""
    if isinstance(value, UUID):
        return told.group if "group" in name else told.people[0]
    if isinstance(value, str) and not isinstance(value, Enum):
        return "Verasen"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        ids = {"person": told.people[0], "group": told.group}
        mine = {name: told_id for name, told_id in ids.items() if isinstance(getattr(value, name, None), UUID)}
        return dataclasses.replace(value, **mine)
    return value


def texts(value: Any) -> Iterator[str]:
    """Every text within an answer, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        yield value.decode(errors="replace")
    elif isinstance(value, Mapping):
        yield from (text for pair in value.items() for part in pair for text in texts(part))
    elif isinstance(value, Collection):
        yield from (text for part in value for text in texts(part))
    elif dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        yield from (text for field in fields for text in texts(getattr(value, field.name)))
    elif not isinstance(value, (int, UUID, date, datetime, Enum, type(None))):
        yield repr(value)
