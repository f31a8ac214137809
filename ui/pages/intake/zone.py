"""The machine zone of a paper: scanned, pasted or typed, shown line by line, taken over only when somebody says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.forms import PersonForm
from app.mrz import Zone, zone_in
from app.zone_form import Trust, ZoneLine, with_zone, zone_lines
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import Chip, StatusMark, label
from ui.words import _

BURST_GAP, REST, LINES = 60, 150, 3
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HANDS_OFF = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ZoneEdit(QPlainTextEdit):
    """Two or three lines. Enter from a reader begins the next line; from a hand it is `entered`. `clock`: ms."""

    entered = Signal()

    def __init__(self, clock: Callable[[], int] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        timer = QElapsedTimer()
        timer.start()
        self._clock, self._last = clock or timer.elapsed, 0
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        self.setStyleSheet(f'QPlainTextEdit {{ font-family: "{fixed}"; font-size: 15px; }}')
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setMinimumWidth(200)
        self.ensurePolished()
        self.setFixedHeight(self.fontMetrics().lineSpacing() * LINES + 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = self._clock()
        fast, self._last = now - self._last <= BURST_GAP, now
        if event.key() in (*ENTERS, Qt.Key.Key_Tab) and not event.modifiers() & HANDS_OFF:
            if fast:
                self.insertPlainText("\n")
                return
            if event.key() in ENTERS:
                self.entered.emit()
                return
        super().keyPressEvent(event)


class ZonePanel(QFrame):
    """What the zone says beside what the form says. `taken`: the ticked lines are wanted now."""

    taken = Signal()
    left = Signal()
    shown_anew = Signal()

    def __init__(self, in_hand: Callable[[], PersonForm], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._in_hand = in_hand
        self._zone: Zone | None = None
        self.ticks: dict[str, QCheckBox] = {}
        self.edit = ZoneEdit()
        self.edit.setAccessibleName(_("Machine zone"))
        self.verdict, self.notes = Chip(_("Not read yet"), "wait", "waiting"), label("", "hint")
        self.notes.setWordWrap(True)
        self.take = KeyButton(_("Take over"), "Ctrl Enter", size="compact")
        self.leave_it = KeyButton(_("Leave it"), "Esc", "quiet", size="compact")
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._lay_out()
        self._rest.timeout.connect(self.read)
        self.edit.textChanged.connect(self._rest.start)
        self.edit.entered.connect(self._entered)
        self.take.clicked.connect(self.taken)
        self.leave_it.clicked.connect(self.leave)
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(_("Machine zone"), "label"))
        head.addStretch(1)
        head.addWidget(self.verdict)
        column.addLayout(head)
        self.edit.setPlaceholderText(_("Scan, paste or type its two or three lines"))
        column.addWidget(self.edit)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(3, 1)
        column.addLayout(self._grid)
        column.addWidget(self.notes)
        keys = QHBoxLayout()
        keys.setSpacing(8)
        keys.addWidget(self.take)
        keys.addWidget(self.leave_it)
        keys.addStretch(1)
        column.addLayout(keys)

    @property
    def waits(self) -> bool:
        """Whether something was read and neither taken over nor left."""
        self.read_now()
        return self._zone is not None

    def open(self) -> None:
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def receive(self, text: str) -> None:
        """The beginning of a zone that was typed elsewhere, or a whole one that was pasted."""
        self.open()
        self.edit.setPlainText(text)
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)

    def put_away(self) -> None:
        """Forget the zone; the form stays as it is."""
        self.edit.clear()
        self.read()
        self.hide()

    def leave(self) -> bool:
        """Esc: nothing is taken over; False when no zone is in view."""
        if self.isHidden():
            return False
        self.put_away()
        self.left.emit()
        return True

    def read_now(self) -> None:
        if self._rest.isActive():
            self.read()

    def read(self) -> None:
        """Read what stands there and show it."""
        self._rest.stop()
        text = self.edit.toPlainText()
        self._zone = zone_in(text, date.today()) if text.strip() else None
        self._show_lines(zone_lines(self._zone, self._in_hand(), date.today()) if self._zone else ())
        self._say_verdict()
        self.shown_anew.emit()

    def with_ticked(self) -> PersonForm:
        """The form in hand with the ticked lines taken over."""
        form = self._in_hand()
        if self._zone is None:
            return form
        return with_zone(
            form, self._zone, [name for name, tick in self.ticks.items() if tick.isChecked()], date.today()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a tick takes the ticked lines over."""
        if event.key() in ENTERS and not event.modifiers() & HANDS_OFF and self._zone is not None:
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def _entered(self) -> None:
        """Enter by hand: the next line while one is missing, else the lines are taken over."""
        self.read()
        if self._zone is None or self._zone.missing_lines:
            self.edit.insertPlainText("\n")
        else:
            self.taken.emit()

    def _show_lines(self, lines: tuple[ZoneLine, ...]) -> None:
        kept = {name: tick.isChecked() for name, tick in self.ticks.items()}
        while self._grid.count():
            part = self._grid.takeAt(0).widget()
            part.hide()
            part.deleteLater()
        self.ticks = {}
        for row, line in enumerate(lines):
            tick = QCheckBox(_words(line.field))
            tick.setChecked(kept.get(line.field, line.offered) and not line.same)
            tick.setEnabled(not line.same)
            tick.setAccessibleDescription(f"{line.value}, {_trust(line)}")
            self.ticks[line.field] = tick
            self._grid.addWidget(tick, row, 0)
            self._grid.addWidget(label(line.value, "strong"), row, 1)
            self._grid.addWidget(_mark(line), row, 2)
            self._grid.addWidget(_beside(line), row, 3)
        self.take.setEnabled(bool(lines))

    def _say_verdict(self) -> None:
        zone = self._zone
        self.notes.setText(_notes(zone) if zone else "")
        self.notes.setVisible(zone is not None)
        if zone is None:
            self.verdict.say(_("Not read yet"), "wait", "waiting")
        elif zone.missing_lines:
            self.verdict.say(_("{format}, a line is missing").format(format=zone.format), "att", "ask")
        elif zone.checks_ok:
            self.verdict.say(_("{format}, check digits right").format(format=zone.format), "ok", "done")
        else:
            self.verdict.say(_("{format}, wrong check digit").format(format=zone.format), "stop", "stop")


