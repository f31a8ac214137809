"""The way of one person from the bus to today: in the timeline, and on the sheet that they take away."""

from __future__ import annotations

from uuid import UUID

import pytest

from app.carried import BelongingForm
from app.consents import ConsentForm
from app.errors import Refused
from app.first_call import CallForm
from app.forms import CountForm, OwnSheetForm, PersonForm
from app.notices import NoticeForm
from app.waystation import Waystation
from app.wishes import WishForm
from models.base import new_id
from models.codes import (
    BelongingKind,
    CallState,
    ConsentMethod,
    ConsentPurpose,
    ConsentState,
    Custody,
    NoticeChannel,
    NoticeKind,
    PaperKind,
    Role,
)
from tests.app.conftest import as_role
from tests.app.test_rights import text_of


@pytest.fixture
def person(manager: Waystation, group: UUID) -> UUID:
    """Somebody with a night behind them."""
    intake, who = as_role(manager, Role.INTAKE), new_id()
    manager.arrivals.count_in(intake, CountForm(who, group, on_list=False))
    manager.registration.register(
        intake, PersonForm(who, group, "Шыпшынка", "Ганна", name_language="be", languages=("be", "ru"))
    )
    notice = NoticeForm(new_id(), who, NoticeKind.SHORT, "be", NoticeChannel.READ_ALOUD)
    manager.notices.give(intake, notice)
    manager.first_calls.record(intake, CallForm(new_id(), who, CallState.MADE))
    manager.wishes.say(intake, WishForm(new_id(), who, "Vilnius"))
    consent = ConsentForm(
        new_id(), who, ConsentPurpose.CONTACT_FAMILY, ConsentState.GIVEN, ConsentMethod.ORAL_WITNESS, witness="Vytautė"
    )
    manager.consents.record(intake, consent)
    bag = BelongingForm(
        new_id(), who, BelongingKind.BAG, custody=Custody.CENTRE_SAFE, location="17", seal_number="0412"
    )
    manager.belongings.save(intake, bag)
    return who


def test_the_timeline_holds_each_step_newest_first(manager: Waystation, person: UUID) -> None:
    steps = manager.people.open_person(as_role(manager, Role.INTAKE), person).steps
    kinds = [step.kind for step in steps]
    assert {"arrived", "registered", "notice", "call", "wish", "consent", "kept"} <= set(kinds)
    assert [step.at for step in steps] == sorted((step.at for step in steps), reverse=True)
    assert all(step.by for step in steps)


def test_the_sheet_is_in_the_first_language_of_the_person(manager: Waystation, person: UUID) -> None:
    job = manager.own_sheets.paper(as_role(manager, Role.INTAKE), OwnSheetForm(person))
    text = " ".join(text_of(job.draw(None).pdf).split())
    for words in (
        "Ваш асабісты ліст",
        "Ганна Шыпшынка",
        "Вы прыехалі",
        "Званок дадому: зроблены",
        "Вы згадзіліся: сувязь з сям'ёй",
        "сумка, пломба 0412, 17",
    ):
        assert words in text, words
    assert "Vytautė" not in text


def test_the_address_stands_on_it_only_when_asked_for(manager: Waystation, person: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    site = "Užutėkis"
    without = text_of(manager.own_sheets.preview(intake, OwnSheetForm(person, "lt")).draw(None).pdf)
    within = text_of(manager.own_sheets.preview(intake, OwnSheetForm(person, "lt", with_place=True)).draw(None).pdf)
    assert (site in without, site in within) == (False, True)


def test_a_preview_spends_no_number_and_a_print_is_logged(manager: Waystation, person: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    assert manager.own_sheets.preview(intake, OwnSheetForm(person)).number == 0
    job = manager.own_sheets.paper(intake, OwnSheetForm(person))
    assert job.number == 1
    assert [row.kind for row in manager.papers.print_log(intake)][:1] == [PaperKind.OWN_SHEET]


def test_the_store_makes_no_sheet(manager: Waystation, person: UUID) -> None:
    with pytest.raises(Refused):
        manager.own_sheets.paper(as_role(manager, Role.STORE), OwnSheetForm(person))
