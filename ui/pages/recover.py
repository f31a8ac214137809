"""A forgotten passphrase: choose the desk, type its code from paper, write down the new words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QWidget

from app.errors import UserError
from app.passphrase import read_code
from app.rows import NewUser, PaperCode
from app.vault import Desk
from ui.pages.sealed import SealedPage
from ui.widgets.buttons import KeyButton
from ui.widgets.desk_tile import desk_grid
from ui.widgets.fields import EnterChain, LabeledField, shortcut
from ui.widgets.marks import label
from ui.widgets.new_words import NewWords
from ui.widgets.panels import Banner, Card, ProgressStrip, wrapped
from ui.words import _
from ui.work import Work, sentence_of

if TYPE_CHECKING:
    from app.waystation import Waystation

FIELDS = {"recovery_code": PaperCode.STATION, "medical_code": PaperCode.MEDICAL}


class RecoverPage(SealedPage):
    """`opened` carries the session that the new words opened; `left`: back to the desks.

    `needed(slot)`, `recover(slot, codes)` and `unlock(slot, words)` are run in the database lane."""

    opened = Signal(object)
    left = Signal()

    def __init__(
        self,
        work: Work,
        desks: Sequence[Desk],
        needed: Callable[[UUID], tuple[PaperCode, ...]],
        recover: Callable[[UUID, Sequence[str]], NewUser],
        unlock: Callable[[UUID, str], Waystation],
        night: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("The register is sealed. Only the paper code and its desk open it."), night, parent)
        self._work, self._desks, self._needed, self._recover, self._unlock = work, tuple(desks), needed, recover, unlock
        self._slot: UUID | None = None
        self._codes = self._code_fields()
        self.banner, self.progress = Banner(), ProgressStrip()
        self.asking = self._asking()
        self.words = NewWords(_("The new passphrase"), must_match=True, go_on=_("Unlock"))
        self.words.finished.connect(self._enter)
        self.words.hide()
        self.column.addWidget(label(_("Forgotten passphrase"), "title"))
        self.about = wrapped(
            _("1. Choose the desk. 2. Type its code from paper. 3. Write down the new words."), "second"
        )
        for part in (self.about, self.banner, self.asking, self.words, self.progress):
            self.column.addWidget(part)
        self.column.addLayout(self._way_back())
        self._chosen(0)

    def _asking(self) -> QWidget:
        holder = QWidget()
        grid, self.tiles = desk_grid([desk.label for desk in self._desks])
        group = QButtonGroup(self)
        for place, tile in enumerate(self.tiles):
            group.addButton(tile, place)
            if place < 9:
                shortcut(self, f"Alt+{place + 1}", tile.click)
        group.idClicked.connect(self._chosen)
        card = Card(_("From the paper"))
        for field in self._codes.values():
            card.body.addWidget(field)
        self.make = KeyButton(_("Make new words"), _("Enter"), "primary", "key-round", size="touch")
        self.make.clicked.connect(self._try)
        card.body.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        EnterChain([field.control for field in self._codes.values()], self._try, self)
        grid.addWidget(card, grid.rowCount(), 0, 1, -1)
        grid.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(grid)
        return holder

    def _code_fields(self) -> dict[str, LabeledField]:
        titles = {
            "recovery_code": _("Code of the paper “Records”"),
            "medical_code": _("Code of the paper “Health”"),
        }
        made = {
            name: LabeledField(title, QLineEdit(), _("eight groups of five signs")) for name, title in titles.items()
        }
        for name in made:
            edit = _edit(made[name])
            edit.setMaxLength(80)
            edit.textChanged.connect(lambda text, name=name: self._typed(name, text))
        made["medical_code"].hide()
        return made

    def _way_back(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.back = KeyButton(_("Back to the desks"), "Esc", "quiet", "undo-2", shortcut="Escape")
        self.back.clicked.connect(self.left)
        row.addWidget(self.back)
        row.addStretch(1)
        return row

    def code(self, name: str) -> QLineEdit:
        """The field of this name: recovery_code or medical_code."""
        return _edit(self._codes[name])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.code("recovery_code").setFocus()

    def _chosen(self, place: int) -> None:
        if not self._desks:
            return
        slot = self._slot = self._desks[place].slot_id
        self.tiles[place].setChecked(True)
        self.code("recovery_code").setFocus()

        def known(papers: tuple[PaperCode, ...]) -> None:
            if self._slot == slot:
                for name, paper in FIELDS.items():
                    self._codes[name].setVisible(paper in papers)

        self._work.run(self, lambda: self._needed(slot), known, self._failed)

    def _typed(self, name: str, text: str) -> None:
        """A whole code is told before anything is tried; a wrong sign when its length is reached."""
        field, length = self._codes[name], sum(sign.isalnum() for sign in text)
        field.clear()
        field.hint.setText(_("eight groups of five signs"))
        if length >= 40:
            try:
                read_code(text)
                field.hint.setText(_("complete"))
            except UserError as trouble:
                field.set_error(sentence_of(trouble))

    def _try(self) -> None:
        slot = self._slot
        if slot is None or not self.make.isEnabled():
            return
        codes = [
            _edit(field).text() for field in self._codes.values() if field.isVisibleTo(self) and _edit(field).text()
        ]
        if not codes:
            self._codes["recovery_code"].set_error(_("The code is empty. Nothing was changed. Type it from its paper."))
            return
        self._busy(True)
        self._work.run(self, lambda: self._recover(slot, codes), self._made, self._failed)

    def _busy(self, yes: bool) -> None:
        self.asking.setEnabled(not yes)
        self.back.setEnabled(not yes)
        if yes:
            self.progress.begin(_("Making new words for this desk. It takes some seconds."))
        else:
            self.progress.end()

    def _made(self, new: NewUser) -> None:
        self._busy(False)
        self.banner.clear()
        for field in self._codes.values():
            _edit(field).clear()
        self.asking.hide()
        self.back.hide()
        self.words.title.setText(_("New passphrase of {desk}").format(desk=new.user.desk))
        self.words.show()
        self.words.offer(new.passphrase)

    def _enter(self) -> None:
        slot, words = self._slot, self.words.typed.text()
        assert slot is not None
        self.words.forget()
        self.words.hide()
        self.progress.begin(_("Opening"))
        self._work.run(self, lambda: self._unlock(slot, words), self.opened.emit, self._failed)

    def _failed(self, trouble: Exception) -> None:
        self._busy(False)
        place = trouble.field if isinstance(trouble, UserError) else None
        if place in self._codes:
            self._codes[place].show()
            self._codes[place].set_error(sentence_of(trouble))
            self.code(place).setFocus()
        else:
            self.banner.say(sentence_of(trouble), "stop")


def _edit(field: LabeledField) -> QLineEdit:
    assert isinstance(field.control, QLineEdit)
    return field.control
