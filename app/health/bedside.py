"""Vital signs beside a check: an assistant writes them and cannot read them again. What they call for is said at once,
and a person whose signs are dangerous stands first in the queue, without a word why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor
from app.check_forms import CheckForm, Vitals, VitalsForm
from app.check_rows import CheckRow, TrendPoint
from app.errors import Refused, UserError
from app.health.alert_words import NOTE
from app.health.alerts import Alert, alerts
from app.health.sealed import seal, unseal
from app.house import House, staff_names
from app.ids import new_id
from app.merging import whole_row
from app.person_rows import birth_of, load
from app.registration import known_person
from app.rows import PersonRow
from app.same_person import joined_ids
from app.vitals import check_measures, check_vitals
from models.codes import ActNow, Sex
from models.health import VitalsNote
from models.person import Person, UrgentMark

NOTHING = "No vital sign is typed. Nothing was saved. Type at least one."
AHEAD = "The time of measuring lies ahead. Nothing was saved. Type the time again."
ANOTHER = "These vital signs belong to another person. Nothing was saved. Open the page again."
GONE = "These vital signs are not on this laptop any more. Nothing was changed. Open the page again."
_SLACK = timedelta(minutes=15)


@dataclass(frozen=True, repr=False)
class VitalsRow:
    """What was just typed calls for this; it is not shown again to who may not read it."""

    person: PersonRow
    alerts: tuple[Alert, ...]


class Bedside:
    """The use case of vital signs outside a check."""

    def __init__(self, house: House) -> None:
        self._house = house

    def record_vitals(self, actor: Actor, form: VitalsForm) -> VitalsRow:
        """Keep a set of vital signs; the same form twice keeps it once. Whoever needs a clinician now is marked."""
        self._house.require(actor, Act.RECORD_VITALS)
        _check(form, self._house.now())

        def work(session: Session) -> VitalsRow:
            known_person(session, form.person)
            found = self._alerts(session, form)
            kept = session.get(VitalsNote, form.id)
            if kept is None:
                session.add(self._note(actor, form))
                if any(alert.level != NOTE for alert in found):
                    call_clinician(session, form.person)
                session.flush()
            elif kept.person_id != form.person:
                raise UserError(ANOTHER)
            return VitalsRow(whole_row(session, actor, form.person), found)

        return self._house.write(actor, Act.RECORD_VITALS, work)

    def drop_vitals(self, actor: Actor, note: UUID) -> None:
        """A medic takes away a set that was typed at the wrong person; what a signed check holds stays."""

        def work(session: Session) -> None:
            row = session.get(VitalsNote, note)
            if row is None or row.voided:
                raise UserError(GONE)
            row.voided = True

        self._house.write(actor, Act.SAVE_CHECK, work)

    def _note(self, actor: Actor, form: VitalsForm) -> VitalsNote:
        content = seal(self._house, form, "vitalsnote", form.id)
        at = form.measured_at or self._house.now()
        return VitalsNote(id=form.id, person_id=form.person, content=content, at=at, by_id=actor.user)

    def _alerts(self, session: Session, form: VitalsForm) -> tuple[Alert, ...]:
        """By what anybody at this desk may know: age and sex, not what the check says of pregnancy."""
        records = [known_person(session, each) for each in joined_ids(session, form.person)]
        check = CheckForm(new_id(), form.person, vitals=form.vitals, measured_at=form.measured_at)
        return alerts(check, age_of(records, self._house), self._house.now(), sex_of(records))


def _check(form: VitalsForm, now: datetime) -> None:
    check_vitals(form.vitals)
    check_measures(form.vitals, form.measures)
    if form.vitals == Vitals() and not form.measures:
        raise UserError(NOTHING, "vitals")
    if form.measured_at is not None and form.measured_at > now + _SLACK:
        raise UserError(AHEAD, "measured_at")


def age_of(records: Sequence[Person], house: House) -> tuple[int, int] | None:
    """Least and greatest possible age by what any record of the person says."""
    born = next((birth for record in records if (birth := birth_of(record))), None)
    return born.age_range(house.likely_today()) if born else None


def sex_of(records: Sequence[Person]) -> Sex:
    """The first that any record of the person says."""
    return next((record.sex for record in records if record.sex is not Sex.NOT_ASKED), Sex.NOT_ASKED)


def call_clinician(session: Session, person: UUID) -> None:
    """Mark "doctor now", once; it says nothing of the reason."""
    marks = load(session, UrgentMark, UrgentMark.person_id, joined_ids(session, person))
    if not any(mark.code is ActNow.DOCTOR_NOW for mark in marks):
        session.add(UrgentMark(id=new_id(), person_id=person, code=ActNow.DOCTOR_NOW))


def trend_of(
    session: Session, house: House, people: Iterable[UUID], checks: Sequence[CheckRow]
) -> tuple[TrendPoint, ...]:
    """The vital signs of signed checks and those taken beside them, the oldest first."""
    staff = staff_names(session)
    points = [
        TrendPoint(check.form.measured_at or check.started_at, check.form.vitals, check.signed_by)
        for check in checks
        if check.signed_at is not None and check.form.vitals != Vitals()
    ]
    for note in load(session, VitalsNote, VitalsNote.person_id, people):
        writer = staff.get(note.by_id)
        with suppress(Refused):  # one that was damaged does not keep the page shut
            form = unseal(house, VitalsForm, note.content, "vitalsnote", note.id)
            points.append(TrendPoint(note.at, form.vitals, writer.name if writer else "", note.id))
    return tuple(sorted(points, key=lambda point: point.at))
