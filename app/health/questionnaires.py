"""Questionnaires as data files (`app/data/questionnaires/*.toml`): a site adds those it has the right to use. A score
exists only when every item was answered."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from app.check_forms import FilledQuestionnaire
from app.errors import UserError

FOLDER = Path(__file__).parents[1] / "data" / "questionnaires"
_REST, _MORNING = timedelta(hours=8), time(8)


@dataclass(frozen=True)
class Choice:
    """One step of the scale and its points."""

    points: int
    words: str


@dataclass(frozen=True)
class Band:
    """A range of the score, both ends in it."""

    code: str
    low: int
    high: int


@dataclass(frozen=True)
class Part:
    """A tool within the tool, such as PHQ-2: places of its items, and the score from which it is positive."""

    key: str
    items: tuple[int, ...]
    positive_from: int


@dataclass(frozen=True)
class Questionnaire:
    """One tool in one language; `draft`: nobody confirmed this translation."""

    id: str
    version: int
    language: str
    draft: bool
    title: str
    lead: str
    items: tuple[str, ...]
    scale: tuple[Choice, ...]
    bands: tuple[Band, ...]
    parts: tuple[Part, ...]
    not_on_first_night: bool
    licence: str


@dataclass(frozen=True, repr=False)
class PartResult:
    key: str
    score: int | None
    positive: bool | None


@dataclass(frozen=True, repr=False)
class QuestionnaireResult:
    """`score` None and `band` empty until every item is answered; `missing`: places of the items that are not."""

    score: int | None
    band: str
    missing: tuple[int, ...]
    parts: tuple[PartResult, ...] = ()


def definitions(language: str = "en", folder: Path = FOLDER) -> tuple[Questionnaire, ...]:
    """Every tool there is, in this language, or in English where it is not translated. ValueError for a wrong file."""
    return tuple(_in_language(data, language) for data in _files(folder))


def languages(tool: str, folder: Path = FOLDER) -> tuple[str, ...]:
    """The languages a tool exists in."""
    return next((tuple(data["language"]) for data in _files(folder) if data["id"] == tool), ())


def result(filled: FilledQuestionnaire, folder: Path = FOLDER) -> QuestionnaireResult:
    """The score of answers, its band and the parts; nothing where the tool or its version is not known here."""
    tool = _tool(filled, folder)
    if tool is None:
        return QuestionnaireResult(None, "", ())
    answers = _padded(filled.answers, len(tool.items))
    points = _sum(answers, range(len(tool.items)))
    band = "" if points is None else next((each.code for each in tool.bands if each.low <= points <= each.high), "")
    missing = tuple(place for place, said in enumerate(answers) if said is None)
    return QuestionnaireResult(points, band, missing, tuple(_part(part, answers) for part in tool.parts))


def check_answers(filled: Sequence[FilledQuestionnaire], folder: Path = FOLDER) -> None:
    """Refuse answers that the tool does not have; those of a tool not known here pass as they are."""
    for each in filled:
        tool = _tool(each, folder)
        if tool is not None and not _fits(each, tool):
            raise UserError(
                "An answer of the questionnaire is not one that it offers. Nothing was saved. Choose the answer again.",
                "questionnaires",
            )


def is_first_night(arrived_at: datetime, now: datetime) -> bool:
    """Until eight in the morning after a rest of eight hours, by the clock of the place."""
    rested = (arrived_at + _REST).astimezone()
    morning = rested.replace(hour=_MORNING.hour, minute=0, second=0, microsecond=0)
    return now < (morning if morning >= rested else morning + timedelta(days=1))


def offered(
    arrived_at: datetime | None, now: datetime, language: str = "en", folder: Path = FOLDER
) -> tuple[Questionnaire, ...]:
    """What may be asked now: nothing heavy on the night of arrival, which also holds where the arrival is unknown."""
    first_night = arrived_at is None or is_first_night(arrived_at, now)
    return tuple(tool for tool in definitions(language, folder) if not (first_night and tool.not_on_first_night))


def _tool(filled: FilledQuestionnaire, folder: Path) -> Questionnaire | None:
    wanted = (filled.definition, filled.version)
    return next((tool for tool in definitions(filled.language, folder) if (tool.id, tool.version) == wanted), None)


def _fits(filled: FilledQuestionnaire, tool: Questionnaire) -> bool:
    allowed = {None, *(choice.points for choice in tool.scale)}
    return len(filled.answers) <= len(tool.items) and all(said in allowed for said in filled.answers)


def _padded(answers: Sequence[int | None], length: int) -> tuple[int | None, ...]:
    return (*answers, *(None,) * length)[:length]


def _part(part: Part, answers: Sequence[int | None]) -> PartResult:
    points = _sum(answers, part.items)
    return PartResult(part.key, points, None if points is None else points >= part.positive_from)


def _sum(answers: Sequence[int | None], places: Sequence[int]) -> int | None:
    said = [points for place in places if (points := answers[place]) is not None]
    return sum(said) if len(said) == len(places) else None


@cache
def _files(folder: Path) -> tuple[dict[str, Any], ...]:
    return tuple(_checked(path) for path in sorted(folder.glob("*.toml")))


def _checked(path: Path) -> dict[str, Any]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    count, steps = len(data["language"]["en"]["items"]), len(data["points"])
    sums = range(count * min(data["points"]), count * max(data["points"]) + 1)
    covered = [points for band in data["bands"] for points in range(band["from"], band["to"] + 1)]
    whole = all(len(said["items"]) == count and len(said["answers"]) == steps for said in data["language"].values())
    if covered != list(sums) or not whole:
        raise ValueError(f"The questionnaire {path.name} is not whole: bands, items and answers must fit each other.")
    return data


def _in_language(data: dict[str, Any], language: str) -> Questionnaire:
    language = language if language in data["language"] else "en"
    said = data["language"][language]
    return Questionnaire(
        data["id"],
        data["version"],
        language,
        said["draft"],
        said["title"],
        said["lead"],
        tuple(said["items"]),
        tuple(Choice(points, words) for points, words in zip(data["points"], said["answers"], strict=True)),
        tuple(Band(band["code"], band["from"], band["to"]) for band in data["bands"]),
        tuple(Part(p["key"], tuple(n - 1 for n in p["items"]), p["positive_from"]) for p in data.get("parts", ())),
        data["not_on_first_night"],
        data["licence"],
    )
