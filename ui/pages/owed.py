"""What is owed to the keys: a second shift lead, and each recovery code made, written on paper and typed back once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.errors import UserError
from app.rows import KeyStanding, PaperCode
from ui.page import Page, PageContext
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField
from ui.widgets.marks import StatusMark, label
from ui.widgets.panels import Banner, Card, wrapped
from ui.words import _
from ui.work import sentence_of


def code_words() -> dict[PaperCode, str]:
    """How each recovery paper is headed."""
    return {
        PaperCode.STATION: _("Records"),
        PaperCode.MEDICAL: _("Health"),
        PaperCode.PROTECTION: _("Protection"),
    }


class CodeLine(QWidget):
    """One recovery code: owed, shown for its paper, waiting to be typed back, or done."""

    def __init__(self, page: OwedPage, which: PaperCode) -> None:
        super().__init__()
        self._page, self.which, self._done = page, which, False
        self.mark = StatusMark("not_asked", 22)
        self.shown = wrapped("", "section")
        self.shown.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.typed = QLineEdit()
        self.typed.setMaxLength(80)
        self.typed.returnPressed.connect(self._confirm)
        self.field = LabeledField(_("Type it back"), self.typed, _("from the paper, not from the screen"))
        self.make = KeyButton(_("Make the paper"), icon="file-pen")
        self.make.clicked.connect(partial(page.make_code, self))
        self.confirm = KeyButton(_("The paper is right"), _("Enter"))
        self.confirm.clicked.connect(self._confirm)
        self._lay_out()
        self.forget()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.mark)
        head.addWidget(label(code_words()[self.which], "strong"))
        self.state = label("", "second")
        head.addWidget(self.state, 1)
        head.addWidget(self.make)
        column.addLayout(head)
        column.addWidget(self.shown)
        back = QHBoxLayout()
        back.setSpacing(12)
        back.addWidget(self.field, 1)
        back.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(back)

    def show_state(self, done: bool) -> None:
        """Typed back once, or owed."""
        self._done = done
        self.mark.show_shape("done" if done else "not_asked")
        self.state.setText(_("on paper and typed back") if done else _("not typed back yet"))
        self.make.say(_("Make a new one") if done else _("Make the paper"))
        self._ask(not done)

    def offer(self, code: str) -> None:
        """Show a new code once, and wait for it to come back from the paper."""
        self.shown.setText(code)
        self.shown.show()
        self.mark.show_shape("not_asked")
        self.state.setText(_("write it down now; it is shown once"))
        self._ask(True)
        self.typed.setFocus()

    def _ask(self, yes: bool) -> None:
        self.field.setVisible(yes)
        self.confirm.setVisible(yes)

    def _confirm(self) -> None:
        self._page.confirm_code(self)

    def forget(self) -> None:
        """Nothing secret stays in the widgets."""
        self.shown.clear()
        self.shown.hide()
        self.typed.clear()
        self.field.clear()


class OwedPage(Page):
    """The recovery papers and the second lead."""

    KEYS = ((_("Enter"), _("The paper is right")),)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self.banner = Banner()
        self.lines = {which: CodeLine(self, which) for which in PaperCode}
        self.lead_mark, self.lead = StatusMark("not_asked", 22), label("", "strong")
        self.add_lead = KeyButton(_("Add a lead"), icon="user-plus")
        self.add_lead.clicked.connect(lambda: context.go("staff", None))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 14)
        whole.setSpacing(12)
        whole.addWidget(label(_("Keys in safe hands"), "title"))
        whole.addWidget(self.banner)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._cards())
        whole.addWidget(area, 1)

    def _cards(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        second = Card(_("A second shift lead"))
        second.body.addWidget(wrapped(_("If one lead is ill or loses the words, the other lets people in."), "second"))
        row = QHBoxLayout()
        row.setSpacing(10)
        for part in (self.lead_mark, self.lead):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.add_lead)
        second.body.addLayout(row)
        codes = Card(_("Recovery papers"))
        codes.body.addWidget(wrapped(_about_codes(), "second"))
        for line in self.lines.values():
            codes.body.addWidget(line)
        for card in (second, codes):
            column.addWidget(card)
        column.addStretch(1)
        return holder

    def reload(self) -> None:
        keys, actor = self.context.waystation.keys, self.context.actor
        self.context.work.run(self, lambda: keys.standing(actor), self._show)

    def _show(self, standing: KeyStanding) -> None:
        self.lead_mark.show_shape("done" if standing.second_lead else "not_asked")
        self.lead.setText(_("There are two") if standing.second_lead else _("There is only one"))
        self.add_lead.setVisible(not standing.second_lead)
        for which, line in self.lines.items():
            if not line.shown.text():
                line.show_state(which in standing.confirmed)

    def make_code(self, line: CodeLine) -> None:
        """A new code for this paper; the one before opens nothing that is written from now on."""
        keys, actor = self.context.waystation.keys, self.context.actor
        self.banner.clear()
        self.context.work.run(self, lambda: keys.renew_code(actor, line.which), line.offer, self._failed)

    def confirm_code(self, line: CodeLine) -> None:
        """From the paper it must be the same."""
        keys, actor, typed = self.context.waystation.keys, self.context.actor, line.typed.text()
        self.context.work.run(
            self,
            lambda: keys.confirm_code(actor, line.which, typed),
            lambda _none: self._confirmed(line),
            lambda trouble: self._refused(line, trouble),
            writes=True,
        )

    def _confirmed(self, line: CodeLine) -> None:
        line.forget()
        line.show_state(True)

    def _refused(self, line: CodeLine, trouble: Exception) -> None:
        if isinstance(trouble, UserError):
            line.field.set_error(sentence_of(trouble))
            line.typed.setFocus()
        else:
            self._failed(trouble)

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")

    def leave(self) -> None:
        for line in self.lines.values():
            line.forget()


def _about_codes() -> str:
    return _(
        "Three papers, kept apart from this laptop. Records opens the register when all words are lost; "
        "Health and Protection open their sealed notes. A paper counts once it was typed back."
    )
