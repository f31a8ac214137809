"""Importing a list: every original row kept and sealed, names and dates as read, remarks as proposals to confirm."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.arrivals import blank_person, people_of, reopen
from app.content import plain_content
from app.errors import UserError
from app.forms import ListForm
from app.house import House
from app.list_changes import ListChange, ListComparison, ListField, OnList, matched, on_list
from app.lists import DocumentGuess, ListedPerson, ListError, Meaning, interpret, read_list
from app.lists.births import certain
from app.person_rows import rows_of
from app.remarks import absence_reason, propose
from app.rows import ImportRow
from app.sealing import Binding
from app.twin_pairs import open_pairs
from models.arrivals import ArrivalGroup, ListFile, ListRow, Proposal
from models.base import new_id
from models.codes import Compartment, DataSource, DatePrecision, NameKind, ProposalKind, ProposalState
from models.person import IdentityDocument, Person, PersonName

AS_WRITTEN, NATION = 200, 120


def list_form(group: UUID, raw: bytes) -> ListForm:
    """The form of a list whose guesses are taken as they are."""
    sheet = read_list(raw)
    return ListForm(new_id(), group, raw, sheet.encoding, sheet.delimiter, tuple(sheet.columns))


@dataclass(frozen=True)
class _Done:
    """How many rows were new, the same as before, and different."""

    new: int = 0
    same: int = 0
    changed: int = 0


class Lists:
    """The use cases behind the list preview."""

    def __init__(self, house: House) -> None:
        self._house = house

    def import_list(self, actor: Actor, form: ListForm) -> ImportRow:
        """Put everybody of the list on the group's list. The same file again changes nothing; of a corrected list
        the new people are added, and what differs is taken for those who have not been counted in yet."""
        self._house.require(actor, Act.IMPORT_LIST)
        listed, today = self._listed(form), self._house.today()

        def work(session: Session) -> ImportRow:
            self._group(session, form)
            known = self._known(session, form)
            done = _Done(same=len(listed)) if known else self._keep(session, form, listed, today)
            return self._report(session, actor, form, listed, done, today)

        return self._house.write(actor, Act.IMPORT_LIST, work)

    def compare_list(self, actor: Actor, form: ListForm) -> ListComparison:
        """What the list would change in the group, before anything is: the new, the different, the missing."""
        self._house.require(actor, Act.IMPORT_LIST)
        listed, today = self._listed(form), self._house.today()

        def work(session: Session) -> ListComparison:
            self._group(session, form)
            people = on_list(session, people_of(session, form.group))
            return self._comparison(session, actor, form, listed, people, today)

        return self._house.read(actor, Act.IMPORT_LIST, work)

    def _comparison(
        self,
        session: Session,
        actor: Actor,
        form: ListForm,
        listed: Sequence[ListedPerson],
        people: Sequence[OnList],
        today: date,
    ) -> ListComparison:
        found = matched(listed, people, today)
        met = {one.person.id for one in found.values()}
        different = {row: one for row, one in found.items() if one.differences(listed[row - 1])}
        missing = [one.person for one in people if one.person.id not in met]
        shown = rows_of(session, actor, [one.person for one in different.values()] + missing)
        return ListComparison(
            known=self._known(session, form),
            earlier=len(people),
            new=tuple(entry.row for entry in listed if entry.row not in found),
            changes=tuple(
                ListChange(row, person, one.differences(listed[row - 1]), one.settled)
                for (row, one), person in zip(different.items(), shown, strict=False)
            ),
            missing=shown[len(different) :],
            elsewhere=self._elsewhere(session, form),
        )

    def _listed(self, form: ListForm) -> tuple[ListedPerson, ...]:
        sheet = read_list(form.raw, form.encoding, form.delimiter)
        return interpret(sheet, _meanings(form), self._house.today(), form.answers)

    def _group(self, session: Session, form: ListForm) -> None:
        if session.get(ArrivalGroup, form.group) is None:
            raise UserError("This group is not on this laptop. Nothing was imported. Choose another group.")

    def _known(self, session: Session, form: ListForm) -> bool:
        digest = hashlib.sha256(form.raw).digest()
        statement = select(ListFile).where(ListFile.group_id == form.group, ListFile.digest == digest)
        return session.exec(statement).first() is not None or session.get(ListFile, form.id) is not None

    def _elsewhere(self, session: Session, form: ListForm) -> str:
        """The label of another group that has this very file, else empty."""
        digest = hashlib.sha256(form.raw).digest()
        statement = (
            select(ArrivalGroup.label)
            .join(ListFile, col(ListFile.group_id) == col(ArrivalGroup.id))
            .where(ListFile.digest == digest, ListFile.group_id != form.group)
        )
        return session.exec(statement).first() or ""

    def _keep(self, session: Session, form: ListForm, listed: Sequence[ListedPerson], today: date) -> _Done:
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
        here = people_of(session, form.group)
        found = matched(listed, on_list(session, here), today)
        first = max((person.list_position or 0 for person in here), default=0) + 1
        fresh = [entry for entry in listed if entry.row not in found]
        people = [self._person(form.group, entry, place) for place, entry in enumerate(fresh, first)]
        session.add_all(people)
        if people:
            reopen(session, self._house, form.group)
        session.flush()
        for person, entry in zip(people, fresh, strict=True):
            self._around(session, form, person.id, entry)
        changed = sum(self._again(session, form, one, listed[row - 1]) for row, one in found.items())
        return _Done(len(fresh), len(found) - changed, changed)

    def _again(self, session: Session, form: ListForm, known: OnList, entry: ListedPerson) -> bool:
        """Somebody listed before: the row is kept too, and what differs is taken unless the person has spoken since,
        or somebody said to leave it. Another spelling and another proposal are added in any case."""
        self._row(session, form, known.person.id, entry)
        differences = known.differences(entry)
        session.add_all(
            _proposal(known.person.id, kind, entry.remark) for kind in set(propose(entry.remark)) - known.proposals
        )
        taken = not known.settled and entry.row not in form.leave
        if any(difference.field is ListField.NAME for difference in differences):
            if taken and known.name is not None:
                known.name.primary_name = False
            session.add(_name(known.person.id, entry, primary=taken))
        if taken:
            self._fill(known.person, entry, {difference.field for difference in differences})
            session.add_all(_papers(known.person.id, set(entry.documents) - known.papers))
        return taken and bool(differences)

    def _fill(self, person: Person, entry: ListedPerson, fields: Collection[ListField]) -> None:
        if ListField.SEX in fields:
            person.sex = entry.sex
        if ListField.NATIONALITY in fields:
            person.nationality = entry.nationality[:NATION]
        if ListField.LANGUAGES in fields:
            person.languages = " ".join(entry.languages)
        if ListField.BORN in fields:
            _fill_birth(person, entry)

    def _person(self, group: UUID, entry: ListedPerson, place: int) -> Person:
        person = blank_person(new_id(), group, on_list=True)
        person.list_position = place
        person.sex, person.nationality = entry.sex, entry.nationality[:NATION]
        person.languages = " ".join(entry.languages)
        _fill_birth(person, entry)
        return person

    def _around(self, session: Session, form: ListForm, person: UUID, entry: ListedPerson) -> None:
        self._row(session, form, person, entry)
        if entry.full_as_written:
            session.add(_name(person, entry))
        session.add_all(_papers(person, entry.documents))
        session.add_all(_proposal(person, kind, entry.remark) for kind in propose(entry.remark))

    def _row(self, session: Session, form: ListForm, person: UUID, entry: ListedPerson) -> None:
        """Every cell as it stood, sealed to both compartments."""
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

    def _seal(self, compartment: Compartment, plain: bytes, row: UUID, field: str) -> bytes:
        return self._house.vault.seal(compartment, plain, Binding("listrow", row, field))

    def _report(
        self,
        session: Session,
        actor: Actor,
        form: ListForm,
        listed: Sequence[ListedPerson],
        done: _Done,
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
            new=done.new,
            known=done.same,
            changed=done.changed,
            proposals=len(proposals),
            doubts=sum(entry.born.doubt is not None for entry in listed),
            likely_twins=sum(likeness.likely for _, _, likeness in open_pairs(session, rows, today)),
        )


def _meanings(form: ListForm) -> tuple[Meaning, ...]:
    if not set(form.columns) <= set(Meaning):
        raise ListError("A column has a meaning that is not offered. Nothing was imported. Choose it again.", "columns")
    return tuple(Meaning(column) for column in form.columns)


def _fill_birth(person: Person, entry: ListedPerson) -> None:
    person.birth_as_written = entry.born.as_written[:AS_WRITTEN]
    born = certain(entry.born)
    person.birth_precision, person.birth_text, person.birth_age_on = (
        born.stored() if born else (DatePrecision.UNKNOWN, "", None)
    )


def _papers(person: UUID, papers: Iterable[DocumentGuess]) -> list[IdentityDocument]:
    return [
        IdentityDocument(id=new_id(), person_id=person, type=kind, condition=condition, custody=custody)
        for kind, condition, custody in sorted(papers)
    ]


def _name(person: UUID, entry: ListedPerson, *, primary: bool = True) -> PersonName:
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
        primary_name=primary,
        latin_form=False,
    )


def _proposal(person: UUID, kind: ProposalKind, remark: str) -> Proposal:
    absence = absence_reason(remark) if kind is ProposalKind.NOT_ARRIVED else None
    return Proposal(id=new_id(), person_id=person, kind=kind, state=ProposalState.PROPOSED, absence=absence)
