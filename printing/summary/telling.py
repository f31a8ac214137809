"""The texts of the summary in one language. Nothing is ever blank: none known, not asked and not measured are said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.codes import ListState, Pregnancy
from printing.phrases import Phrases, phrases
from printing.summary.data import CarriedAllergy, CarriedFollowUp, CarriedMedicine, SummaryData
from printing.words import day, moment

PAPER = "summary"
Told = tuple[str, tuple[str, ...]]


def sections(data: SummaryData, said: Phrases) -> Iterator[Told]:
    """Each heading with its lines, in the order in which a stranger reads them in a hurry."""
    told = (
        ("allergies", _listed(data.allergies_state, [_allergy(each, said) for each in data.allergies], said)),
        ("medicines", _listed(data.medicines_state, [_medicine(each, said) for each in data.medicines], said)),
        ("conditions", _listed(data.conditions_state, list(data.conditions), said)),
        ("pregnancy", (_pregnancy(data, said),)),
        ("vitals", _measures(data, said)),
        ("outcome", (_outcome(data, said),)),
        ("plan", _plan(data, said)),
        ("instructions", _instructions(data, said)),
    )
    return ((said.word("sections", key), lines) for key, lines in told)


def _listed(state: ListState, lines: Sequence[str], said: Phrases) -> tuple[str, ...]:
    """What is written stands, whatever the state says; an unfilled list counts as not asked."""
    shown = tuple(line for line in lines if line.strip())
    return shown or (said.say("none_known" if state is ListState.NONE_KNOWN else "not_asked"),)


def _allergy(each: CarriedAllergy, said: Phrases) -> str:
    return ", ".join(part for part in (each.substance, each.reaction, said.word("severities", each.severity)) if part)


def _medicine(each: CarriedMedicine, said: Phrases) -> str:
    parts = (
        each.what,
        each.dose,
        said.say("given_here", times=each.times) if each.times else "",
        said.say("last_taken", when=each.last_taken) if each.last_taken else "",
        said.say("days_left", days=each.days_left) if each.days_left is not None else "",
        said.say("time_critical") if each.time_critical else "",
        said.say("restart") if each.gap else "",
    )
    return ", ".join(part for part in parts if part)


def _pregnancy(data: SummaryData, said: Phrases) -> str:
    answer = said.word("pregnancies", data.pregnancy)
    if data.pregnancy is Pregnancy.YES and data.weeks is not None:
        return f"{answer}, {said.say('weeks', weeks=data.weeks)}"
    return answer


def _measures(data: SummaryData, said: Phrases) -> tuple[str, ...]:
    lines = tuple(
        f"{moment(at, said.language)}: {'; '.join(_measure(key, value, said) for key, value in values)}"
        for at, values in data.measures
        if values
    )
    return lines or (said.say("not_measured"),)


def _measure(key: str, value: str, said: Phrases) -> str:
    return f"{said.word('measures', key)} {value}".strip()


def _outcome(data: SummaryData, said: Phrases) -> str:
    if data.outcome is None:
        return said.say("not_known")
    return phrases("care", said.language).word("outcomes", data.outcome)


def _instructions(data: SummaryData, said: Phrases) -> tuple[str, ...]:
    care = phrases("care", said.language)
    return (", ".join(care.word("instructions", each) for each in data.instructions) or said.say("nothing_planned"),)


def _plan(data: SummaryData, said: Phrases) -> tuple[str, ...]:
    return tuple(_follow_up(each, said) for each in data.follow_ups) or (said.say("nothing_planned"),)


def _follow_up(each: CarriedFollowUp, said: Phrases) -> str:
    words = ": ".join(part for part in (said.word("follow_ups", each.kind), each.what.strip()) if part)
    due = said.say("due", day=day(each.due.date(), said.language)) if each.due else ""
    return ", ".join(part for part in (words, due) if part)


def who(data: SummaryData, said: Phrases) -> tuple[tuple[str, str], ...]:
    """The person in few lines, label and value."""
    spoken = ", ".join(data.languages) or said.say("not_known")
    wanted = f", {said.say('interpreter').lower()}" if data.interpreter else ""
    return (
        (said.say("number"), data.number),
        (said.say("born"), data.born or said.say("not_known")),
        (said.say("sex"), said.word("sexes", data.sex)),
        (said.say("languages"), spoken + wanted),
        (said.say("place"), ", ".join(part for part in (data.site.name, data.site.address, data.site.phone) if part)),
    )


def seen(data: SummaryData, said: Phrases) -> str:
    """When it was checked and by whom, or that nobody did."""
    as_of = said.say("as_of", at=moment(data.at, said.language)) if data.at else ""
    if data.checked_at is None:
        return " ".join(part for part in (said.say("not_checked"), as_of) if part)
    return f"{said.say('checked', at=moment(data.checked_at, said.language), by=data.checked_by)} {as_of}".strip()
