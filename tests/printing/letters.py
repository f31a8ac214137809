"""Letters of every kind to try things on, made from the templates that come with the program."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from models.codes import LetterField, LetterKind, Priority
from printing.data import Named
from printing.letters.data import LetterPaper
from printing.phrases import phrases
from tests.printing import night
from tests.printing.papers import HANNA

TEMPLATES = Path(__file__).parents[2] / "app" / "data" / "letters"
LANGUAGES = ("be", "en", "lt", "pl", "ru", "uk")
CODE, SLIP_CODE = night.digits("letter", 43), night.digits("slip", 43)
FACTS = {
    LetterField.BIRTH: "17 Apr 1983",
    LetterField.AGE: "42",
    LetterField.SEX: "F",
    LetterField.NATIONALITY: "BLR",
    LetterField.BIRTH_PLACE: "Ваўкавыск",
    LetterField.LANGUAGES: "беларуская, русский, עברית",
    LetterField.INTERPRETER: "Belarusian",
    LetterField.DOCUMENTS: "certificate (A4), copy of a passport",
    LetterField.DOCUMENT_NUMBERS: "MP 0000000, 3-00-25/118",
    LetterField.CONTACT: "+370 5 000 0000",
    LetterField.ADDRESS: "Pasienio g. 3, LT-00000 Miškinė",
    LetterField.FAMILY_HERE: "one child, 7",
    LetterField.ARRIVED: "14 Nov 2025 00:21",
    LetterField.ALLERGIES: "penicillin (rash, 2011)",
    LetterField.MEDICINES: "L-тироксин 50 µg, 3 days left",
    LetterField.VITALS: "00:31: temperature 38.4 °C, pulse 104/min, SpO₂ 94 %",
    LetterField.CONDITIONS: "hypothyroidism (E03.9)",
    LetterField.PREGNANCY: "No",
    LetterField.FINDINGS: "Alert. Wears a mask.",
    LetterField.OUTCOME: "referred",
    LetterField.INSTRUCTIONS: "mask",
}


@cache
def template(kind: LetterKind) -> dict[str, Any]:
    """The template file of a kind, as it comes with the program."""
    return tomllib.loads((TEMPLATES / f"{kind.value.lower()}.toml").read_text(encoding="utf-8"))


def letter_paper(
    kind: LetterKind = LetterKind.LEGAL, language: str = "en", name: Named = HANNA, **changes: object
) -> LetterPaper:
    """A letter with every fact that its kind may carry and its hints as texts; every field may be changed."""
    form, said = template(kind), phrases("letter", language)
    words = form[language]
    texts = {part["key"]: (part["heading"], part["start"] or part["hint"]) for part in words["sections"]}
    opening = texts.pop("reason", ("", ""))[1]
    values: dict[str, object] = {
        **vars(name),
        "kind": kind,
        "language": language,
        "title": words["title"],
        "reference": "2026-001-0005",
        "code": CODE,
        "slip_code": SLIP_CODE if form["slip"] else "",
        "written_on": "14 Nov 2025",
        "priority": Priority(form["priority"]),
        "site": night.SITE,
        "to_name": "Teisinės pagalbos biuras „Šaltinis“",
        "to_department": "II skyrius",
        "to_address": "Upės g. 12, LT-00000 Vilnius",
        "number": "123-00052-03",
        "facts": tuple((LetterField(code), FACTS[LetterField(code)]) for code in form["fields"] if code in FACTS),
        "opening": opening,
        "sections": tuple(texts.values()),
        "safety": said.say("safety_line"),
        "basis": said.word("bases", form["bases"][0]),
        "signed_by": "R. Ąžuolaitė",
        "signed_role": "Desk 3",
        "signed_at": "14 Nov 2025 00:47",
        "digest": "5e" * 32,
        "template_draft": words["draft"],
        "person_language": "be",
        "plain": form["be"]["plain"],
        "agreed": form["bases"][0] == "CONSENT",
    }
    return LetterPaper(**{**values, **changes})  # type: ignore[arg-type]
