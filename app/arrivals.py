"""Arrival groups, the list, the bus door. Listed is not arrived: each person is counted in, absent, or an extra."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, col, func, select

from app.access import Act, Actor
from app.counting import bind_blank_card, card_of, next_running, unbind
from app.errors import UserError
from app.forms import AbsenceForm, CountForm, GroupForm
from app.house import House, station_of
from app.merging import once
from app.person_rows import row_of, rows_of
from app.rows import CountedRow, GroupRow, PersonRow
from app.same_person import merges
from models.arrivals import ArrivalGroup
from models.base import new_id
from models.codes import ActNow, Answer, Arrival, CardState, DatePrecision, SafetyFlag, Sex, Triage
from models.health import FollowUp, InjuryPhoto, MedicalCheck, VitalsNote
from models.person import Person, PersonFlag, UrgentMark
from models.supplies import Issue
from models.values.number import PersonNumber

_OF_HEALTH = (MedicalCheck, VitalsNote, FollowUp, InjuryPhoto)
DEFAULT_FLAGS = (SafetyFlag.NO_COO, SafetyFlag.HIDE, SafetyFlag.NO_MEDIA)


class Arrivals:
    """The use cases of the bus door."""

    def __init__(self, house: House) -> None:
        self._house = house

    def open_group(self, actor: Actor, form: GroupForm) -> GroupRow:
        """A new arrival group; the same form twice makes one group."""
        if not form.label.strip():
            raise UserError("The group has no name. Nothing was saved. Type a name, for example Bus 2.", "label")
        if form.expected is not None and not 0 <= form.expected <= 5000:
            raise UserError(
                "The expected number must be between 0 and 5000. Nothing was saved. Correct the number.", "expected"
            )

        def work(session: Session) -> GroupRow:
            group = session.get(ArrivalGroup, form.id)
            if group is None:
                group = self._new_group(session, form)
            return group_row(group)

        return self._house.write(actor, Act.OPEN_GROUP, work)

    def _new_group(self, session: Session, form: GroupForm) -> ArrivalGroup:
        day = form.arrived_at.astimezone().date()
        letter = session.exec(select(func.count()).select_from(ArrivalGroup)).one()
        group = ArrivalGroup(
            id=form.id,
            code=f"{day.isoformat()}-{letter + 1:02d}",
            label=form.label.strip(),
            kind=form.kind,
            expected=form.expected,
            arrived_at=form.arrived_at,
            crossing_point=form.crossing_point,
            handed_over_by=form.handed_over_by,
            vehicle=form.vehicle,
            exposed=form.exposed,
        )
        session.add(group)
        return group

    def groups(self, actor: Actor) -> tuple[GroupRow, ...]:
        """All groups, the newest first."""

        def work(session: Session) -> tuple[GroupRow, ...]:
            found = session.exec(select(ArrivalGroup).order_by(col(ArrivalGroup.arrived_at).desc())).all()
            return tuple(group_row(group) for group in found)

        return self._house.read(actor, Act.LIST_GROUPS, work)

    def list_of(self, actor: Actor, group: UUID) -> tuple[PersonRow, ...]:
        """Everybody of the group, each human being once: the list in its order, then the extras."""

        def work(session: Session) -> tuple[PersonRow, ...]:
            return once(rows_of(session, actor, people_of(session, group)))

        return self._house.read(actor, Act.LIST_PEOPLE, work)

    def count_in(self, actor: Actor, form: CountForm) -> CountedRow:
        """Two keys at the bus door: counted in, with the next number or the number of a blank card that was scanned."""

        def work(session: Session) -> CountedRow:
            person = session.get(Person, form.person) or self._extra(session, form)
            if person.voided:
                raise UserError("This record was undone. Nothing was saved. Count the person in as new.")
            if person.arrival is not Arrival.COUNTED:
                self._count(session, person, form)
            self._colour(session, person, form)
            session.flush()
            return CountedRow(row_of(session, actor, person), person.counted_order or 0, counted(session, form.group))

        return self._house.write(actor, Act.COUNT_IN, work)

    def _extra(self, session: Session, form: CountForm) -> Person:
        person = blank_person(form.person, form.group, on_list=form.on_list)
        session.add(person)
        session.flush()
        return person

    def _count(self, session: Session, person: Person, form: CountForm) -> None:
        count_person(session, self._house, person)
        if form.card.strip():
            bind_blank_card(session, self._house, person, form.card)
        elif person.running_number is None:
            station = station_of(session, self._house.store)
            person.station_number, person.running_number = station.number, next_running(session, station.number)

    def _colour(self, session: Session, person: Person, form: CountForm) -> None:
        if form.triage is not Triage.NOT_YET:
            person.triage, person.triage_at = form.triage, self._house.now()
        if form.doctor_now:
            mark(session, person.id, ActNow.DOCTOR_NOW)

    def undo_count(self, actor: Actor, person_id: UUID) -> PersonRow:
        """Back to the list, or away when it was an extra nobody registered; a card bound by it is blank again."""

        def work(session: Session) -> PersonRow:
            person = _known(session, person_id)
            if person.arrival is Arrival.COUNTED:
                _refuse_in_use(session, person)
                unbind(session, person)
                person.arrival, person.counted_at, person.counted_order = Arrival.LISTED, None, None
                person.triage, person.triage_at = Triage.NOT_YET, None
                person.voided = not person.on_list
                reopen(session, self._house, person.group_id)
            session.flush()
            return row_of(session, actor, person)

        return self._house.write(actor, Act.UNDO_COUNT, work)

    def mark_absent(self, actor: Actor, form: AbsenceForm) -> PersonRow:
        """On the list and not here: why, and who said so. It can be changed later."""

        def work(session: Session) -> PersonRow:
            person = _known(session, form.person)
            if person.arrival is Arrival.COUNTED:
                raise UserError(
                    "This person is counted in. Nothing was changed. Undo the count first if that was a mistake."
                )
            person.arrival, person.absence = Arrival.NOT_ARRIVED, form.reason
            person.absence_said_by, person.absence_said_at = form.said_by.strip()[:200], self._house.now()
            session.flush()
            return row_of(session, actor, person)

        return self._house.write(actor, Act.MARK_ABSENT, work)

    def undo_absent(self, actor: Actor, person_id: UUID) -> PersonRow:
        """Back to the list: nobody has said any more why this person is not here."""

        def work(session: Session) -> PersonRow:
            person = _known(session, person_id)
            if person.arrival is Arrival.NOT_ARRIVED:
                person.arrival, person.absence = Arrival.LISTED, None
                person.absence_said_by, person.absence_said_at = "", None
                reopen(session, self._house, person.group_id)
            session.flush()
            return row_of(session, actor, person)

        return self._house.write(actor, Act.MARK_ABSENT, work)

    def set_triage(self, actor: Actor, person_id: UUID, triage: Triage, doctor_now: bool = False) -> PersonRow:
        """The colour chosen by eye, before or after the form."""

        def work(session: Session) -> PersonRow:
            person = _known(session, person_id)
            person.triage, person.triage_at = triage, self._house.now()
            if doctor_now:
                mark(session, person.id, ActNow.DOCTOR_NOW)
            session.flush()
            return row_of(session, actor, person)

        return self._house.write(actor, Act.TRIAGE_BY_EYE, work)

    def blank_number(self, actor: Actor, digits: str) -> str:
        """The number printed on the blank card with these digits; empty when it is no blank card of this station."""

        def work(session: Session) -> str:
            card = card_of(session, digits)
            blank = card is not None and card.state is CardState.BLANK
            return str(PersonNumber(card.station_number, card.running_number)) if card and blank else ""

        return self._house.read(actor, Act.COUNT_IN, work)


def group_row(group: ArrivalGroup) -> GroupRow:
    return GroupRow(group.id, group.code, group.label, group.kind, group.expected, group.arrived_at, group.exposed)


def people_of(session: Session, group: UUID) -> list[Person]:
    """Everybody of a group who is not voided: by place on the list, then by order of counting."""
    statement = select(Person).where(Person.group_id == group, col(Person.voided).is_(False))
    people = session.exec(statement).all()
    return sorted(people, key=lambda p: (p.list_position is None, p.list_position or 0, p.counted_order or 0, p.id))


def counted(session: Session, group: UUID) -> int:
    """How many human beings of the group are counted in."""
    statement = select(Person.id).where(
        Person.group_id == group, Person.arrival == Arrival.COUNTED, col(Person.voided).is_(False)
    )
    joined = merges(session)
    return len({joined.shown(person) for person in session.exec(statement).all()})


def blank_person(person_id: UUID, group: UUID, on_list: bool) -> Person:
    """A person of whom nothing is known yet: every answer says so."""
    return Person(
        id=person_id,
        group_id=group,
        on_list=on_list,
        arrival=Arrival.LISTED,
        absence_said_by="",
        sex=Sex.NOT_ASKED,
        birth_precision=DatePrecision.UNKNOWN,
        birth_text="",
        birth_as_written="",
        nationality="",
        languages="",
        interpreter=Answer.NOT_ASKED,
        triage=Triage.NOT_YET,
        notice_given=Answer.NOT_ASKED,
    )


def count_person(session: Session, house: House, person: Person) -> None:
    """Counted in now; a politically exposed group gets the cautious flags until the person says otherwise."""
    order = session.exec(select(func.max(Person.counted_order)).where(Person.group_id == person.group_id)).one()
    person.arrival, person.counted_at, person.counted_order = Arrival.COUNTED, house.now(), (order or 0) + 1
    person.absence, person.absence_said_by, person.absence_said_at = None, "", None
    reopen(session, house, person.group_id)
    group = session.get(ArrivalGroup, person.group_id)
    if group is not None and group.exposed:
        flag(session, person.id, *DEFAULT_FLAGS)


def reopen(session: Session, house: House, group_id: UUID) -> None:
    """The numbers changed after the count was closed: it is open again, and the journal says so."""
    group = session.get(ArrivalGroup, group_id)
    if group is not None and group.closed_at is not None:
        group.closed_at, group.closed_by = None, None
        house.note(session, "GROUP_REOPENED", detail=group.code)


def flag(session: Session, person: UUID, *codes: SafetyFlag) -> None:
    """Raise the flags that are not up yet."""
    statement = select(PersonFlag.code).where(PersonFlag.person_id == person, col(PersonFlag.voided).is_(False))
    for code in set(codes) - set(session.exec(statement).all()):
        session.add(PersonFlag(id=new_id(), person_id=person, code=code))


def mark(session: Session, person: UUID, code: ActNow) -> None:
    statement = select(UrgentMark).where(
        UrgentMark.person_id == person, UrgentMark.code == code, col(UrgentMark.voided).is_(False)
    )
    if session.exec(statement).first() is None:
        session.add(UrgentMark(id=new_id(), person_id=person, code=code))


def _refuse_in_use(session: Session, person: Person) -> None:
    """Somebody stood here who was registered, seen by a medic or given something: that is not undone at the door."""
    if person.registered_at is not None:
        raise UserError("This person is registered already. Nothing was changed. Open the record to correct it.")
    if any(session.exec(select(kind.id).where(kind.person_id == person.id)).first() for kind in _OF_HEALTH):
        raise UserError("A medic has written about this person. Nothing was changed. Ask the shift lead.")
    if session.exec(select(Issue.id).where(Issue.person_id == person.id, col(Issue.undone_at).is_(None))).first():
        raise UserError("This person was given something. Nothing was changed. Take that back first, then undo.")


def _known(session: Session, person_id: UUID) -> Person:
    person = session.get(Person, person_id)
    if person is None or person.voided:
        raise UserError("This record is not on this laptop any more. Nothing was changed. Search for the person again.")
    return person
