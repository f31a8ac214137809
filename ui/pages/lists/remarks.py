"""The remarks pass: every proposal of the list as a row, Y or N, all decided in one act, before anyone is fed."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.forms import Decision
from app.rows import ProposalRow
from models.codes import ProposalKind, ProposalState
from ui.letters import letter
from ui.page import Page, PageContext
from ui.pages.lists.proposal_words import proposal_words
from ui.tables import ROW, Column, Index, RowsModel
from ui.theme import tokens_of
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import Chip, label
from ui.widgets.paint import icon_pixmap
from ui.widgets.panels import Banner, EmptyLine, SaveBar, wrapped
from ui.words import _, ngettext
from ui.work import sentence_of

TALL = 46
URGENT = frozenset((ProposalKind.DOCTOR_NOW, ProposalKind.NO_FOOD_BEFORE_CLINICIAN, ProposalKind.MASK))
ANSWERS = {
    Qt.Key.Key_Y: ProposalState.CONFIRMED,
    Qt.Key.Key_N: ProposalState.DISMISSED,
    Qt.Key.Key_Space: None,
}
Decisions = dict[UUID, ProposalState]


class ProposalDelegate(QStyledItemDelegate):
    """Who, what is proposed, and what was decided here: shape, word, colour."""

    def __init__(self, decisions: Decisions, parent: QWidget) -> None:
        super().__init__(parent)
        self._decisions = decisions

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, TALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ProposalRow = index.data(ROW)
        tokens, rect = tokens_of(option.widget), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(tokens.tint if chosen else tokens.surface))
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), 5, rect.height()), QColor(tokens.accent))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        self._line(painter, option, row)
        painter.restore()

    def _line(self, painter: QPainter, option: QStyleOptionViewItem, row: ProposalRow) -> None:
        tokens, rect = tokens_of(option.widget), option.rect.adjusted(14, 0, -12, 0)
        decided = self._decisions.get(row.id)
        icon, tone, word = _decided(decided, row.kind)
        name, end = rect.width() * 30 // 100, 120
        middle = rect.width() - name - end - 40
        size = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.left(), rect.center().y() - 10, icon_pixmap(icon, getattr(tokens, tone), 20, size))
        start = rect.left() + 32
        self._text(painter, option, QRect(start, rect.top(), name, TALL), _who(row), True, tokens.ink)
        colour = tokens.ink3 if decided is ProposalState.DISMISSED else tokens.ink
        place = QRect(start + name + 8, rect.top(), middle, TALL)
        self._text(painter, option, place, proposal_words(row), row.kind in URGENT, colour)
        place = QRect(rect.right() - end, rect.top(), end, TALL)
        self._text(painter, option, place, word, decided is not None, getattr(tokens, tone))

    def _text(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, text: str, bold: bool, colour: str
    ) -> None:
        font = QFont(option.font)
        font.setPixelSize(16)
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _decided(state: ProposalState | None, kind: ProposalKind) -> tuple[str, str, str]:
    if state is ProposalState.CONFIRMED:
        return "circle-check", "ok", _("Confirmed")
    if state is ProposalState.DISMISSED:
        return "minus", "wait", _("Dismissed")
    return ("octagon-x" if kind in URGENT else "circle-dashed"), ("stop" if kind in URGENT else "wait"), ""


def _who(row: ProposalRow) -> str:
    place = f"{row.person.list_position}. " if row.person.list_position else ""
    return place + (row.person.name.short or row.person.number or _("No name"))


class ProposalView(QListView):
    """The rows; `answered` carries confirmed, dismissed, or None for not decided."""

    answered = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and letter(event) in ANSWERS:
            self.answered.emit(ANSWERS[letter(event)])
            return
        super().keyPressEvent(event)


class RemarksPage(Page):
    """Nothing takes effect before it is saved; what is saved takes effect at once."""

    KEYS = (
        ("Y", _("Confirm, go to the next")),
        ("N", _("Dismiss, go to the next")),
        ("Space", _("Not decided")),
        ("Alt A", _("Confirm all the rest")),
        ("Ctrl Enter", _("Save the decisions")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self._decisions: Decisions = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        inside = QVBoxLayout()
        inside.setContentsMargins(18, 12, 18, 8)
        inside.setSpacing(8)
        whole.addLayout(inside, 1)
        whole.addWidget(self._bar())
        self.banner, self.left = Banner(), Chip("", "att", "ask")
        head = QHBoxLayout()
        for part in (label(_("Remarks of the list"), "title"), self.left):
            head.addWidget(part)
        head.addStretch(1)
        inside.addLayout(head)
        about = _("Y confirms, N dismisses, Space takes it back. Do this before anyone is fed.")
        inside.addWidget(wrapped(about, "hint"))
        inside.addWidget(self.banner)
        self._fill(inside)
        self.setFocusProxy(self.view)

    def _fill(self, inside: QVBoxLayout) -> None:
        self.model: RowsModel[ProposalRow] = RowsModel([Column("", proposal_words)])
        self.view = ProposalView()
        self.view.setProperty("framed", True)
        self.view.setModel(self.model)
        self.view.setItemDelegate(ProposalDelegate(self._decisions, self.view))
        self.view.setAccessibleName(_("Remarks to confirm"))
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.answered.connect(self._answer)
        to_tonight = KeyButton(_("Go to Tonight"), icon="moon")
        to_tonight.clicked.connect(lambda: self.context.go("tonight", None))
        self.nobody = EmptyLine(_("Every remark is decided."), to_tonight)
        inside.addWidget(self.nobody, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.view, 1)
        inside.addStretch(0)

    def _bar(self) -> SaveBar:
        self.bar = SaveBar()
        self.save = KeyButton(_("Save the decisions"), "Ctrl Enter", "primary", "check", shortcut="Ctrl+Return")
        self.save.clicked.connect(self._save)
        self.rest = KeyButton(_("Confirm all the rest"), "Alt A", shortcut="Alt+A")
        self.rest.clicked.connect(self._confirm_rest)
        self.bar.add(self.save)
        self.bar.add(self.rest)
        return self.bar

    def reload(self) -> None:
        group, waystation = self.context.group(), self.context.waystation
        if group is None:
            self._show(())
            return
        self.context.work.run(
            self, lambda: waystation.proposals.waiting(waystation.actor, group.id), self._show, self._failed
        )

    def _show(self, rows: Sequence[ProposalRow]) -> None:
        at = self.view.currentIndex().row()
        if [row.id for row in rows] != [row.id for row in self.model.rows()]:
            self.model.show_rows(rows)
            if rows:
                self.view.setCurrentIndex(self.model.index(min(max(at, 0), len(rows) - 1), 0))
        self.nobody.setVisible(not rows)
        for part in (self.view, self.bar):
            part.setVisible(bool(rows))
        self._say()

    def _say(self) -> None:
        rows = self.model.rows()
        left = sum(row.id not in self._decisions for row in rows)
        self.left.setVisible(bool(rows))
        self.left.say(
            ngettext("{n} to decide", "{n} to decide", left).format(n=left) if left else _("All decided, not saved"),
            "att",
        )
        decided = len(rows) - left
        one, many = "Save {n} decision", "Save {n} decisions"
        self.save.say(ngettext(one, many, decided).format(n=decided) if decided else _("Save the decisions"))
        self.save.setEnabled(decided > 0)
        self.rest.setEnabled(left > 0)
        self.view.viewport().update()

    def _answer(self, state: ProposalState | None) -> None:
        index = self.view.currentIndex()
        if not index.isValid():
            return
        proposal = self.model.row(index)
        if state is None:
            self._decisions.pop(proposal.id, None)
        else:
            self._decisions[proposal.id] = state
            following = self.model.index(min(index.row() + 1, self.model.rowCount() - 1), 0)
            self.view.setCurrentIndex(following)
        self._say()

    def _confirm_rest(self) -> None:
        for row in self.model.rows():
            self._decisions.setdefault(row.id, ProposalState.CONFIRMED)
        self._say()
        self.view.setFocus()

    def _save(self) -> None:
        shown = {row.id for row in self.model.rows()}
        decisions = [Decision(row, state) for row, state in self._decisions.items() if row in shown]
        if not decisions:
            return
        waystation = self.context.waystation
        self.save.setEnabled(False)
        self.context.work.run(
            self,
            lambda: waystation.proposals.decide(waystation.actor, decisions),
            self._saved,
            self._failed,
            writes=True,
        )

    def _saved(self, count: int) -> None:
        self._decisions.clear()
        one, many = "{n} remark is decided.", "{n} remarks are decided."
        self.context.tell(ngettext(one, many, count).format(n=count), None)

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")
        self._say()
