"""Taking a message: one sentence to say, a form to fill, one answer. Nothing here knows who is in the centre."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.enquiries import WE_DO_NOT_SAY, EnquiryForm
from app.errors import UserError
from app.ids import new_id
from ui.page import PageContext
from ui.pages.person.protection_panel import Fields, Values
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain
from ui.widgets.in_sight import InSight
from ui.widgets.panels import Banner, Card
from ui.words import _
from ui.work import sentence_of

NOT_SAID = "?"


class TakeCard(Card):
    """The form of a message. `kept` tells that one was taken, whoever was asked for."""

    kept = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__(_("Somebody asks for a name"), _("on the telephone or at the gate"))
        self._context = context
        self._begun: tuple[object, Values] | None = None
        self.form_id = new_id()
        self.sentence, self.banner, self.fields = Banner(), Banner(), Fields()
        self.fields.line("asked_for", _("Name asked for"), _("as you hear it"))
        self.fields.line("caller", _("Who asks"), beside=True)
        self.fields.line("relation", _("What they are"), _("as they say"))
        self.fields.line("phone", _("Telephone"), beside=True)
        self.fields.line("language", _("Language"), beside=True)
        self.fields.words("message", _("Message"), _("sealed as soon as it is kept"))
        self.save_button = KeyButton(_("Keep the message"), "Ctrl Enter", "primary", "save")
        self.save_button.clicked.connect(self.save)
        for part in (self.sentence, self.banner, self.fields):
            self.body.addWidget(part)
        self.sentence.say(_(WE_DO_NOT_SAY), "info")
        EnterChain(self.fields.controls(), self.save_button.setFocus, self)
        InSight(self.fields.controls(), self)
        self.setFocusProxy(self.fields.field("asked_for").control)

    def form(self) -> EnquiryForm:
        """What is typed now."""
        return EnquiryForm(self.form_id, **self.fields.values())

    def save(self) -> None:
        """Keep the message. The answer is the same for every name."""
        self.banner.clear()
        form, actor, desk = self.form(), self._context.actor, self._context.waystation.enquiries
        self._context.work.run(self, lambda: desk.take(actor, form), self._taken, self._failed, writes=True)

    def _taken(self, said: str) -> None:
        self._anew()
        self.sentence.say(_(said), "info")
        self.banner.say(_("The message is kept. Say the sentence above, and nothing more."), "ok")
        self.setFocus()
        self.kept.emit()

    def _failed(self, trouble: Exception) -> None:
        field = trouble.field if isinstance(trouble, UserError) else None
        if not self.fields.complain(field, sentence_of(trouble)):
            self.banner.say(sentence_of(trouble), "stop")

    def _anew(self) -> None:
        self.form_id = new_id()
        self.fields.put({})

    def leave(self) -> None:
        """What was begun leaves the screen and comes back with the page."""
        if self.fields.is_begun:
            self._begun = (self.form_id, self.fields.values())
        self.fields.put({})
        self.banner.clear()

    def come_back(self) -> None:
        """Show what was begun."""
        if self._begun is not None and not self.fields.is_begun:
            self.fields.put(self._begun[1])
        self._begun = None

    def seal(self) -> None:
        """The desk is locked: a message that was begun is kept as it stands, since this desk could not open a draft."""
        self.come_back()
        if not self.fields.is_begun:
            return
        values = self.fields.values()
        values["asked_for"] = values["asked_for"].strip() or NOT_SAID
        form, actor, desk = EnquiryForm(self.form_id, **values), self._context.actor, self._context.waystation.enquiries
        self._context.work.run(self, lambda: desk.take(actor, form))
        self._anew()
