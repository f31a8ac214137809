"""What the remarks of a list propose: confirmed or dismissed by a person in one pass, before anyone is fed."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor, may
from app.arrivals import flag, mark, people_of
from app.forms import Decision
from app.house import House
from app.person_rows import load, rows_of
from app.rows import ProposalRow
from models.arrivals import Proposal
from models.base import new_id
from models.codes import (
    AbsenceReason,
    ActNow,
    Answer,
    Arrival,
    Instruction,
    ProposalKind,
    ProposalState,
    SafetyFlag,
)
from models.person import Person, WorkInstruction

_MARKS = {
    ProposalKind.DOCTOR_NOW: ActNow.DOCTOR_NOW,
    ProposalKind.DAILY_MEDICINE: ActNow.DAILY_MEDICINE,
    ProposalKind.MOBILITY: ActNow.HELP_TO_WALK,
    ProposalKind.WARM_CLOTHES: ActNow.COLD_OR_WET,
    ProposalKind.NO_CONSULATE: ActNow.NO_OUTSIDE_CONTACT,
    ProposalKind.NO_FOOD_BEFORE_CLINICIAN: ActNow.NOT_EATING,
}
_INSTRUCTIONS = {
    ProposalKind.NO_FOOD_BEFORE_CLINICIAN: Instruction.NO_FOOD_BEFORE_CLINICIAN,
    ProposalKind.MASK: Instruction.MASK,
    ProposalKind.INTERPRETER: Instruction.INTERPRETER,
}


class Proposals:
    def __init__(self, house: House) -> None:
        self._house = house

    def waiting(self, actor: Actor, group: UUID) -> tuple[ProposalRow, ...]:
        """Proposals of a group nobody has decided yet, in the order of the list."""

        def work(session: Session) -> tuple[ProposalRow, ...]:
            ids = [person.id for person in people_of(session, group)]
            rows = load(session, Proposal, Proposal.person_id, ids)
            open_rows = [row for row in rows if row.state is ProposalState.PROPOSED]
            order = {person: place for place, person in enumerate(ids)}
            return proposal_rows(session, actor, sorted(open_rows, key=lambda row: (order[row.person_id], row.kind)))

        return self._house.read(actor, Act.READ_PROPOSALS, work)

    def decide(self, actor: Actor, decisions: Sequence[Decision]) -> int:
        """Confirm or dismiss, all in one act; what is confirmed takes effect at once. Returns how many were decided."""

        def work(session: Session) -> int:
            decided = 0
            for decision in decisions:
                proposal = session.get(Proposal, decision.proposal)
                if proposal is None or proposal.state is not ProposalState.PROPOSED or not _may_see(actor, proposal):
                    continue
                proposal.state = decision.state
                decided += 1
                if decision.state is ProposalState.CONFIRMED:
                    take_effect(session, proposal)
            return decided

        return self._house.write(actor, Act.DECIDE_PROPOSALS, work)


def take_effect(session: Session, proposal: Proposal) -> None:
    """What a confirmed proposal becomes: a mark, an instruction, a flag, an answer, or an absence."""
    person = session.get(Person, proposal.person_id)
    if person is None:
        return
    if proposal.kind in _MARKS:
        mark(session, person.id, _MARKS[proposal.kind])
    if proposal.kind in _INSTRUCTIONS:
        instruct(session, person.id, _INSTRUCTIONS[proposal.kind])
    if proposal.kind is ProposalKind.NO_CONSULATE:
        flag(session, person.id, SafetyFlag.NO_COO)
    if proposal.kind is ProposalKind.INTERPRETER:
        person.interpreter = Answer.YES
    if proposal.kind is ProposalKind.NOT_ARRIVED and person.arrival is Arrival.LISTED:
        person.arrival = Arrival.NOT_ARRIVED
        person.absence = proposal.absence or AbsenceReason.NOT_KNOWN


def instruct(session: Session, person: UUID, code: Instruction) -> None:
    statement = select(WorkInstruction).where(
        WorkInstruction.person_id == person, WorkInstruction.code == code, col(WorkInstruction.voided).is_(False)
    )
    if session.exec(statement).first() is None:
        session.add(WorkInstruction(id=new_id(), person_id=person, code=code))


def proposal_rows(session: Session, actor: Actor, proposals: Sequence[Proposal]) -> tuple[ProposalRow, ...]:
    people = load(session, Person, Person.id, {proposal.person_id for proposal in proposals})
    rows = {row.id: row for row in rows_of(session, actor, people)}
    return tuple(
        ProposalRow(proposal.id, rows[proposal.person_id], proposal.kind, proposal.state, proposal.absence)
        for proposal in proposals
        if proposal.person_id in rows and _may_see(actor, proposal)
    )


def _may_see(actor: Actor, proposal: Proposal) -> bool:
    """Who did not arrive is told only to those who may name the absent."""
    return proposal.kind is not ProposalKind.NOT_ARRIVED or may(actor, Act.NAME_ABSENT)
