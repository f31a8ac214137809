"""Papers with everything that stands on them (domain, 2.6, 11.6), and the sealed word on who took one away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor, may
from app.carried import COURT_PAPERS, DocumentForm, DocumentRow, TakenForm, shown_type, trimmed
from app.cases import NOT_YOUR_CASE, works_on
from app.content import from_content, to_content
from app.custody import held_by, live_things, moved, records_of
from app.errors import Refused, UserError
from app.house import House
from app.person_rows import load
from app.registration import known_person
from app.sealing import Binding
from app.standing import require_usable
from models.base import new_id
from models.belongings import HandOver, PaperScan
from models.codes import Compartment, DocumentType
from models.person import IdentityDocument
from models.values.paper_date import read_paper_date

LONGEST_STATEMENT, MOST_PAGES = 10_000, 5_000
PLAIN = ("country", "authority", "number", "issued", "expires", "name_as_written", "pages", "language")
OPEN_TO_ALL = ("pages", "language")  # of a court paper, for who may not know more
NO_DATE = (
    "This date of the paper was not understood. Nothing was saved. Write it as 17.04.2019, 4.2019 or 2019, "
    "or leave it empty."
)
NO_PAGES = "A paper has between 1 and 5,000 pages. Nothing was saved. Correct the number or leave it empty."
GONE = "This paper is not in the record any more. Nothing was changed. Open the page again."
NO_REASON = "A paper is taken out only with a reason. Nothing was changed. Say in a word why."
NOTHING_SAID = "Nothing is written. Nothing was saved. Write who took the paper, when or where."
TOO_LONG = "The statement is longer than 10,000 characters. Nothing was saved. Shorten it."
STANDS = (
    "A statement about this paper stands already, sealed. Nothing was saved. Let the case worker open it and add to it."
)


class Documents:
    """The use cases of papers."""

    def __init__(self, house: House) -> None:
        self._house = house

    def of(self, actor: Actor, person_id: UUID) -> tuple[DocumentRow, ...]:
        """The papers of a person and of the records found to be the same, those taken out at the end."""

        def work(session: Session) -> tuple[DocumentRow, ...]:
            return document_rows(session, actor, records_of(session, person_id))

        return self._house.read(actor, Act.READ_DOCUMENTS, work)

    def save(self, actor: Actor, form: DocumentForm) -> None:
        """Write a paper down or correct it; who holds it is left to the hand-overs where there are any."""
        self._house.require(actor, Act.EDIT_DOCUMENTS)
        form = _checked(form)

        def work(session: Session) -> None:
            paper = session.get(IdentityDocument, form.id)
            owner = known_person(session, paper.person_id if paper else form.person)
            require_usable(session, owner.id)
            if paper is None:
                paper = IdentityDocument(
                    id=form.id,
                    person_id=owner.id,
                    type=form.type,
                    condition=form.condition,
                    custody=form.custody,
                )
                session.add(paper)
            if paper.voided:
                raise UserError(GONE)
            _fill(session, actor, paper, form)

        self._house.write(actor, Act.EDIT_DOCUMENTS, work)

    def take_out(self, actor: Actor, document_id: UUID, reason: str) -> None:
        """The paper was written down by mistake: it stays visible with the reason."""
        self._house.require(actor, Act.EDIT_DOCUMENTS)
        if not reason.strip():
            raise UserError(NO_REASON, "reason")

        def work(session: Session) -> None:
            paper = paper_of(session, document_id)
            require_usable(session, paper.person_id)
            paper.voided, paper.void_reason = True, reason.strip()

        self._house.write(actor, Act.EDIT_DOCUMENTS, work)

    def say_taken(self, actor: Actor, form: TakenForm) -> None:
        """Keep what the person says of who took or destroyed a paper; sealed, it is read by case workers alone."""
        self._house.require(actor, Act.EDIT_DOCUMENTS)
        form = trimmed(form)
        if not any((form.who, form.when, form.where, form.words)):
            raise UserError(NOTHING_SAID, "words")
        if sum(map(len, (form.who, form.when, form.where, form.words))) > LONGEST_STATEMENT:
            raise UserError(TOO_LONG, "words")

        def work(session: Session) -> None:
            paper = paper_of(session, form.document)
            require_usable(session, paper.person_id)
            if paper.taken is not None and not works_on(session, actor, paper.person_id):
                raise UserError(STANDS)
            paper.taken = self._house.vault.seal(Compartment.PROTECTION, to_content(form), _place(paper.id))

        self._house.write(actor, Act.EDIT_DOCUMENTS, work)

    def taken(self, actor: Actor, document_id: UUID) -> TakenForm | None:
        """The statement, for who works on the person's case; the reading is journaled. Refused to others."""

        def work(session: Session) -> TakenForm | None:
            paper = paper_of(session, document_id)
            if not works_on(session, actor, paper.person_id):
                raise Refused(NOT_YOUR_CASE, paper.person_id)
            if not paper.taken:
                return None
            self._house.note(session, "SEALED_READ", paper.person_id, "paper")
            opened = self._house.vault.open(Compartment.PROTECTION, paper.taken, _place(paper.id))
            return from_content(TakenForm, opened)

        return self._house.write(actor, Act.READ_CASE_NOTES, work)


