"""The templates of letters: nine kinds in six languages, each with no more than its reader needs (domain, 6.2)."""

from __future__ import annotations

import string
from typing import Any

import pytest

from models.codes import (
    ConsentPurpose,
    DeclineReason,
    LetterField,
    LetterKind,
    ListState,
    Priority,
    Sex,
    SharingBasis,
)
from printing.phrases import Phrases, languages_of, phrases
from tests.printing.letters import LANGUAGES, TEMPLATES, template

F = LetterField
TOP = {"kind", "version", "priority", "compartment", "consent", "bases", "fields", "slip", "one_page"}
HEALTH = {F.ALLERGIES, F.MEDICINES, F.VITALS, F.FINDINGS, F.OUTCOME, F.INSTRUCTIONS, F.CONDITIONS, F.PREGNANCY}
ORIGIN = {F.NATIONALITY, F.BIRTH_PLACE, F.DOCUMENT_NUMBERS}
MUST = {F.NAME, F.OWN_NAME, F.NUMBER, F.LANGUAGES, F.INTERPRETER, F.SAFETY_LINE}
NEVER = {
    LetterKind.MEDICAL: ORIGIN | {F.DOCUMENTS, F.ADDRESS, F.FAMILY_HERE, F.ARRIVED},
    LetterKind.AMBULANCE: ORIGIN | {F.DOCUMENTS, F.ADDRESS, F.FAMILY_HERE, F.ARRIVED, F.CONTACT, F.BIRTH},
    LetterKind.LEGAL: HEALTH | ORIGIN | {F.FAMILY_HERE, F.ARRIVED, F.ADDRESS, F.SEX},
    LetterKind.MIGRATION: HEALTH | {F.FAMILY_HERE},
    LetterKind.RED_CROSS: HEALTH | ORIGIN | {F.ADDRESS, F.DOCUMENTS, F.ARRIVED, F.FAMILY_HERE},
    LetterKind.TRAUMA: (HEALTH - {F.MEDICINES}) | ORIGIN | {F.ADDRESS, F.DOCUMENTS, F.ARRIVED, F.FAMILY_HERE},
    LetterKind.SOCIAL: HEALTH | ORIGIN | {F.ARRIVED},
    LetterKind.CHILD: HEALTH | ORIGIN | {F.ADDRESS},
    LetterKind.GENERIC: set(F) - MUST - {F.CONTACT},
}
MEDICAL_KINDS = {LetterKind.MEDICAL, LetterKind.AMBULANCE, LetterKind.TRAUMA}
LONGEST = {"heading": 44, "hint": 130, "start": 200}


def test_there_is_a_template_for_every_kind_and_no_other() -> None:
    assert {path.stem for path in TEMPLATES.glob("*.toml")} == {kind.value.lower() for kind in LetterKind}


@pytest.mark.parametrize("kind", list(LetterKind))
def test_a_template_names_codes_that_there_are(kind: LetterKind) -> None:
    form = template(kind)
    assert set(form) == TOP | set(LANGUAGES)
    assert (form["kind"], form["version"]) == (kind.value, 0)
    assert Priority(form["priority"])
    assert form["compartment"] == ("medical" if kind in MEDICAL_KINDS else form["compartment"])
    assert form["compartment"] in {"medical", "protection", "writer"}
    assert not form["consent"] or ConsentPurpose(form["consent"])
    assert [SharingBasis(code) for code in form["bases"]]
    assert bool(form["consent"]) == (SharingBasis.CONSENT in form["bases"])
    assert form["one_page"] == (kind is LetterKind.AMBULANCE) != form["slip"]


@pytest.mark.parametrize("kind", list(LetterKind))
def test_a_kind_offers_no_fact_that_its_reader_must_not_get(kind: LetterKind) -> None:
    fields = [F(code) for code in template(kind)["fields"]]
    assert len(set(fields)) == len(fields)
    assert set(fields) >= MUST
    assert not set(fields) & NEVER[kind]


def test_only_who_may_send_without_the_person_offers_that() -> None:
    """A child needs no consent of its own; legal aid, family links and social help go by consent alone."""
    bases = {kind: set(template(kind)["bases"]) for kind in LetterKind}
    alone = {kind for kind, found in bases.items() if found == {SharingBasis.CONSENT}}
    assert alone == {LetterKind.LEGAL, LetterKind.RED_CROSS, LetterKind.SOCIAL}
    assert SharingBasis.CONSENT not in bases[LetterKind.CHILD]
    assert [kind for kind, found in bases.items() if SharingBasis.CHILD_PROTECTION in found] == [LetterKind.CHILD]


@pytest.mark.parametrize("kind", list(LetterKind))
def test_all_languages_have_the_same_sections_and_sane_words(kind: LetterKind) -> None:
    form = template(kind)
    shape = [(part["key"], part["required"]) for part in form["en"]["sections"]]
    assert len(dict(shape)) == len(shape)
    for language in LANGUAGES:
        words = form[language]
        assert set(words) == {"draft", "title", "plain", "sections"}
        assert words["draft"] == (language != "en")
        assert [(part["key"], part["required"]) for part in words["sections"]] == shape
        assert 0 < len(words["title"]) <= 60 < 130 >= len(words["plain"]) > 20
        for part in words["sections"]:
            _check_section(part)


def _check_section(part: dict[str, Any]) -> None:
    assert set(part) == {"key", "required", *LONGEST}
    assert part["heading"]
    assert part["hint"].endswith(".")
    for name, longest in LONGEST.items():
        assert len(part[name]) <= longest, part[name]
        assert not set(part[name]) & set("0123456789§<>{}"), "no article, no figure, no placeholder"


def test_what_is_one_click_has_nothing_that_must_be_filled_in_first() -> None:
    """And every other kind says in one sentence why it is sent, and what is asked."""
    for kind in LetterKind:
        required = {part["key"] for part in template(kind)["en"]["sections"] if part["required"]}
        first = template(kind)["en"]["sections"][0]["key"]
        assert required == set() if kind is LetterKind.AMBULANCE else first == "reason" in required


def _fields_of(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_words_of_letters_are_the_same_in_all_languages() -> None:
    english = phrases("letter", "en")
    assert languages_of("letter") == LANGUAGES
    for language in LANGUAGES:
        words = phrases("letter", language)
        assert words.draft == (language != "en")
        assert {name: list(_table(words, name)) for name in _tables(words)} == {
            name: list(_table(english, name)) for name in _tables(english)
        }
        for key, sentence in _table(words, "said").items():
            assert _fields_of(sentence) == _fields_of(english.table["said"][key]), (language, key)


def _tables(words: Phrases) -> list[str]:
    return [name for name, part in words.table.items() if isinstance(part, dict)]


def _table(words: Phrases, name: str) -> dict[str, str]:
    table: dict[str, str] = words.table[name]
    assert all(text.strip() == text != "" for text in table.values())
    return table


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_word(language: str) -> None:
    words = phrases("letter", language)
    for table, codes in (
        ("fields", LetterField),
        ("sexes", Sex),
        ("priorities", Priority),
        ("within", Priority),
        ("lists", ListState),
        ("bases", SharingBasis),
        ("declines", DeclineReason),
    ):
        assert set(_table(words, table)) == {code.value for code in codes}
