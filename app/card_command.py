"""`verify-card`: what a card says by itself, with no database, no passphrase and no network."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.errors import UserError
from app.scanning import LONGEST_BURST, ScanType, fold, recognise
from app.token import Proof, ProofVerdict, read_proof, verify_proof
from app.trust_card import LONGEST_FILE, TrustCard, read_card

# 0: genuine. 1 and 2 are of every command: it could not be done, it was not understood.
EXIT = {
    ProofVerdict.GENUINE: 0,
    ProofVerdict.EXPIRED: 3,
    ProofVerdict.UNKNOWN_KEY: 4,
    ProofVerdict.FORGED: 5,
    ProofVerdict.UNREADABLE: 6,
    ProofVerdict.EARLY: 8,
}
EXIT_SHORT = 7
WORDS = {
    ProofVerdict.GENUINE: "Made by a station that is believed here, and not changed since.",
    ProofVerdict.EXPIRED: "Made by a station that is believed here, but its last day is over.",
    ProofVerdict.EARLY: "Made by a station that is believed here, after today. Look at the date of this machine.",
    ProofVerdict.UNKNOWN_KEY: "Made by a station that is not believed here. Nothing more can be said.",
    ProofVerdict.FORGED: "It names a station that is believed here, and that station did not make it.",
    ProofVerdict.UNREADABLE: "This is no code of a card, or a digit of it is wrong. Scan it again.",
}
SHORT = (
    "short code",
    "The small code of a card says nothing by itself: only a laptop that has the record knows it. "
    "Scan the large code on the back.",
)
NOT_ASKED = "Replaced and cancelled cards are not known here; only a laptop that has the record knows them."


@dataclass(frozen=True)
class Believed:
    """Public keys by their 56-bit id, and the names of their sites."""

    keys: Mapping[int, bytes]
    sites: Mapping[int, str]


def add_card_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    card = commands.add_parser("verify-card", help="check the large code of a card, with no database")
    card.add_argument("digits", nargs="?", default="-", help="the digits of the code; left out or -: read from input")
    card.add_argument("--folder", type=Path, default=None, help="folder of the key file whose station is believed")
    card.add_argument("--trust", type=Path, action="append", default=[], help="a file with the key of another station")
    card.set_defaults(run=verify_card)


def verify_card(chosen: argparse.Namespace) -> int:
    """Print what the code says, a line each; the exit code says it too."""
    text = _typed() if chosen.digits == "-" else chosen.digits
    code, lines = answer(text, believed(chosen.folder, chosen.trust), date.today())
    print("\n".join(lines))
    return code


def answer(text: str, trusted: Believed, today: date) -> tuple[int, Sequence[str]]:
    """The exit code and the lines of what a code says on a day."""
    scan = recognise(text)
    if scan is not None and scan.kind is ScanType.SHORT:
        return EXIT_SHORT, SHORT
    proof = read_proof(scan.value if scan else fold(text))
    verdict = verify_proof(proof, trusted.keys, today)
    known = _said(proof, trusted) if proof and verdict not in (ProofVerdict.FORGED, ProofVerdict.UNKNOWN_KEY) else ()
    return EXIT[verdict], (verdict.value, WORDS[verdict], *known)


def believed(folder: Path | None, files: Sequence[Path]) -> Believed:
    """The key of the register in a folder, and of each file. UserError where there is none, or a file is none."""
    cards = [_of_file(path) for path in files]
    keys, sites = {card.key.key_id: card.key.key for card in cards}, {card.key.key_id: card.site for card in cards}
    keys.update(_own(folder, needed=not files))
    return Believed(keys, sites)


def _own(folder: Path | None, needed: bool) -> dict[int, bytes]:
    from app.keyfile import read
    from app.waystation import KEYS, data_folder

    place = (folder or data_folder()) / KEYS
    if folder is None and not place.exists():
        if needed:
            raise UserError("There is no register here whose cards could be believed. Name a file with --trust.")
        return {}
    card = read(place).card
    return {card.key_id: card.public}


def _of_file(path: Path) -> TrustCard:
    try:
        with path.open("rb") as file:
            text = file.read(LONGEST_FILE + 1).decode()
    except (OSError, ValueError):
        text = ""
    card = read_card(text)
    if card is None:
        raise UserError("The file with --trust is no key of a station, or it was changed. Nothing was checked.")
    return card


def _typed() -> str:
    """The first line; no more is read than the longest code needs."""
    return sys.stdin.readline(LONGEST_BURST + 1)


def _said(proof: Proof, trusted: Believed) -> Iterator[str]:
    """Only what the signature covers: nothing of a forged or an unknown card is repeated."""
    site = trusted.sites.get(proof.key_id, "")
    yield f"Station {proof.station:03d}" + (f", {site}" if site else "")
    yield f"Issued {proof.issued}, valid until {proof.expires}"
    yield NOT_ASKED
