"""The privacy notice: six languages, the short one and the full one, in step with the chip at the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from app.access import TABLE, Act
from app.errors import Refused, UserError
from app.forms import PersonForm
from app.notice_texts import notice_languages, notice_text
from app.notices import NoticeForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Answer, NoticeChannel, NoticeKind, Role, TaskKind, TaskState
from tests.app.conftest import as_role


@pytest.fixture
def person(manager: Waystation, group: UUID) -> UUID:
    form = PersonForm(new_id(), group, family="Verasen", given="Kiryl", languages=("be", "ru"))
    return manager.registration.register(as_role(manager, Role.INTAKE), form).id


def given(person: UUID, kind: NoticeKind = NoticeKind.SHORT, language: str = "be") -> NoticeForm:
    return NoticeForm(new_id(), person, kind, language, NoticeChannel.READ_ALOUD, "", Answer.YES)


def chip(waystation: Waystation, person: UUID) -> PersonForm:
    return waystation.registration.open_sheet(as_role(waystation, Role.INTAKE), person).form


def test_every_language_says_the_same_things_and_only_english_is_no_draft() -> None:
    assert notice_languages() == ("en", "be", "ru", "uk", "lt", "pl")
    texts = [notice_text(language) for language in notice_languages()]
    assert {(len(text.short), len(text.full)) for text in texts} == {(6, 10)}
    assert [text.language for text in texts if not text.draft] == ["en"]
    for text in texts:
        whole = " ".join((*text.short, *(words for _, words in text.full)))
        assert whole.count("{site}") == whole.count("{address}") == whole.count("{phone}") == 1
        assert len({*text.short}) == 6
    assert notice_text("fa") == notice_text("en")


def test_the_notice_and_the_chip_are_one(manager: Waystation, person: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    assert chip(manager, person).notice_given is Answer.NOT_ASKED
    sheet = manager.notices.give(intake, given(person))
    assert chip(manager, person).notice_given is Answer.YES
    assert sheet.short_at is not None
    assert [(row.version, row.language, row.understood) for row in sheet.given] == [("be 2026-11", "be", Answer.YES)]
    manager.registration.register(intake, replace(chip(manager, person), notice_given=Answer.NOT_ASKED))
    assert manager.notices.sheet(intake, person).short_at is None
    manager.registration.register(intake, replace(chip(manager, person), notice_given=Answer.YES))
    assert manager.notices.sheet(intake, person).short_at is not None
    assert len(manager.notices.sheet(intake, person).given) == 1


def test_the_full_one_is_a_task_until_it_is_given(manager: Waystation, person: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    sheet = manager.notices.give(intake, given(person))
    tasks = [row for row in manager.tasks.tasks_of(intake, person) if row.kind is TaskKind.FULL_NOTICE]
    assert [(row.state, row.due_at) for row in tasks] == [(TaskState.OPEN, sheet.due)]
    assert sheet.due is not None
    after = manager.notices.give(intake, given(person, NoticeKind.FULL, "ru"))
    assert (after.due, after.full_at is not None) == (None, True)
    assert [row.state for row in manager.tasks.tasks_of(intake, person)] == [TaskState.DONE]


def test_the_chip_at_the_desk_raises_the_same_task_once(manager: Waystation, person: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    assert manager.tasks.tasks_of(intake, person) == ()
    for answer in (Answer.YES, Answer.NOT_ASKED, Answer.YES):
        manager.registration.register(intake, replace(chip(manager, person), notice_given=answer))
    due = manager.notices.sheet(intake, person).due
    raised = [(row.kind, row.state, row.due_at) for row in manager.tasks.tasks_of(intake, person)]
    assert raised == [(TaskKind.FULL_NOTICE, TaskState.OPEN, due)]
    manager.notices.give(intake, given(person))
    assert len(manager.tasks.tasks_of(intake, person)) == 1
    manager.notices.give(intake, given(person, NoticeKind.FULL))
    manager.registration.register(intake, chip(manager, person))
    assert [row.state for row in manager.tasks.tasks_of(intake, person)] == [TaskState.DONE]


def test_after_a_day_it_stands_on_the_first_page(manager: Waystation, group: UUID, person: UUID) -> None:
    later = manager.house.now() + timedelta(hours=25)
    manager.house.clock = lambda: later
    titles = [row.title for row in manager.tonight.board(manager.actor, group).attention]
    assert "Full privacy notice owed" in titles
    manager.notices.give(as_role(manager, Role.INTAKE), given(person, NoticeKind.FULL))
    titles = [row.title for row in manager.tonight.board(manager.actor, group).attention]
    assert "Full privacy notice owed" not in titles


def test_a_language_is_chosen_and_saving_twice_gives_once(manager: Waystation, person: UUID) -> None:
    intake, form = as_role(manager, Role.INTAKE), given(person)
    with pytest.raises(UserError) as caught:
        manager.notices.give(intake, replace(form, language=" "))
    assert caught.value.field == "language"
    for _ in range(2):
        assert len(manager.notices.give(intake, form).given) == 1


def test_the_paper_carries_no_name_and_the_site(manager: Waystation, person: UUID) -> None:
    for language in notice_languages():
        job = manager.notices.paper(as_role(manager, Role.INTAKE), language)
        printed = job.draw(None)
        assert printed.pdf.startswith(b"%PDF")
        assert printed.warnings == ()
    text = manager.notices.text(as_role(manager, Role.INTAKE), "lt")
    assert not any("{" in words for _, words in text.full)


def test_other_desks_give_none(manager: Waystation, person: UUID) -> None:
    for role in set(Role) - TABLE[Act.GIVE_NOTICE]:
        with pytest.raises(Refused):
            manager.notices.give(as_role(manager, role), given(person))
