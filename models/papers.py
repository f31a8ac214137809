"""Cards and the print log (domain.md, 11.34-11.36)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from models.base import Tracked
from models.codes import CardState, PaperKind, ScanKind
from models.columns import coded, moment, refers, text


class Card(Tracked, table=True):
    """A printed card. `token`: the random 64-bit card id, 20 digits. Blank until a scan binds it to a person."""

    person_id: UUID | None = refers("person.id", default=None)
    station_number: int
    running_number: int
    token: str = text(20, default="", index=True)
    serial: int
    state: CardState = coded(CardState)
    issued_on: date
    valid_until: date
    bound_at: datetime | None = moment(default=None)
    state_reason: str = text(200, default="")


class PrintLog(Tracked, table=True):
    """One print: what, how many, when. `print_number` and the journal head stand in the footer of the paper."""

    print_number: int
    kind: PaperKind = coded(PaperKind)
    group_id: UUID | None = refers("arrivalgroup.id", default=None)
    person_id: UUID | None = refers("person.id", default=None)
    count: int
    copies: int
    at: datetime = moment()
    head: str = text(20, default="")
    unusual: bool = False
    countersigned_at: datetime | None = moment(default=None)
    countersigned_by: UUID | None = refers("staffmember.id", default=None)


class ScanEvent(Tracked, table=True):
    """A card was shown at a desk: which, when, what for, what the desk answered."""

    card_id: UUID | None = refers("card.id", default=None)
    person_id: UUID | None = refers("person.id", default=None)
    at: datetime = moment()
    purpose: ScanKind = coded(ScanKind)
    result: str = text(40, default="")


class Fact(Tracked, table=True):
    """A read that matters or a refusal: sealed text opened, a wide search, an act refused. Codes only, no names."""

    kind: str = text(40, default="")
    at: datetime = moment()
    person_id: UUID | None = refers("person.id", default=None)
    detail: str = text(80, default="")
    count: int
