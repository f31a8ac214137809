"""Copies: when the last good one was made, where the second goes, making one now, and the way to bring one back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from ui.frame.status import LOOKS, age_words
from ui.page import Page, PageContext
from ui.pages.fault import fault_words
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField
from ui.widgets.marks import Chip, StatusMark, label
from ui.widgets.paint import put
from ui.widgets.panels import Banner, Card, EmptyLine, ProgressStrip, hairline, wrapped
from ui.words import _
from ui.work import sentence_of

if TYPE_CHECKING:
    from app.copies import CopiesSheet, CopyRow
    from app.start_check import FaultKind

MOST = 8


class CopiesPage(Page):
    """For the shift lead and the technician."""

    KEYS = (
        ("Ctrl Enter", _("Make a copy now")),
        ("Alt M", _("Choose the second medium")),
        ("Alt K", _("Check the whole file")),
        ("Alt B", _("Bring back a copy")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 14)
        whole.setSpacing(12)
        self.banner, self.progress = Banner(), ProgressStrip()
        for part in (label(_("Copies"), "title"), self.banner, self.progress):
            whole.addWidget(part)
        whole.addWidget(self._scrolled(), 1)
        whole.addLayout(self._buttons())

    def _scrolled(self) -> QScrollArea:
        area, holder = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.list = Card(_("The newest copies"), _("older ones are thinned out by themselves"))
        for part in (self._last(), self._medium(), self.list):
            column.addWidget(part)
        column.addStretch(1)
        area.setWidget(holder)
        return area

    def _last(self) -> Card:
        card = Card(_("The last good copy"), _("made every ten minutes and at lock, then opened and checked"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(2, 1)
        self.own = (StatusMark("waiting"), label("", "strong"))
        self.medium = (StatusMark("waiting"), label("", "strong"))
        lines = ((_("On this laptop"), self.own), (_("On the second medium"), self.medium))
        for row, (title, (mark, words)) in enumerate(lines):
            for column, part in enumerate((mark, label(title), words)):
                grid.addWidget(part, row, column)
        card.body.addLayout(grid)
        return card

    def _medium(self) -> Card:
        card = Card(_("Second medium"), _("a stick or another disk: if this laptop dies, it is all you have"))
        self.path = QLineEdit()
        self.path.setMaxLength(1000)
        self.path.returnPressed.connect(self._choose)
        self.field = LabeledField(_("Folder"), self.path, _("empty: no second medium"))
        self.browse = KeyButton(_("Look for it"), "Alt M", icon="search", shortcut="Alt+M")
        self.browse.clicked.connect(self._look_for)
        self.use = KeyButton(_("Use this folder"), _("Enter"), icon="check")
        self.use.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.field, 1)
        for button in (self.browse, self.use):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        card.body.addLayout(row)
        self.warning = Chip("", "att", "ask", parent=self)
        self.warning.hide()
        card.body.addWidget(self.warning, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.make = KeyButton(_("Make a copy now"), "Ctrl Enter", "primary", "save", shortcut="Ctrl+Return")
        self.make.clicked.connect(self._make)
        self.check = KeyButton(_("Check the whole file"), "Alt K", icon="shield", shortcut="Alt+K")
        self.check.clicked.connect(self._check)
        self.restore = KeyButton(_("Bring back a copy"), "Alt B", icon="undo-2", shortcut="Alt+B")
        self.restore.clicked.connect(self._bring_back)
        actor = self.context.actor
        for button, act in ((self.make, Act.BACK_UP), (self.check, Act.CHECK_FILE), (self.restore, Act.RESTORE)):
            row.addWidget(button)
            if not may(actor, act):
                button.hide()
        row.addStretch(1)
        return row

    # Reading

    def reload(self) -> None:
        waystation = self.context.waystation
        self.context.work.run(self, lambda: waystation.copies.sheet(waystation.actor), self._show)

    def _show(self, sheet: CopiesSheet) -> None:
        state = sheet.state
        _show_age(self.own, state.age.name, age_words(state.own, state.now))
        if state.medium_set:
            _show_age(self.medium, state.medium_age.name, age_words(state.medium, state.now))
        else:
            _show_age(self.medium, "TOO_LATE", _("no second medium is chosen"))
        if not self.path.hasFocus():
            self.path.setText(sheet.medium_path)
        self._warn(sheet)
        self._fill(sheet.own[:MOST])

    def _warn(self, sheet: CopiesSheet) -> None:
        words = ""
        if sheet.medium_path and not sheet.medium_here:
            words = _("The second medium is not here. Put the stick in.")
        elif sheet.same_disk:
            words = _("This folder is on the same disk as the register. It does not help when the disk dies.")
        self.warning.say(words)
        self.warning.setVisible(bool(words))

    def _fill(self, copies: Sequence[CopyRow]) -> None:
        while (item := self.list.body.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        if not copies:
            self.list.body.addWidget(EmptyLine(_("There is no copy yet.")))
        for place, copy in enumerate(copies):
            if place:
                self.list.body.addWidget(hairline())
            self.list.body.addWidget(wrapped(copy_words(copy.made_at, copy.size)))

    # Acts

    def _make(self) -> None:
        waystation = self.context.waystation
        self._busy(_("Making a copy and checking it."))
        self.context.work.run(
            self, lambda: waystation.copies.make(waystation.actor), self._made, self._failed, writes=True
        )

    def _made(self, copy: CopyRow) -> None:
        self._busy("")
        sentence = _("The copy is made, was opened again and is whole.")
        tone = "ok" if copy.medium.name in ("NOT_SET", "WRITTEN") else "att"
        self.banner.say(f"{sentence} {copy.sentence}".strip(), tone)

    def _look_for(self) -> None:
        chosen = ask_folder(self, self.path.text())
        if chosen:
            self.path.setText(chosen)
            self._choose()

    def _choose(self) -> None:
        waystation, path = self.context.waystation, self.path.text().strip()
        self.field.clear()
        self.context.work.run(
            self,
            lambda: waystation.copies.choose_medium(waystation.actor, path),
            lambda _answer: self._chosen(path),
            self._failed,
            writes=True,
        )

    def _chosen(self, path: str) -> None:
        if path:
            self._make()
        else:
            self.banner.say(_("Copies stay on this laptop only. Choose a second medium soon."), "att")

    def _check(self) -> None:
        waystation = self.context.waystation
        self._busy(_("Checking every page and every entry."))
        self.context.work.run(self, lambda: waystation.start_check.check(waystation.actor), self._checked, self._failed)

    def _checked(self, fault: FaultKind | None) -> None:
        self._busy("")
        if fault is None:
            self.banner.say(_("Every page and every entry is as it was written."), "ok")
        else:
            self.banner.say(" ".join(fault_words(fault)), "stop")

    def _bring_back(self) -> None:
        waystation = self.context.waystation
        self.context.work.run(
            self,
            lambda: waystation.copies.begin_restore(waystation.actor),
            lambda _answer: self.context.bring_back(),
            self._failed,
        )

    def _busy(self, words: str) -> None:
        for button in (self.make, self.check, self.restore, self.use, self.browse):
            button.setEnabled(not words)
        self.progress.begin(words) if words else self.progress.end()

    def _failed(self, trouble: Exception) -> None:
        self._busy("")
        if isinstance(trouble, UserError) and trouble.field == "path":
            self.field.set_error(sentence_of(trouble))
            self.path.setFocus()
        else:
            self.banner.say(sentence_of(trouble), "stop")


def ask_folder(owner: QWidget, start: str) -> str:
    """The system's own question for a folder; empty when it was left."""
    return QFileDialog.getExistingDirectory(owner, _("A folder on the second medium"), start)


def copy_words(made_at: object, size: int) -> str:
    """When a copy was made and how big it is."""
    moment = made_at.astimezone()  # type: ignore[attr-defined]
    return _("{day}, {time}, {size} MB").format(
        day=f"{moment.day} {moment:%b %Y}", time=f"{moment:%H:%M}", size=f"{size / 1_000_000:.1f}"
    )


def _show_age(line: tuple[StatusMark, QWidget], age: str, words: str) -> None:
    shape, tone = LOOKS[age]
    line[0].show_shape(shape)
    line[1].setText(words)  # type: ignore[attr-defined]
    put(line[1], tone=tone)
