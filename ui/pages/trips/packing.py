"""The package for the next centre: what is in it and what is not, and where it is saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.carrying import write_parcel
from app.onward.package_file import SUFFIX, file_name
from app.onward.package_rows import MadePackage, PackedBefore
from ui.page import PageContext
from ui.person_words import clock
from ui.widgets.buttons import KeyButton
from ui.widgets.panels import Card, wrapped
from ui.words import _, ngettext


class PackagePart(Card):
    """`failed` carries what went wrong. `opener` stands among the buttons of the trip and shows this part."""

    failed = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(_("Package for the next centre"), parent=parent)
        self._context = context
        self._trip: UUID | None = None
        self.opener = KeyButton(_("Package for the next centre"), "Alt K", icon="package", size="compact")
        self.save = KeyButton(_("Save the package"), "Alt K", icon="save", size="compact")
        self.said = wrapped("", "strong")
        inside = _(
            "In it: names, sex, birth date, languages, families, what the house must do (bed, stairs, food, way), "
            "sizes, travel papers, luggage, numbers and cards. Who must not share a room, never why."
        )
        outside = _(
            "Not in it: health, photographs, reasons, case notes, restricted records. Health writes its own letter."
        )
        sealed = _(
            "Only the second code of the manifest opens it. Save it, print the manifest after that, and carry the "
            "stick apart from the paper."
        )
        for text in (inside, outside, sealed):
            self.body.addWidget(wrapped(text, "second"))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.save)
        row.addWidget(self.said, 1)
        self.body.addLayout(row)
        self.opener.clicked.connect(self.go_on)
        self.save.clicked.connect(self.ask)
        self.hide()

    def show_trip(self, trip: UUID, offered: bool) -> None:
        """Closed again for another trip; not offered where nobody leaves for good."""
        if trip != self._trip or not offered:
            self.hide()
            self.said.clear()
        self._trip = trip
        self.opener.setVisible(offered and self.isHidden())

    def press(self) -> None:
        """The first press of the key shows what a package is, the second one asks where to save it."""
        button = self.opener if self.isHidden() else self.save
        if not button.isHidden():
            button.click_if_able()

    def go_on(self) -> None:
        """Show what a package is, and when one was made before."""
        packages, actor, trip = self._context.waystation.packages, self._context.actor, self._trip
        if trip is not None:
            self._context.work.run(self, lambda: packages.made(actor, trip), self._made_before, self.failed.emit)
        self.show()
        self.opener.hide()
        QTimer.singleShot(0, self, self.save.setFocus)  # once it has its place, so that the page scrolls to it

    def _made_before(self, last: PackedBefore | None) -> None:
        if last is not None:
            words = ngettext("Saved before, {at}: {n} person.", "Saved before, {at}: {n} people.", last.people)
            at = clock(last.at, date.today())
            self.said.setText(
                f"{words.format(at=at, n=last.people)} {_('Save it anew if the manifest changed since.')}"
            )

    def ask(self) -> None:
        """Ask where to, with a name that says nothing."""
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the package"), file_name(), f"*{SUFFIX}")
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        packages, actor, trip = self._context.waystation.packages, self._context.actor, self._trip
        if trip is None:
            return

        def job() -> MadePackage:
            made = packages.make(actor, trip)
            write_parcel(path, made.raw)
            return made

        self._context.work.run(self, job, self._saved, self.failed.emit, writes=True)

    def _saved(self, made: MadePackage) -> None:
        words = ngettext("Saved and read back: {n} person.", "Saved and read back: {n} people.", made.people).format(
            n=made.people
        )
        if made.left_off:
            left = _("Left off, their records are restricted or blank: {n}.")
            words = f"{words} {left.format(n=made.left_off)}"
        self.said.setText(f"{words} {_('Print the manifest now: Alt P.')}")
