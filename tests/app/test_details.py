"""Details of a person, and whose word decides whether somebody is treated as a child."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from app.details import DetailsForm
from app.errors import UserError
from app.forms import PersonForm
from app.rosters import RosterForm
from app.rosters.lines import lines_of
from app.waystation import Waystation
from models.base import new_id
from models.codes import AgeBasis, Answer, Literacy, Role, RosterKind
from models.person import Person
from models.values.birth_reading import read_birth
from tests.app.conftest import as_role


def born(waystation: Waystation, group: UUID, birth: str) -> UUID:
    value = read_birth(birth, date.today()).value if birth else None
    form = PersonForm(new_id(), group, "Rak", birth=value)
    return waystation.registration.register(as_role(waystation, Role.INTAKE), form).id


def test_details_come_back_as_they_were_said(manager: Waystation, group: UUID) -> None:
    person = born(manager, group, "1983")
    form = DetailsForm(
        person,
        "Маладзечна",
        "BLR",
        "BLR LTU",
        AgeBasis.DOCUMENT,
        literacy=Literacy.READS_LITTLE,
        clothing_size="XL",
        shoe_size="44",
        note="Asks for a quiet corner",
    )
    assert manager.details.edit_details(as_role(manager, Role.CASE), form).form == form
    sheet = manager.details.details(as_role(manager, Role.LEGAL), person)
    assert (sheet.form, sheet.birth_as_written, sheet.child) == (form, "1983", False)


@pytest.mark.parametrize(
    ("birth", "said", "child"),
    [
        ("~19", Answer.NOT_ASKED, True),
        ("~19", Answer.NO, False),
        ("1983", Answer.YES, True),
        ("", Answer.NOT_ASKED, False),
        ("", Answer.YES, True),
        ("1983", Answer.NOT_ASKED, False),
        ("~19", Answer.DECLINED, True),
    ],
)
def test_a_child_when_in_doubt_until_somebody_says_otherwise(
    manager: Waystation, group: UUID, birth: str, said: Answer, child: bool
) -> None:
    person = born(manager, group, birth)
    form = DetailsForm(person, treated_as_minor=said, minor_said_by="a youth worker", age_basis=AgeBasis.ASSESSED)
    assert manager.details.edit_details(manager.actor, form).child is child
    waiting = manager.tasks.open_tasks(as_role(manager, Role.CASE))
    assert [row.person.id for row in waiting if row.person] == ([person] if child else [])


def test_nobody_says_that_a_child_by_birth_date_is_grown_up(manager: Waystation, group: UUID) -> None:
    person = born(manager, group, f"17.4.{date.today().year - 9}")
    with pytest.raises(UserError, match="under 18") as caught:
        manager.details.edit_details(
            manager.actor, DetailsForm(person, treated_as_minor=Answer.NO, minor_said_by="the driver")
        )
    assert caught.value.field == "treated_as_minor"
    assert manager.details.details(manager.actor, person).child


def test_whose_word_it_is_has_a_name(manager: Waystation, group: UUID) -> None:
    person = born(manager, group, "~19")
    with pytest.raises(UserError) as caught:
        manager.details.edit_details(manager.actor, DetailsForm(person, treated_as_minor=Answer.YES))
    assert caught.value.field == "minor_said_by"


@pytest.mark.parametrize("name", ["birth_place", "birth_country", "note", "shoe_size", "minor_said_by"])
def test_what_does_not_fit_is_not_cut_off(manager: Waystation, group: UUID, name: str) -> None:
    person = born(manager, group, "")
    with pytest.raises(UserError) as caught:
        manager.details.edit_details(manager.actor, DetailsForm(person, **{name: "x" * 501}))  # type: ignore[arg-type]
    assert caught.value.field == name


def test_somebodys_word_is_on_the_roster_and_on_the_persons_page(manager: Waystation, group: UUID) -> None:
    case, grown, unsure = as_role(manager, Role.CASE), born(manager, group, "1983"), born(manager, group, "")
    assert not manager.people.open_person(case, grown).said_child
    for person in (grown, unsure):
        said = DetailsForm(person, treated_as_minor=Answer.YES, minor_said_by="The lawyer")
        manager.details.edit_details(case, said)
        assert manager.people.open_person(case, person).said_child
    known = born(manager, group, "1983")
    with manager.house.store.read() as session:
        lines = lines_of(session, case, [session.get_one(Person, each) for each in (grown, unsure, known)])
    bands = [line.five_years(date(2026, 11, 20)) for line in lines]
    assert bands == ["under 18", "under 18", "40–44"]
    assert manager.rosters.paper(manager.actor, RosterForm(RosterKind.NAMES, group)).draw(None).pages == 1
