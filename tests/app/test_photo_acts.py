"""A photograph at its person: taken, shown where it helps, replaced, removed, given back."""

from __future__ import annotations

import io
from uuid import UUID

import pytest
from PIL import Image
from pypdf import PdfReader

from app.access import Act
from app.card_forms import CardPrintForm
from app.errors import UserError
from app.forms import PersonForm
from app.papers import CardLayout
from app.rights.forms import ErasureForm, RuleForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import RetentionAct, RetentionArea, Role
from tests.app.conftest import as_role
from tests.app.leaving import leaves
from tests.app.test_attack_trust import WHY, a_face, pictures


@pytest.fixture
def person(manager: Waystation, group: UUID) -> UUID:
    form = PersonForm(new_id(), group, "Верасень", "Кірыл", name_language="be")
    manager.registration.register(as_role(manager, Role.INTAKE), form)
    return form.id


def shown(waystation: Waystation, person: UUID) -> bytes | None:
    return waystation.people.open_person(as_role(waystation, Role.INTAKE), person).person.photo


def colour_of(jpeg: bytes | None) -> str:
    assert jpeg is not None
    with Image.open(io.BytesIO(jpeg)) as image:
        red, _green, blue = image.convert("RGB").resize((1, 1)).getpixel((0, 0))  # type: ignore[misc]
    return "red" if red > blue else "blue"


def test_a_photo_is_replaced_removed_and_given_back(manager: Waystation, person: UUID) -> None:
    intake, desk = as_role(manager, Role.INTAKE), manager.registration
    assert desk.set_photo(intake, person, a_face("red")).photo is not None
    desk.set_photo(intake, person, a_face("blue"))
    assert colour_of(shown(manager, person)) == "blue"
    _take_back(manager)
    assert colour_of(shown(manager, person)) == "red"
    desk.set_photo(intake, person, a_face("blue"))
    assert desk.remove_photo(intake, person).photo is None
    assert shown(manager, person) is None
    _take_back(manager)
    assert colour_of(shown(manager, person)) == "blue"


def _take_back(waystation: Waystation) -> None:
    intake = as_role(waystation, Role.INTAKE)
    last = waystation.taking_back.last(intake)
    assert last is not None
    assert waystation.taking_back.take_back(intake, last.unit) is Act.SET_PHOTO


def test_a_removed_photo_is_named_when_its_time_is_over_until_it_is_erased(manager: Waystation, person: UUID) -> None:
    intake, officer = as_role(manager, Role.INTAKE), as_role(manager, Role.PROTECTION_OFFICER)
    manager.registration.set_photo(intake, person, a_face("red"))
    manager.registration.remove_photo(intake, person)
    leaves(manager, officer, person)
    manager.retention.set_rule(officer, RuleForm(new_id(), RetentionArea.PHOTO, 0, RetentionAct.ERASE, "x"))
    assert _photos_over(manager) == [person]
    assert pictures(manager) == 1
    manager.erasures.erase(officer, ErasureForm(person, RetentionArea.PHOTO, WHY))
    assert _photos_over(manager) == []
    assert pictures(manager) == 0


def _photos_over(waystation: Waystation) -> list[UUID]:
    officer = as_role(waystation, Role.PROTECTION_OFFICER)
    return [row.person for row in waystation.retention.review(officer) if row.area is RetentionArea.PHOTO]


def test_a_scan_and_a_card_show_the_photo_until_it_is_removed(manager: Waystation, group: UUID, person: UUID) -> None:
    intake, desk = as_role(manager, Role.INTAKE), manager.registration
    desk.set_photo(intake, person, a_face("red"))
    number = manager.people.open_person(intake, person).person.number
    assert colour_of(manager.scans.open_code(intake, number).person.photo) == "red"  # type: ignore[union-attr]
    assert pictures_on_card(manager, group, person) == 1
    desk.remove_photo(intake, person)
    opened = manager.scans.open_code(intake, number).person
    assert opened is not None
    assert opened.photo is None
    assert pictures_on_card(manager, group, person) == 0


def pictures_on_card(waystation: Waystation, group: UUID, person: UUID) -> int:
    job = waystation.card_acts.print_cards(
        as_role(waystation, Role.INTAKE), CardPrintForm(group, (person,), CardLayout.ID1_ON_A4)
    )
    return sum(len(page.images) for page in PdfReader(io.BytesIO(job.draw(None).pdf)).pages)


def test_a_picture_or_a_role_that_is_refused_leaves_the_old_one(manager: Waystation, person: UUID) -> None:
    intake, desk = as_role(manager, Role.INTAKE), manager.registration
    desk.set_photo(intake, person, a_face("red"))
    with pytest.raises(UserError, match="not changed"):
        desk.set_photo(intake, person, b"\xff\xd8\xff no picture")
    with pytest.raises(UserError, match="another role"):
        desk.remove_photo(as_role(manager, Role.STORE), person)
    assert colour_of(shown(manager, person)) == "red"
