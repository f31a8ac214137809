"""What the clinic's page gets back: vaccinations, orders, doses of a day, what its shelf holds and what went out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.check_forms import DispenseForm, ImmunizationForm, Medicine, OrderForm
from app.rows import PersonRow
from app.supply_rows import LotRow
from models.codes import DoseState


@dataclass(frozen=True, repr=False)
class VaccinationRow:
    form: ImmunizationForm


@dataclass(frozen=True, repr=False)
class OrderRow:
    """`running`: given today or to be given; `opened` False: it could not be opened here, and its words are lost."""

    form: OrderForm
    ended_at: datetime | None
    running: bool
    opened: bool = True


@dataclass(frozen=True, repr=False)
class DoseRow:
    """A dose that is due. `state` None: nobody wrote yet what became of it. `given`: how often somebody wrote "given";
    two laptops may both have."""

    order: UUID
    person: PersonRow
    medicine: Medicine
    due_at: datetime
    state: DoseState | None = None
    note: str = ""
    at: datetime | None = None
    by: str = ""
    given: int = 0
    late: bool = False


@dataclass(frozen=True)
class ClinicItemRow:
    """What the clinic's shelf holds of an item; quantities in 1/scale. `lots`: what expires first first."""

    code: str
    name: str
    unit: str
    scale: int
    left: int
    tracks_lots: bool
    lots: tuple[LotRow, ...] = ()


@dataclass(frozen=True, repr=False)
class DispensedRow:
    """`taken`: from which lots, how much, and their expiry. `short`: the shelf holds less than nothing of it now."""

    form: DispenseForm
    name: str
    at: datetime
    by: str
    taken: tuple[tuple[str, int, date | None], ...] = ()
    short: bool = False
    scale: int = 1
