"""Cards, trusted stations, printers, named layouts and the print log (domain.md, 11.34-11.36)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from models.base import Tracked
from models.codes import CardReason, CardState, PaperClass, PaperKind, RosterKind, ScanKind
from models.columns import coded, moment, refers, text


class Card(Tracked, table=True):
    """A printed card. `token`: the random 64-bit card id, 20 digits. Blank until a scan binds it to a person. `prints`:
    how often this very card went to a printer (a reprint); `reason`: why it was made anew (a re-issue); `print_id`: the
    print that it was on last."""

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
    prints: int = 1
    reason: CardReason | None = coded(CardReason, default=None)
    print_id: UUID | None = refers("printlog.id", default=None)


class TrustedKey(Tracked, table=True):
    """A card key of another station that this one believes: its number, the 56-bit key id, the Ed25519 public key."""

    site_name: str = text(200, default="")
    station_number: int
    key_id: str = text(20, default="", index=True)
    key: bytes
    ended_at: datetime | None = moment(default=None)


class PrinterProfile(Tracked, table=True):
    """What was measured of a printer on the test page: dots per inch, and how far fronts and backs sit off, in
    hundredths of a millimetre to the right and down."""

    name: str = text(120, default="")
    dpi: int
    front_x: int = 0
    front_y: int = 0
    back_x: int = 0
    back_y: int = 0


class ListLayout(Tracked, table=True):
    """A list as somebody set it up, under a name: codes of columns with spaces between, order, grouping, filter."""

    roster: RosterKind = coded(RosterKind)
    name: str = text(80, default="")
    columns: str = text(400, default="")
    order_by: str = text(40, default="")
    group_by: str = text(40, default="")
    filters: str = text(200, default="")
    numbers_only: bool = False
    language: str = text(20, default="")


class PrintLog(Tracked, table=True):
    """One print: what, of which class, how many, for whom, when. `print_number` and the journal head stand in the
    footer of the paper. `detail`: the kind of a list, the layout of cards."""

    print_number: int
    kind: PaperKind = coded(PaperKind)
    group_id: UUID | None = refers("arrivalgroup.id", default=None)
    person_id: UUID | None = refers("person.id", default=None)
    count: int
    copies: int
    paper_class: PaperClass = coded(PaperClass, default=PaperClass.S1)
    detail: str = text(40, default="")
    for_whom: str = text(200, default="")
    at: datetime = moment()
    head: str = text(20, default="")
    unusual: bool = False
    countersigned_at: datetime | None = moment(default=None)
    countersigned_by: UUID | None = refers("staffmember.id", default=None)


class ScanEvent(Tracked, table=True):
    """A card was shown at a desk: which, when, where, what for, what the desk answered."""

    card_id: UUID | None = refers("card.id", default=None)
    person_id: UUID | None = refers("person.id", default=None)
    at: datetime = moment()
    purpose: ScanKind = coded(ScanKind)
    result: str = text(40, default="")
    station_number: int = 0
    desk: str = text(60, default="")


class Fact(Tracked, table=True):
    """A read that matters or a refusal: sealed text opened, a wide search, an act refused. Codes only, no names."""

    kind: str = text(40, default="")
    at: datetime = moment()
    person_id: UUID | None = refers("person.id", default=None)
    detail: str = text(80, default="")
    count: int
