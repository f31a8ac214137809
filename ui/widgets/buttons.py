"""Buttons that say the result and show their key: plain, primary, quiet, tick, and joined segments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from models.codes import Answer
from ui.theme import tokens_of
from ui.widgets.marks import KeyCap, label
from ui.widgets.paint import Icon, icon_pixmap, put
from ui.words import _


class KeyButton(QPushButton):
    """A verb and a noun with its key at the end. `kind`: plain, primary, quiet, tile; `shortcut` makes the key work."""

    _icon: Icon | None = None

    def __init__(
        self,
        text: str,
        key: str = "",
        kind: str = "plain",
        icon: str = "",
        shortcut: str = "",
        size: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        if size:
            self.setProperty("size", size)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 0, 13, 0)
        row.setSpacing(8)
        self._icon = Icon(icon, size=20)
        self._words = label(text)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._cap = KeyCap(key)
        row.addStretch(1)
        for part, wanted in ((self._icon, icon), (self._words, text), (self._cap, key)):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignCenter)
            part.setVisible(bool(wanted) or part is self._words)  # only inside its button: alone it is a window
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self.toggled.connect(lambda _on: self._dress())
        self._dress()
        if shortcut:
            QShortcut(QKeySequence(shortcut), self, self.click_if_able)

    def click_if_able(self) -> None:
        if self.isEnabled() and self.isVisible():
            self.click()

    def words(self) -> str:
        return self._words.text()

    def become(self, kind: str) -> None:
        """Change the kind: the filled button moves on with the next act."""
        put(self, kind=kind)
        self._dress()

    def say(self, text: str, key: str | None = None) -> None:
        """Change what the button says."""
        self._words.setText(text)
        self.setAccessibleName(text)
        if key is not None:
            self._cap.setText(key)
            self._cap.setVisible(bool(key))
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and self._icon is not None:
            self._dress()

    def _dress(self) -> None:
        """A style sheet does not see on its labels what a button is; so they are told."""
        kind = self.property("kind")
        on = kind == "primary" or (kind == "tile" and self.isChecked())
        tone = "ink3" if not self.isEnabled() else "onaccent" if on else "accent" if kind == "quiet" else "ink"
        self._icon.change(tone=tone)
        for part in (self._words, self._cap):
            put(part, on=on)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        inner = self.layout().sizeHint()
        return QSize(inner.width() + 4, max(hint.height(), inner.height() + 4, 40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class TickButton(QPushButton):
    """Plus when off, tick and a two-pixel accent border when on. For "act now", outcomes, instructions."""

    def __init__(self, text: str, value: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = value
        self.setCheckable(True)
        self.setProperty("kind", "tick")
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 0, 12, 0)
        row.setSpacing(7)
        self._icon, self._words = Icon("plus", "ink2", 17), label(text)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._show)

    def _show(self, on: bool) -> None:
        self._icon.change("check" if on else "plus", "accent" if on else "ink2")
        put(self._words, on=on)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        inner = self.layout().sizeHint()
        return QSize(inner.width() + 8, 40)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class _Segment(QToolButton):
    """One choice of a row; its sign is drawn in the colour that its state has now, by day and by night."""

    SIGN = 16

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setIconSize(QSize(self.SIGN + 4, self.SIGN))
        self._sign = ""

    def show_sign(self, name: str) -> None:
        self._sign = name
        with_words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.setToolButtonStyle(with_words if name else Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._draw_sign()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_sign()

    def _draw_sign(self) -> None:
        if not self._sign:
            return
        tokens = tokens_of(self)
        colour = tokens.ink2 if self.property("quiet") else tokens.surface if self.property("dark") else tokens.onaccent
        self.setIcon(QIcon(icon_pixmap(self._sign, colour, self.SIGN, self.devicePixelRatioF())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blue on teal can hardly be seen: a chosen segment shows a gap inside its ring."""
        super().paintEvent(event)
        if self.isChecked() and self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(tokens_of(self).surface), 2))
            painter.drawRect(self.rect().adjusted(4, 4, -4, -4))
            painter.end()


class Segmented(QFrame):
    """One joined row of choices: (value, word, key). Arrows move, a key or Space chooses; `quiet` values are grey."""

    changed = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[Any, str, str]],
        value: Any = None,
        quiet: Sequence[Any] = (),
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("segments", True)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._values = [option[0] for option in options]
        self._keys = {option[2].upper(): place for place, option in enumerate(options) if option[2]}
        self._quiet = set(quiet)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (_value, word, _key) in enumerate(options):
            row.addWidget(self._button(place, word, len(options), name))
        row.addStretch(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._group.idClicked.connect(self._chosen)
        self.set_value(value if value is not None else self._values[-1])
        self.setFocusProxy(self._group.button(0))

    def _button(self, place: int, word: str, count: int, name: str) -> QToolButton:
        button = _Segment(self)
        button.setText(word)
        ends = {0: "first", count - 1: "last"}
        button.setProperty("seg", "only" if count == 1 else ends.get(place, "middle"))
        button.setProperty("quiet", self._values[place] in self._quiet)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(f"{name}: {word}" if name else word)
        button.installEventFilter(self)
        self._group.addButton(button, place)
        return button

    def value(self) -> Any:
        return self._values[self._group.checkedId()]

    def set_value(self, value: Any) -> None:
        """Choose without telling anybody."""
        place = self._values.index(value)
        self._group.button(place).setChecked(True)
        self._mark()
        self.setFocusProxy(self._group.button(place))

    def _chosen(self, place: int) -> None:
        self._mark()
        self.setFocusProxy(self._group.button(place))
        self.changed.emit(self._values[place])

    def _mark(self) -> None:
        """The chosen answer has a tick, an open question its dashed circle; so it is read without colour."""
        for place, value in enumerate(self._values):
            button = self._group.button(place)
            assert isinstance(button, _Segment)
            button.show_sign(("circle-dashed" if value in self._quiet else "check") if button.isChecked() else "")

    def choose(self, place: int) -> None:
        """Choose as the user does."""
        button = self._group.button(place)
        button.setChecked(True)
        button.setFocus()
        self._chosen(place)

    def buttons(self) -> list[QToolButton]:
        return [self._group.button(place) for place in range(len(self._values))]

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.choose((self._group.checkedId() + step) % len(self._values))
            return True
        name = "SPACE" if event.key() == Qt.Key.Key_Space else event.text().upper()
        if name and name in self._keys and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.choose(self._keys[name])
            return True
        return False


def three_answers(name: str, value: Answer = Answer.NOT_ASKED, parent: QWidget | None = None) -> Segmented:
    """Yes, No, Not asked: keys Y, N, Space; it starts at not asked. Neither answer is good or bad."""
    options = ((Answer.YES, _("Yes"), "Y"), (Answer.NO, _("No"), "N"), (Answer.NOT_ASKED, _("Not asked"), "SPACE"))
    made = Segmented(options, value, (Answer.NOT_ASKED,), name, parent)
    made.buttons()[1].setProperty("dark", True)
    made.set_value(value)
    return made
