"""A signed check in lines of words: all that was found, what was declined, and nothing that was not asked as a no."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.check_forms import CheckForm, FilledQuestionnaire, FollowUpForm, Injury, MeasureNote, Medicine
from app.health.questionnaires import result
from app.vitals import BY_KEY
from models.codes import Answer, IstanbulTerm, ListState, Pregnancy, Qualification, Triage
from ui.allergy_words import allergy_words
from ui.labels import allergy_states, consciousness, instructions, outcomes
from ui.labels import triage as colours
from ui.pages.health import follow, marks
from ui.pages.health.how import methods, why_not
from ui.pages.health.life import offer_states, pregnancies, substances, tests_offered
from ui.pages.health.measures import read_back
from ui.pages.health.more import qualifications
from ui.pages.health.tool import score_words
from ui.screening_words import screening
from ui.words import _, ngettext


def summary(form: CheckForm) -> list[str]:
    """Line by line in the order of the page; lines of which nothing is known are left out."""
    lines = (
        _result(form),
        _who(form),
        *_measured(form),
        *_asked(form),
        *_lists(form),
        *_folded(form),
        *(_mark(number, injury) for number, injury in enumerate(form.injuries, 1)),
        form.statement,
        form.complaint,
        form.note,
        *(_thing(each) for each in form.follow_ups),
        _joined(instructions()[code] for code in form.instructions),
    )
    return [line.strip() for line in lines if line.strip()]


def _joined(words: Iterable[str], between: str = ", ") -> str:
    return between.join(word for word in words if word)


def _result(form: CheckForm) -> str:
    colour = "" if form.triage is Triage.NOT_YET else colours()[form.triage]
    said = outcomes()[form.outcome] if form.outcome else _("No result")
    senior = _("A senior was asked") if form.senior_asked is Answer.YES else ""
    return _joined((colour, said, form.follow_up, senior), ". ")


def _who(form: CheckForm) -> str:
    agreed = {
        Answer.YES: _("Agreed to the check: yes"),
        Answer.NO: _("Agreed to the check: no"),
        Answer.DECLINED: _("Agreed to the check: no"),
    }.get(form.consent, "")
    who = "" if form.qualification is Qualification.NOT_SAID else qualifications()[form.qualification]
    through = _("interpreter: {name}").format(name=form.interpreter_name) if form.interpreter_name else ""
    return _joined((agreed, who, through))


def _measured(form: CheckForm) -> tuple[str, ...]:
    awake = consciousness()[form.vitals.consciousness] if form.vitals.consciousness else ""
    return _joined((*read_back(form.vitals), awake)), _joined((_how(note) for note in form.measures), "; ")


def _how(note: MeasureNote) -> str:
    way = methods()[note.method] if note.method else ""
    missing = _("not measured, {why}").format(why=why_not()[note.not_measured]) if note.not_measured else ""
    return _("{measure}: {words}").format(measure=_(BY_KEY[note.key].label), words=_joined((way, missing)))


def _asked(form: CheckForm) -> tuple[str, ...]:
    def those(answer: Answer, together: bool | None = None) -> str:
        return _joined(
            screening()[code]
            for code, said in form.screening
            if said is answer and together in (None, code in form.asked_together)
        )

    said = (
        (_("Yes: {words}"), those(Answer.YES)),
        (_("No: {words}"), those(Answer.NO, together=False)),
        (_("No, asked together: {words}"), those(Answer.NO, together=True)),
        (_("Declined: {words}"), those(Answer.DECLINED)),
    )
    return tuple(sentence.format(words=words) for sentence, words in said if words)


def _lists(form: CheckForm) -> tuple[str, ...]:
    allergies = [allergy_words(each) for each in form.allergies]
    conditions = [_joined((each.text, each.icd10)) for each in form.conditions]
    medicines = [_medicine(each) for each in form.medicines]
    return (
        _("Allergies: {words}").format(words=_listed(form.allergies_state, allergies)),
        _("Medicines: {words}").format(words=_listed(form.medicines_state, medicines)),
        _("Illnesses: {words}").format(words=_listed(form.conditions_state, conditions)),
    )


def _medicine(medicine: Medicine) -> str:
    days = medicine.days_left
    left = "" if days is None else ngettext("{n} day left", "{n} days left", days).format(n=days)
    critical = _("must not stop") if medicine.time_critical else ""
    written = (medicine.as_written, medicine.name, medicine.strength, medicine.dose, medicine.times)
    return _joined((*written, medicine.last_taken, left, critical))


def _listed(state: ListState, words: Sequence[str]) -> str:
    return "; ".join(words) if state is ListState.LIST and words else allergy_states()[state].lower()


def _folded(form: CheckForm) -> tuple[str, ...]:
    weeks = form.pregnancy_weeks
    of_weeks = "" if weeks is None else ngettext("{n} week", "{n} weeks", weeks).format(n=weeks)
    state = "" if form.pregnancy is Pregnancy.NOT_ASKED else pregnancies()[form.pregnancy].lower()
    used = _joined((_joined((substances()[code], last), ": ") for code, last in form.withdrawal), "; ")
    tests = _joined(f"{tests_offered()[test]} {offer_states()[said]}" for test, said in form.offers)
    return (
        _("Pregnancy: {words}").format(words=_joined((state, of_weeks))) if state else "",
        _("Withdrawal: {words}").format(words=used) if used else "",
        _("Tests: {words}").format(words=tests) if tests else "",
        *(_tool(filled) for filled in form.questionnaires),
    )


def _tool(filled: FilledQuestionnaire) -> str:
    return score_words(filled.definition, result(filled))


def _mark(number: int, injury: Injury) -> str:
    where = f"{marks.regions()[injury.region]} ({marks.sides()[injury.side]})"
    size = "" if injury.size_mm is None else f"{injury.size_mm} mm"
    fresh = {Answer.YES: _("fresh"), Answer.NO: _("old")}.get(injury.fresh, "")
    cause = f"«{injury.cause.strip('«»')}»" if injury.cause else ""
    found = (marks.kinds()[injury.kind], size, injury.colour, fresh, injury.age_stated, cause)
    term = "" if injury.term is IstanbulTerm.NOT_ASSESSED else marks.terms()[injury.term]
    words = _joined((where, *found, term or _("noted, to be referred")))
    return _("Mark {n}: {words}").format(n=number, words=words)


def _thing(form: FollowUpForm) -> str:
    due = f"{form.due_at.astimezone():%d.%m. %H:%M}" if form.due_at else ""
    return _("To do: {words}").format(words=_joined((follow.kinds()[form.kind], form.what, due)))
