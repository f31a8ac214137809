"""Copies at the command line: make one, bring one back. What is asked can be typed or come through a pipe."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from app.errors import UserError

if TYPE_CHECKING:
    from app.copy_folder import CopyFound
    from app.restoring import LossSheet
    from app.vault import Desk

NO_COPY = (
    "There is no whole copy at this place. Nothing was changed. "
    "Name the folder of a copy, the stick that holds copies, or an older copy."
)
NO_DESK = (
    "No desk of this copy may bring it back. Nothing was changed. Take a copy that knows a shift lead or a technician."
)
NOT_SAID = "Nothing was changed."
WHAT_IS_HERE = {
    "NOTHING": "There is no register in this folder; nothing can be lost.",
    "UNREADABLE": "THE REGISTER HERE CANNOT BE READ WITH THESE WORDS: what it has and the copy has not is not known.",
    "OTHER": "ANOTHER REGISTER IS HERE. The copy would take its place.",
}


def chosen_desk(desks: Sequence[Desk]) -> UUID:
    """The desk whose number in the list is typed."""
    for place, desk in enumerate(desks, 1):
        print(f"{place}. {desk.label}")
    picked = asked("Desk number: ")
    if not picked.isdigit() or not 1 <= int(picked) <= len(desks):
        raise UserError("This is not one of the desks. Nothing was opened. Type a number of the list.")
    return desks[int(picked) - 1].slot_id


def asked(question: str, secret: bool = False) -> str:
    """One line from the keyboard, or from whatever stands in its place."""
    if secret and sys.stdin.isatty():
        return getpass.getpass(question)
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def backup(chosen: argparse.Namespace) -> int:
    """Make a copy now, on the second medium too; 1 when that one did not succeed."""
    from app.copies import MediumState
    from app.waystation import data_folder, desks_of, unlock

    folder = chosen.folder or data_folder()
    waystation = unlock(folder, chosen_desk(desks_of(folder)), asked("Passphrase: ", secret=True))
    try:
        if chosen.to is not None:
            waystation.copies.choose_medium(waystation.actor, str(chosen.to.resolve()))
        copy = waystation.copies.make(waystation.actor)
    finally:
        waystation.close()
    print(f"The copy {copy.name} of {_when(copy.made_at)} was made and read back ({copy.size} bytes).")
    print(copy.sentence or "There is no second medium: this copy is on the same laptop as the register.")
    return 1 if copy.medium in (MediumState.GONE, MediumState.FAILED) else 0


def restore(chosen: argparse.Namespace) -> int:
    """Put a copy in the place of a register, after saying what would be lost and a typed yes."""
    from app import restoring

    copy = _copy_at(chosen.copy)
    print(f"The newest whole copy is {copy.path.stem} of {_when(copy.made_at)}.")
    desks = restoring.desks_in(copy)
    if not desks:
        raise UserError(NO_DESK)
    slot, words = chosen_desk(desks), asked("Passphrase: ", secret=True)
    sheet = restoring.preview(chosen.folder, copy, slot, words)
    print(*_lost(sheet), sep="\n")
    number = _number(chosen.number or asked(f"New station number (free: {sheet.suggested:03d}): "))
    if asked("Bring this copy back? Type yes: ").lower() != "yes":
        raise UserError(NOT_SAID)
    restoring.restore(chosen.folder, copy, slot, words, number).close()
    print(
        f"The copy is in place. This laptop is station {number:03d} now. What was here is kept in a folder beside it."
    )
    return 0


def _copy_at(place: Path) -> CopyFound:
    from app.restoring import found, newest_whole

    copy = newest_whole(found([place]))
    if copy is None:
        raise UserError(NO_COPY)
    return copy


def _number(typed: str) -> int:
    from app.restoring import BAD_NUMBER

    if not (typed.isascii() and typed.isdigit()):
        raise UserError(BAD_NUMBER, field="number")
    return int(typed)


def _lost(sheet: LossSheet) -> Iterator[str]:
    """What would be lost, in numbers only."""
    if sheet.present.value in WHAT_IS_HERE:
        yield WHAT_IS_HERE[sheet.present.value]
    elif not sheet.later_acts:
        yield "The register here has nothing that the copy has not."
    else:
        yield (
            f"WOULD BE LOST: {sheet.later_acts} acts up to {_when(sheet.later_until)}; "
            f"{sheet.counted_since} people counted in and {sheet.registered_since} registered since the copy."
        )
    if sheet.keys_changed:
        yield "Desks or passphrases were changed since; those of the copy count again."


def _when(moment: datetime | None) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}" if moment else "an unknown time"
