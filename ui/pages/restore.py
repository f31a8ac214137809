"""Bringing back a copy, in three clicks: to this page, to what would be lost, and the change itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSize, QStorageInfo, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.errors import StorageTrouble, UserError
from app.passphrase import Limiter
from ui.pages.copies import ask_folder, copy_words
from ui.pages.sealed import SealedPage
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField
from ui.widgets.marks import label
from ui.widgets.panels import Banner, Card, ProgressStrip, wrapped
from ui.words import _, ngettext
from ui.work import Work, sentence_of

if TYPE_CHECKING:
    from app.copy_folder import CopyFound
    from app.restoring import LossSheet
    from app.vault import Desk

PLACE = Qt.ItemDataRole.UserRole
ROWS, ROW = 5, 36


def mounted_places() -> tuple[Path, ...]:
    """The roots of every disk and stick that is here now."""
    return tuple(Path(volume.rootPath()) for volume in QStorageInfo.mountedVolumes() if volume.isReady())


class RestorePage(SealedPage):
    """`opened` carries the open session of the register brought back; `left` that the user goes back."""

    opened = Signal(object)
    left = Signal()

    def __init__(
        self,
        work: Work,
        folder: Path,
        night: Callable[[], None],
        limiter: Limiter,
        places: Callable[[], Iterable[Path]] = mounted_places,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Nothing is changed on this laptop until the last step."), night, parent)
        self._work, self._folder, self._limiter = work, folder, limiter
        self._places: list[Path] = [folder, *places()]
        self._copies: tuple[CopyFound, ...] = ()
        self._desks: dict[Path, tuple[Desk, ...]] = {}
        self.banner, self.progress = Banner(), ProgressStrip()
        self.column.addWidget(label(_("Bring back a copy"), "title"))
        for part in (self._choosing(), self._losing(), self.banner, self.progress):
            self.column.addWidget(part)
        self._step(0)
        self._look()

    # The first step: which copy, whose words

    def _choosing(self) -> Card:
        self.choosing = Card(_("Which copy?"), _("on this laptop and on every stick that is in it, newest first"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Copies"))
        self.list.currentItemChanged.connect(lambda *_items: self._show_desks())
        self.desk = QComboBox()
        self.words = QLineEdit()
        self.words.setEchoMode(QLineEdit.EchoMode.Password)
        self.words.setMaxLength(500)
        self.words.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.words.returnPressed.connect(self._preview)
        entry = QHBoxLayout()
        entry.setSpacing(12)
        self._desk_field = LabeledField(_("Desk of the shift lead or the technician"), self.desk)
        self._words_field = LabeledField(_("Passphrase"), self.words, _("of the time of the copy"))
        for field in (self._desk_field, self._words_field):
            entry.addWidget(field, 1)
        self.choosing.body.addWidget(self.list)
        self.choosing.body.addLayout(entry)
        self.choosing.body.addLayout(self._choosing_buttons())
        return self.choosing

    def _choosing_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.look = KeyButton(_("See what would be lost"), _("Enter"), "primary", "eye", size="touch")
        self.look.clicked.connect(self._preview)
        self.other = KeyButton(_("Another folder"), "Alt O", icon="search", shortcut="Alt+O", size="touch")
        self.other.clicked.connect(self._other_folder)
        self.back = KeyButton(_("Go back"), "Alt Z", "quiet", shortcut="Alt+Z", size="touch")
        self.back.clicked.connect(self.left)
        for button in (self.look, self.other, self.back):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _look(self) -> None:
        """In the lane: every copy in every place, compared with its seal."""
        places = tuple(self._places)
        self.progress.begin(_("Looking for copies."))
        self._work.run(self, lambda: _found(places), self._found, self._failed)

    def _found(self, found: tuple[tuple[CopyFound, ...], dict[Path, tuple[Desk, ...]]]) -> None:
        self.progress.end()
        self._copies, self._desks = found
        self._fill()
        if not self._copies:
            self.banner.say(_("No copy is here. Put the stick in and look in its folder."), "att")

    def _fill(self) -> None:
        self.list.clear()
        for copy in self._copies:
            item = QListWidgetItem(self._line(copy))
            item.setData(PLACE, copy)
            item.setSizeHint(QSize(0, ROW))
            if copy.damaged:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        self.list.setFixedHeight(ROW * min(max(len(self._copies), 1), ROWS) + 2 * self.list.frameWidth() + 4)
        for row, copy in enumerate(self._copies):
            if not copy.damaged:
                self.list.setCurrentRow(row)
                break
        self.words.setFocus()

    def _line(self, copy: CopyFound) -> str:
        own = copy.path.is_relative_to(self._folder)
        place = _("on this laptop") if own else str(copy.path.parent.parent)
        words = _("{copy}, {place}").format(copy=copy_words(copy.made_at, copy.size), place=place)
        return _("{copy}. Damaged, not offered.").format(copy=words) if copy.damaged else words

    def chosen(self) -> CopyFound | None:
        """The copy that is chosen in the list."""
        item = self.list.currentItem()
        copy: CopyFound | None = item.data(PLACE) if item is not None else None
        return copy

    def _show_desks(self) -> None:
        copy = self.chosen()
        self.desk.clear()
        for desk in self._desks.get(copy.path, ()) if copy is not None else ():
            self.desk.addItem(desk.label, desk.slot_id)

    def _other_folder(self) -> None:
        chosen = ask_folder(self, "")
        if chosen:
            self._places.append(Path(chosen))
            self.banner.clear()
            self._look()

    def _asked(self) -> tuple[CopyFound, UUID, str] | None:
        copy, slot, words = self.chosen(), self.desk.currentData(), self.words.text()
        if copy is None or slot is None or not self.progress.isHidden():
            return None
        if self._limiter.pause(time.monotonic()):
            self.banner.say(_("Too many wrong tries. Wait a little, then try again."), "stop")
            return None
        return copy, slot, words

    def _preview(self) -> None:
        asked = self._asked()
        if asked is not None:
            from app.restoring import preview

            folder = self._folder
            self._busy(_("Opening the copy and checking every page and entry."))
            self._work.run(self, lambda: preview(folder, *asked), self._show_loss, self._failed)

    # The second step: what would be lost

    def _losing(self) -> Card:
        self.losing = Card(_("What would be lost"))
        self.loss = wrapped("")
        self.number = QLineEdit()
        self.number.setValidator(QIntValidator(0, 999, self))
        self.number.setMaxLength(3)
        self.number.returnPressed.connect(self._restore)
        hint = _("no other laptop may have it")
        self._number_field = LabeledField(_("Station number from now on"), self.number, hint)
        self._number_field.setMaximumWidth(560)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.bring = KeyButton(_("Bring it back"), _("Enter"), "primary", "undo-2", size="touch")
        self.bring.clicked.connect(self._restore)
        self.another = KeyButton(_("Choose another copy"), "Alt C", shortcut="Alt+C", size="touch")
        self.another.clicked.connect(lambda: self._step(0))
        for button in (self.bring, self.another):
            row.addWidget(button)
        row.addStretch(1)
        for part in (self.loss, self._number_field):
            self.losing.body.addWidget(part)
        self.losing.body.addLayout(row)
        return self.losing

    def _step(self, step: int) -> None:
        self.choosing.setVisible(step == 0)
        self.losing.setVisible(step == 1)
        (self.number if step else self.words).setFocus()

    def _show_loss(self, sheet: LossSheet) -> None:
        self._busy("")
        self.banner.clear()
        self._limiter.succeeded()
        self.loss.setText("\n".join(loss_words(sheet)))
        self.number.setText(f"{sheet.suggested:03d}")
        self._step(1)
        self.number.selectAll()

    def _restore(self) -> None:
        asked = self._asked()
        if asked is not None:
            from app.restoring import restore

            folder, number = self._folder, int(self.number.text() or 0)
            self._number_field.clear()
            self._busy(_("Bringing the copy back. What was here is kept in a folder of its own."))
            self._work.run(self, lambda: restore(folder, *asked, number), self._opened, self._failed)

    def _opened(self, waystation: object) -> None:
        self._busy("")
        self.words.clear()
        self.opened.emit(waystation)

    def _busy(self, words: str) -> None:
        for card in (self.choosing, self.losing):
            card.setEnabled(not words)
        self.progress.begin(words) if words else self.progress.end()

    def _failed(self, trouble: Exception) -> None:
        self._busy("")
        if isinstance(trouble, UserError) and trouble.field == "number":
            self._number_field.set_error(sentence_of(trouble))
            self.number.setFocus()
            return
        self.banner.say(sentence_of(trouble), "stop")
        if isinstance(trouble, UserError):
            self._limiter.failed(time.monotonic())
            self.words.clear()
            self.words.setFocus()
        elif isinstance(trouble, StorageTrouble):
            self._mark_damaged(trouble)

    def _mark_damaged(self, trouble: StorageTrouble) -> None:
        """The next older copy is offered, with the words still typed."""
        from app.restoring import DAMAGED_COPY

        bad = self.chosen()
        if trouble.sentence == DAMAGED_COPY and bad is not None:
            again = (replace(copy, damaged=copy.damaged or copy.path == bad.path) for copy in self._copies)
            self._copies = tuple(again)
            self._step(0)
            self._fill()


def _found(places: Sequence[Path]) -> tuple[tuple[CopyFound, ...], dict[Path, tuple[Desk, ...]]]:
    from app.restoring import desks_in, found

    copies = found(places)
    return copies, {copy.path: _desks(copy, desks_in) for copy in copies if not copy.damaged}


def _desks(copy: CopyFound, desks_in: Callable[[CopyFound], tuple[Desk, ...]]) -> tuple[Desk, ...]:
    try:
        return desks_in(copy)
    except StorageTrouble:
        return ()


def loss_words(sheet: LossSheet) -> tuple[str, ...]:
    """What would be lost, one sentence a line; numbers only."""
    first = _("The copy was made on {when}. The last entry in it is of {last}.").format(
        when=_when(sheet.made_at), last=_when(sheet.last_entry_at)
    )
    here = {
        "NOTHING": _("There is no register on this laptop, so nothing is lost here."),
        "UNREADABLE": _("The register on this laptop cannot be opened with these words, so what it has more cannot be "
                        "told. It is kept in a folder of its own."),
        "OTHER": _("The register on this laptop is another one. It is put aside whole, in a folder of its own."),
        "SAME": _later(sheet),
    }[sheet.present.name]  # fmt: skip
    keys = _("Users, roles and passphrases go back to what they were in the copy too.")
    return (first, here, keys) if sheet.keys_changed else (first, here)


def _later(sheet: LossSheet) -> str:
    if not sheet.later_acts:
        return _("The register on this laptop has nothing that the copy has not.")
    acts = ngettext(
        "The register on this laptop has {n} later act, until {until}.",
        "The register on this laptop has {n} later acts, until {until}.",
        sheet.later_acts,
    ).format(n=sheet.later_acts, until=_when(sheet.later_until))
    people = _("Counted since: {counted}. Registered since: {registered}. Register them again from paper.").format(
        counted=sheet.counted_since, registered=sheet.registered_since
    )
    return f"{acts} {people}"


def _when(moment: object) -> str:
    if moment is None:
        return _("an unknown time")
    local = moment.astimezone()  # type: ignore[attr-defined]
    return f"{local.day} {local:%b %Y, %H:%M}"
