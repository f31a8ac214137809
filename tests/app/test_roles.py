"""Several roles a person: taken one at a time, with a fact, and never more than the key slot holds."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.errors import Refused
from app.forms import UserForm
from app.waystation import Waystation, desks_of, unlock
from models.base import new_id
from models.codes import Compartment, Role
from models.papers import Fact
from tests.app.conftest import FLOOR, WORDS, Centre, as_role, check_whole


def kinds(waystation: Waystation) -> list[tuple[str, str]]:
    with waystation.house.store.read() as session:
        assert isinstance(session, Session)
        facts = session.execute(sa.select(Fact).order_by(Fact.at)).scalars()
        return [(fact.kind, fact.detail) for fact in facts]


@pytest.fixture
def night_lead(centre: Centre, manager: Waystation) -> Iterator[Waystation]:
    """A lead who also stands at the intake desk at night."""
    form = UserForm(new_id(), "Ieva", "Night", Role.INTAKE, roles=(Role.INTAKE, Role.MANAGER))
    manager.staff.add_user(manager.actor, form, WORDS, FLOOR)
    manager.close()
    slot = next(desk.slot_id for desk in desks_of(centre.folder) if desk.label == "Night")
    waystation = unlock(centre.folder, slot, WORDS)
    yield waystation
    check_whole(waystation)
    waystation.close()


def test_a_role_that_is_held_is_taken_with_a_fact_and_opens_its_acts(night_lead: Waystation) -> None:
    assert set(night_lead.roles.mine(night_lead.actor)) == {Role.INTAKE, Role.MANAGER}
    lead = night_lead.roles.switch(night_lead.actor, Role.MANAGER)
    intake = night_lead.roles.switch(lead, Role.INTAKE)
    assert (lead.user, lead.role, intake.role) == (night_lead.actor.user, Role.MANAGER, Role.INTAKE)
    assert kinds(night_lead)[-2:] == [("ROLE_SWITCH", "SHM"), ("ROLE_SWITCH", "INT")]
    assert night_lead.staff.users(lead)
    with pytest.raises(Refused):
        night_lead.staff.users(intake)


def test_a_role_that_is_not_held_is_refused_with_a_fact(manager: Waystation) -> None:
    for role in set(Role) - {Role.MANAGER}:
        with pytest.raises(Refused):
            manager.roles.switch(manager.actor, role)
    assert kinds(manager) == [("REFUSED", "switch_role")] * 10


def test_what_is_sealed_follows_the_keys_and_not_the_role(night_lead: Waystation) -> None:
    medic = as_role(night_lead, Role.MEDIC)
    assert not night_lead.house.vault.holds(Compartment.MEDICAL)
    with pytest.raises(Refused):
        night_lead.roles.switch(night_lead.actor, Role.MEDIC)
    assert night_lead.roles.mine(medic) == night_lead.roles.mine(night_lead.actor)
