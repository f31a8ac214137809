"""One asks, another user agrees, once, within a day; and never for the lists a lone night lead must print."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, select

from app.access import TABLE, Act, Actor
from app.errors import Refused, UserError
from app.house import House
from app.rows import AttentionKind
from app.two_persons import TwoPersonForm, require
from app.waystation import Waystation
from models.base import new_id
from models.codes import Agreement, Role, TwoPerson
from models.papers import Fact
from models.trust import TwoPersonAct
from tests.app.conftest import as_role

REASON = "Handed to the region tonight"


def asking(subject: str = "people", kind: TwoPerson = TwoPerson.EXPORT_BULK) -> TwoPersonForm:
    return TwoPersonForm(new_id(), kind, subject, REASON)


@pytest.fixture
def second(manager: Waystation) -> Actor:
    """Another user of the house, as a lead."""
    user = next(row for row in manager.staff.users(manager.actor) if row.role is Role.MEDIC)
    return Actor(user.id, Role.MANAGER, user.desk, user.name)


def spend(
    waystation: Waystation, actor: Actor, form: TwoPersonForm, *, subject: str = "people", hours: float = 0
) -> None:
    house: House = waystation.house
    now = house.now() + timedelta(hours=hours)

    def work(session: Session) -> None:
        require(session, form.kind, subject, form.id, actor, now)

    house.write(actor, Act.EXPORT_BULK, work)


def state(waystation: Waystation, act: UUID) -> Agreement:
    with waystation.house.store.read() as session:
        row = session.get(TwoPersonAct, act)
        assert row is not None
        return row.state


def test_an_agreed_act_is_spent_once(manager: Waystation, second: Actor) -> None:
    form = asking()
    row = manager.two_persons.ask(manager.actor, form)
    assert (row.state, row.mine, row.reason) == (Agreement.ASKED, True, REASON)
    seen = manager.two_persons.waiting(second)
    assert [(each.id, each.mine) for each in seen] == [(form.id, False)]
    assert manager.two_persons.agree(second, form.id).state is Agreement.AGREED
    spend(manager, manager.actor, form)
    assert state(manager, form.id) is Agreement.USED
    with pytest.raises(UserError):
        spend(manager, manager.actor, form)


def test_nobody_agrees_with_themselves_and_the_try_is_journaled(manager: Waystation) -> None:
    form = asking()
    manager.two_persons.ask(manager.actor, form)
    for role in (Role.MANAGER, Role.PROTECTION_OFFICER):
        with pytest.raises(Refused):
            manager.two_persons.agree(as_role(manager, role), form.id)
    assert state(manager, form.id) is Agreement.ASKED
    with manager.house.store.read() as session:
        refusals = session.exec(select(Fact).where(Fact.kind == "REFUSED")).all()
    assert [fact.detail for fact in refusals] == [Act.AGREE_SECOND.value] * 2


def test_what_was_not_agreed_is_not_done(manager: Waystation, second: Actor) -> None:
    asked, refused = asking(), asking()
    for form in (asked, refused):
        manager.two_persons.ask(manager.actor, form)
    manager.two_persons.refuse(second, refused.id)
    for form in (asked, refused, asking()):
        with pytest.raises(UserError):
            spend(manager, manager.actor, form)
    with pytest.raises(UserError):
        manager.two_persons.agree(second, refused.id)


def test_an_agreement_is_for_one_act_one_subject_and_one_asker(manager: Waystation, second: Actor) -> None:
    form = asking()
    manager.two_persons.ask(manager.actor, form)
    manager.two_persons.agree(second, form.id)
    with pytest.raises(UserError):
        spend(manager, manager.actor, form, subject="everything")
    with pytest.raises(UserError):
        spend(manager, second, form)
    other_kind = TwoPersonForm(form.id, TwoPerson.REVOKE_USER, form.subject, REASON)
    with pytest.raises(UserError):
        spend(manager, manager.actor, other_kind)
    assert state(manager, form.id) is Agreement.AGREED


@pytest.mark.parametrize("hours", [24.1, -24.1])
def test_after_a_day_nothing_is_left_of_it_whatever_the_clock_says(
    manager: Waystation, second: Actor, hours: float
) -> None:
    form = asking()
    manager.two_persons.ask(manager.actor, form)
    manager.two_persons.agree(second, form.id)
    with pytest.raises(UserError):
        spend(manager, manager.actor, form, hours=hours)
    spend(manager, manager.actor, form, hours=23.9 if hours > 0 else -23.9)


def test_a_failed_act_gives_the_agreement_back(manager: Waystation, second: Actor) -> None:
    form = asking()
    manager.two_persons.ask(manager.actor, form)
    manager.two_persons.agree(second, form.id)

    def work(session: Session) -> None:
        require(session, form.kind, "people", form.id, manager.actor, manager.house.now())
        session.flush()
        raise UserError("broke off")

    with pytest.raises(UserError):
        manager.house.write(manager.actor, Act.EXPORT_BULK, work)
    assert state(manager, form.id) is Agreement.AGREED


def test_asking_twice_asks_once_and_an_empty_reason_is_sent_back(manager: Waystation) -> None:
    form = asking()
    for _ in range(2):
        manager.two_persons.ask(manager.actor, form)
    assert len(manager.two_persons.waiting(manager.actor)) == 1
    with pytest.raises(UserError):
        manager.two_persons.ask(manager.actor, TwoPersonForm(form.id, form.kind, "everything", REASON))
    with pytest.raises(UserError) as caught:
        manager.two_persons.ask(manager.actor, TwoPersonForm(new_id(), form.kind, "people", "  why     not  "[:9]))
    assert caught.value.field == "reason"


def test_whom_a_revocation_is_about_is_said_by_name_to_those_who_decide(manager: Waystation, second: Actor) -> None:
    store = next(row for row in manager.staff.users(manager.actor) if row.role is Role.STORE)
    manager.two_persons.ask(manager.actor, asking(str(store.id), TwoPerson.REVOKE_USER))
    assert manager.two_persons.waiting(second)[0].about == f"{store.name}, {store.desk}"


def test_tonight_tells_who_can_agree_and_not_who_asked(manager: Waystation, second: Actor, group: UUID) -> None:
    form = asking()
    manager.two_persons.ask(manager.actor, form)

    def told(actor: Actor) -> int:
        return sum(row.kind is AttentionKind.AGREEMENT for row in manager.tonight.board(actor, group).attention)

    assert (told(second), told(manager.actor)) == (1, 0)
    manager.two_persons.refuse(second, form.id)
    assert told(second) == 0


def test_lists_of_the_night_never_wait_for_a_second_person() -> None:
    assert set(TwoPerson) == {TwoPerson.EXPORT_BULK, TwoPerson.REVOKE_USER}
    assert Role.MANAGER in TABLE[Act.PRINT_LISTS]
