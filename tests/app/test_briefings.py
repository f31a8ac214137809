"""Briefings on a real register: texts by their days, attendance by list and by scan, what somebody was told."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from pypdf import PdfReader

from app.briefings.forms import AttendForm, AttendScanForm, BriefingForm, BriefingTextForm
from app.errors import Refused, UserError
from app.rights.forms import StandingForm
from app.scan_meaning import ScanMeaning
from app.validity import Validity, validity
from app.waystation import Waystation
from models.base import new_id
from models.codes import Answer, BriefingKind, PaperKind, Role
from tests.app.conftest import as_role
from tests.app.leaving import leaves
from tests.app.test_presence import Wall, number, people, wall

__all__ = ["people", "wall"]  # fixtures
RULES = BriefingKind.HOUSE_RULES
YES, NO, OPEN = Answer.YES, Answer.NO, Answer.NOT_ASKED
TODAY = date(2026, 3, 10)


def text(language: str = "ru", **changes: object) -> BriefingTextForm:
    form = BriefingTextForm(new_id(), RULES, language, "Правила дома", "Двери закрыты с 23:00.\n\nКурить во дворе.")
    return replace(form, **changes)  # type: ignore[arg-type]


def told_of(manager: Waystation, person: UUID, language: str = "ru", **changes: object) -> BriefingForm:
    return replace(BriefingForm(new_id(), RULES, language, people=(person,)), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "last", "stands"),
    [
        (None, None, Validity.NOW),
        (TODAY, TODAY, Validity.NOW),
        (date(2026, 3, 11), None, Validity.COMING),
        (None, date(2026, 3, 9), Validity.OVER),
    ],
    ids=["no days", "today alone", "from tomorrow", "till yesterday"],
)
def test_both_days_belong_to_the_validity(first: date | None, last: date | None, stands: Validity) -> None:
    assert validity(first, last, TODAY) is stands


def test_only_what_is_valid_today_is_offered_and_told(manager: Waystation, people: list[UUID]) -> None:
    older, newer = text(valid_from=date(2026, 1, 1)), text(valid_from=date(2026, 3, 1))
    over, coming = text("be", valid_until=date(2026, 3, 9)), text("uk", valid_from=date(2026, 4, 1))
    for each in (older, newer, over, coming):
        manager.briefing_texts.save(manager.actor, each)
    assert [each.id for each in manager.briefings.offered(manager.actor)] == [newer.id]
    assert [row.in_use for row in manager.briefing_texts.list(manager.actor) if row.form.language == "ru"] == [
        True,
        False,
    ]
    shown = {row.form.id: row.validity for row in manager.briefing_texts.list(manager.actor)}
    assert (shown[over.id], shown[coming.id]) == (Validity.OVER, Validity.COMING)
    for each in (over, coming, text()):
        with pytest.raises(UserError, match="not valid"):
            manager.briefings.hold(manager.actor, told_of(manager, people[0], text=each.id))
    assert manager.briefings.held(manager.actor) == ()


def test_a_text_needs_words_and_days_in_order(manager: Waystation) -> None:
    for field, form in (
        ("language", text(" ")),
        ("title", text(title="")),
        ("content", text(content=" ")),
        ("valid_until", text(valid_from=TODAY, valid_until=date(2026, 3, 9))),
    ):
        with pytest.raises(UserError) as told:
            manager.briefing_texts.save(manager.actor, form)
        assert told.value.field == field
    for role in (Role.INTAKE, Role.MEDIC):
        with pytest.raises(Refused):
            manager.briefing_texts.save(as_role(manager, role), text())


def test_what_was_told_keeps_its_words_and_stands_with_the_person(
    manager: Waystation, people: list[UUID], wall: Wall
) -> None:
    words = text()
    manager.briefing_texts.save(manager.actor, words)
    form = told_of(manager, people[0], "en", text=words.id, interpreter="Nadia", understood=YES)
    sheets = [manager.briefings.hold(manager.actor, form) for _ in range(2)]
    assert sheets[0] == sheets[1]
    assert sheets[0].content == words.content
    told = manager.briefings.told(as_role(manager, Role.CASE), people[0]).rows
    assert [(t.language, t.title, t.interpreter, t.attended, t.understood) for t in told] == [
        ("ru", words.title, "Nadia", YES, YES)
    ]
    assert manager.briefings.told(manager.actor, people[1]).rows == ()
    with pytest.raises(UserError, match="its words stay"):
        manager.briefing_texts.save(manager.actor, replace(words, content="Anders"))
    ended = manager.briefing_texts.save(manager.actor, replace(words, draft=False, valid_until=TODAY))
    assert (ended.used, ended.form.draft) == (True, False)
    wall.on(days=2)
    assert manager.briefings.offered(manager.actor) == ()


def test_a_group_is_told_by_list_and_by_scan(manager: Waystation, people: list[UUID], group: UUID) -> None:
    leaves(manager, manager.actor, people[2])
    with pytest.raises(UserError, match="Nobody is chosen"):
        manager.briefings.hold(manager.actor, BriefingForm(new_id(), RULES, "ru"))
    form = BriefingForm(new_id(), RULES, "ru", group=group, place="dining hall")
    sheet = manager.briefings.hold(manager.actor, form)
    assert [(line.person.id, line.attended) for line in sheet.lines] == [(each, OPEN) for each in people[:2]]
    card = AttendScanForm(new_id(), form.id, number(manager, people[0]))
    came = [manager.briefings.scan(manager.actor, card) for _ in range(2)]
    assert [(row.meaning, row.present) for row in came] == [(ScanMeaning.PERSON, 1)] * 2
    nobody = manager.briefings.scan(manager.actor, AttendScanForm(new_id(), form.id, "12"))
    assert (nobody.line, bool(nobody.sentence)) == (None, True)
    manager.briefings.mark(manager.actor, AttendForm(new_id(), form.id, people[0], YES, NO))
    assert manager.briefings.mark_rest(manager.actor, form.id, NO, OPEN) == 1
    assert manager.briefings.mark_rest(manager.actor, form.id, YES, OPEN) == 0
    row = manager.briefings.held(manager.actor)[0]
    assert (row.present, row.listed, row.group, row.given_by) == (1, 2, "Bus 2", manager.actor.name)
    manager.briefings.mark(manager.actor, AttendForm(new_id(), form.id, people[0], OPEN))
    assert manager.briefings.told(manager.actor, people[0]).rows == ()
    assert manager.briefings.told(manager.actor, people[1]).rows[0].attended is NO


def test_a_restricted_record_is_left_out_when_the_rest_is_marked(
    manager: Waystation, people: list[UUID], group: UUID
) -> None:
    manager.standings.restrict(manager.actor, StandingForm(new_id(), people[1], "asked for it"))
    form = BriefingForm(new_id(), RULES, "ru", group=group)
    manager.briefings.hold(manager.actor, form)
    assert manager.briefings.mark_rest(manager.actor, form.id, YES, YES) == 2
    with pytest.raises(UserError, match="restricted"):
        manager.briefings.mark(manager.actor, AttendForm(new_id(), form.id, people[1]))


def test_the_sheet_to_sign_names_who_is_on_the_list(manager: Waystation, people: list[UUID], group: UUID) -> None:
    words = text()
    manager.briefing_texts.save(manager.actor, words)
    form = BriefingForm(new_id(), RULES, "ru", words.id, group=group)
    manager.briefings.hold(manager.actor, form)
    manager.briefings.mark(manager.actor, AttendForm(new_id(), form.id, people[1], NO))
    job = manager.briefings.paper(manager.actor, form.id)
    assert (job.kind, job.count, job.title) == (PaperKind.BRIEFING, 2, "Briefing")
    read = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(job.draw(None).pdf)).pages)
    for said in ("AA", "CC", "Двери закрыты", "Курить во дворе", words.title):
        assert said in read
    assert "BB" not in re.findall(r"\w+", read)  # a journal head may hold any letters
    assert manager.briefings.paper(manager.actor, form.id, people[2]).count == 1
    with pytest.raises(UserError, match="not on the list"):
        manager.briefings.paper(manager.actor, form.id, people[1])
