"""What the line under the measures says: NEWS2 with its inputs, its alarms, and when it is not to be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.check_forms import CheckForm, Vitals
from app.health.alert_words import EMERGENCY, Code
from app.health.alerts import Alert
from app.health.news import Applies, pregnancy_of, score
from app.news2 import INPUTS, News2
from app.vitals import needs_senior_review
from models.codes import Sex
from ui.words import _, ngettext

OLD_ENOUGH_FOR_TRIAGE = 12


@dataclass(frozen=True)
class ScoreLine:
    """A tone, the bold sentence, what else is to be said, and a shape."""

    tone: str
    head: str
    rest: str = ""
    shape: str = "note"


def score_line(form: CheckForm, age: tuple[int, int] | None, sex: Sex) -> ScoreLine:
    """The line for the measures of a check; the score is hidden where it does not apply. `age`: least and greatest."""
    senior = _senior(form.vitals, age)
    scored = score(form.vitals, age, pregnancy_of(form, sex))
    if scored.applies is Applies.NO:
        return ScoreLine("att" if senior else "info", _(scored.caution), senior)
    news = scored.news
    if not news.points:
        return ScoreLine("att" if senior else "info", _("NEWS2: nothing entered yet."), senior)
    caution = _(scored.caution) if scored.caution else ""
    rest = " ".join(part for part in (senior, _inputs(news), caution) if part)
    return ScoreLine(_tone(news, senior), _head(news), rest, _shape(news, senior))


def with_emergency(line: ScoreLine, found: Sequence[Alert]) -> ScoreLine:
    """The pinned line names what cannot wait, wherever the hands are; NEWS2 names its own alarm."""
    titles = [_(alert.title) for alert in found if alert.level == EMERGENCY and alert.code is not Code.NEWS2]
    if not titles:
        return line
    now = _("Now: {what}.").format(what=", ".join(titles))
    return replace(line, tone="stop", shape="stop", rest=f"{now} {line.rest}".strip())


def _senior(vitals: Vitals, age: tuple[int, int] | None) -> str:
    """The limits of the triage tool are for 12 years and over."""
    too_young = age is not None and age[1] < OLD_ENOUGH_FOR_TRIAGE
    return _("Ask a senior to look.") if not too_young and needs_senior_review(vitals) else ""


def _head(score: News2) -> str:
    if score.total is None:
        return {
            "emergency": _("NEWS2: not complete, at least {n}, emergency: clinician at once."),
            "urgent": _("NEWS2: not complete, at least {n}, urgent: clinician now."),
        }.get(score.alarm, _("NEWS2: not complete, at least {n}.")).format(n=score.at_least)
    return {
        "emergency": _("NEWS2: {n}, emergency: clinician at once."),
        "urgent": _("NEWS2: {n}, urgent: clinician now."),
    }.get(score.alarm, _("NEWS2: {n}.")).format(n=score.total)


def _inputs(score: News2) -> str:
    count = len(INPUTS) - len(score.missing)
    if not score.missing:
        return _("All 7 entered.")
    words = {
        "respiration": _("breaths"),
        "saturation": _("oxygen SpO₂"),
        "on_air": _("extra oxygen"),
        "systolic": _("blood pressure"),
        "pulse": _("pulse"),
        "temperature": _("temperature"),
        "consciousness": _("awake"),
    }
    missing = ", ".join(words[name] for name in score.missing)
    one, many = "{count} of 7 entered; {missing} is missing.", "{count} of 7 entered; {missing} are missing."
    return ngettext(one, many, len(score.missing)).format(count=count, missing=missing)


def _tone(score: News2, senior: str) -> str:
    if score.alarm:
        return "stop"
    return "att" if senior or score.missing else "ok"


def _shape(score: News2, senior: str) -> str:
    if score.alarm:
        return "stop"
    if senior:
        return "ask"
    return "not_asked" if score.missing else "done"
