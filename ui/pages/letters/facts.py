"""The facts of a record that a letter may tell: each one is ticked by a person, none by the program."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QVBoxLayout, QWidget

from app.letters.forms import FieldOffer
from models.codes import LetterField
from ui.theme import tokens_of
from ui.theme.tokens import Tokens
from ui.widgets.paint import icon_pixmap
from ui.widgets.panels import wrapped
from ui.words import _

HIGH, BOX, SIGN = 38, 22, 16


class Fact(QAbstractButton):
    """One row: box, label, value. What the record does not hold cannot be ticked."""

    def __init__(self, offer: FieldOffer, ticked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer = offer
        self.setCheckable(True)
        self.setChecked(ticked)
        self.setEnabled(bool(offer.value) or ticked)
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(offer.label)
        self.setAccessibleDescription(", ".join(part for part in (self.value(), self._warning()) if part))
        self.setToolTip(self.accessibleDescription())

    def value(self) -> str:
        return self.offer.value or _("nothing in the record")

    def _warning(self) -> str:
        return _("think twice: more than who somebody is") if self.offer.sensitive else ""

    def sizeHint(self) -> QSize:
        return QSize(240, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = tokens_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.fillRect(self.rect(), QColor(tokens.sunken))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(tokens.line))
        self._paint_box(painter, tokens)
        self._paint_words(painter, tokens)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 6, 6)
        painter.end()

    def _place(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _paint_box(self, painter: QPainter, tokens: Tokens) -> None:
        box = self._place(QRect(8, (self.height() - BOX) // 2, BOX, BOX))
        on = self.isChecked()
        painter.setPen(QPen(QColor(tokens.accent if on else tokens.edge), 2))
        painter.setBrush(QColor(tokens.accent if on else tokens.surface))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        name = "check" if on else "" if self.isEnabled() else "minus"
        if name:
            colour = tokens.onaccent if on else tokens.ink3
            sign = icon_pixmap(name, colour, SIGN, self.devicePixelRatioF())
            painter.drawPixmap(box.x() + (BOX - SIGN) // 2, box.y() + (BOX - SIGN) // 2, sign)

    def _paint_words(self, painter: QPainter, tokens: Tokens) -> None:
        start, end = BOX + 18, self.width() - 8
        if self.offer.sensitive:
            end -= SIGN + 6
            at = self._place(QRect(end + 6, (self.height() - SIGN) // 2, SIGN, SIGN))
            painter.drawPixmap(at.topLeft(), icon_pixmap("triangle-alert", tokens.att, SIGN, self.devicePixelRatioF()))
        font = QFont(self.font())
        font.setPixelSize(16)
        painter.setFont(font)
        wide = min(painter.fontMetrics().horizontalAdvance(self.offer.label) + 4, (end - start) * 3 // 5)
        whole = Qt.AlignmentFlag.AlignVCenter | self._at_start()
        _say(painter, self._place(QRect(start, 0, wide, self.height())), self.offer.label, whole,
             tokens.ink if self.isEnabled() else tokens.ink3)  # fmt: skip
        font.setPixelSize(15)
        painter.setFont(font)
        rest = QRect(start + wide + 8, 0, max(end - start - wide - 8, 0), self.height())
        far = Qt.AlignmentFlag.AlignVCenter | self._at_end()
        _say(painter, self._place(rest), self.value(), far, tokens.ink2 if self.isChecked() else tokens.ink3)

    def _at_start(self) -> Qt.AlignmentFlag:
        left = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        return Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight

    def _at_end(self) -> Qt.AlignmentFlag:
        left = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        return Qt.AlignmentFlag.AlignRight if left else Qt.AlignmentFlag.AlignLeft


def _say(painter: QPainter, rect: QRect, text: str, where: Qt.AlignmentFlag, colour: str) -> None:
    painter.setPen(QColor(colour))
    line = " ".join(text.split())
    shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, where, shown)


class FactList(QWidget):
    """Every fact that this kind of letter may tell, in the order of the paper; `changed` after each tick."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._legend = wrapped(_("Triangle: more than who somebody is. Think twice."), "hint")
        self._column.addWidget(self._legend)
        self.facts: list[Fact] = []

    def show_offers(self, offers: Sequence[FieldOffer], ticked: Sequence[LetterField]) -> None:
        for fact in self.facts:
            self._column.removeWidget(fact)
            fact.hide()
            fact.deleteLater()
        self.facts = [Fact(offer, offer.field in ticked, self) for offer in offers]
        for place, fact in enumerate(self.facts):
            self._column.insertWidget(place, fact)
            fact.clicked.connect(lambda _on=False: self.changed.emit())
            fact.show()
        self._legend.setVisible(any(offer.sensitive for offer in offers))

    def ticked(self) -> tuple[LetterField, ...]:
        return tuple(fact.offer.field for fact in self.facts if fact.isChecked())

    def told(self) -> int:
        """How many facts the letter tells: what is ticked and not empty."""
        return sum(fact.isChecked() and bool(fact.offer.value) for fact in self.facts)

    def fact(self, field: LetterField) -> Fact:
        return next(fact for fact in self.facts if fact.offer.field is field)
