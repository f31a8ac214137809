"""The command line: the demo night, checking, exchange, copies, verifying a card. No Qt is loaded."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from app.card_command import add_card_command
from app.commands import asked, backup, chosen_desk, restore
from app.discreet import be_discreet
from app.errors import StorageTrouble, UserError
from app.reading_commands import add_reading_commands
from app.zone_commands import add_zone_commands


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did what was asked, 1 with a sentence when not; `verify-card` has codes of its own."""
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
    verify = commands.add_parser("verify", help="check pages, journal and tables; asks for a desk and its passphrase")
    verify.add_argument("file", type=Path, nargs="?", help="a register, its folder, or a copy; else this user's own")
    verify.add_argument("--anchor", default="", help="the journal code at the foot of a paper: 0003F2-9A41C07E55-M")
    verify.set_defaults(run=_verify)
    exchange = commands.add_parser("exchange", help="make or take in a parcel; asks for a desk and its passphrase")
    exchange.add_argument("way", choices=("out", "in"), help="out: write a parcel; in: take one in")
    exchange.add_argument("file", type=Path, help="the parcel; out: or a folder, such as a stick")
    exchange.add_argument("--folder", type=Path, default=None, help="folder of the register, else this user's own")
    exchange.set_defaults(run=_exchange)
    _add_copies(commands)
    add_zone_commands(commands)
    add_reading_commands(commands)
    add_card_command(commands)
    return parser


def _add_copies(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    making = commands.add_parser("backup", help="make a copy now; asks for a desk and its passphrase")
    making.add_argument("--to", type=Path, default=None, help="folder on a second medium, from now on")
    making.add_argument("--folder", type=Path, default=None, help="folder of the register, else this user's own")
    making.set_defaults(run=backup)
    back = commands.add_parser("restore", help="put a copy in place of a register; says first what would be lost")
    back.add_argument("folder", type=Path, help="folder of the register, or an empty one")
    back.add_argument("copy", type=Path, help="the folder of a copy, or a stick with copies: the newest whole one")
    back.add_argument("--number", default="", help="the new station number, 001 to 999; else asked")
    back.set_defaults(run=restore)


def _demo(chosen: argparse.Namespace) -> int:
    from app.demo import play_demo

    play_demo(chosen.out, print)
    return 0


def _verify(chosen: argparse.Namespace) -> int:
    from app import anchors, examining
    from app.waystation import data_folder

    place, anchor = chosen.file or data_folder(), anchors.read(chosen.anchor) if chosen.anchor else None
    slot = chosen_desk(examining.desks_at(place))
    found = examining.examine_file(place, slot, asked("Passphrase: ", secret=True), anchor)
    print("\n".join(examining.report(found, anchor)), examining.PROVES, examining.PROVES_NOT, sep="\n\n")
    return 0 if found.is_whole else 1


def _exchange(chosen: argparse.Namespace) -> int:
    from app.carrying import SAFE_TO_REMOVE, read_parcel, write_parcel
    from app.waystation import data_folder, desks_of, unlock

    folder = chosen.folder or data_folder()
    waystation = unlock(folder, chosen_desk(desks_of(folder)), asked("Passphrase: ", secret=True))
    try:
        if chosen.way == "out":
            path = write_parcel(chosen.file, waystation.exchange.parcel(waystation.actor))
            print(f"{path.name}: {SAFE_TO_REMOVE}")
        else:
            row = waystation.exchange.receive(waystation.actor, read_parcel(chosen.file))
            print(f"Taken in: {row.entries} new entries, {row.records} records, {row.conflicts} to compare.")
    finally:
        waystation.close()
    return 0


if __name__ == "__main__":
    be_discreet()
    sys.exit(main())
