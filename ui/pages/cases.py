"""My people: the notes of the cases assigned to this user. Notes are read one person at a time, and each reading is
journaled; half-typed notes are kept, sealed, when the desk is locked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from app.cases import CaseRow, NoteForm, NoteRow
from app.drafts import DraftRow
from app.errors import UserError
from app.forms import DraftForm
from app.ids import new_id
from app.rows import PersonRow
from models.codes import Compartment
from ui.page import Page, PageContext
from ui.pages.person.cards import RowsCard
from ui.person_words import clock, headline
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField, shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Banner, Card, wrapped
from ui.widgets.people_model import Line, PeopleModel
from ui.widgets.people_view import PeopleView
from ui.widgets.whole import Whole
from ui.words import _, ngettext
from ui.work import sentence_of

PAGE, LIST, NARROW, ID_BYTES = "cases", 330, 760, 16


@dataclass
class Begun:
    """A note under one id from the start, so that saving it twice makes one."""

    id: UUID
    text: str = ""


class CasesPage(Page):
    """The list of my people; with one opened, a new note and the earlier ones."""

    KEYS = (
        ("Enter", _("on the list: open the notes of this person")),
        ("Ctrl Enter", _("save the note")),
        ("Esc", _("put the notes away")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self._cases: dict[UUID, CaseRow] = {}
        self._begun: dict[UUID, Begun] = {}
        self._open: UUID | None = None
        self.banner = Banner()
        self.model = PeopleModel(self._line, self)
        self.view = PeopleView(self.model, _("My people"))
        self.list = Card(_("My people"))
        self._nobody = wrapped(
            _("No case is assigned to you. The shift lead assigns them on a person's page."), "second"
        )
        self.writing, self.earlier = self._new_note(), RowsCard(_("Earlier notes"), _("No note yet."))
        self._lay_out()
        self.setFocusProxy(self.view)
        self.view.clicked.connect(lambda index: self._choose(self.model.person_at(index.row())))
        self.view.pressed_key.connect(self._key)
        shortcut(self, "Ctrl+Return", self.save_button.click_if_able)
        shortcut(self, "Esc", self.put_away)
        self._bring_back()
        self._show_open()

    def _new_note(self) -> Card:
        card = Card(_("New note"))
        self.note = QPlainTextEdit()
        self.note.setFixedHeight(132)
        self.note.setTabChangesFocus(True)
        self.field = LabeledField(_("What was said"), self.note, _("read only by those assigned to this person"))
        self.save_button = KeyButton(_("Save the note"), "Ctrl Enter", "primary", "save")
        self.save_button.clicked.connect(self.save)
        card.body.addWidget(self.field)
        card.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 14)
        whole.setSpacing(12)
        self.title = label(_("Cases"), "title")
        self.about = wrapped("", "second")
        for part in (self.title, self.about, self.banner):
            whole.addWidget(part)
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(12)
        self.list.body.addWidget(self._nobody)
        self.list.body.addWidget(self.view, 1)
        self.columns.addWidget(self.list)
        area, holder = QScrollArea(), QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self.writing, self.earlier):
            column.addWidget(card)
        column.addStretch(1)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        self.columns.addWidget(area, 1)
        whole.addLayout(self.columns, 1)

    # What is shown

    def reload(self) -> None:
        """Read the list again; notes only when somebody opens them."""
        actor, cases = self.context.actor, self.context.waystation.cases
        self.context.work.run(self, lambda: cases.mine(actor), self._show, self._failed)

    def _show(self, cases: Sequence[CaseRow]) -> None:
        self._cases = {case.person.id: case for case in cases}
        self.model.show([case.person for case in cases])
        self.list.note.setText(ngettext("{n} person", "{n} people", len(cases)).format(n=len(cases)))
        self._nobody.setVisible(not cases)
        self.view.setVisible(bool(cases))
        if self._open is not None and self._open not in self._cases:
            self.put_away()
        self._show_open()

    def _line(self, row: PersonRow) -> Line:
        case = self._cases.get(row.id)
        since = _("since {day}").format(day=clock(case.since, date.today())) if case else ""
        begun = _("note begun") if row.id in self._begun else ""
        return Line("shield", "ink2", headline(row), ", ".join(part for part in (row.number, since, begun) if part))

    def _show_open(self) -> None:
        case = self._cases.get(self._open) if self._open else None
        for part in (self.writing, self.earlier):
            part.setVisible(case is not None)
        if case is None:
            self.about.setText(_("Prison papers, threats, relatives at risk: open one person at a time."))
        else:
            words = _("{name}, {number}. This reading stands in the journal.")
            self.about.setText(
                words.format(name=headline(case.person), number=case.person.number or _("no number yet"))
            )

    # One person

    def open_for(self, person: UUID) -> None:
        """Read the notes of one of my people; the reading is journaled."""
        self._keep()
        actor, cases = self.context.actor, self.context.waystation.cases
        self.context.work.run(
            self,
            lambda: (person, cases.mine(actor), cases.notes(actor, person)),
            self._opened,
            self._failed,
        )

    def _opened(self, read: tuple[UUID, tuple[CaseRow, ...], tuple[NoteRow, ...]]) -> None:
        person, cases, notes = read
        if self._open != person:
            self._open = None
            self.note.setPlainText(self._begun[person].text if person in self._begun else "")
        self._open = person
        self.banner.clear()
        self._show(cases)
        self.view.choose(person)
        self.earlier.show_rows([_note(note) for note in notes])
        self.note.setFocus()

    def _choose(self, row: PersonRow | None) -> None:
        if row is not None:
            self.open_for(row.id)

    def _key(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._choose(self.view.person())

    def put_away(self) -> None:
        """The notes leave the screen; what was typed is kept."""
        self._keep()
        self._open = None
        self.note.clear()
        self.field.clear()
        self.earlier.show_rows(())
        self._show_open()
        self.view.setFocus()

    def save(self) -> None:
        """Save the note under the id it was begun with."""
        if self._open is None:
            return
        self._keep()
        begun = self._begun.get(self._open) or Begun(new_id())
        form = NoteForm(begun.id, self._open, begun.text)
        actor, waystation = self.context.actor, self.context.waystation

        def write() -> UUID:
            waystation.cases.write(actor, form)
            waystation.drafts.drop(actor, form.id)
            return form.person

        self.context.work.run(self, write, self._saved, self._failed, writes=True)

    def _saved(self, person: UUID) -> None:
        self._begun.pop(person, None)
        if self._open == person:
            self.note.clear()
            self.field.clear()
            self.open_for(person)
        self.context.tell(_("The note is saved."), None)

    def _failed(self, trouble: Exception) -> None:
        if isinstance(trouble, UserError) and trouble.field == "text":
            self.field.set_error(trouble.sentence)
            self.note.setFocus()
        else:
            self.banner.say(sentence_of(trouble), "stop")

    # Nothing typed is lost

    def _keep(self) -> None:
        if self._open is None:
            return
        text = self.note.toPlainText()
        if text.strip():
            self._begun.setdefault(self._open, Begun(new_id())).text = text
        else:
            self._begun.pop(self._open, None)
        self.model.refresh()

    def leave(self) -> None:
        """Notes do not stay on a page that nobody looks at."""
        self.put_away()

    def seal(self) -> None:
        """Half-typed notes are kept in the register, sealed to the compartment they belong to."""
        self._keep()
        actor, drafts = self.context.actor, self.context.waystation.drafts
        for person, begun in self._begun.items():
            content = person.bytes + begun.text.encode()
            form = DraftForm(begun.id, PAGE, content, Compartment.PROTECTION)
            self.context.work.run(self, lambda form=form: drafts.keep(actor, form))
        self._begun.clear()

    def _bring_back(self) -> None:
        actor, drafts = self.context.actor, self.context.waystation.drafts
        self.context.work.run(self, lambda: drafts.mine(actor), self._brought)

    def _brought(self, kept: Sequence[DraftRow]) -> None:
        for draft in kept:
            if draft.page == PAGE:
                person, text = UUID(bytes=draft.content[:ID_BYTES]), draft.content[ID_BYTES:].decode()
                self._begun.setdefault(person, Begun(draft.id, text))
        self.model.refresh()

    # Room

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.list.setFixedWidth(LIST) if not narrow else self.list.setMinimumWidth(0)


def _note(note: NoteRow) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(3)
    column.addWidget(label(f"{clock(note.at, date.today())}  {note.by}", "strong"))
    column.addWidget(Whole(note.text))
    return holder
