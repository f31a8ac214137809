"""Other words for the own desk: the old ones once, then new ones that the program offers, typed back from paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.errors import UserError
from app.passphrase import new_passphrase
from ui.page import Page, PageContext
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField
from ui.widgets.marks import label
from ui.widgets.new_words import NewWords
from ui.widgets.panels import Banner, Card, ProgressStrip
from ui.words import _
from ui.work import sentence_of

if TYPE_CHECKING:
    from app.sealing import KdfCost


class OwnWordsPage(Page):
    """For every role. The old words stay good until the new ones were typed back."""

    KEYS = ((_("Enter"), _("Offer new words")),)

    def __init__(self, context: PageContext, parent: QWidget | None = None, cost: KdfCost | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self._cost, self._new = cost, ""
        self.old = QLineEdit()
        self.old.setEchoMode(QLineEdit.EchoMode.Password)
        self.old.setMaxLength(500)
        self.old.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.old.returnPressed.connect(self._offer)
        self.field = LabeledField(_("Passphrase of today"), self.old)
        self.button = KeyButton(_("Offer new words"), _("Enter"), "primary", "key-round")
        self.button.clicked.connect(self._offer)
        self.asking = Card(_("Change your words"))
        self.asking.body.addWidget(self.field)
        self.asking.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.words = NewWords(_("Your new passphrase"), must_match=True, go_on=_("Use these words"))
        self.words.finished.connect(self._change)
        self.words.hide()
        self.banner, self.progress = Banner(), ProgressStrip()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 14)
        whole.setSpacing(12)
        whole.addWidget(label(_("Your passphrase"), "title"))
        for part in (self.banner, self.asking, self.words, self.progress):
            whole.addWidget(part)
        whole.addStretch(1)
        self.setFocusProxy(self.old)

    def _offer(self) -> None:
        if not self.old.text().strip():
            self.field.set_error(_("The passphrase is empty. Nothing was changed. Type your four words."))
            return
        self.field.clear()
        self._new = new_passphrase()
        self.asking.setEnabled(False)
        self.words.show()
        self.words.offer(self._new)

    def _change(self) -> None:
        keys, actor, old, new = self.context.waystation.keys, self.context.actor, self.old.text(), self._new
        self.words.hide()
        self.words.forget()
        self.progress.begin(_("Making the new key. It takes some seconds."))
        self.context.work.run(
            self, lambda: keys.change_words(actor, old, new, self._cost), lambda _none: self._changed(), self._failed
        )

    def _changed(self) -> None:
        self._forget()
        self.banner.say(_("Your words are changed. The old ones no longer open this desk."), "ok")

    def _failed(self, trouble: Exception) -> None:
        self._forget()
        if isinstance(trouble, UserError):
            self.field.set_error(sentence_of(trouble))
            self.old.setFocus()
        else:
            self.banner.say(sentence_of(trouble), "stop")

    def _forget(self) -> None:
        """Nothing secret stays in the widgets."""
        self._new = ""
        self.words.forget()
        self.words.hide()
        self.old.clear()
        self.asking.setEnabled(True)
        self.progress.end()

    def seal(self) -> None:
        self._forget()
