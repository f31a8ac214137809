"""Scans of papers: sealed when they are kept, opened by few with a trace, carried and erased like photographs."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from uuid import UUID

import pytest
from PIL import Image
from sqlmodel import select

from app.access import TABLE, Act, Actor
from app.carried import TakenForm
from app.documents import document_form
from app.errors import Refused, StorageTrouble, UserError
from app.paper_scans import MOST_PAGES, scan_form
from app.rights.forms import ErasureForm
from app.scan_pictures import STORED_BYTES
from app.waystation import Waystation
from models.base import new_id
from models.belongings import PaperScan
from models.codes import DocumentType, RetentionArea, Role
from models.derived import Blob
from tests.app.conftest import Centre, as_role
from tests.app.strange_files import picture_bombs
from tests.app.test_carried import assigned, centre, intake, passport, person, staffed
from tests.app.test_cases import worker
from tests.app.test_exchange_laptops import carry, second

__all__ = ["centre", "intake", "person", "second", "staffed"]  # fixtures
CANARY = "Two men burnt it at home, канарейка"


def page_of(colour: str = "khaki", size: tuple[int, int] = (420, 594), kind: str = "JPEG", **more: object) -> bytes:
    raw = io.BytesIO()
    Image.new("RGB", size, colour).save(raw, kind, **more)
    return raw.getvalue()


def keep(waystation: Waystation, actor: Actor, document: UUID, picture: bytes | None = None) -> UUID:
    return waystation.paper_scans.add(actor, scan_form(document, picture or page_of())).id


def blobs(waystation: Waystation) -> list[bytes]:
    with waystation.house.store.read() as session:
        return list(session.exec(select(Blob.data)).all())


def test_pages_are_kept_in_order_and_opened_by_the_case_worker(
    manager: Waystation, intake: Actor, person: UUID
) -> None:
    paper = passport(manager, intake, person)
    first, next_one = keep(manager, intake, paper.id), keep(manager, intake, paper.id, page_of("teal"))
    social = worker(manager, Role.CASE)
    rows = manager.paper_scans.of(social, person)
    assert [(row.id, row.page) for row in rows] == [(first, 1), (next_one, 2)]
    assert manager.documents.of(intake, person)[0].scans == 2
    with Image.open(io.BytesIO(manager.paper_scans.open(social, next_one))) as shown:
        assert shown.format == "JPEG"
        assert shown.size == (420, 594)
    said = [row.what for row in manager.read_log.of(manager.actor, person)]
    assert said.count("opened a scan of a paper") == 1


def test_a_page_saved_twice_is_kept_once_and_opened_by_case_workers_alone(
    manager: Waystation, intake: Actor, person: UUID
) -> None:
    form = scan_form(passport(manager, intake, person).id, page_of())
    assert manager.paper_scans.add(intake, form) == manager.paper_scans.add(intake, form)
    assert len(blobs(manager)) == 1
    scan = form.id
    for role in set(Role) - TABLE[Act.READ_SCANS]:
        with pytest.raises(Refused):
            manager.paper_scans.open(as_role(manager, role), scan)
    assert TABLE[Act.READ_SCANS] == {Role.CASE, Role.LEGAL}


def test_a_desk_without_the_key_cannot_open_it_whatever_its_role_says(
    manager: Waystation, centre: Centre, intake: Actor, person: UUID
) -> None:
    scan = keep(manager, intake, passport(manager, intake, person).id)
    manager.close()
    medic = centre.unlock(Role.MEDIC)
    with pytest.raises(Refused):
        medic.paper_scans.open(as_role(medic, Role.CASE), scan)
    medic.close()


def test_a_verdict_opens_only_for_who_works_on_the_case(manager: Waystation, intake: Actor, person: UUID) -> None:
    form = document_form(person, DocumentType.VERDICT)
    manager.documents.save(intake, form)
    scan = keep(manager, intake, form.id)
    legal = worker(manager, Role.LEGAL)
    assert manager.paper_scans.of(legal, person) == ()
    with pytest.raises(Refused):
        manager.paper_scans.open(legal, scan)
    social = assigned(manager, person)
    assert [row.id for row in manager.paper_scans.of(social, person)] == [scan]
    assert manager.paper_scans.open(social, scan)


def test_a_large_noisy_page_fits_and_carries_no_metadata(manager: Waystation, intake: Actor, person: UUID) -> None:
    noise = Image.frombytes("RGB", (1600, 2300), random.Random(4).randbytes(1600 * 2300 * 3))
    exif = Image.Exif()
    exif[0x010E] = CANARY
    raw = io.BytesIO()
    noise.save(raw, "JPEG", quality=95, exif=exif)
    scan = keep(manager, intake, passport(manager, intake, person).id, raw.getvalue())
    shown = manager.paper_scans.open(worker(manager, Role.CASE), scan)
    assert len(shown) <= STORED_BYTES
    with Image.open(io.BytesIO(shown)) as image:
        assert not image.getexif()
        assert min(image.size) >= 1_100
    assert CANARY.encode() not in shown


def test_what_is_no_page_is_refused_with_a_sentence(manager: Waystation, intake: Actor, person: UUID) -> None:
    paper = passport(manager, intake, person)
    for bomb in (*picture_bombs().values(), b"%PDF-1.7", b"", b"MZ" * 40, page_of(size=(8, 8))):
        with pytest.raises(UserError, match="Nothing was kept") as refusal:
            manager.paper_scans.add(intake, scan_form(paper.id, bomb))
        assert refusal.value.field == "picture"
    assert blobs(manager) == []


def test_a_paper_has_at_most_sixty_pages(manager: Waystation, intake: Actor, person: UUID) -> None:
    paper = passport(manager, intake, person)

    def full(session: object) -> None:
        session.add(  # type: ignore[attr-defined]
            PaperScan(
                id=new_id(),
                person_id=person,
                document_id=paper.id,
                page=MOST_PAGES,
                at=manager.house.now(),
                digest=bytes(32),
                key=bytes(80),
            )
        )

    manager.house.write(intake, Act.ADD_SCAN, full)
    with pytest.raises(UserError, match="Sixty"):
        keep(manager, intake, paper.id)


def test_a_page_travels_to_the_other_laptop_and_goes_there_too_when_it_is_erased(
    manager: Waystation, second: Waystation, intake: Actor, person: UUID
) -> None:
    scan = keep(manager, intake, passport(manager, intake, person).id)
    carry(manager, second)
    assert blobs(second) == blobs(manager)
    shown = manager.paper_scans.open(worker(manager, Role.CASE), scan)
    assert second.paper_scans.open(worker(second, Role.CASE), scan) == shown
    officer = as_role(manager, Role.PROTECTION_OFFICER)
    manager.erasures.erase(officer, ErasureForm(person, RetentionArea.PERSON, "asked for it"))
    assert blobs(manager) == []
    carry(manager, second)
    assert blobs(second) == []
    with pytest.raises(UserError):
        second.paper_scans.open(worker(second, Role.CASE), scan)


def test_a_page_taken_out_or_under_another_key_stays_closed(manager: Waystation, intake: Actor, person: UUID) -> None:
    scan = keep(manager, intake, passport(manager, intake, person).id)
    manager.paper_scans.take_out(intake, scan)
    social = worker(manager, Role.CASE)
    assert manager.paper_scans.of(social, person) == ()
    for again in (lambda: manager.paper_scans.take_out(intake, scan), lambda: manager.paper_scans.open(social, scan)):
        with pytest.raises(UserError):
            again()
    paper = passport(manager, intake, person)
    first, other = keep(manager, intake, paper.id), keep(manager, intake, paper.id, page_of("navy"))

    def swap(session: object) -> None:
        one, two = (session.get(PaperScan, each) for each in (first, other))  # type: ignore[attr-defined]
        one.digest = two.digest

    manager.house.write(intake, Act.ADD_SCAN, swap)
    with pytest.raises(StorageTrouble, match="damaged"):
        manager.paper_scans.open(worker(manager, Role.CASE), first)


def everything(waystation: Waystation) -> Iterator[bytes]:
    """Every value of every table, as an intruder with the database key alone finds it."""
    with waystation.house.store.read() as session:
        connection = session.connection()
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        for name in names:
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"'):
                for value in row:
                    yield value if isinstance(value, bytes) else str(value).encode()


def test_no_word_of_the_statement_and_no_byte_of_a_page_lies_in_plain_anywhere(
    manager: Waystation, intake: Actor, person: UUID, caplog: pytest.LogCaptureFixture
) -> None:
    paper = passport(manager, intake, person)
    manager.documents.say_taken(intake, TakenForm(paper.id, CANARY, CANARY, CANARY, CANARY))
    scan = keep(manager, intake, paper.id, page_of("khaki"))
    opened = manager.paper_scans.open(worker(manager, Role.CASE), scan)
    found = list(everything(manager))
    secrets = [CANARY.encode(), "канарейка".encode(), opened[20:60], opened[-60:-20], b"JFIF"]
    assert len(found) > 1_000
    assert not [secret for secret in secrets for value in found if secret in value]
    for role in Role:
        actor = as_role(manager, role)
        for look in (
            lambda actor=actor: manager.documents.of(actor, person),
            lambda actor=actor: manager.belongings.of(actor, person),
            lambda actor=actor: manager.hand_overs.chain(actor, person),
            lambda actor=actor: manager.people.open_person(actor, person),
            lambda actor=actor: manager.own_records.data(actor, person).data.decode(),
            lambda actor=actor: manager.read_log.of(actor, person),
        ):
            try:
                assert "канарейка" not in _told(look())  # type: ignore[no-untyped-call]
            except Refused:
                continue
    assert "канарейка" not in caplog.text


def _told(value: object) -> str:
    """Everything in rows, whatever their own representation hides."""
    if isinstance(value, tuple | list):
        return " ".join(map(_told, value))
    fields = getattr(value, "__dataclass_fields__", None)
    return _told([getattr(value, name) for name in fields]) if fields else str(value)


def test_the_key_of_a_page_is_not_handed_out_with_the_copy_of_the_record(
    manager: Waystation, intake: Actor, person: UUID
) -> None:
    keep(manager, intake, passport(manager, intake, person).id)
    social = assigned(manager, person)
    told = manager.own_records.data(social, person).data.decode()
    assert '"paperscan"' in told
    assert '"key"' not in told
