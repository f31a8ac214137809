"""The questions of the check, by section (`app/data/screening.toml`), and what "the rest no" may answer."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from app.check_forms import CheckForm
from models.codes import Answer, Screening

SCREENING = Path(__file__).parents[1] / "data" / "screening.toml"

ASKED_ONE_BY_ONE = frozenset(
    (
        Screening.PREGNANT,
        Screening.BREASTFEEDING,
        Screening.SELF_HARM,
        Screening.ILL_TREATED,
        Screening.INSULIN,
        Screening.ANTIEPILEPTIC,
        Screening.ANTICOAGULANT,
        Screening.STEROID,
        Screening.ANTIRETROVIRAL,
        Screening.TB_MEDICINE,
        Screening.OPIOID_SUBSTITUTION,
        Screening.DIALYSIS,
        Screening.LOW_ELECTROLYTES,
    )
)


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    questions: tuple[Screening, ...]


@cache
def sections(path: Path = SCREENING) -> tuple[Section, ...]:
    """The sections in their order. ValueError where a file names an unknown question or one question twice."""
    found = tuple(_section(entry) for entry in tomllib.loads(path.read_text(encoding="utf-8"))["section"])
    asked = [question for section in found for question in section.questions]
    if len(asked) != len(set(asked)):
        raise ValueError("A question stands twice in the list of questions.")
    return found


def _section(entry: dict[str, Any]) -> Section:
    return Section(entry["key"], entry["title"], tuple(Screening(code) for code in entry["questions"]))


def answer_of(form: CheckForm, question: Screening) -> Answer:
    """What was answered; not asked where nothing was."""
    return dict(form.screening).get(question, Answer.NOT_ASKED)


def show(form: CheckForm, section: Section) -> CheckForm:
    """The form after a section came in sight."""
    return replace(form, shown=tuple(dict.fromkeys((*form.shown, *section.questions))))


def answer(form: CheckForm, question: Screening, said: Answer) -> CheckForm:
    """One answer of its own; it no longer counts as asked together."""
    given = {**dict(form.screening), question: said}
    together = tuple(code for code in form.asked_together if code is not question)
    return replace(form, screening=tuple(given.items()), asked_together=together)


def rest_no(form: CheckForm, section: Section) -> CheckForm:
    """No to what this section showed and nobody answered, remembered as asked together; never to what must be asked
    one by one: pregnancy, self-harm, ill-treatment, medicines, results of a laboratory."""
    rest = tuple(code for code in section.questions if _is_rest(form, code))
    given = {**dict(form.screening), **dict.fromkeys(rest, Answer.NO)}
    return replace(form, screening=tuple(given.items()), asked_together=(*form.asked_together, *rest))


def _is_rest(form: CheckForm, code: Screening) -> bool:
    return code in form.shown and code not in ASKED_ONE_BY_ONE and answer_of(form, code) is Answer.NOT_ASKED
