"""What was written of doses: sealed, each one kept; a dose that was given stays given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.check_forms import DoseForm
from app.errors import Refused
from app.health.sealed import unseal
from app.house import House
from app.person_rows import load
from models.codes import DoseState
from models.health import DoseGiven


@dataclass(frozen=True, repr=False)
class Given:
    form: DoseForm
    at: datetime
    by: UUID


def given_of(session: Session, house: House, orders: Iterable[UUID]) -> tuple[Given, ...]:
    """Everything that was written of the doses of these orders, the oldest first."""
    found = list[Given]()
    for row in load(session, DoseGiven, DoseGiven.order_id, orders):
        with suppress(Refused):  # one that was damaged does not keep the round shut
            found.append(Given(unseal(house, DoseForm, row.content, "dosegiven", row.id), row.at, row.by_id))
    return tuple(sorted(found, key=lambda each: (each.at, str(each.form.id))))


def state_of(written: Sequence[Given]) -> Given | None:
    """What counts of one dose: that it was given, whoever wrote later that it was not; else the newest word."""
    return next((each for each in written if each.form.state is DoseState.GIVEN), written[-1] if written else None)
