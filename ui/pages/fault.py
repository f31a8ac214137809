"""Something is wrong with the file, its keys or the laptop: what happened, what is safe, what to do next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.pages.sealed import SealedPage
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import StatusMark
from ui.widgets.panels import Card, wrapped
from ui.words import _

if TYPE_CHECKING:
    from app.start_check import FaultKind

RESTORE, AGAIN, CALL = "RESTORE", "AGAIN", "CALL"


class FaultPage(SealedPage):
    """`restore_asked` and `again_asked` are the next steps that a fault allows."""

    restore_asked = Signal()
    again_asked = Signal()

    def __init__(self, kind: FaultKind, night: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(_("The register on this laptop is sealed. Nothing was changed."), night, parent)
        self.kind = kind
        happened, safe, todo = fault_words(kind)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(StatusMark("stop", 28))
        self.title = wrapped(happened, "title")
        head.addWidget(self.title, 1)
        self.column.addLayout(head)
        for title, words in ((_("What is safe"), safe), (_("What to do now"), todo)):
            card = Card(title)
            card.body.addWidget(wrapped(words))
            self.column.addWidget(card)
        self.call = wrapped(call_words(kind), "second")
        self.call.hide()
        self.column.addWidget(self.call)
        self.column.addLayout(self._steps(steps_of(kind)))

    def _steps(self, steps: tuple[str, ...]) -> QHBoxLayout:
        offers = {
            RESTORE: (_("Bring back a copy"), "Alt B", "undo-2", self.restore_asked.emit),
            AGAIN: (_("Look again"), "Alt A", "refresh-cw", self.again_asked.emit),
            CALL: (_("Call for help"), "Alt H", "phone", self.call.show),
        }
        row = QHBoxLayout()
        row.setSpacing(10)
        self.buttons = {}
        for place, step in enumerate(steps):
            words, key, icon, act = offers[step]
            kind = "plain" if place else "primary"
            button = KeyButton(words, key, kind, icon, shortcut=key.replace(" ", "+"), size="touch")
            button.clicked.connect(act)
            self.buttons[step] = button
            row.addWidget(button)
        row.addStretch(1)
        return row


def steps_of(kind: FaultKind) -> tuple[str, ...]:
    """The next steps of a fault, the best one first."""
    return {
        "READ_ONLY": (AGAIN, CALL),
        "NEWER_PROGRAM": (AGAIN, CALL),
        "KEYS_MISSING": (AGAIN, RESTORE, CALL),
        "KEYS_OLDER": (RESTORE, AGAIN, CALL),
    }.get(kind.name, (RESTORE, AGAIN, CALL))


def fault_words(kind: FaultKind) -> tuple[str, str, str]:
    """What happened, what is safe, what to do now."""
    return {**_of_the_file(), **_of_the_keys(), **_of_the_laptop()}[kind.name]


def call_words(kind: FaultKind) -> str:
    """What to tell whoever helps; no network is used and nothing of a person is in it."""
    return _(
        "Call the technician of the centre by phone and read out this word: {code}. Leave the laptop on, do not "
        "install or delete anything, and write new arrivals on paper until then."
    ).format(code=kind.name)


def _of_the_file() -> dict[str, tuple[str, str, str]]:
    copies = _("The copies on this laptop and on the second medium are untouched.")
    bring = _("Bring back the newest copy. What is here now is kept in a folder of its own, nothing is deleted.")
    return {
        "PLAIN_FILE": (
            _("The file of the register is not encrypted, so this program did not write it."),
            copies,
            _("Somebody put another file in its place. Bring back the newest copy, then tell the shift lead."),
        ),
        "DAMAGED": (_("The file of the register is damaged."), copies, bring),
        "BROKEN_CHAIN": (
            _("An entry of the journal is not what was written: it was altered, or the disk is failing."),
            _("Entries before it still prove themselves. {copies}").format(copies=copies),
            _("Do not go on writing here. Bring back a copy from before; this file is kept for whoever looks into it."),
        ),
        "ALTERED": (_("The register was altered by something other than this program."), copies, bring),
        "REGISTER_MISSING": (_("The keys are here, but the file of the register is gone."), copies, bring),
    }


def _of_the_keys() -> dict[str, tuple[str, str, str]]:
    register = _("The register itself is whole and stays sealed. Copies hold their own keys.")
    bring = _("Bring back the newest copy, or let the technician put back the spare key file beside it (.bak).")
    return {
        "KEYS_DAMAGED": (_("The key file is damaged."), register, bring),
        "KEYS_MISSING": (
            _("The register is here, but its key file is gone."),
            register,
            _("If somebody moved it, put it back and look again. Otherwise bring back the newest copy."),
        ),
        "KEYS_OLDER": (
            _("An older or a foreign key file was put in place of the last one."),
            register,
            _("Whoever was let out since could get in again, so it stays closed. Bring back the newest copy."),
        ),
        "KEYS_DESTROYED": (
            _("The keys on this laptop were destroyed on purpose."),
            _("Nobody can open the records here. Copies on other media are untouched."),
            _("Bring back a copy from a second medium, with the words of its desk."),
        ),
    }


def _of_the_laptop() -> dict[str, tuple[str, str, str]]:
    return {
        "NEWER_PROGRAM": (
            _("A newer version of this program wrote the register."),
            _("It is whole and was not touched."),
            _("Install the newer version on this laptop too, then look again."),
        ),
        "READ_ONLY": (
            _("The register or its folder is read-only, so nothing could be saved."),
            _("What is in it is whole and unchanged."),
            _("Make the folder writable, or take the write lock off the disk, then look again."),
        ),
        "CLOCK": (
            _("The clock of this laptop is behind the last entry."),
            _("Nothing is lost, and the order of the entries stays right."),
            _("Set date and time of the laptop, then go on: they stand on papers and cards."),
        ),
    }
