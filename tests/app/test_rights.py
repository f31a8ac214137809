"""What a person may ask: a copy, a correction, a restriction, erasure; and the clocks that run for the house."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from pypdf import PdfReader

from app.catalogue import ARRIVAL_KIT
from app.check_forms import CheckForm, Medicine
from app.errors import Refused, UserError
from app.forms import PersonForm
from app.rights.forms import CorrectionForm, ErasureForm, IncidentForm, RequestForm, RuleForm, StandingForm
from app.rights.person_data import AREAS, kinds_about
from app.supply_forms import IssueForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Answer, DatePrecision, ListState, RetentionAct, RetentionArea, Role, Sex, SubjectRight
from models.person import Person
from models.tables import __all__ as every_table
from models.values.partial_date import PartialDate
from tests.app.conftest import Centre, as_role, check_whole, open_bus
from tests.app.leaving import leaves

assert every_table
FAMILY, GIVEN, NATION, PILL = "Верасень", "Кірыл", "Нарния", "Zolpidrax"
WHY = "the person asked for it"


def person_of(waystation: Waystation, group: UUID) -> UUID:
    form = PersonForm(
        new_id(),
        group,
        FAMILY,
        GIVEN,
        sex=Sex.MALE,
        birth=PartialDate(DatePrecision.DAY, 1987, 6, 5),
        nationality=NATION,
        languages=("be",),
    )
    waystation.registration.register(as_role(waystation, Role.INTAKE), form)
    return form.id


@pytest.fixture
def person(manager: Waystation, group: UUID) -> UUID:
    return person_of(manager, group)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def stored(waystation: Waystation, person: UUID) -> Person:
    with waystation.house.store.read() as session:
        return session.get_one(Person, person)


def test_no_table_about_people_is_forgotten() -> None:
    assert {str(kind.__tablename__) for kind in kinds_about()} == AREAS.keys()
    for kind in kinds_about():
        named = {name for fields in AREAS[str(kind.__tablename__)].values() for name in fields}
        assert named <= set(kind.model_fields), kind


def test_the_copy_holds_what_the_register_holds(manager: Waystation, person: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    paper = manager.own_records.paper(intake, person).draw(None)
    told = text_of(paper.pdf)
    for value in (FAMILY, GIVEN, NATION, "1987-06-05", "Male", "Your name", "Belongs to the person"):
        assert value in told
    assert paper.warnings == ()
    data = json.loads(manager.own_records.data(intake, person).data)
    assert data["tables"]["personname"][0]["family"] == FAMILY
    assert data["tables"]["person"][0]["birth_text"] == "1987-06-05"
    assert "heads" not in data["tables"]["person"][0]


def test_health_is_in_the_copy_of_the_health_desk_alone(medic: Waystation) -> None:
    person, actor = person_of(medic, open_bus(medic, as_role(medic, Role.INTAKE))), medic.actor
    check = CheckForm(new_id(), person, medicines_state=ListState.LIST, medicines=(Medicine(PILL),))
    medic.health.sign_check(actor, check)
    assert PILL in text_of(medic.own_records.paper(actor, person).draw(None).pdf)
    assert PILL in medic.own_records.data(actor, person).data.decode()
    outside = text_of(medic.own_records.paper(as_role(medic, Role.INTAKE), person).draw(None).pdf)
    assert PILL not in outside
    assert "sealed; ask the desk" in outside


def test_a_correction_keeps_what_stood_before(manager: Waystation, person: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    form = manager.registration.open_sheet(intake, person).form
    corrected = replace(form, family="Верасеньскі", birth=PartialDate(DatePrecision.YEAR, 1986))
    with pytest.raises(UserError, match="reason"):
        manager.corrections.correct(intake, CorrectionForm(new_id(), corrected, " "))
    manager.corrections.correct(intake, CorrectionForm(new_id(), corrected, WHY))
    assert manager.registration.open_sheet(intake, person).person.name.family == "Верасеньскі"
    values = [(row.field, row.value) for row in manager.corrections.history(intake, person)]
    for expected in (("birth_text", "1987-06-05"), ("birth_text", "1986"), ("as_written", f"{FAMILY} {GIVEN}")):
        assert expected in values
    assert manager.standings.requests(manager.actor)[0].right is SubjectRight.RECTIFY


def test_a_restricted_record_is_kept_and_not_used(manager: Waystation, person: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    form = manager.registration.open_sheet(intake, person).form
    hold = StandingForm(new_id(), person, WHY)
    manager.standings.restrict(manager.actor, hold)
    for change in (
        lambda: manager.registration.register(intake, replace(form, family="X")),
        lambda: manager.corrections.correct(intake, CorrectionForm(new_id(), form, WHY)),
    ):
        with pytest.raises(UserError, match="restricted"):
            change()
    assert manager.supplies.issue(as_role(manager, Role.STORE), IssueForm(new_id(), person, ARRIVAL_KIT))
    manager.standings.lift_restriction(manager.actor, hold.id)
    manager.registration.register(intake, replace(form, family="Вераснёў"))
    assert manager.standings.restrictions(manager.actor)[0].lifted_at is not None


def test_erasure_leaves_no_word_and_no_untruth(manager: Waystation, person: UUID) -> None:
    officer = as_role(manager, Role.PROTECTION_OFFICER)
    done = manager.erasures.erase(officer, ErasureForm(person, RetentionArea.PERSON, WHY))
    assert done.outside
    row = stored(manager, person)
    assert (row.birth_precision, row.birth_text, row.sex, row.nationality) == (
        DatePrecision.UNKNOWN,
        "",
        Sex.NOT_ASKED,
        "",
    )
    assert row.interpreter is Answer.NOT_ASKED
    assert row.running_number is not None
    everything = [str(change.values) for _, change in _changes(manager, person)]
    assert not any(word in text for word in (FAMILY, GIVEN, NATION, "1987") for text in everything)
    assert manager.people.find(as_role(manager, Role.INTAKE), FAMILY) == ()
    assert manager.erasures.done(officer)[0].area is RetentionArea.PERSON


def _changes(waystation: Waystation, person: UUID) -> list[tuple[str, object]]:
    from app.rights.person_data import about

    with waystation.house.store.read() as session:
        ids = [(told.table, told.row.id) for told in about(session, person)]
    return [(table, change) for table, row in ids for change in waystation.house.store.history(row)]


def test_a_legal_hold_keeps_everything(manager: Waystation, person: UUID) -> None:
    officer = as_role(manager, Role.PROTECTION_OFFICER)
    hold = StandingForm(new_id(), person, "proceedings abroad")
    manager.standings.hold(manager.actor, hold)
    with pytest.raises(UserError, match="legal hold"):
        manager.erasures.erase(officer, ErasureForm(person, RetentionArea.PERSON, WHY))
    assert stored(manager, person).nationality == NATION
    manager.standings.lift_hold(manager.actor, hold.id)
    manager.erasures.erase(officer, ErasureForm(person, RetentionArea.PERSON, WHY))
    with pytest.raises(UserError, match="cannot be erased"):
        manager.erasures.erase(officer, ErasureForm(person, RetentionArea.AUDIT, WHY))
    with pytest.raises(Refused):
        manager.erasures.erase(manager.actor, ErasureForm(person, RetentionArea.PERSON, WHY))


def test_the_name_goes_after_departure_and_the_number_stays(manager: Waystation, person: UUID) -> None:
    officer = as_role(manager, Role.PROTECTION_OFFICER)
    with pytest.raises(UserError, match="not left yet"):
        manager.erasures.pseudonymise(officer, person)
    leaves(manager, manager.actor, person)
    manager.erasures.pseudonymise(officer, person)
    row = stored(manager, person)
    assert (row.birth_precision, row.birth_text, row.sex) == (DatePrecision.YEAR, "1987", Sex.MALE)
    assert row.pseudonymised_at
    assert row.running_number
    assert not any(FAMILY in str(change) for change in _changes(manager, person))


def test_what_is_over_is_listed_by_number_and_a_hold_is_said(centre: Centre) -> None:
    clock = [datetime.now(UTC)]
    waystation = centre.unlock(Role.MANAGER)
    object.__setattr__(waystation.house, "clock", lambda: clock[0])
    group = open_bus(waystation, as_role(waystation, Role.INTAKE))
    person, officer = person_of(waystation, group), as_role(waystation, Role.PROTECTION_OFFICER)
    leaves(waystation, waystation.actor, person)
    assert waystation.retention.review(officer) == ()
    clock[0] += timedelta(days=31)
    assert [row.area for row in waystation.retention.review(officer)] == [RetentionArea.LISTS]
    waystation.retention.set_rule(officer, RuleForm(new_id(), RetentionArea.PERSON, 7, RetentionAct.PSEUDONYMISE, "x"))
    assert [row.area for row in waystation.retention.review(officer)] == [RetentionArea.PERSON, RetentionArea.LISTS]
    waystation.standings.hold(waystation.actor, StandingForm(new_id(), person, WHY))
    assert all(row.held for row in waystation.retention.review(officer))
    check_whole(waystation)
    waystation.close()


def test_a_request_is_due_in_a_month(manager: Waystation, person: UUID) -> None:
    form = RequestForm(new_id(), person, SubjectRight.ERASE)
    manager.standings.ask(manager.actor, form)
    manager.standings.ask(manager.actor, form)
    (row,) = manager.standings.requests(manager.actor)
    assert (row.right, row.days_left, row.answered_at) == (SubjectRight.ERASE, 29, None)
    manager.standings.answer(manager.actor, form.id, "erased and told in person")
    assert manager.standings.requests(manager.actor)[0].answered_at is not None


def test_the_clock_of_an_incident_runs_until_the_authority_is_told(manager: Waystation) -> None:
    known = datetime.now(UTC) - timedelta(hours=70)
    form = IncidentForm(new_id(), known, "A laptop was lost on the bus", people=52)
    left = manager.incidents.record(manager.actor, form).hours_left
    assert left is not None
    assert 1.9 < left <= 2
    for wrong in (
        replace(form, what=" "),
        replace(form, people=-1),
        replace(form, happened_at=known + timedelta(hours=1)),
        replace(form, closed_at=datetime.now(UTC) + timedelta(days=1)),
    ):
        with pytest.raises(UserError, match="Nothing was saved"):
            manager.incidents.record(manager.actor, wrong)
    manager.incidents.record(manager.actor, replace(form, authority_told_at=datetime.now(UTC), people=50))
    (row,) = manager.incidents.listed(manager.actor)
    assert (row.hours_left, row.form.people) == (None, 50)


def test_the_record_of_processing_says_what_this_program_does(manager: Waystation, person: UUID) -> None:
    told = text_of(manager.processing.paper(manager.actor).draw(None).pdf)
    for word in ("Purposes", "Recipients", "Photo", "30 days after departure", "1 people", "Protection officer"):
        assert word in told
    assert FAMILY not in told
