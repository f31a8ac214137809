"""Fields: label above, hint in the label line, the sentence of a mistake beneath, never a popping window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.flow import FlowLayout
from ui.widgets.marks import Chip, StatusMark, label
from ui.widgets.paint import put
from ui.words import _


class LabeledField(QWidget):
    """A control with its label, hint, and room for a sentence. `control` keeps the focus and the accessible name."""

    def __init__(self, text: str, control: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        line = QHBoxLayout()
        line.setSpacing(6)
        self.label = label(text, "label")
        self.hint = label(hint, "hint")
        line.addWidget(self.label)
        line.addWidget(self.hint, 1)
        column.addLayout(line)
        column.addWidget(control)
        self._said, self._shape = label("", tone="stop"), StatusMark("stop", 17)
        self._said.setWordWrap(True)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._said, 1)
        column.addWidget(self._row)
        column.addStretch(1)
        self._row.hide()
        self.label.setBuddy(control)
        control.setAccessibleName(text)
        self.setFocusProxy(control)

    def set_error(self, sentence: str) -> None:
        """What happened, what is safe, what to do; stays until solved."""
        self._say(sentence, "error", "stop")

    def set_doubt(self, sentence: str) -> None:
        """A soft doubt; it never stops saving."""
        self._say(sentence, "att", "att")

    def clear(self) -> None:
        self._row.hide()
        put(self.control, state="")

    def _say(self, sentence: str, state: str, tone: str) -> None:
        self._said.setText(sentence)
        put(self._said, tone=tone)
        self._shape.show_shape("stop" if state == "error" else "ask")
        self._row.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence)
        put(self.control, state=state if sentence else "")


class PartialDateField(QLineEdit):
    """A birth date in any part; what was understood stands in words at the right. `read` gives (words, doubt)."""

    def __init__(self, read: Callable[[str], tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._words = label("", "strong", "accent", self)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._show)

    def _show(self, text: str) -> None:
        words, doubt = self._read(text) if text.strip() else ("", "")
        self._words.setText(words)
        put(self._words, tone="att" if doubt else "accent")
        self._place()

    def _place(self) -> None:
        self._words.adjustSize()
        width = min(self._words.width(), max(self.width() - 90, 0))
        self._words.setGeometry(self.width() - width - 12, 0, width, self.height())
        self.setTextMargins(0, 0, width + 8 if width else 0, 0)

    def resizeEvent(self, event: QEvent) -> None:  # type: ignore[override]
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place()


class SuggestedField(QLineEdit):
    """The Latin form: a suggestion on a marked ground until somebody types or confirms it."""

    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = Chip(_("Suggested"), "info", parent=self)
        self._chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._is_confirmed = False
        self.textEdited.connect(lambda _text: self.confirm())
        self.suggest("")

    @property
    def is_confirmed(self) -> bool:
        return self._is_confirmed

    def suggest(self, text: str) -> None:
        """Offer a form; does nothing once a person has confirmed another."""
        if not self._is_confirmed:
            self.setText(text)
            self._show(bool(text))

    def set_confirmed(self, text: str) -> None:
        self._is_confirmed = True
        self.setText(text)
        self._show(False)

    def reset(self) -> None:
        """Nothing confirmed, nothing suggested."""
        self._is_confirmed = False
        self.suggest("")

    def confirm(self) -> None:
        """Make the shown form the person's own."""
        if not self._is_confirmed and self.text().strip():
            self._is_confirmed = True
            self._show(False)
            self.confirmed.emit()

    def _show(self, suggested: bool) -> None:
        put(self, suggested=suggested)
        self._chip.setVisible(suggested)
        self.setAccessibleDescription(_("Suggested, not confirmed") if suggested else "")
        self._place()

    def _place(self) -> None:
        self._chip.adjustSize()
        self._chip.move(self.width() - self._chip.width() - 8, (self.height() - self._chip.height()) // 2)
        self.setTextMargins(0, 0, self._chip.width() + 4 if self._chip.isVisibleTo(self) else 0, 0)

    def resizeEvent(self, event: QEvent) -> None:  # type: ignore[override]
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place()


class LanguageField(QFrame):
    """Languages as chips in one box; a few letters and Enter add one, Backspace in the empty field takes the last."""

    changed = Signal()

    def __init__(self, languages: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = dict(languages)
        self._tags: list[str] = []
        self.setProperty("kind", "languages")
        self._row = FlowLayout(self, 6)
        self._row.setContentsMargins(6, 6, 6, 5)
        self._chips: list[Chip] = []
        self.edit = QLineEdit()
        self.edit.setFixedWidth(80)
        self.edit.setPlaceholderText(_("add"))
        completer = QCompleter(sorted(self._names.values()), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._picked)
        self.edit.setCompleter(completer)
        self.edit.installEventFilter(self)
        self._row.addWidget(self.edit)
        self.setFocusProxy(self.edit)

    def value(self) -> tuple[str, ...]:
        return tuple(self._tags)

    def set_value(self, tags: Sequence[str]) -> None:
        self._tags = list(dict.fromkeys(tags))
        self._show()

    def add(self, tag: str) -> None:
        if tag not in self._tags:
            self._tags.append(tag)
            self._show()
            self.changed.emit()

    def take_typed(self) -> bool:
        """Add the language whose name begins as typed; False when nothing was typed or nothing fits."""
        typed = self.edit.text().strip().casefold()
        tag = next((tag for tag, name in self._names.items() if typed and name.casefold().startswith(typed)), None)
        tag = typed if tag is None and typed in self._names else tag
        if tag is None:
            return False
        self.edit.clear()
        self.add(tag)
        return True

    def _picked(self, name: str) -> None:
        self.edit.setText(name)
        self.take_typed()

    def _show(self) -> None:
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.deleteLater()
        self._chips = [Chip(self._names.get(tag, tag), "info", icon="x") for tag in self._tags]
        self._row.removeWidget(self.edit)
        for place, chip in enumerate(self._chips):
            chip.mousePressEvent = lambda _event, place=place: self._drop(place)  # type: ignore[method-assign]
            self._row.addWidget(chip)
        self._row.addWidget(self.edit)
        self.updateGeometry()

    def _drop(self, place: int) -> None:
        del self._tags[place]
        self._show()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            put(self, on=event.type() is QEvent.Type.FocusIn)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Backspace and not self.edit.text() and self._tags:
                self._drop(len(self._tags) - 1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.take_typed():
                return True
        return False


def choice_box(options: Sequence[tuple[object, str]], name: str = "", parent: QWidget | None = None) -> QComboBox:
    """A combo box of (value, word); `currentData()` is the value."""
    box = QComboBox(parent)
    for value, word in options:
        box.addItem(word, value)
    box.setAccessibleName(name)
    return box


class EnterChain(QObject):
    """The fast path: Enter goes to the next control, Shift Enter back. `end` is called after the last one."""

    def __init__(
        self, controls: Sequence[QWidget], end: Callable[[], None] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent or controls[0].window())
        self._controls, self._end = list(controls), end
        for control in self._controls:
            for part in (control, *control.findChildren(QWidget)):
                part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & _WITH_OTHERS:
            return False
        return self._move(watched, -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)

    def _move(self, watched: QObject, step: int) -> bool:
        place = next((i for i, control in enumerate(self._controls) if _within(watched, control)), None)
        if place is None:
            return False
        following = place + step
        while 0 <= following < len(self._controls) and not _usable(self._controls[following]):
            following += step
        if 0 <= following < len(self._controls):
            self._controls[following].setFocus(Qt.FocusReason.TabFocusReason)
        elif step > 0 and self._end is not None:
            self._end()
        return True


_WITH_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def _within(watched: QObject, control: QWidget) -> bool:
    return isinstance(watched, QWidget) and (watched is control or control.isAncestorOf(watched))


def _usable(control: QWidget) -> bool:
    return control.isVisible() and control.isEnabled()


def shortcut(owner: QWidget, keys: str, act: Callable[[], None]) -> QShortcut:
    """A key of a page: works while the page is shown, wherever the focus is on it."""
    made = QShortcut(QKeySequence(keys), owner, act)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.setAutoRepeat(False)  # a key held down signs, saves, prints once
    return made
