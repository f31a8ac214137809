"""Papers in the person's hands: type, condition, where they are now. "No papers at all" is an answer, empty is not."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.forms import PaperInHand
from app.reference import CodeList
from models.codes import Condition, Custody, DocumentType
from ui.house_words import offered
from ui.labels import conditions, custody, documents
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import choice_box
from ui.widgets.marks import label
from ui.widgets.paint import put
from ui.words import _

WORRYING = (Condition.TORN, Condition.MUTILATED_BY_AUTHORITY, Condition.ILLEGIBLE, Condition.WATER, Condition.EXPIRED)


class PaperLine(QWidget):
    """One paper. `changed` when any of the three is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper: UUID | None = None
        self.type = choice_box(((None, _("Not asked")), *offered(CodeList.DOCUMENT, documents()).items()), _("Paper"))
        self.condition = choice_box(tuple(conditions().items()), _("Condition"))
        self.custody = choice_box(tuple(custody().items()), _("Where it is now"))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        for box in (self.type, self.condition, self.custody):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
            box.currentIndexChanged.connect(self._chosen)
            self.row.addWidget(box, 1)
        self.put(None)

    def put(self, paper: PaperInHand | None) -> None:
        shown = paper or PaperInHand(DocumentType.NONE)
        self._paper = shown.id
        if paper and self.type.findData(paper.type) < 0:
            self.type.addItem(documents()[paper.type], paper.type)
        self.type.setCurrentIndex(self.type.findData(paper.type if paper else None))
        self.condition.setCurrentIndex(self.condition.findData(shown.condition))
        self.custody.setCurrentIndex(self.custody.findData(shown.custody))
        self._show()

    def value(self) -> PaperInHand | None:
        """The paper, or None when nothing was asked."""
        kind = self._kind()
        if kind is None or kind is DocumentType.NONE:
            return PaperInHand(kind, id=self._paper) if kind else None
        condition, custody = Condition(self.condition.currentData()), Custody(self.custody.currentData())
        return PaperInHand(kind, condition, custody, self._paper)

    def _kind(self) -> DocumentType | None:
        """A box gives a code back as plain text; here it becomes a code again."""
        return DocumentType(self.type.currentData()) if self.type.currentData() else None

    def _chosen(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        kind = self._kind()
        for box in (self.condition, self.custody):
            box.setEnabled(kind is not None and kind is not DocumentType.NONE)
        for box in (self.type, self.condition, self.custody):
            box.setToolTip(box.currentText())
        worrying = self.condition.isEnabled() and self.condition.currentData() in WORRYING
        put(self.condition, state="att" if worrying else "")


class PapersBlock(QWidget):
    """Any number of papers; plus adds a line."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[PaperLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(label(_("Papers in hand"), "label"))
        head.addWidget(label(_("type, condition, where it is now"), "hint"), 1)
        self.zone = KeyButton(_("Machine zone"), "Alt M", "quiet", size="compact")
        self.zone.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head.addWidget(self.zone)
        self.add = KeyButton("", icon="plus", size="compact")
        self.add.setAccessibleName(_("Add another paper"))
        self.add.setToolTip(_("Add another paper"))
        self.add.clicked.connect(self._add_asked)
        self._column.addLayout(head)
        self.put(())

    def put(self, papers: Sequence[PaperInHand]) -> None:
        """Show these papers; an empty line where nothing was asked."""
        while len(self.lines) > max(len(papers), 1):
            line = self.lines.pop()
            self._column.removeWidget(line)
            line.deleteLater()
        while len(self.lines) < max(len(papers), 1):
            self._new_line()
        for place, line in enumerate(self.lines):
            line.blockSignals(True)
            line.put(papers[place] if place < len(papers) else None)
            line.blockSignals(False)

    def value(self) -> tuple[PaperInHand, ...]:
        found = (line.value() for line in self.lines)
        return tuple(paper for paper in found if paper is not None)

    def _new_line(self) -> PaperLine:
        line = PaperLine()
        line.changed.connect(self.changed)
        self.lines.append(line)
        self._column.addWidget(line)
        self.lines[0].row.addWidget(self.add)
        return line

    def _add_asked(self) -> None:
        self._new_line().type.setFocus()
