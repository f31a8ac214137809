"""What is typed and shown of vouchers and money handed out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from app.rows import PersonRow
from models.codes import Answer, VoucherKind
from models.values.money import Money


@dataclass(frozen=True, repr=False)
class VoucherForm:
    """Money or money's worth is handed over now. `amount` as typed ("120.50"); `number`: of the ticket or voucher;
    `witness`: the second person where cash is counted out."""

    id: UUID
    person: UUID
    kind: VoucherKind
    amount: str = field(default="", repr=False)
    currency: str = "EUR"
    number: str = field(default="", repr=False)
    purpose: str = field(default="", repr=False)
    witness: str = field(default="", repr=False)


@dataclass(frozen=True, repr=False)
class TakeBackForm:
    """A voucher or money comes back."""

    voucher: UUID
    reason: str


@dataclass(frozen=True, repr=False)
class VoucherRow:
    """One hand-out. `person` None: the record was taken back or erased since; the till still counts it. `back_at`: when
    it was taken back. `twice`: another one of the same kind bears this number, which
    only two laptops that had not met can bring about."""

    id: UUID
    person: PersonRow | None
    kind: VoucherKind
    money: Money | None
    number: str
    purpose: str
    at: datetime
    by: str
    witness: str
    signed: Answer
    receipt: int | None
    back_at: datetime | None
    back_reason: str
    back_by: str
    twice: bool = False


@dataclass(frozen=True, repr=False)
class GottenSheet:
    """What somebody got, newest first; what was taken back stays among it."""

    person: PersonRow
    rows: tuple[VoucherRow, ...]


@dataclass(frozen=True)
class TillLine:
    """What went out of the till on a day, and came back, of one kind and currency. `net` in minor units, below nothing
    when more came back."""

    kind: VoucherKind
    currency: str
    given: int
    given_minor: int
    back: int
    back_minor: int

    @property
    def net(self) -> int:
        return self.given_minor - self.back_minor


@dataclass(frozen=True, repr=False)
class TillSheet:
    """A day at the till: every hand-out and everything that came back on it, newest first, and the sums."""

    day: date
    rows: tuple[VoucherRow, ...]
    sums: tuple[TillLine, ...]
