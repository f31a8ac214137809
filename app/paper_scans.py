"""Scans of papers: each page a picture under a key of its own, which is sealed to `protection`; the pictures lie among
the photographs as ciphertext, travel with their entries and go when these are erased."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

import cbor2
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlmodel import Session, func, select

from app.access import Act, Actor
from app.carried import COURT_PAPERS, ScanRow
from app.cases import NOT_YOUR_CASE, works_on
from app.content import plain_content
from app.custody import live_things, records_of
from app.documents import paper_of
from app.errors import Refused, StorageTrouble, UserError
from app.hands import Hands
from app.house import House, staff_names
from app.person_rows import load
from app.photo import keep_photo
from app.scan_pictures import prepare_page
from app.sealing import Binding
from app.standing import require_usable
from models.base import new_id
from models.belongings import PaperScan
from models.codes import Compartment
from models.derived import Blob
from models.person import IdentityDocument

KEY_BYTES, NONCE_BYTES, MOST_PAGES = 32, 12, 60
TOO_MANY = "Sixty pages of this paper are kept already. Nothing was saved. Keep the rest as another paper."
GONE = "This page is not in the record any more. Nothing was changed. Open the page again."
NOT_HERE = (
    "The picture of this page is not on this laptop. The record is unharmed. "
    "Exchange with the laptop that scanned it, then open it again."
)
DAMAGED = "The picture of this page is damaged and stays closed. The record is unharmed. Scan it anew."


@dataclass(frozen=True, repr=False)
class ScanForm:
    """A page to keep: the file as it came, of any of the five kinds of picture."""

    id: UUID
    document: UUID
    picture: bytes = field(repr=False)


class PaperScans:
    """The use cases of scans: intake adds what it cannot open again."""

    def __init__(self, house: House) -> None:
        self._house = house

    def add(self, actor: Actor, form: ScanForm) -> ScanRow:
        """Keep one more page of a paper; saving twice keeps it once. UserError for bombs and what is no picture."""
        self._house.require(actor, Act.ADD_SCAN)
        page = prepare_page(form.picture)

        def work(session: Session) -> ScanRow:
            paper = paper_of(session, form.document)
            require_usable(session, paper.person_id)
            scan = session.get(PaperScan, form.id)
            if scan is None:
                scan = self._keep(session, paper, form.id, page)
                session.flush()
            return _rows(session, [scan])[0]

        return self._house.write(actor, Act.ADD_SCAN, work)

    def of(self, actor: Actor, person_id: UUID) -> tuple[ScanRow, ...]:
        """Which pages are kept, for who may open them; those of court papers only for who works on the case."""

        def work(session: Session) -> tuple[ScanRow, ...]:
            papers = live_things(session, IdentityDocument, records_of(session, person_id))
            shown = [paper.id for paper in papers if _may_open(session, actor, paper)]
            return _rows(session, load(session, PaperScan, PaperScan.document_id, shown))

        return self._house.read(actor, Act.READ_SCANS, work)

    def open(self, actor: Actor, scan_id: UUID) -> bytes:
        """The picture as JPEG; the opening is journaled. Refused for a court paper of somebody else's case."""

        def work(session: Session) -> bytes:
            scan = _scan_of(session, scan_id)
            paper = paper_of(session, scan.document_id)
            if not _may_open(session, actor, paper):
                raise Refused(NOT_YOUR_CASE, scan.person_id)
            self._house.note(session, "SCAN_OPENED", scan.person_id)
            return self._opened(session, scan)

        return self._house.write(actor, Act.READ_SCANS, work)

    def take_out(self, actor: Actor, scan_id: UUID) -> None:
        """A page scanned by mistake is no longer shown; erasing it for good is for data protection."""

        def work(session: Session) -> None:
            scan = _scan_of(session, scan_id)
            require_usable(session, scan.person_id)
            scan.voided = True

        self._house.write(actor, Act.ADD_SCAN, work)

    def _keep(self, session: Session, paper: IdentityDocument, scan_id: UUID, page: bytes) -> PaperScan:
        pages = session.exec(select(func.max(PaperScan.page)).where(PaperScan.document_id == paper.id)).one() or 0
        if pages >= MOST_PAGES:
            raise UserError(TOO_MANY)
        key, nonce = AESGCM.generate_key(8 * KEY_BYTES), os.urandom(NONCE_BYTES)
        closed = nonce + AESGCM(key).encrypt(nonce, page, scan_id.bytes)
        scan = PaperScan(
            id=scan_id,
            person_id=paper.person_id,
            document_id=paper.id,
            page=pages + 1,
            at=self._house.now(),
            digest=keep_photo(session, closed),
            key=self._house.vault.seal(Compartment.PROTECTION, plain_content(key), _place(scan_id)),
        )
        session.add(scan)
        return scan

    def _opened(self, session: Session, scan: PaperScan) -> bytes:
        blob = session.exec(select(Blob).where(Blob.digest == scan.digest)).first()
        if blob is None:
            raise UserError(NOT_HERE)
        _version, key = cbor2.loads(self._house.vault.open(Compartment.PROTECTION, scan.key, _place(scan.id)))
        try:
            return AESGCM(key).decrypt(blob.data[:NONCE_BYTES], blob.data[NONCE_BYTES:], scan.id.bytes)
        except (InvalidTag, ValueError):
            raise StorageTrouble(DAMAGED) from None


def scan_form(document: UUID, picture: bytes) -> ScanForm:
    """A new page, as it was chosen."""
    return ScanForm(new_id(), document, picture)


def _may_open(session: Session, actor: Actor, paper: IdentityDocument) -> bool:
    return paper.type not in COURT_PAPERS or works_on(session, actor, paper.person_id)


def _scan_of(session: Session, scan_id: UUID) -> PaperScan:
    scan = session.get(PaperScan, scan_id)
    if scan is None or scan.voided:
        raise UserError(GONE)
    return scan


def _rows(session: Session, scans: Sequence[PaperScan]) -> tuple[ScanRow, ...]:
    hands = Hands(session, staff_names(session), [scan.id for scan in scans])
    rows = [ScanRow(scan.id, scan.document_id, scan.page, scan.at, hands.by(scan.id)) for scan in scans]
    return tuple(sorted(rows, key=lambda row: (row.document, row.page)))


def _place(scan: UUID) -> Binding:
    return Binding(str(PaperScan.__tablename__), scan, "key")
