"""Tasks: what this role has to do, each settled with one key; and a line to write one for any role."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from app.ids import new_id
from app.tasks import HandForm, TaskForm, TaskRow
from models.codes import Role, TaskKind, TaskState
from models.values.partial_date import SHORT_MONTHS
from ui.labels import roles
from ui.page import Page, PageContext
from ui.pages.person.cards import RowsCard
from ui.widgets.buttons import KeyButton, TickButton
from ui.widgets.fields import EnterChain, LabeledField, choice_box, shortcut
from ui.widgets.marks import StatusMark, label
from ui.widgets.panels import Banner, Card, wrapped
from ui.words import _
from ui.work import sentence_of

NARROW = 900
HOURS = (None, 1, 4, 24, 72)


def kind_words() -> dict[TaskKind, str]:
    return {
        TaskKind.CHILD_ALONE: _("A child without an adult of their family"),
        TaskKind.FULL_NOTICE: _("Give the full privacy notice"),
        TaskKind.FLAG_REVIEW: _("Look at a safety flag again"),
        TaskKind.MESSAGE_WAITS: _("A message waits to be passed on"),
        TaskKind.LETTER_OVERDUE: _("A letter has no answer yet"),
        TaskKind.ABSENT: _("Away and nobody knows where"),
        TaskKind.LEAVE_OVER: _("Not back from leave"),
        TaskKind.HANDED_ON: _("Handed on at a departure"),
        TaskKind.OTHER: _("Task"),
    }


class TasksPage(Page):
    """The role's own tasks, the most urgent first; the shift lead sees those of every role."""

    KEYS = (
        ("Alt D", _("the first task is done")),
        ("Alt O", _("open the person of the first task")),
        ("Alt T", _("the first task is mine, or nobody's again")),
        ("Alt M", _("only what is mine, or everything")),
        ("Ctrl Enter", _("write down the task")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self._id = new_id()
        self.tasks: tuple[TaskRow, ...] = ()
        self._all: tuple[TaskRow, ...] = ()
        self.banner = Banner()
        self.mine = TickButton(_("Mine"))
        self.open = RowsCard(_("To do"), _("Nothing waits for you."), _("the most urgent first"))
        self.form = self._new_form()
        self._lay_out()
        shortcut(self, "Alt+D", self._first_done)
        shortcut(self, "Alt+O", self._open_first)
        shortcut(self, "Alt+T", self._take_first)
        shortcut(self, "Alt+M", self.mine.click)
        self.mine.toggled.connect(lambda _on: self._show(self._all))
        shortcut(self, "Ctrl+Return", self.save.click_if_able)

    def _new_form(self) -> Card:
        card = Card(_("Write down a task"))
        self.what = QLineEdit()
        self.what.setMaxLength(300)
        self.field = LabeledField(_("What has to be done"), self.what, _("no health, no story"))
        self.role = choice_box(list(roles().items()), _("For"))
        self.role.setCurrentIndex(self.role.findData(self.context.actor.role))
        self.due = choice_box([(hours, _hours(hours)) for hours in HOURS], _("By when"))
        card.body.addWidget(self.field)
        card.body.addWidget(LabeledField(_("For"), self.role))
        card.body.addWidget(LabeledField(_("By when"), self.due))
        self.owner = choice_box([(None, _("Nobody in particular"))], _("Who of them"))
        card.body.addWidget(LabeledField(_("Who of them"), self.owner))
        self.save = KeyButton(_("Write it down"), "Ctrl Enter", "plain", "plus")
        self.save.clicked.connect(self._write)
        card.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        EnterChain((self.what, self.role, self.due, self.owner, self.save), parent=self)
        if not may(self.context.actor, Act.WRITE_TASK):
            card.hide()
        return card

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 14)
        whole.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(label(_("Tasks"), "title"), 1)
        head.addWidget(self.mine)
        whole.addLayout(head)
        whole.addWidget(self.banner)
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.columns.setSpacing(12)
        self.columns.addWidget(self.open, 3, Qt.AlignmentFlag.AlignTop)
        self.columns.addWidget(self.form, 2, Qt.AlignmentFlag.AlignTop)
        holder, area = QWidget(), QScrollArea()
        holder.setLayout(self.columns)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        whole.addWidget(area, 1)
        self.setFocusProxy(self.what)

    # What is shown

    def reload(self) -> None:
        actor, tasks = self.context.actor, self.context.waystation.tasks
        self.context.work.run(self, lambda: tasks.open_tasks(actor), self._show, self._failed)
        if self.owner.count() == 1:
            self.context.work.run(self, lambda: tasks.owners(actor), self._show_owners, self._failed)

    def _show_owners(self, owners: Sequence[tuple[UUID, str]]) -> None:
        for owner, words in owners:
            self.owner.addItem(words, owner)

    def _show(self, rows: Sequence[TaskRow]) -> None:
        self._all = tuple(rows)
        rows = [row for row in rows if row.mine or not self.mine.isChecked()]
        self.tasks = tuple(rows)
        self.open.show_rows([self._line(row, place == 0) for place, row in enumerate(rows)])
        self.save.become("plain" if rows else "primary")

    def _line(self, row: TaskRow, first: bool) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(10)
        line.addWidget(StatusMark("stop" if row.late else "waiting"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(wrapped(title_of(row), "strong"))
        words.addWidget(wrapped(second_line(row, date.today()), "second"))
        line.addLayout(words, 1)
        for button in self._buttons(row, first):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _buttons(self, row: TaskRow, first: bool) -> list[KeyButton]:
        made = []
        person = row.person
        if person is not None and may(self.context.actor, Act.OPEN_PERSON):
            made.append(KeyButton(_("Open"), "Alt O" if first else "", size="compact"))
            made[-1].clicked.connect(partial(self._open, person.id))
        made.append(KeyButton(_("Leave it") if row.mine else _("Take it"), "Alt T" if first else "", size="compact"))
        made[-1].clicked.connect(partial(self._take, row))
        for words, key, kind, state in (
            (_("Done"), "Alt D", "primary", TaskState.DONE),
            (_("Not needed"), "", "plain", TaskState.DROPPED),
        ):
            made.append(KeyButton(words, key if first else "", kind if first else "plain", size="compact"))
            made[-1].clicked.connect(partial(self._settle, row, state))
        for button in made:
            button.setAccessibleName(f"{button.words()}: {title_of(row)}")
        return made

    def _open(self, person: object, _checked: bool = False) -> None:
        self.context.go("person", person)  # type: ignore[arg-type]

    def _open_first(self) -> None:
        first = self.tasks[0].person if self.tasks else None
        if first is not None and may(self.context.actor, Act.OPEN_PERSON):
            self._open(first.id)

    # The acts

    def _first_done(self) -> None:
        if self.tasks:
            self._settle(self.tasks[0], TaskState.DONE)

    def _take_first(self) -> None:
        if self.tasks:
            self._take(self.tasks[0])

    def _take(self, row: TaskRow, _checked: bool = False) -> None:
        """Mine from now on, or of the whole role again."""
        actor, tasks = self.context.actor, self.context.waystation.tasks
        form = HandForm(row.id, None if row.mine else actor.user)
        self.context.work.run(self, lambda: tasks.hand(actor, form), lambda _row: None, self._failed, writes=True)

    def _settle(self, row: TaskRow, state: TaskState, _checked: bool = False) -> None:
        actor, tasks = self.context.actor, self.context.waystation.tasks
        self.context.work.run(
            self, lambda: tasks.settle_task(actor, row.id, state), self._settled, self._failed, writes=True
        )

    def _settled(self, row: TaskRow) -> None:
        self.banner.clear()
        words = _("Done: {what}") if row.state is TaskState.DONE else _("Not needed: {what}")
        self.context.tell(words.format(what=title_of(row)), lambda: self._settle(row, TaskState.OPEN))

    def _write(self) -> None:
        hours = self.due.currentData()
        due = datetime.now().astimezone() + timedelta(hours=hours) if hours else None
        form = TaskForm(
            self._id, self.what.text(), Role(self.role.currentData()), due_at=due, owner=self.owner.currentData()
        )
        actor, tasks = self.context.actor, self.context.waystation.tasks
        self.context.work.run(self, lambda: tasks.write_task(actor, form), self._written, self._refused, writes=True)

    def _written(self, row: TaskRow) -> None:
        self._id = new_id()
        self.field.clear()
        self.what.clear()
        self.what.setFocus()
        self.context.tell(_("Written down for {role}.").format(role=roles()[row.role]), None)

    def _refused(self, trouble: Exception) -> None:
        if isinstance(trouble, UserError) and trouble.field == "what":
            self.field.set_error(trouble.sentence)
            self.what.setFocus()
        else:
            self._failed(trouble)

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        narrow = self.width() < NARROW
        self.columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


def title_of(row: TaskRow) -> str:
    """What has to be done, in one line."""
    return row.what if row.kind is TaskKind.OTHER or not row.person else kind_words()[row.kind]


def second_line(row: TaskRow, today: date) -> str:
    """Who it is about, for whom it is, since when, by when."""
    who = ", ".join(part for part in (row.person.name.short, row.person.number) if part) if row.person else ""
    since = _("since {time}").format(time=_moment(row.raised_at, today))
    due = _("by {time}").format(time=_moment(row.due_at, today)) if row.due_at else ""
    late = _("late") if row.late else ""
    more = row.what if row.what and row.what != title_of(row) else ""
    owner = _("of {owner}").format(owner=row.owner) if row.owner else ""
    return " · ".join(part for part in (who, more, roles()[row.role], owner, row.group, since, due, late) if part)


def _moment(at: datetime, today: date) -> str:
    local = at.astimezone()
    time = f"{local:%H:%M}"
    return time if local.date() == today else f"{local.day} {SHORT_MONTHS[local.month - 1]}, {time}"


def _hours(hours: int | None) -> str:
    words = {None: _("no time set"), 1: _("within an hour"), 4: _("within 4 hours"), 24: _("within a day")}
    return words.get(hours, _("within 3 days"))
