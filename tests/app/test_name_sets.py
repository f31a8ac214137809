"""Several names of one person through the real encrypted file: kept as written, found by each, never overwritten."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import product
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import UserError
from app.forms import PersonForm
from app.name_sets import CLOSED, LatinForm, NameForm, NamesSheet, name_form
from app.waystation import Waystation
from models.base import new_id
from models.codes import DataSource, NameKind, Role
from tests.app.conftest import as_role

VISIBLE = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Cn", "Co", "Zl", "Zp")), min_size=1, max_size=30)
HIDDEN = ["\x00", "\x1b", "\x7f", "\u0085", "\u202e", "\u2066", "\u200f", "\ufeff", "\u2028", "\n", "\t"]


@pytest.fixture
def person(manager: Waystation, group: UUID) -> UUID:
    form = PersonForm(new_id(), group, "Верасень", "Кірыл", "Янавіч", name_language="be")
    manager.registration.register(as_role(manager, Role.INTAKE), form)
    return form.id


def add(waystation: Waystation, person: UUID, **parts: object) -> NamesSheet:
    form = replace(name_form(person), **parts)  # type: ignore[arg-type]
    return waystation.name_sets.add_name(as_role(waystation, Role.INTAKE), form)


def spelled(sheet: NamesSheet) -> list[str]:
    return [row.form.as_written for row in sheet.rows]


def test_each_name_keeps_kind_source_script_and_language(manager: Waystation, person: UUID) -> None:
    add(manager, person, family="Веросень", given="Кирилл", kind=NameKind.DOCUMENT, source=DataSource.DOCUMENT)
    sheet = add(manager, person, family="Verasen", given="Kiryl", kind=NameKind.DOCUMENT, source=DataSource.DOCUMENT)
    assert spelled(sheet) == ["Верасень Кірыл Янавіч", "Веросень Кирилл", "Verasen Kiryl"]
    assert [(row.script, row.form.language, row.first) for row in sheet.rows] == [
        ("Cyrl", "be", True),
        ("Cyrl", "ru", False),
        ("Latn", "", False),
    ]
    assert sheet.rows[0].suggested == ("Verasen", "Kiryl")
    assert not any(row.latin for row in sheet.rows)


def test_search_finds_every_name(manager: Waystation, person: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    add(manager, person, family="Веросень", given="Кирилл", patronymic="Петрович")
    add(manager, person, as_written="Kyrylo Veresen")
    add(manager, person, as_written="Sukarno", kind=NameKind.KNOWN_AS)
    for words in ("Веросень", "Пятровіч", "Kyrylo", "Sukarno"):
        assert [row.id for row in manager.people.find(intake, words)] == [person]


def test_a_name_of_one_part_and_its_own_order_stay(manager: Waystation, person: UUID) -> None:
    sheet = add(manager, person, family="Nguyen", given="Minh An", as_written="Minh An Nguyen")
    assert spelled(sheet)[-1] == "Minh An Nguyen"
    sheet = add(manager, person, given="Sukarno")
    assert (sheet.rows[-1].form.family, sheet.rows[-1].form.as_written) == ("", "Sukarno")
    with pytest.raises(UserError):
        add(manager, person, family="  ")


def test_the_same_form_twice_is_one_name(manager: Waystation, person: UUID) -> None:
    form = replace(name_form(person), family="Веросень")
    intake = as_role(manager, Role.INTAKE)
    manager.name_sets.add_name(intake, form)
    assert len(manager.name_sets.add_name(intake, form).rows) == 2


def test_signs_that_cannot_be_seen_are_refused_with_a_sentence(manager: Waystation, person: UUID) -> None:
    for sign, field in product(HIDDEN, ("family", "given", "patronymic", "as_written")):
        with pytest.raises(UserError) as refused:
            add(manager, person, **{"given": "Кірыл", field: f"Вера{sign}сень"})
        assert refused.value.field == field
        assert "Вера" not in refused.value.sentence


def test_first_name_corrections_and_taking_out(manager: Waystation, person: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    old, new = add(manager, person, family="Werasen", given="Kiryl").rows
    sheet = manager.name_sets.make_first(intake, new.form.id)
    assert [row.first for row in sheet.rows] == [True, False]
    assert manager.registration.open_sheet(intake, person).person.name.family == "Werasen"
    with pytest.raises(UserError):
        manager.name_sets.take_out(intake, new.form.id)
    manager.name_sets.correct_name(intake, replace(new.form, family="Verasen", as_written=""))
    sheet = manager.name_sets.take_out(intake, old.form.id)
    assert spelled(sheet) == ["Verasen Kiryl"]
    with pytest.raises(UserError):
        manager.name_sets.make_first(intake, old.form.id)
    assert manager.people.find(intake, "Werasen") == manager.people.find(intake, "Verasen")


def test_a_latin_form_is_kept_only_when_somebody_confirms_it(manager: Waystation, person: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    (name,) = manager.name_sets.names_of(intake, person).rows
    sheet = manager.name_sets.confirm_latin(intake, LatinForm(new_id(), name.form.id, *name.suggested))
    assert [(row.form.as_written, row.latin) for row in sheet.rows[1:]] == [("Verasen Kiryl", True)]
    shown = manager.registration.open_sheet(intake, person).form
    assert (shown.latin_family, shown.latin_confirmed) == ("Verasen", True)
    sheet = manager.name_sets.confirm_latin(intake, LatinForm(new_id(), name.form.id, "Werasen", "Kiryl"))
    assert [row.form.family for row in sheet.rows if row.latin] == ["Werasen"]
    sheet = manager.name_sets.confirm_latin(intake, LatinForm(new_id(), name.form.id, "Verasen", "Kiryl"))
    assert [row.form.family for row in sheet.rows if row.latin] == ["Verasen"]
    assert len(sheet.rows) == 3


def test_what_is_no_latin_form_is_refused(manager: Waystation, person: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    (name,) = manager.name_sets.names_of(intake, person).rows
    for family, first in (("", ""), ("Верасень", "Kiryl"), ("Ver\u202easen", "")):
        with pytest.raises(UserError):
            manager.name_sets.confirm_latin(intake, LatinForm(new_id(), name.form.id, family, first))


def test_an_alias_is_for_case_work_only(manager: Waystation, person: UUID) -> None:
    for kind in CLOSED:
        sheet = add(manager, person, family="Лясны", kind=kind)
    assert (spelled(sheet), sheet.closed) == (["Верасень Кірыл Янавіч"], 2)
    case_work = manager.name_sets.names_of(as_role(manager, Role.CASE), person)
    assert (len(case_work.rows), case_work.closed) == (3, 0)
    alias = next(row.form for row in case_work.rows if row.form.kind is NameKind.ALIAS)
    intake = as_role(manager, Role.INTAKE)
    with pytest.raises(UserError):
        manager.name_sets.make_first(intake, alias.id)
    with pytest.raises(UserError):
        manager.name_sets.take_out(intake, alias.id)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(family=VISIBLE, given_name=VISIBLE, patronymic=VISIBLE)
def test_any_name_returns_as_it_was_written(
    manager: Waystation, person: UUID, family: str, given_name: str, patronymic: str
) -> None:
    parts = [unicodedata.normalize("NFC", part).strip() for part in (family, given_name, patronymic)]
    if not any(parts):
        return
    sheet = add(manager, person, family=family, given=given_name, patronymic=patronymic)
    kept = sheet.rows[-1].form
    assert [kept.family, kept.given, kept.patronymic] == parts
    assert kept.as_written == " ".join(part for part in parts if part)


def test_a_name_form_is_not_printed_with_its_values() -> None:
    assert "Верасень" not in repr(NameForm(new_id(), new_id(), family="Верасень"))