def not_taken_yet() -> str:
    return _("The machine zone is not taken over yet. Nothing was saved. Ctrl Enter takes it, Esc leaves it.")


def _notes(zone: Zone) -> str:
    """What to look at in the document itself, in whole sentences."""
    said = []
    if zone.failing and not zone.missing_lines:
        wrong = ", ".join(_words(name).lower() for name in zone.failing)
        said.append(_("Wrong: {fields}. Compare with the document and type these by hand.").format(fields=wrong))
    if zone.corrected:
        mended = ", ".join(dict.fromkeys(_words(each.field.removesuffix("_check")).lower() for each in zone.corrected))
        said.append(_("Misread signs put right in: {fields}.").format(fields=mended))
    if zone.name_truncated:
        said.append(_("The names may be cut short. Look at the document."))
    said.append(_("No digit covers names, sex and citizenship: compare them with the document."))
    return " ".join(said)


def _words(field: str) -> str:
    return {
        "family": _("Family name"),
        "given": _("First name"),
        "birth_date": _("Born"),
        "sex": _("Sex"),
        "nationality": _("Citizenship"),
        "document_number": _("Document number"),
        "expiry_date": _("Valid until"),
        "personal_number": _("Personal number"),
        "composite": _("Whole zone"),
        "names": _("Names"),
        "issuer": _("Issuer"),
        "document_type": _("Type"),
        "optional_data": _("Further data"),
    }.get(field, field)


def _trust(line: ZoneLine) -> str:
    if line.trust is Trust.FAILING:
        return _("wrong digit")
    return _("digit right") if line.trust is Trust.COVERED else _("no digit")


def _mark(line: ZoneLine) -> QWidget:
    """The shape and word of what a check digit says of a line."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    shape = {Trust.COVERED: "done", Trust.FAILING: "stop"}.get(line.trust, "not_asked")
    row.addWidget(StatusMark(shape, 15))
    row.addWidget(label(_trust(line), "hint"))
    return made


def _beside(line: ZoneLine) -> QLabel:
    """What the form says of the same; the tick decides which of both stays."""
    if line.typed:
        return label(_("typed: {text}").format(text=line.typed), "strong", "att")
    return label(_("the same in the form") if line.same else "", "hint")
