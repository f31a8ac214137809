"""A zone proposed to the quick form and kept with its paper, through a real encrypted file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlmodel import select

from app.draft_bytes import from_bytes, to_bytes
from app.forms import PaperInHand, PersonForm
from app.mrz import Zone, read_zone
from app.waystation import Waystation
from app.zone_form import Trust, with_zone, zone_lines
from models.base import new_id
from models.codes import Condition, DocumentType, NameKind, Role, Sex, ZoneState
from models.person import IdentityDocument, PersonName
from models.values.birth_reading import read_birth
from models.values.partial_date import PartialDate
from tests.app.conftest import as_role
from tests.app.test_mrz import MRV_A, TD1, TD3

TODAY = date(2026, 11, 22)


def read(*lines: str) -> Zone:
    zone = read_zone(lines, TODAY)
    assert zone is not None
    return zone


def blank(**known: object) -> PersonForm:
    return replace(PersonForm(new_id(), new_id()), **known)  # type: ignore[arg-type]


def birth(text: str) -> PartialDate | None:
    return read_birth(text, TODAY).value


def test_each_line_says_whether_a_digit_covers_it() -> None:
    lines = {line.field: line for line in zone_lines(read(*TD3), blank(), TODAY)}
    assert {field for field, line in lines.items() if line.trust is Trust.COVERED} == {
        "birth_date",
        "document_number",
        "expiry_date",
    }
    assert all(line.offered for line in lines.values())
    assert (lines["family"].value, lines["birth_date"].value) == ("Eriksson", "12 Aug 1974")
    assert lines["expiry_date"].value == "15 Apr 2012"
    later = {line.field: line for line in zone_lines(replace(read(*TD3), expiry_date="2036-04-15"), blank(), TODAY)}
    assert later["expiry_date"].value == "15 Apr 2036"


def test_what_was_typed_otherwise_is_not_offered() -> None:
    typed = blank(
        latin_family="Erikson", latin_given="Anna Maria", latin_confirmed=True, sex=Sex.MALE, birth=birth("1974-08-13")
    )
    lines = {line.field: line for line in zone_lines(read(*TD3), typed, TODAY)}
    assert (lines["family"].typed, lines["family"].offered) == ("Erikson", False)
    assert (lines["given"].same, lines["given"].offered) == (True, False)
    assert (lines["sex"].typed, lines["birth_date"].typed) == ("M", "13 Aug 1974")
    assert not lines["sex"].offered
    assert not lines["birth_date"].offered


def test_a_failing_field_is_shown_and_left_out() -> None:
    lines = zone_lines(read(TD3[0], TD3[1].replace("7408122", "7408123")), blank(), TODAY)
    failing = [line for line in lines if line.trust is Trust.FAILING]
    assert [(line.field, line.offered) for line in failing] == [("birth_date", False)]


def test_only_the_lines_taken_come_over() -> None:
    typed = blank(family="Эрыксан", sex=Sex.MALE)
    form = with_zone(typed, read(*TD3), {"family", "birth_date"}, TODAY)
    assert (form.family, form.latin_family, form.latin_given, form.sex) == ("Эрыксан", "Eriksson", "", Sex.MALE)
    assert form.birth == birth("1974-08-12")
    assert (form.papers, form.zone, form.latin_from_document) == ((), None, True)


def test_a_first_of_january_stays_a_question() -> None:
    zone = replace(read(*TD3), birth_date="1983-01-01")
    form = with_zone(blank(), zone, {"birth_date"}, TODAY)
    assert form.birth == birth("1983")
    assert form.birth_as_written == "1983-01-01"


@pytest.mark.parametrize(
    ("lines", "kind"), [(TD3, DocumentType.PASSPORT), (TD1, DocumentType.ID_CARD), (MRV_A, DocumentType.VISA)]
)
def test_the_paper_of_the_zone_is_in_hand(lines: tuple[str, ...], kind: DocumentType) -> None:
    form = with_zone(blank(papers=(PaperInHand(DocumentType.NONE),)), read(*lines), {"document_number"}, TODAY)
    assert [paper.type for paper in form.papers] == [kind]
    assert form.zone is not None
    assert (form.zone.expires, form.zone.state) == ("", ZoneState.CHECKS_OK)


def test_a_half_typed_form_keeps_its_zone() -> None:
    form = with_zone(blank(family="Эрыксан"), read(*TD3), ("family", "document_number"), TODAY)
    assert from_bytes(PersonForm, to_bytes(form)) == form
    assert "L898902C3" not in repr(form)


def papers(waystation: Waystation, person: UUID) -> list[IdentityDocument]:
    with waystation.house.store.read() as session:
        rows = session.exec(select(IdentityDocument).where(IdentityDocument.person_id == person)).all()
        return [row for row in rows if not row.voided]


def names(waystation: Waystation, person: UUID) -> list[PersonName]:
    with waystation.house.store.read() as session:
        return list(session.exec(select(PersonName).where(PersonName.person_id == person)).all())


ALL = ("family", "given", "birth_date", "sex", "nationality", "document_number", "expiry_date")


def test_a_zone_alone_registers_a_person(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    form = with_zone(PersonForm(new_id(), group), read(*TD3), ALL, TODAY)
    row = manager.registration.register(intake, form)
    assert (row.name.latin_family, row.name.latin_given, row.name.latin_confirmed) == ("Eriksson", "Anna Maria", True)
    (paper,) = papers(manager, form.id)
    assert (paper.number, paper.country, paper.expires) == ("L898902C3", "UTO", "2012-04-15")
    assert (paper.zone.splitlines(), paper.zone_state) == (list(TD3), ZoneState.CHECKS_OK)
    (name,) = names(manager, form.id)
    assert (name.kind, name.primary_name, name.document_id) == (NameKind.DOCUMENT, True, paper.id)
    again = manager.registration.open_sheet(intake, form.id).form
    manager.registration.register(intake, again)
    assert len(names(manager, form.id)) == 1
    assert papers(manager, form.id)[0].number == "L898902C3"


def test_the_written_name_stays_beside_the_document(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    torn = (PaperInHand(DocumentType.PASSPORT, Condition.TORN),)
    typed = PersonForm(new_id(), group, "Эрыксан", "Ганна", name_language="be", papers=torn)
    manager.registration.register(intake, typed)
    known = manager.registration.open_sheet(intake, typed.id).form
    manager.registration.register(intake, with_zone(known, read(*TD3), ALL, TODAY))
    kept = names(manager, typed.id)
    assert {(name.family, name.kind, name.primary_name) for name in kept} == {
        ("Эрыксан", NameKind.AS_HEARD, True),
        ("Eriksson", NameKind.DOCUMENT, False),
    }
    (paper,) = papers(manager, typed.id)
    assert (paper.condition, paper.number) == (Condition.TORN, "L898902C3")


def test_two_passports_keep_two_spellings(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    form = with_zone(PersonForm(new_id(), group), read(*TD3), ALL, TODAY)
    manager.registration.register(intake, form)
    line = "L898902C36UTO7408122F1204159ZE184226B<<<<<10".replace("L898902C3", "L898902C<").replace("C<6", "C<3")
    other = read(TD3[0].replace("ERIKSSON", "ERICSSON"), line)
    known = manager.registration.open_sheet(intake, form.id).form
    manager.registration.register(intake, with_zone(known, other, ALL, TODAY))
    assert {name.family for name in names(manager, form.id)} == {"Eriksson", "Ericsson"}
    assert {paper.number for paper in papers(manager, form.id)} == {"L898902C3", "L898902C"}
