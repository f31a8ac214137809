"""What a person holds in the hand, laid beside the record: names as recorded, codes that open and prove."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from app.rows import PersonRow, ScanMeaning
from app.scanning import ScanType, recognise
from app.token import ProofVerdict, verify_proof
from app.waystation import Waystation
from printing.data import Printed
from tests.printing.reading import codes, dense, text


def assert_names(pdf: bytes, rows: Iterable[PersonRow], pages: int = 0) -> None:
    """Every recorded name, in its own script, is extracted from the paper exactly as recorded (NFKC)."""
    read = dense(text(Printed(pdf, (), pages), "-layout"))
    for row in rows:
        for part in (row.name.family, row.name.given):
            recorded = dense(unicodedata.normalize("NFKC", part))
            capitals = recorded.upper() if row.name.script == "Latn" else recorded
            assert recorded in read or capitals in read, row.number


def assert_codes(pdf: bytes, pages: int, waystation: Waystation, people: dict[str, PersonRow]) -> None:
    """Every code on the rendered pages is read: short codes open their person, proofs verify with no database."""
    keys = {waystation.house.vault.card_key_id: waystation.house.vault.card_public_key}
    opened: set[str] = set()
    proofs = 0
    for page in range(1, pages + 1):
        for digits in codes(Printed(pdf, (), pages), page, 300):
            scan = recognise(digits)
            assert scan is not None
            answer = waystation.scans.open_code(waystation.actor, digits)
            assert answer.meaning is ScanMeaning.PERSON
            assert answer.person is not None
            if scan.kind is ScanType.SHORT:
                opened.add(answer.person.number)
            else:
                proofs += 1
                on = waystation.house.now().date()
                assert verify_proof(scan.value, keys, on) is ProofVerdict.GENUINE
    assert opened == set(people)
    assert proofs == len(people)
