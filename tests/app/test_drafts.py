"""Half-typed forms: kept encrypted beside the register, each user's own, in no journal, gone after a week."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import cbor2
import pytest
import sqlalchemy as sa
from sqlmodel import select

from app.access import Actor
from app.draft_bytes import from_bytes, to_bytes
from app.forms import DraftForm, PaperInHand, PersonForm
from app.ids import new_id
from app.waystation import Waystation, unlock, utc_now
from models.codes import ActNow, Answer, Compartment, Condition, Custody, DatePrecision, DocumentType, Role, Sex
from models.derived import Draft
from models.person import Person
from models.values.partial_date import PartialDate
from tests.app.conftest import WORDS, Centre, as_role

TYPED = b"half typed"
MEDICAL = Compartment.MEDICAL


def kept(waystation: Waystation, actor: Actor | None = None) -> list[tuple[UUID, str, bytes]]:
    return [(row.id, row.page, row.content) for row in waystation.drafts.mine(actor or waystation.actor)]


def test_kept_brought_back_and_dropped(manager: Waystation) -> None:
    drafts, actor, first, second = manager.drafts, manager.actor, new_id(), new_id()
    drafts.keep(actor, DraftForm(first, "intake", TYPED))
    drafts.keep(actor, DraftForm(second, "letters", b"other"))
    drafts.keep(actor, DraftForm(second, "letters", b"more"))
    assert kept(manager) == [(first, "intake", TYPED), (second, "letters", b"more")]
    drafts.drop(actor, first)
    drafts.drop(actor, first)
    assert kept(manager) == [(second, "letters", b"more")]


def test_kept_over_a_lock(centre: Centre) -> None:
    before = centre.unlock(Role.MANAGER)
    before.drafts.keep(before.actor, DraftForm(form := new_id(), "intake", TYPED))
    before.close()
    after = centre.unlock(Role.MANAGER)
    assert kept(after) == [(form, "intake", TYPED)]
    after.close()


def test_not_in_the_journal(manager: Waystation) -> None:
    store = manager.house.store
    head = store.head()
    manager.drafts.keep(manager.actor, DraftForm(form := new_id(), "intake", TYPED))
    manager.drafts.drop(manager.actor, form)
    assert store.head() == head
    assert store.history(form) == []


def test_each_user_has_his_own_of_the_same_form(manager: Waystation) -> None:
    one, other, form = manager.actor, replace(manager.actor, user=new_id()), new_id()
    manager.drafts.keep(one, DraftForm(form, "intake", b"one"))
    manager.drafts.keep(other, DraftForm(form, "intake", b"other"))
    assert kept(manager, one) == [(form, "intake", b"one")]
    manager.drafts.drop(other, form)
    assert (kept(manager, one), kept(manager, other)) == ([(form, "intake", b"one")], [])


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_drafts(manager: Waystation, role: Role) -> None:
    actor = as_role(manager, role)
    manager.drafts.keep(actor, DraftForm(form := new_id(), "intake", TYPED))
    assert kept(manager, actor) == [(form, "intake", TYPED)]


def test_sealed_to_a_compartment(centre: Centre) -> None:
    medic, form = centre.unlock(Role.MEDIC), new_id()
    medic.drafts.keep(medic.actor, DraftForm(form, "health", TYPED, MEDICAL))
    assert kept(medic) == [(form, "health", TYPED)]
    user = medic.actor
    medic.close()
    manager = centre.unlock(Role.MANAGER)
    assert kept(manager, replace(user, role=Role.MANAGER)) == []
    with manager.house.store.read() as session:
        row = session.exec(select(Draft)).one()
        assert TYPED not in row.content
    manager.close()


def test_a_sealed_draft_moved_to_another_form_stays_closed(medic: Waystation) -> None:
    one, other = new_id(), new_id()
    for form in (one, other):
        medic.drafts.keep(medic.actor, DraftForm(form, "health", form.bytes, MEDICAL))
    with medic.house.store.transaction(medic.actor.user, "save_draft") as session:
        first, second = session.exec(select(Draft).order_by(sa.text("saved_at"))).all()
        second.content = second.content.replace(other.bytes, one.bytes)
    assert kept(medic) == [(one, "health", one.bytes)]
    assert first.id != second.id


def test_dropped_after_a_week(centre: Centre) -> None:
    shift = timedelta()
    waystation = unlock(centre.folder, centre.slots[Role.MANAGER], WORDS, lambda: utc_now() + shift)
    waystation.drafts.keep(waystation.actor, DraftForm(old := new_id(), "intake", b"old"))
    shift = timedelta(days=6)
    waystation.drafts.keep(waystation.actor, DraftForm(young := new_id(), "intake", b"young"))
    assert [row.id for row in waystation.drafts.mine(waystation.actor)] == [old, young]
    shift = timedelta(days=7, seconds=1)
    assert kept(waystation) == [(young, "intake", b"young")]
    with waystation.house.store.read() as session:
        assert len(session.exec(select(Draft)).all()) == 1
    waystation.close()


def test_no_content_in_a_repr() -> None:
    assert "half" not in repr(DraftForm(new_id(), "intake", TYPED))


def test_a_form_comes_back_as_it_was(manager: Waystation) -> None:
    born = PartialDate(DatePrecision.ESTIMATE, age=40, age_to=45, stated_on=date(2026, 11, 22), as_written="40-45")
    papers = (PaperInHand(DocumentType.PASSPORT, Condition.EXPIRED, Custody.PERSON),)
    form = PersonForm(
        new_id(), new_id(), "Верасень", sex=Sex.FEMALE, birth=born, languages=("be", "ru"), papers=papers,
        acts_now=(ActNow.COLD_OR_WET,), interpreter=Answer.YES, photo=b"jpeg",
    )  # fmt: skip
    again = from_bytes(PersonForm, to_bytes(form))
    assert again == form
    assert again is not None
    assert again.birth is not None
    assert again.birth.as_written == "40-45"


@pytest.mark.parametrize(
    "content", [b"", b"\xff", cbor2.dumps(["x"]), cbor2.dumps({"id": 3}), cbor2.dumps({"sex": "?"})]
)
def test_bytes_that_are_no_form(content: bytes) -> None:
    assert from_bytes(PersonForm, content) is None


def test_half_typed_and_killed(centre: Centre) -> None:
    """The laptop goes out: the form is there after the next unlock, and nobody was registered."""
    form = PersonForm(new_id(), new_id(), "Верасень")
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            waystation = centre.unlock(Role.MANAGER)
            waystation.drafts.keep(waystation.actor, DraftForm(form.id, "intake", to_bytes(form)))
            os.write(writing, b"+")
            signal.pause()
        finally:
            os._exit(1)
    os.close(writing)
    assert os.read(reading, 1) == b"+"
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    waystation = centre.unlock(Role.MANAGER)
    (row,) = waystation.drafts.mine(waystation.actor)
    assert from_bytes(PersonForm, row.content) == form
    with waystation.house.store.read() as session:
        assert session.get(Person, form.id) is None
    waystation.close()
