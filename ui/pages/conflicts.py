"""What laptops wrote differently, one field at a time: side by side who, when, where; a person chooses. Never in the
way of anything: whatever is left stays as it is, with every version kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.conflict_rows import ConflictRow, Said, SettleForm, VersionRow
from models.codes import (
    AbsenceReason,
    Answer,
    CardState,
    Condition,
    Custody,
    DocumentType,
    ProposalKind,
    ProposalState,
    Role,
    Sex,
    Triage,
)
from ui import labels
from ui.page import Page, PageContext
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField
from ui.widgets.marks import Chip, label
from ui.widgets.panels import Banner, Card, EmptyLine, wrapped
from ui.words import _, ngettext
from ui.work import sentence_of

NARROW = 700


class ConflictsPage(Page):
    """The field in hand is settled with the number of a version; the two numbers after them write and leave."""

    KEYS = (
        ("1", _("Use the first version")),
        ("2", _("Use the second version")),
        ("3", _("Write something else")),
        ("4", _("Leave it for the shift lead")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self.rows: tuple[ConflictRow, ...] = ()
        self._left: set[tuple[object, str]] = set()
        self.buttons: list[KeyButton] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 12, 18, 12)
        whole.setSpacing(10)
        whole.addWidget(label(_("Written differently"), "title"))
        about = _(
            "Two laptops changed the same thing without knowing of each other. Every version stays in the history."
        )
        whole.addWidget(wrapped(about, "second"))
        self.banner = Banner()
        whole.addWidget(self.banner)
        inside = QWidget()
        self._body = QVBoxLayout(inside)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(10)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole.addWidget(area, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def reload(self) -> None:
        waystation = self.context.waystation
        self.context.work.run(self, lambda: waystation.conflicts.open(waystation.actor), self._show, self._failed)

    @property
    def in_hand(self) -> ConflictRow | None:
        """The first field that was not left for somebody else."""
        return next((row for row in self.rows if (row.row, row.field) not in self._left), None)

    def _show(self, rows: Sequence[ConflictRow]) -> None:
        self.rows, self.buttons = tuple(rows), []
        while (item := self._body.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        row = self.in_hand
        if row is None:
            self._body.addWidget(self._nothing())
        else:
            self._body.addWidget(self._subject(row))
            self._body.addWidget(self._versions(row))
            self._body.addWidget(self._other_ways(row))
        self._body.addStretch(1)
        self.setFocus()

    def _nothing(self) -> EmptyLine:
        button = KeyButton(_("Go to Tonight"), icon="moon")
        button.clicked.connect(lambda: self.context.go("tonight", None))
        left = len(self.rows)
        words = ngettext("One field is left as it is.", "{n} fields are left as they are.", left).format(n=left)
        return EmptyLine(words if left else _("All laptops say the same."), button)

    def _subject(self, row: ConflictRow) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        who = ", ".join(part for part in (row.name.short, row.number) if part)
        across.addWidget(label(" · ".join(part for part in (who, row.about) if part), "section"), 1)
        waiting = len(self.rows) - len([1 for each in self.rows if (each.row, each.field) in self._left])
        across.addWidget(label(ngettext("{n} to settle", "{n} to settle", waiting).format(n=waiting), "second"))
        person = row.person
        if person is not None:
            button = KeyButton(_("Open the person"), icon="users", size="compact")
            button.clicked.connect(lambda: self.context.go("person", person))
            across.addWidget(button)
        return line

    def _versions(self, row: ConflictRow) -> QWidget:
        held = QWidget()
        flow = QBoxLayout.Direction.TopToBottom if self.width() < NARROW else QBoxLayout.Direction.LeftToRight
        columns = QBoxLayout(flow, held)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(12)
        for number, version in enumerate(row.versions, 1):
            columns.addWidget(self._version(row, version, number), 1)
        return held

    def _version(self, row: ConflictRow, version: VersionRow, number: int) -> Card:
        card, top = Card(), QHBoxLayout()
        top.addWidget(wrapped(_("Sealed") if row.sealed else said(version.said), "section"), 1)
        if number == 1:
            top.addWidget(Chip(_("Shown now"), "info", "note"), 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(top)
        by = ", ".join(part for part in (version.by, version.laptop) if part)
        card.body.addWidget(wrapped(f"{by}, {version.at.astimezone():%d %b %H:%M}", "second"))
        card.body.addStretch(1)
        if row.may_settle:
            button = self._button(_("Use this"), number, lambda: self._settle(row, version=version.key))
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _other_ways(self, row: ConflictRow) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        if row.sealed:
            column.addWidget(
                wrapped(_("Only a desk that holds the key of this text can read and settle it."), "second")
            )
        self.typed = QLineEdit()
        self.field = LabeledField(_("Write instead"), self.typed)
        self.field.hide()
        self.typed.returnPressed.connect(lambda: self._settle(row, typed=self.typed.text()))
        column.addWidget(self.field)
        line = QHBoxLayout()
        number = len(row.versions) + 1
        if row.may_type:
            line.addWidget(self._button(_("Write something else"), number, self._type))
        line.addWidget(self._button(self._leaving(), number + 1, lambda: self._leave_it(row)))
        line.addStretch(1)
        column.addLayout(line)
        return held

    def _leaving(self) -> str:
        return _("Leave it for later") if self.context.actor.role is Role.MANAGER else _("Leave it for the shift lead")

    def _button(self, words: str, number: int, act: Callable[[], None]) -> KeyButton:
        button = KeyButton(words, str(number), shortcut=str(number))
        button.clicked.connect(act)
        self.buttons.append(button)
        return button

    def _type(self) -> None:
        self.field.show()
        self.typed.setFocus()

    def _leave_it(self, row: ConflictRow) -> None:
        self._left.add((row.row, row.field))
        self.banner.clear()
        self._show(self.rows)

    def _settle(self, row: ConflictRow, version: str = "", typed: str = "") -> None:
        form, waystation = SettleForm(row.row, row.field, version, typed), self.context.waystation
        self.banner.clear()
        self.context.work.run(
            self,
            lambda: waystation.conflicts.settle(waystation.actor, form),
            lambda _done: self.context.tell(_("Settled. The other version stays in the history."), None),
            self._failed,
            writes=True,
        )

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")


def said(value: Said) -> str:
    """A version in words."""
    match value:
        case None | "":
            return _("Nothing")
        case bool():
            return _("Yes") if value else _("No")
        case StrEnum():
            words = _CODES.get(type(value))
            return str(words()[value]) if words else value.name.replace("_", " ").capitalize()
        case datetime():
            return f"{value.astimezone():%d %b %Y %H:%M}"
        case date():
            return f"{value:%d %b %Y}"
    return str(value)


_CODES: dict[type, Callable[[], dict]] = {  # type: ignore[type-arg]
    AbsenceReason: labels.absence_reasons,
    Answer: labels.answers,
    CardState: labels.card_states,
    Condition: labels.conditions,
    Custody: labels.custody,
    DocumentType: labels.documents,
    ProposalKind: labels.proposals,
    ProposalState: labels.proposal_states,
    Sex: labels.sexes,
    Triage: labels.triage,
}
