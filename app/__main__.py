"""The command line: the demo night, checking the journal, verifying a card. No Qt is loaded."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from app.discreet import be_discreet
from app.errors import StorageTrouble, UserError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did what was asked, 1 with a sentence when not."""
    os.umask(0o077)
    chosen = _parser().parse_args(arguments)
    try:
        run: Callable[[argparse.Namespace], int] = chosen.run
        return run(chosen)
    except (UserError, StorageTrouble) as trouble:
        print(trouble.sentence, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="waystation", description="Waystation without a window.")
    commands = parser.add_subparsers(required=True)
    demo = commands.add_parser("demo", help="play the night of the bus and write its papers")
    demo.add_argument("out", type=Path, help="folder for the papers and night.json")
    demo.set_defaults(run=_demo)
    verify = commands.add_parser("verify", help="check the chain of the journal; asks for a desk and its passphrase")
    verify.add_argument("--folder", type=Path, default=None)
    verify.set_defaults(run=_verify)
    card = commands.add_parser("verify-card", help="check the large code of a card, with no database")
    card.add_argument("digits")
    card.add_argument("--folder", type=Path, default=None, help="folder of the key file whose station is trusted")
    card.set_defaults(run=_verify_card)
    return parser


def _demo(chosen: argparse.Namespace) -> int:
    from app.night import play_demo

    play_demo(chosen.out, print)
    return 0


def _verify(chosen: argparse.Namespace) -> int:
    from app.waystation import data_folder, desks_of, unlock

    folder = chosen.folder or data_folder()
    desks = desks_of(folder)
    for place, desk in enumerate(desks, 1):
        print(f"{place}. {desk.label}")
    picked = input("Desk number: ").strip()
    if not picked.isdigit() or not 1 <= int(picked) <= len(desks):
        raise UserError("This is not one of the desks. Nothing was opened. Type a number of the list.")
    waystation = unlock(folder, desks[int(picked) - 1].slot_id, getpass.getpass("Passphrase: "))
    try:
        verdict = waystation.house.store.verify()
        if verdict.broken is not None:
            print(f"The journal does not verify: entry {verdict.broken[1]} was changed. Keep this file and call for help.")
            return 1
        print(f"The journal is whole. Its head is {waystation.house.store.head().code}.")
    finally:
        waystation.close()
    return 0


def _verify_card(chosen: argparse.Namespace) -> int:
    from app.keyfile import read
    from app.scanning import fold
    from app.token import ProofVerdict, verify_proof
    from app.waystation import KEYS, data_folder

    card = read((chosen.folder or data_folder()) / KEYS).card
    verdict = verify_proof(fold(chosen.digits), {card.key_id: card.public}, date.today())
    print(verdict.value)
    return 0 if verdict is ProofVerdict.GENUINE else 1


if __name__ == "__main__":
    be_discreet()
    sys.exit(main())
