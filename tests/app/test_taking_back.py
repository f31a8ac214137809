"""Ctrl Z: the last act of the same user, whole, as a new act; anything else stays."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from app.access import Act
from app.errors import UserError
from app.forms import PersonForm
from app.rosters import RosterForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Role, RosterKind
from tests.app.conftest import as_role


def test_a_registration_is_taken_back_and_the_one_before_stands(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    form = PersonForm(new_id(), group, "Верасень", "Кірыл", nationality="BLR")
    manager.registration.register(intake, form)
    manager.registration.register(intake, replace(form, family="Верасеньскі", nationality="LTU"))
    last = manager.taking_back.last(intake)
    assert last is not None
    assert last.act is Act.REGISTER
    assert manager.taking_back.take_back(intake, last.unit) is Act.REGISTER
    sheet = manager.registration.open_sheet(intake, form.id)
    assert (sheet.form.family, sheet.form.nationality) == ("Верасень", "BLR")
    assert manager.people.find(intake, "Верасеньскі")[0].name.family == "Верасень"


def test_a_new_person_taken_back_is_gone_and_can_be_registered_as_new(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    form = PersonForm(new_id(), group, "Верасень", "Кірыл")
    manager.registration.register(intake, form)
    last = manager.taking_back.last(intake)
    assert last is not None
    manager.taking_back.take_back(intake, last.unit)
    assert manager.people.find(intake, "Верасень") == ()
    with pytest.raises(UserError, match="undone"):
        manager.registration.register(intake, form)
    manager.registration.register(intake, replace(form, id=new_id()))


def test_what_is_not_the_last_or_cannot_be_taken_back_stays(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    manager.registration.register(intake, PersonForm(new_id(), group, "Верасень", "Кірыл"))
    first = manager.taking_back.last(intake)
    assert first is not None
    manager.rosters.paper(intake, RosterForm(RosterKind.NAMES, group))
    assert manager.taking_back.last(intake) is None
    with pytest.raises(UserError, match="Nothing was changed"):
        manager.taking_back.take_back(intake, first.unit)
    assert manager.people.find(intake, "Верасень")
