"""The log of incidents, with the clock of 72 hours until the authority is told (GDPR, article 33)."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.errors import UserError
from app.house import House
from app.rights.forms import IncidentForm, IncidentRow
from models.rights import Incident

TIME_TO_TELL = timedelta(hours=72)
_FIELDS = tuple(IncidentForm.__dataclass_fields__)


class Incidents:
    """Lost laptops, lost papers, wrong recipients, look-ups without reason: each written down, nothing deleted."""

    def __init__(self, house: House) -> None:
        self._house = house

    def record(self, actor: Actor, form: IncidentForm) -> IncidentRow:
        """Write an incident down, or more about one; what stood there before stays in the journal."""
        _check(form, self._house)

        def work(session: Session) -> IncidentRow:
            row = session.get(Incident, form.id)
            if row is None:
                row = Incident(id=form.id, known_at=form.known_at, what=form.what.strip(), people=form.people)
                session.add(row)
            for name in _FIELDS[1:]:
                if getattr(row, name) != getattr(form, name):
                    setattr(row, name, getattr(form, name))
            return self._row(row)

        return self._house.write(actor, Act.LOG_INCIDENT, work)

    def listed(self, actor: Actor) -> tuple[IncidentRow, ...]:
        """Every incident, the open ones first, by when they became known."""

        def work(session: Session) -> tuple[IncidentRow, ...]:
            found = session.exec(select(Incident).where(col(Incident.voided).is_(False))).all()
            return tuple(self._row(row) for row in sorted(found, key=lambda i: (i.closed_at is not None, i.known_at)))

        return self._house.read(actor, Act.LOG_INCIDENT, work)

    def _row(self, row: Incident) -> IncidentRow:
        due = row.known_at + TIME_TO_TELL
        running = row.authority_told_at is None and row.closed_at is None
        left = (due - self._house.now()).total_seconds() / 3600 if running else None
        return IncidentRow(IncidentForm(**{name: getattr(row, name) for name in _FIELDS}), due, left)


def _check(form: IncidentForm, house: House) -> None:
    if not form.what.strip():
        raise UserError("What happened is still empty. Nothing was saved. Write it in a sentence.", "what")
    if form.people < 0:
        raise UserError("The number of people cannot be less than none. Nothing was saved. Correct it.", "people")
    now = house.now() + timedelta(minutes=5)
    for name in ("known_at", "happened_at", "authority_told_at", "people_told_at", "closed_at"):
        moment = getattr(form, name)
        if moment is not None and moment > now:
            raise UserError("This time lies ahead of the clock. Nothing was saved. Correct it.", name)
    if form.happened_at and form.happened_at > form.known_at:
        raise UserError("It became known before it happened. Nothing was saved. Correct one time.", "happened_at")
