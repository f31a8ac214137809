"""Importing a list: every original row kept and sealed, names and dates as read, remarks as proposals to confirm."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.arrivals import blank_person, people_of
from app.content import plain_content
from app.errors import UserError
from app.forms import ListForm
from app.house import House
from app.lists import ListedPerson, Meaning, interpret, read_list
from app.person_rows import rows_of
from app.remarks import absence_reason, propose
from app.rows import ImportRow
from app.sealing import Binding
from app.twin_pairs import open_pairs
from models.arrivals import ArrivalGroup, ListFile, ListRow, Proposal
from models.base import new_id
from models.codes import Compartment, DataSource, DatePrecision, NameKind, ProposalKind, ProposalState
from models.person import IdentityDocument, Person, PersonName
from models.values.partial_date import Doubt, PartialDate, Reading

AS_WRITTEN, NATION = 200, 120


def list_form(group: UUID, raw: bytes) -> ListForm:
    """The form of a list whose guesses are taken as they are."""
    sheet = read_list(raw)
    return ListForm(new_id(), group, raw, sheet.encoding, sheet.delimiter, tuple(sheet.columns))


class Lists:
    """The use case behind the list preview."""

    def __init__(self, house: House) -> None:
        self._house = house

    def import_list(self, actor: Actor, form: ListForm) -> ImportRow:
        """Put everybody of the list on the group's list. The same file again changes nothing."""
        self._house.require(actor, Act.IMPORT_LIST)
        sheet = read_list(form.raw, form.encoding, form.delimiter)
        today = self._house.now().astimezone().date()
        listed = interpret(sheet, tuple(Meaning(column) for column in form.columns), today)

        def work(session: Session) -> ImportRow:
            if session.get(ArrivalGroup, form.group) is None:
                raise UserError("This group is not on this laptop. Nothing was imported. Choose another group.")
            known = self._known(session, form)
            if not known:
                self._keep(session, form, listed)
            return self._report(session, actor, form, listed, known, today)

        return self._house.write(actor, Act.IMPORT_LIST, work)

    def _known(self, session: Session, form: ListForm) -> bool:
        digest = hashlib.sha256(form.raw).digest()
        statement = select(ListFile).where(ListFile.group_id == form.group, ListFile.digest == digest)
        return session.exec(statement).first() is not None or session.get(ListFile, form.id) is not None

    def _keep(self, session: Session, form: ListForm, listed: Sequence[ListedPerson]) -> None:
        session.add(
            ListFile(
                id=form.id,
                group_id=form.group,
                digest=hashlib.sha256(form.raw).digest(),
                encoding=form.encoding,
                delimiter=form.delimiter,
                columns=" ".join(form.columns),
                row_count=len(listed),
            )
        )
        places = [person.list_position or 0 for person in people_of(session, form.group)]
        first = max(places, default=0) + 1
        people = [self._person(form.group, entry, place) for place, entry in enumerate(listed, first)]
        session.add_all(people)
        session.flush()
        for person, entry in zip(people, listed, strict=True):
            self._around(session, form, person.id, entry)

    def _person(self, group: UUID, entry: ListedPerson, place: int) -> Person:
        person = blank_person(new_id(), group, on_list=True)
        person.list_position = place
        person.sex, person.nationality = entry.sex, entry.nationality[:NATION]
        person.languages = " ".join(entry.languages)
        person.birth_as_written = entry.born.as_written[:AS_WRITTEN]
        born = certain(entry.born)
        person.birth_precision, person.birth_text, person.birth_age_on = (
            born.stored() if born else (DatePrecision.UNKNOWN, "", None)
        )
        return person

    def _around(self, session: Session, form: ListForm, person: UUID, entry: ListedPerson) -> None:
        row = new_id()
        plain = plain_content(list(entry.cells))
        session.add(
            ListRow(
                id=row,
                list_id=form.id,
                person_id=person,
                row_number=entry.row,
                for_medical=self._seal(Compartment.MEDICAL, plain, row, "for_medical"),
                for_protection=self._seal(Compartment.PROTECTION, plain, row, "for_protection"),
            )
        )
        if entry.full_as_written:
            session.add(_name(person, entry))
        session.add_all(
            IdentityDocument(id=new_id(), person_id=person, type=kind, condition=condition, custody=custody)
            for kind, condition, custody in entry.documents
        )
        session.add_all(_proposal(person, kind, entry.remark) for kind in propose(entry.remark))

    def _seal(self, compartment: Compartment, plain: bytes, row: UUID, field: str) -> bytes:
        return self._house.vault.seal(compartment, plain, Binding("listrow", row, field))

    def _report(
        self,
        session: Session,
        actor: Actor,
        form: ListForm,
        listed: Sequence[ListedPerson],
        known: bool,
        today: date,
    ) -> ImportRow:
        session.flush()
        rows = rows_of(session, actor, people_of(session, form.group))
        proposals = session.exec(
            select(Proposal.id)
            .join(Person, col(Person.id) == col(Proposal.person_id))
            .where(Person.group_id == form.group, Proposal.state == ProposalState.PROPOSED)
        ).all()
        return ImportRow(
            listed=len(listed),
            new=0 if known else len(listed),
            known=len(listed) if known else 0,
            proposals=len(proposals),
            doubts=sum(entry.born.doubt is not None for entry in listed),
            likely_twins=sum(likeness.likely for _, _, likeness in open_pairs(session, rows, today)),
        )


def certain(reading: Reading) -> PartialDate | None:
    """What counts before anybody was asked: of a 1 January that may stand for an unknown day, the year alone."""
    if reading.doubt is not Doubt.PLACEHOLDER:
        return reading.value
    return next((choice for choice in reading.choices if choice.precision is DatePrecision.YEAR), None)


def _name(person: UUID, entry: ListedPerson) -> PersonName:
    return PersonName(
        id=new_id(),
        person_id=person,
        kind=NameKind.LIST,
        source=DataSource.LIST,
        script=entry.script,
        language=entry.language,
        family=entry.family[:200],
        given=entry.given[:200],
        patronymic=entry.patronymic[:200],
        as_written=entry.full_as_written[:600],
        primary_name=True,
        latin_form=False,
    )


def _proposal(person: UUID, kind: ProposalKind, remark: str) -> Proposal:
    absence = absence_reason(remark) if kind is ProposalKind.NOT_ARRIVED else None
    return Proposal(id=new_id(), person_id=person, kind=kind, state=ProposalState.PROPOSED, absence=absence)
