"""Words of the house: letterheads, notices and codes stand on screens and papers while they are valid, no longer."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from pypdf import PdfReader

from app.errors import Refused, UserError
from app.notices import NoticeForm
from app.papers import PaperJob
from app.reference.letterheads import LetterheadForm
from app.reference.notices import NoticeVersionForm
from app.reference.words import CodeList, CodeWordForm
from app.validity import Validity
from app.voucher_forms import VoucherForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import NoticeChannel, NoticeKind, Role, VoucherKind
from tests.app.conftest import as_role
from tests.app.test_presence import Wall, people, wall

__all__ = ["people", "wall"]  # fixtures
TODAY = date(2026, 3, 10)


def read(job: PaperJob) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(job.draw(None).pdf)).pages)


def head(language: str = "", **changes: object) -> LetterheadForm:
    return replace(LetterheadForm(new_id(), language, "Priėmimo namai"), **changes)  # type: ignore[arg-type]


def test_papers_bear_the_letterhead_of_their_language_while_it_is_valid(
    manager: Waystation, people: list[UUID], wall: Wall
) -> None:
    heads, lead = manager.letterheads, manager.actor
    ticket = VoucherForm(new_id(), people[0], VoucherKind.BUS_TICKET)
    manager.vouchers.give(lead, ticket)
    plain = read(manager.vouchers.receipt(lead, ticket.id, "lt"))
    heads.save(lead, head(valid_from=date(2026, 1, 1)))
    heads.save(lead, head("lt", name="Vilties namai", phone="+370 5 111", valid_until=TODAY))
    heads.save(lead, head("lt", name="Naujieji namai", valid_from=date(2026, 4, 1)))
    printed = {language: read(manager.vouchers.receipt(lead, ticket.id, language)) for language in ("lt", "ru")}
    assert "Vilties namai" in printed["lt"]
    assert "+370 5 111" in printed["lt"]
    assert "Priėmimo namai" in printed["ru"]
    assert not any(name in plain for name in ("Vilties", "Priėmimo namai"))
    shown = [(row.form.name, row.validity, row.in_use) for row in heads.list(lead)]
    assert shown == [
        ("Priėmimo namai", Validity.NOW, True),
        ("Naujieji namai", Validity.COMING, False),
        ("Vilties namai", Validity.NOW, True),
    ]
    wall.on(days=1)
    assert "Priėmimo namai" in read(manager.vouchers.receipt(lead, ticket.id, "lt"))
    assert heads.list(as_role(manager, Role.TECHNICIAN))[2].validity is Validity.OVER


def test_a_letterhead_says_something_in_ordered_days_and_is_not_everybodys_to_change(manager: Waystation) -> None:
    for field, form in (
        ("name", head(name=" ")),
        ("valid_until", head(valid_from=TODAY, valid_until=date(2026, 3, 9))),
    ):
        with pytest.raises(UserError) as told:
            manager.letterheads.save(manager.actor, form)
        assert told.value.field == field
    with pytest.raises(Refused):
        manager.letterheads.save(as_role(manager, Role.CASE), head())
    technician = as_role(manager, Role.TECHNICIAN)
    first = manager.letterheads.save(technician, head(name="A  house\nof hope"))
    again = manager.letterheads.save(technician, replace(first.form, line="Code 304512"))
    assert (again.form.name, again.form.line, len(manager.letterheads.list(technician))) == (
        "A house of hope",
        "Code 304512",
        1,
    )


def own(words: str = "We write down your name.\nAsk at {site}.", **changes: object) -> NoticeVersionForm:
    form = NoticeVersionForm(new_id(), NoticeKind.SHORT, "lt", "House 1", "Ką užrašome", words, draft=False)
    return replace(form, **changes)  # type: ignore[arg-type]


def told(manager: Waystation, person: UUID, kind: NoticeKind = NoticeKind.SHORT) -> str:
    form = NoticeForm(new_id(), person, kind, "lt", NoticeChannel.READ_ALOUD)
    return manager.notices.give(manager.actor, form).given[0].version


def test_a_notice_of_the_house_is_read_while_it_is_valid_and_named_where_it_was_given(
    manager: Waystation, people: list[UUID], wall: Wall
) -> None:
    before = manager.notices.text(manager.actor, "lt")
    words = own(valid_from=TODAY, valid_until=date(2026, 3, 11))
    assert manager.notice_versions.save(manager.actor, words).in_use
    manager.letterheads.save(manager.actor, head("lt", name="Vilties namai"))
    text = manager.notices.text(manager.actor, "lt")
    assert text.short == ("We write down your name.", "Ask at Vilties namai.")
    assert (text.full[1:], text.title, text.draft) == (before.full[1:], "Ką užrašome", True)
    assert text.version == f"lt House 1, {before.version}"
    assert told(manager, people[0]) == "lt House 1"
    assert told(manager, people[0], NoticeKind.FULL) == before.version
    with pytest.raises(UserError, match="its words stay"):
        manager.notice_versions.save(manager.actor, replace(words, words="Other."))
    assert manager.notice_versions.save(manager.actor, replace(words, draft=True)).used
    full = own("Who\nWe do.\n\nWhy\nTo help.\nAlways.", kind=NoticeKind.FULL)
    manager.notice_versions.save(manager.actor, full)
    assert manager.notices.text(manager.actor, "lt").full == (("Who", "We do."), ("Why", "To help.\nAlways."))
    assert "To help." in read(manager.notices.paper(manager.actor, "lt"))
    wall.on(days=2)
    assert manager.notices.text(manager.actor, "lt").short == before.short
    assert told(manager, people[1]) == before.version
    assert manager.notices.text(manager.actor, "en").version == "en 2026-11"


def test_what_a_notice_must_say(manager: Waystation) -> None:
    save, lead = manager.notice_versions.save, manager.actor
    save(lead, own())
    wrong = {
        "language": [own(language="fa", version="2")],
        "version": [own(version=" "), own(version="house 1"), own(version="2026-11")],
        "title": [own(version="2", title="")],
        "words": [own(" \n", version="2"), own("Who\n\nWhy\nText", version="2", kind=NoticeKind.FULL)],
    }
    for field, forms in wrong.items():
        for form in forms:
            with pytest.raises(UserError) as said:
                save(lead, form)
            assert said.value.field == field
    begun = manager.notice_versions.begin(lead, own(kind=NoticeKind.FULL, language="en"))
    assert begun.words.startswith("Who keeps the data\n{site}")
    assert save(lead, replace(begun, version="2")).in_use


def word(code: str, said: str = "", language: str = "", **changes: object) -> CodeWordForm:
    form = CodeWordForm(new_id(), CodeList.VOUCHER, code, language, said)
    return replace(form, **changes)  # type: ignore[arg-type]


def test_codes_are_called_as_the_house_says_on_screen_and_paper_while_it_is_valid(
    manager: Waystation, people: list[UUID], wall: Wall
) -> None:
    words, lead, taxi = manager.code_words, manager.actor, VoucherKind.TAXI.value
    for form in (
        word(taxi, "Ride"),
        word(taxi, "Taksi kuponas", "lt", position=1, valid_until=TODAY),
        word(taxi, "Later", "lt", valid_from=date(2026, 4, 1)),
        word(VoucherKind.FOOD.value, hidden=True),
    ):
        words.save(lead, form)
    gate = as_role(manager, Role.GATE)
    called = {form.code: (form.word, form.position, form.hidden) for form in words.in_use(gate, "lt")}
    assert called == {taxi: ("Taksi kuponas", 1, False), "FOOD-V": ("", None, True)}
    given = VoucherForm(new_id(), people[0], VoucherKind.TAXI, number="1")
    assert manager.vouchers.give(lead, given).kind is VoucherKind.TAXI
    printed = read(manager.vouchers.receipt(lead, given.id, "lt"))
    assert "Taksi kuponas" in printed
    assert "Ride" in printed
    wall.on(days=1)
    assert {form.code: form.word for form in words.in_use(gate, "lt")}[taxi] == "Ride"
    assert [(row.form.word, row.in_use) for row in words.list(lead) if row.form.language == "lt"] == [
        ("Taksi kuponas", False),
        ("Later", False),
    ]


def test_a_word_belongs_to_a_code_of_its_list_and_something_stays_to_be_chosen(manager: Waystation) -> None:
    words, lead = manager.code_words, manager.actor
    for field, form in (
        ("code", word("PPT", "Ride")),
        ("word", word("CASH")),
        ("word", word("CASH", "x" * 61)),
        ("valid_until", word("CASH", "Money", valid_from=TODAY, valid_until=date(2026, 1, 1))),
    ):
        with pytest.raises(UserError) as told:
            words.save(lead, form)
        assert told.value.field == field
    *most, last = VoucherKind
    for kind in most:
        words.save(lead, word(kind.value, hidden=True))
    with pytest.raises(UserError, match="must stay"):
        words.save(lead, word(last.value, hidden=True))
    assert last.value not in {form.code for form in words.in_use(lead, "")}
