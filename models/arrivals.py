"""Arrival groups, the lists that came with them, and what their remarks propose (domain.md, 11.1)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from models.base import Tracked
from models.codes import AbsenceReason, GroupKind, ProposalKind, ProposalState
from models.columns import coded, moment, refers, sealed, text


class ArrivalGroup(Tracked, table=True):
    """A bus, a group on foot: what was expected and who handed over. `exposed`: politically exposed people."""

    code: str = text(40, index=True)
    label: str = text(120, default="")
    kind: GroupKind = coded(GroupKind)
    expected: int | None = None
    arrived_at: datetime = moment()
    crossing_point: str = text(200, default="")
    handed_over_by: str = text(200, default="")
    vehicle: str = text(60, default="")
    exposed: bool
    papers_received: str = text(300, default="")
    closed_at: datetime | None = moment(default=None)
    closed_by: UUID | None = refers("staffmember.id", default=None)
    difference: str = text(500, default="")


class ListFile(Tracked, table=True):
    """One imported list. `digest` (SHA-256 of the file) makes a second import of the same list change nothing."""

    group_id: UUID = refers("arrivalgroup.id")
    digest: bytes
    encoding: str = text(40, default="")
    delimiter: str = text(4, default="")
    columns: str = text(400, default="")
    row_count: int


class ListRow(Tracked, table=True):
    """The original cells of a row, all of them, sealed to both compartments: remarks speak of health and danger."""

    list_id: UUID = refers("listfile.id")
    person_id: UUID = refers("person.id")
    row_number: int
    for_medical: bytes = sealed()
    for_protection: bytes = sealed()


class Proposal(Tracked, table=True):
    """What a remark proposes. It counts only when a person has confirmed it."""

    person_id: UUID = refers("person.id")
    kind: ProposalKind = coded(ProposalKind)
    state: ProposalState = coded(ProposalState)
    absence: AbsenceReason | None = coded(AbsenceReason, default=None)
