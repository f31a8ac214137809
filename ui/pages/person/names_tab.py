"""The names of a person: every spelling with its source, which one stands first, and the Latin form they confirmed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from app.ids import new_id
from app.name_sets import CLOSED, LatinForm, NameForm, NameRow, NamesSheet
from app.rows import PersonPage
from ui.page import PageContext
from ui.pages.person.cards import RowsCard
from ui.pages.person.name_card import NameCard
from ui.pages.person.name_words import beside_name
from ui.pages.person.tabs import PersonTab
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import Chip
from ui.widgets.panels import Banner, wrapped
from ui.words import _, ngettext
from ui.work import sentence_of

SIDE, NARROW = 400, 960


class NamesTab(PersonTab):
    """Nothing is overwritten: another spelling is another name. Ctrl Z takes back the last act."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._person: UUID | None = None
        self._writes, self._corrects = may(context.actor, Act.REGISTER), may(context.actor, Act.CORRECT)
        self.sheet: NamesSheet | None = None
        self.banner = Banner()
        self.names = RowsCard(_("Names"), _("No name is known yet."), _("each as it was written, said or read"))
        self.card = NameCard()
        self._lay_out()
        self.card.setVisible(self._writes)
        self.card.asked.connect(self._save)
        if self._writes:
            shortcut(self, "Ctrl+Return", self.card.save.click_if_able)
            shortcut(self, "Esc", self._begin_anew)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 14)
        whole.setSpacing(12)
        whole.addWidget(self.banner)
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(12)
        self.columns.addWidget(self.names, 1, Qt.AlignmentFlag.AlignTop)
        self.columns.addWidget(self.card, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(self.columns)
        whole.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.card.setMinimumWidth(0 if narrow else SIDE)
        self.card.setMaximumWidth(16_777_215 if narrow else SIDE)

    # What is shown

    def show_person(self, page: PersonPage) -> None:
        """What was typed and not kept yet stays where somebody else's act makes the page read again."""
        if page.person.id != self._person or not self.card.is_touched:
            self._person = page.person.id
            self.card.begin(page.person.id)
        self._read()

    def put_away(self) -> None:
        self._person, self.sheet = None, None
        self.card.clear()
        self.names.show_rows(())
        self.banner.clear()

    def _read(self) -> None:
        person = self._person
        if person is not None:
            actor, names = self.context.actor, self.context.waystation.name_sets
            self.context.work.run(self, lambda: names.names_of(actor, person), self._show, self._failed)

    def _show(self, sheet: NamesSheet) -> None:
        if self._person is None:
            return
        self.sheet = sheet
        rows = [self._row(row) for row in sheet.rows]
        if sheet.closed:
            words = ngettext(
                "{n} name is open to case work only.", "{n} names are open to case work only.", sheet.closed
            )
            rows.append(wrapped(words.format(n=sheet.closed), "second"))
        self.names.show_rows(rows)

    def _row(self, row: NameRow) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 3, 0, 3)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(wrapped(row.form.as_written, "strong"), 1)
        if row.first:
            head.addWidget(Chip(_("Stands first"), "ok", "done"))
        if row.latin:
            head.addWidget(Chip(_("Latin form, confirmed"), "info", "note"))
        column.addLayout(head)
        column.addWidget(wrapped(beside_name(row), "second"))
        buttons = self._buttons(row)
        if buttons:
            line = QWidget()
            flow = FlowLayout(line, 6)
            for button in buttons:
                flow.addWidget(button)
            column.addWidget(line)
        return holder

    def _buttons(self, row: NameRow) -> list[KeyButton]:
        latin, buttons = " ".join(filter(None, row.suggested)), list[KeyButton]()
        if latin and self._writes:
            words = _("Confirm {name}").format(name=latin)
            buttons.append(self._button(words, row, partial(self._confirm, row, *row.suggested)))
        elif row.script == "Latn" and self._writes and not row.latin:
            spelled = (
                (row.form.family, row.form.given) if row.form.family or row.form.given else (row.form.as_written, "")
            )
            buttons.append(self._button(_("Is the Latin form"), row, partial(self._confirm, row, *spelled)))
        if self._corrects:
            buttons.append(self._button(_("Correct"), row, partial(self.card.correct, row.form)))
            if not row.first:
                if row.form.kind not in CLOSED:
                    buttons.append(self._button(_("Let it stand first"), row, partial(self._first, row.form.id)))
                buttons.append(self._button(_("Take out"), row, partial(self._take_out, row.form.id)))
        return buttons

    def _button(self, words: str, row: NameRow, act: Callable[[], None]) -> KeyButton:
        button = KeyButton(words, kind="quiet", size="compact")
        button.setAccessibleName(f"{words}: {row.form.as_written}")
        button.clicked.connect(lambda _checked=False: act())
        return button

    # The acts

    def _begin_anew(self) -> None:
        if self._person is not None:
            self.card.begin(self._person)

    def _save(self, form: NameForm) -> None:
        actor, names = self.context.actor, self.context.waystation.name_sets
        act = names.correct_name if self.card.corrects else names.add_name
        self._write(lambda: act(actor, form), self._kept)

    def _kept(self, sheet: NamesSheet) -> None:
        self._begin_anew()
        self.card.lines["family"].setFocus()
        self._done(sheet)
        self.context.tell(_("The name is kept."), None)

    def _confirm(self, row: NameRow, family: str, given: str) -> None:
        form = LatinForm(new_id(), row.form.id, family, given)
        actor, names = self.context.actor, self.context.waystation.name_sets
        self._write(lambda: names.confirm_latin(actor, form), self._done)

    def _first(self, name: UUID) -> None:
        actor, names = self.context.actor, self.context.waystation.name_sets
        self._write(lambda: names.make_first(actor, name), self._done)

    def _take_out(self, name: UUID) -> None:
        actor, names = self.context.actor, self.context.waystation.name_sets
        self._write(lambda: names.take_out(actor, name), self._done)

    def _write(self, act: Callable[[], NamesSheet], done: Callable[[NamesSheet], None]) -> None:
        self.context.work.run(self, act, done, self._refused, writes=True)

    def _done(self, sheet: NamesSheet) -> None:
        self.banner.clear()
        self._show(sheet)

    def _refused(self, trouble: Exception) -> None:
        field = self.card.fields.get(trouble.field or "") if isinstance(trouble, UserError) else None
        if field is None:
            self._failed(trouble)
        else:
            field.set_error(sentence_of(trouble))
            field.control.setFocus()

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")
