"""How urgent: three colours chosen by eye, each with its shape and word, and quiet text on what to look for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.codes import Triage
from ui.labels import TRIAGE_SHAPES, TRIAGE_TONES
from ui.labels import triage as colours
from ui.theme import tokens_of
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import SHAPES, label
from ui.widgets.paint import icon_pixmap
from ui.widgets.panels import Card, wrapped
from ui.words import _

KEYS = {"1": Triage.RED, "2": Triage.YELLOW, "3": Triage.GREEN, " ": Triage.NOT_YET}


class UrgencyTile(QAbstractButton):
    """One colour: shape over word, a thick edge and a tint when chosen."""

    def __init__(self, value: Triage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = value
        self.setCheckable(True)
        self.setText(colours()[value])
        self.setAccessibleName(_("How urgent: {colour}").format(colour=self.text()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(62, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = tokens_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = TRIAGE_TONES[self.value]
        colour = QColor(getattr(tokens, tone))
        width = 3 if self.isChecked() else 1
        self._edge(painter, QColor(tokens.focus) if self.hasFocus() else colour, 3 if self.hasFocus() else width)
        if self.isChecked():
            self._ground(painter, QColor(getattr(tokens, f"{tone}bg")), colour)
        icon, _tone = SHAPES[TRIAGE_SHAPES[self.value]]
        pixmap = icon_pixmap(icon, colour.name(), 22, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - 22) // 2, 8, pixmap)
        font = QFont(self.font())
        font.setPixelSize(15)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QRect(2, 31, self.width() - 4, 24), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _edge(self, painter: QPainter, colour: QColor, width: int) -> None:
        painter.setPen(QPen(colour, width))
        inset = (width + 1) // 2
        painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), 6, 6)

    def _ground(self, painter: QPainter, ground: QColor, edge: QColor) -> None:
        painter.setBrush(ground)
        painter.setPen(QPen(edge, 2))
        painter.drawRoundedRect(self.rect().adjusted(5, 5, -5, -5), 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)


class Urgency(QWidget):
    """The joined choice: 1, 2, 3 and Space while it has the focus, arrows move."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = [UrgencyTile(value) for value in KEYS.values()]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for place, tile in enumerate(self.tiles):
            self._group.addButton(tile, place)
            tile.installEventFilter(self)
            row.addWidget(tile, 4 if tile.value is Triage.NOT_YET else 3)
        self._group.idClicked.connect(lambda place: self.choose(self.tiles[place].value))
        self.set_value(Triage.NOT_YET)

    def value(self) -> Triage:
        return self.tiles[self._group.checkedId()].value

    def set_value(self, value: Triage) -> None:
        """Choose without telling anybody."""
        tile = next(tile for tile in self.tiles if tile.value is value)
        tile.setChecked(True)
        self.setFocusProxy(tile)

    def choose(self, value: Triage) -> None:
        """Choose as the user does."""
        self.set_value(value)
        if any(tile.hasFocus() for tile in self.tiles):
            self.setFocus()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.choose(self.tiles[(self._group.checkedId() + step) % len(self.tiles)].value)
            return True
        if event.text() in KEYS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.choose(KEYS[event.text()])
            return True
        return False


class UrgencyCard(Card):
    """The choice with its signs, folded away until somebody wants to read them. The colour is never computed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("How urgent?"), _("1, 2, 3"), parent)
        self.choice = Urgency()
        self.fold = KeyButton(_("Look for"), "Alt G", "quiet", "eye", size="compact")
        self.head.addWidget(self.fold)
        self.body.addWidget(self.choice)
        self._signs = _signs()
        self._signs.hide()
        self.body.addWidget(self._signs)
        self.fold.clicked.connect(lambda: self._signs.setVisible(self._signs.isHidden()))


def _signs() -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for value, words in signs().items():
        column.addWidget(label(colours()[value], "label", TRIAGE_TONES[value]))
        column.addWidget(wrapped(words, "second"))
    column.addWidget(wrapped(_("From 12 years. This is not the whole card: choose by eye."), "hint"))
    return holder


def signs() -> dict[Triage, str]:
    """What to look for, from the interagency triage tool; a reminder, not a rule."""
    return {
        Triage.RED: _(
            "Does not respond. Struggles to breathe, noisy breath, blue lips. Heavy bleeding, weak fast pulse. "
            "Fits now. Pulse under 50 or over 150. Two of: confused, stiff neck, fever or very cold, headache. "
            "High-risk injury, poisoning, limb in danger, acute chest or belly pain over 50 years. Violent. "
            "Pregnant with heavy bleeding, severe belly pain, fits, severe headache, seeing badly, labour, "
            "or pressure 160/110 and more."
        ),
        Triage.YELLOW: _(
            "Wheeze, swollen mouth or neck. Vomits everything, cannot eat or drink. Very pale, bleeding goes on. "
            "Fainted lately, agitated, sudden weakness. Severe pain. Rash getting worse. Broken or bent limb, "
            "burns, other injury. Sexual assault. Cannot pass urine. Exposure that needs treatment to prevent."
        ),
        Triage.GREEN: _("Everybody else."),
    }
