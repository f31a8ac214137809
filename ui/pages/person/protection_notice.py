"""The privacy notice of a person: what was given, the text to read aloud, the paper to hand out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from app.notice_texts import NoticeText, notice_languages
from app.notices import NoticeForm, NoticeRow, NoticeSheet
from app.papers import PaperJob, Printed
from models.codes import Answer, NoticeChannel, NoticeKind
from ui.labels import languages
from ui.page import PageContext
from ui.pages.papers.output import ask_where, save
from ui.pages.person.cards import line
from ui.pages.person.protection_panel import ProtectionPanel
from ui.pages.person.protection_words import channels, notice_kinds
from ui.person_words import clock
from ui.widgets.buttons import KeyButton, Segmented, three_answers
from ui.widgets.marks import Chip, StatusMark, label
from ui.widgets.whole import Whole
from ui.words import _
from ui.work import Lane


class NoticePanel(ProtectionPanel):
    """The short notice at the desk, the full one within a day."""

    KEPT = _("The notice is noted.")

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, _("Privacy notice"), "", _("Notice given"), _("Save the notice"))
        self._tags: tuple[str, ...] = ()
        self._full_next = False
        self.reader = self._reader()
        self.body.addWidget(self.reader)
        if not may(context.actor, Act.GIVE_NOTICE):
            self.add_button.say("")
            self.add_button.hide()
            self.reader.hide()

    def build(self) -> None:
        kinds = Segmented(
            [(kind, word, "") for kind, word in notice_kinds().items()], NoticeKind.SHORT, name=_("Notice")
        )
        self.fields.add("kind", _("Notice"), kinds)
        known = languages()
        spoken = [*notice_languages(), *(tag for tag in known if tag not in notice_languages())]
        self.fields.choice("language", _("Language"), [(tag, known.get(tag, tag)) for tag in spoken])
        self.fields.choice("channel", _("How"), list(channels().items()), beside=True)
        self.fields.line("interpreter", _("Interpreter"))
        self.fields.add("understood", _("Understood"), three_answers(_("Understood")), beside=True)

    def _reader(self) -> QWidget:
        """The text itself, in any of its languages."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        known = languages()
        self.language = Segmented([(tag, known.get(tag, tag), "") for tag in notice_languages()], name=_("Language"))
        self.language.hide()
        self.read_button = KeyButton(_("Read the text"), icon="file-text", size="compact")
        self.paper_button = KeyButton(_("Save as PDF"), icon="save", size="compact")
        self.read_button.clicked.connect(self.turn_text)
        self.paper_button.clicked.connect(self.make_paper)
        self.language.changed.connect(lambda _tag: self.show_text())
        row.addWidget(self.read_button)
        row.addWidget(self.paper_button)
        row.addStretch(1)
        column.addWidget(self.language, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)
        self.draft, self.text = Chip(_("Draft: no native speaker has checked it"), "att", "ask"), Whole("")
        for part in (self.draft, self.text):
            column.addWidget(part)
            part.hide()
        return holder

    # What stands

    def read(self, person: UUID) -> NoticeSheet:
        return self.context.waystation.notices.sheet(self.context.actor, person)

    def show_answer(self, answer: Any) -> None:
        assert isinstance(answer, NoticeSheet)
        self._tags, self._full_next = answer.languages, answer.short_at is not None and answer.full_at is None
        today = date.today()
        rows = [_standing(_("Short notice"), answer.short_at and clock(answer.short_at, today), "")]
        due = _("due {time}").format(time=clock(answer.due, today)) if answer.due else ""
        rows.append(_standing(_("Full notice"), answer.full_at and clock(answer.full_at, today), due))
        self.show_rows([*rows, *(_row(row, today) for row in answer.given)])
        if not self.text.isVisible():
            self.language.set_value(self._likely())

    def prepare(self) -> None:
        """The next notice in a language of the person, unless the form was begun already."""
        if not self.fields.is_begun:
            kind = NoticeKind.FULL if self._full_next else NoticeKind.SHORT
            self.fields.put({"kind": kind, "language": self._tags[0] if self._tags else "en"})

    def _likely(self) -> str:
        return next((tag for tag in self._tags if tag in notice_languages()), "en")

    def job(self, person: UUID) -> Callable[[], Any]:
        value, actor, notices = self.fields.value, self.context.actor, self.context.waystation.notices
        form = NoticeForm(
            self.form_id,
            person,
            NoticeKind(value("kind")),
            value("language"),
            NoticeChannel(value("channel")),
            value("interpreter"),
            Answer(value("understood")),
        )
        return lambda: notices.give(actor, form)

    # The text

    def turn_text(self) -> None:
        """Show the text, or put it away."""
        if self.text.isVisible():
            self._hide_text()
        else:
            self.language.show()
            self.show_text()

    def show_text(self) -> None:
        """Read the text in the chosen language."""
        tag, actor, notices = str(self.language.value()), self.context.actor, self.context.waystation.notices
        self.context.work.run(self, lambda: notices.text(actor, tag), self._text_read, self.failed)

    def _text_read(self, text: NoticeText) -> None:
        parts = [text.title, "\n".join(text.short), *(f"{heading}\n{words}" for heading, words in text.full)]
        self.text.setText("\n\n".join(parts))
        self.text.show()
        self.draft.setVisible(text.draft)
        self.read_button.say(_("Put the text away"))

    def _hide_text(self) -> None:
        for part in (self.text, self.draft, self.language):
            part.hide()
        self.read_button.say(_("Read the text"))

    def put_away(self) -> None:
        super().put_away()
        self._hide_text()

    def make_paper(self) -> None:
        """The notice as a paper in the chosen language; no name stands on it."""
        tag, actor, notices = str(self.language.value()), self.context.actor, self.context.waystation.notices
        self.run(lambda: notices.paper(actor, tag), self._draw)

    def _draw(self, job: PaperJob) -> None:
        self.context.work.run(
            self, lambda: job.draw(None), lambda printed: self._keep(job, printed), self.failed, lane=Lane.DRAWING
        )

    def _keep(self, job: PaperJob, printed: Printed) -> None:
        path = ask_where(self, job)
        if path is None:
            return
        try:
            save(printed.pdf, path)
        except UserError as trouble:
            self.failed(trouble)
        else:
            self.context.tell(_("The notice is saved as a file."), None)


def _standing(words: str, at: str | None, due: str) -> QWidget:
    end = Chip(_("Given"), "ok", "done") if at else Chip(due or _("Not given"), "att" if due else "wait", "waiting")
    return line(StatusMark("done" if at else "not_asked"), words, at or "", end)


def _row(row: NoticeRow, today: date) -> QWidget:
    known = languages()
    parts = [known.get(row.language, row.language), channels()[row.channel].lower(), row.version]
    if row.interpreter:
        parts.append(_("interpreter {name}").format(name=row.interpreter))
    if row.understood in (Answer.YES, Answer.NO):
        parts.append(_("understood") if row.understood is Answer.YES else _("not understood"))
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(30, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(f"{clock(row.at, today)}  {notice_kinds()[row.kind]}"))
    column.addWidget(Whole(", ".join(parts), "hint"))
    return holder