def document_form(person: UUID, kind: DocumentType = DocumentType.PASSPORT) -> DocumentForm:
    """A new paper, as the page opens it."""
    return DocumentForm(new_id(), person, kind)


def document_rows(session: Session, actor: Actor, records: Sequence[UUID]) -> tuple[DocumentRow, ...]:
    """The papers of these records as the role may see them, oldest first, those taken out at the end."""
    papers = [paper for paper in _told(session, records) if paper.type is not DocumentType.NONE]
    handed = moved(session, papers)
    scans = Counter(
        scan.document_id for scan in load(session, PaperScan, PaperScan.document_id, [paper.id for paper in papers])
    )
    rows = [_row(actor, paper, handed.get(paper.id), scans[paper.id]) for paper in papers]
    return tuple(sorted(rows, key=lambda row: (bool(row.withdrawn), row.form.id)))


def paper_of(session: Session, document_id: UUID) -> IdentityDocument:
    """UserError when the paper is not in the record any more."""
    paper = session.get(IdentityDocument, document_id)
    if paper is None or paper.voided:
        raise UserError(GONE)
    known_person(session, paper.person_id)
    return paper


def _told(session: Session, records: Sequence[UUID]) -> list[IdentityDocument]:
    """Papers that stand, and those that were taken out for a reason."""
    out = select(IdentityDocument).where(
        col(IdentityDocument.person_id).in_(records), col(IdentityDocument.void_reason) != ""
    )
    return [*live_things(session, IdentityDocument, records), *session.exec(out).all()]


def _row(actor: Actor, paper: IdentityDocument, line: HandOver | None, scans: int) -> DocumentRow:
    veiled, (custody, _location, returned_at) = is_veiled(actor, paper.type), held_by(paper, line)
    plain = {name: getattr(paper, name) for name in PLAIN if not veiled or name in OPEN_TO_ALL}
    form = DocumentForm(paper.id, paper.person_id, shown_type(actor, paper.type), paper.condition, custody, **plain)
    return DocumentRow(
        form, paper.zone_state, veiled, bool(paper.taken), line is not None, scans, returned_at, paper.void_reason
    )


def is_veiled(actor: Actor, kind: DocumentType) -> bool:
    """Whether this role learns of the paper only that it is a court paper."""
    return kind in COURT_PAPERS and not may(actor, Act.READ_CASE_NOTES)


def _fill(session: Session, actor: Actor, paper: IdentityDocument, form: DocumentForm) -> None:
    """What the form says; what it could not show stays as it was."""
    hidden = bool(paper.heads) and is_veiled(actor, paper.type)
    if not (hidden and form.type is DocumentType.VERDICT):
        paper.type = form.type
    paper.condition = form.condition
    for name in PLAIN:
        said = getattr(form, name)
        if name in OPEN_TO_ALL or said or not hidden:
            setattr(paper, name, said)
    if not paper.heads or not moved(session, [paper]):
        paper.custody = form.custody


def _checked(form: DocumentForm) -> DocumentForm:
    form = trimmed(form)
    form = replace(form, issued=_date(form.issued, "issued"), expires=_date(form.expires, "expires"))
    if form.pages is not None and not 1 <= form.pages <= MOST_PAGES:
        raise UserError(NO_PAGES, "pages")
    return form


def _date(text: str, field: str) -> str:
    try:
        return read_paper_date(text)
    except ValueError:
        raise UserError(NO_DATE, field) from None


def _place(document: UUID) -> Binding:
    return Binding(str(IdentityDocument.__tablename__), document, "taken")
