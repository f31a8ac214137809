"""Organisations that letters go to: those valid today first, each changed in a form beside the list."""

from __future__ import annotations

from uuid import UUID, uuid4

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QScrollArea, QVBoxLayout, QWidget

from app.errors import UserError
from app.letters.forms import OrganisationRow
from ui.page import Page, PageContext
from ui.pages.letters.recipient import organisation_words
from ui.pages.letters.words import kinds
from ui.pages.organisations.form import BadDay, OrganisationForm, empty
from ui.person_words import day
from ui.tables import Column, RowsModel, TwoLines
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Banner, wrapped
from ui.words import _
from ui.work import sentence_of

LIST, ROOMY = 460, 1000
NOT_SAVED = _("The form is not saved yet. Press Ctrl Enter, or Alt N for an empty one.")


class OrganisationsPage(Page):
    """List at the start, form at the end; Ctrl Enter saves."""

    KEYS = (
        ("Enter", _("on the list: change the chosen one")),
        ("Alt N", _("a new organisation")),
        ("Ctrl Enter", _("save")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self._wanted: UUID | None = None
        self._touched = False
        self.banner, self.form, self.empty = Banner(), OrganisationForm(), wrapped("", "second")
        self.list, self.model = QListView(), RowsModel([Column(_("Organisations"), self._spoken)])
        self.save = KeyButton(_("Save the organisation"), "Ctrl Enter", "primary")
        self.new = KeyButton(_("New organisation"), "Alt N", icon="plus")
        self._delegate = TwoLines(self._lines)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(_("Organisations"), "title"), 1)
        head.addWidget(self.new)
        column.addLayout(head)
        column.addWidget(self.banner)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addLayout(self._list_side())
        row.addLayout(self._form_side(), 1)
        column.addLayout(row, 1)

    def _list_side(self) -> QVBoxLayout:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setProperty("framed", True)
        self.list.setAccessibleName(_("Organisations"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = QVBoxLayout()
        side.addWidget(self.empty)
        side.addWidget(self.list, 1)
        return side

    def _form_side(self) -> QVBoxLayout:
        area = QScrollArea()
        area.setWidget(self.form)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = QVBoxLayout()
        side.addWidget(area, 1)
        side.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        return side

    def _connect(self) -> None:
        self.save.clicked.connect(self.save_row)
        self.new.clicked.connect(self.write_new)
        self.list.activated.connect(lambda _index: self.form.edits["name"].setFocus())
        self.list.selectionModel().currentChanged.connect(lambda index, _before: self._choose(index.row()))
        self.form.asked.connect(self.save_row)
        self.banner.pressed.connect(self.banner.clear)
        for edit in self.form.edits.values():
            edit.textEdited.connect(lambda _text: self._touch())
        for tick in self.form.ticks.values():
            tick.clicked.connect(lambda _on: self._touch())
        shortcut(self, "Ctrl+Return", self.save.click_if_able)
        shortcut(self, "Alt+N", self.new.click_if_able)
        self.setFocusProxy(self.list)

    def _touch(self) -> None:
        self._touched = True

    def reload(self) -> None:
        """Read the list again; what is being typed stays."""
        organisations, actor = self.context.waystation.organisations, self.context.actor
        self.context.work.run(self, lambda: organisations.list(actor), self._show, self._failed)

    def _show(self, rows: tuple[OrganisationRow, ...]) -> None:
        touched, wanted = self._touched, self._wanted
        ordered = sorted(rows, key=lambda row: not self._is_valid(row))
        self.model.show_rows(ordered)
        self.list.setVisible(bool(rows))
        self.empty.setText("" if rows else _("No organisation is on the list yet. Press Alt N."))
        self.empty.setVisible(not rows)
        place = next((n for n, row in enumerate(ordered) if row.id == wanted), 0)
        if rows and not touched:
            self.list.setCurrentIndex(self.model.index(place, 0))

    def _choose(self, place: int) -> None:
        if place >= 0 and not self._touched:
            row = self.model.row(place)
            self._wanted = row.id
            self.form.show_row(row)
        elif place >= 0 and self.model.row(place).id != self._wanted:
            self.banner.say(NOT_SAVED, "att", _("Close"))

    def write_new(self) -> None:
        """An empty form; what was typed and not saved is given up."""
        self._touched, self._wanted = True, uuid4()
        self.banner.clear()
        self.list.clearSelection()
        self.form.show_row(empty(self._wanted))
        self.form.edits["name"].setFocus()

    def save_row(self) -> None:
        organisations, actor = self.context.waystation.organisations, self.context.actor
        try:
            row = self.form.row()
        except BadDay as wrong:
            self.form.say(str(wrong), _("This is no day, such as 17.11.2025. Nothing was saved. Type it again."))
            return

        def saved(kept: OrganisationRow) -> None:
            self._touched, self._wanted = False, kept.id
            self.banner.clear()
            self.context.tell(_("The organisation is saved."), None)

        self.context.work.run(self, lambda: organisations.save(actor, row), saved, self._failed, writes=True)

    def _failed(self, trouble: Exception) -> None:
        sentence = sentence_of(trouble)
        if not (isinstance(trouble, UserError) and self.form.say(trouble.field, sentence)):
            self.banner.say(sentence, "att", _("Close"))

    # Words

    def _is_valid(self, row: OrganisationRow) -> bool:
        today = self.context.waystation.house.today()
        return (row.valid_from or today) <= today <= (row.valid_until or today)

    def _lines(self, row: OrganisationRow) -> tuple[str, str, str]:
        if not self._is_valid(row):
            until = row.valid_until or row.valid_from
            ended = _("Not valid: {day}").format(day=day(until)) if until else _("Not valid")
            return "not_asked", organisation_words(row), ended
        purposes = ", ".join(kinds()[kind] for kind in row.kinds) or _("For any letter")
        return "done", organisation_words(row), purposes

    def _spoken(self, row: OrganisationRow) -> str:
        _shape, first, second = self._lines(row)
        return f"{first}; {second}"

    def minimumSizeHint(self) -> QSize:
        return QSize(600, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.setFixedWidth(LIST if self.width() >= ROOMY else self.width() * 2 // 5)
        self.empty.setFixedWidth(self.list.width())
