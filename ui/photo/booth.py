"""The photo booth: it lies over its page until a photo is kept, declined, or left as it was. Keys suffice."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QImage, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.errors import UserError
from app.photo import upright_picture
from ui.carried import asked_file, picture_in, picture_of
from ui.photo.face_frame import CLOSER, STEPS, FaceFrame
from ui.photo.sources import Frames, NoCamera, Still, open_camera
from ui.widgets.buttons import KeyButton
from ui.widgets.panels import wrapped
from ui.words import _
from ui.work import Lane, Work, sentence_of

COLUMN = 292
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PAGE_KEYS = CTRL | Qt.KeyboardModifier.AltModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class State(Enum):
    """What the booth waits for: the camera's first picture, the hand on the key, a choice, a file being read."""

    STARTING = "starting"
    LIVE = "live"
    TAKEN = "taken"
    EMPTY = "empty"
    READING = "reading"


class PhotoBooth(QFrame):
    """`kept` carries the cut photo as a JPEG; `declined`: there shall be no photo; `closed` after every end."""

    kept = Signal(bytes)
    declined = Signal()
    closed = Signal()

    def __init__(self, page: QWidget, work: Work, camera: Callable[[QObject], Frames] = open_camera) -> None:
        super().__init__(page)
        self.setProperty("kind", "booth")
        self.setAccessibleName(_("Photo"))
        self.setAutoFillBackground(True)
        self._work, self.camera = work, camera
        self._source: Frames | None = None
        self._by_camera = False
        self._before: QWidget | None = None
        self._asked = 0
        self.state, self.face = State.EMPTY, FaceFrame()
        self.whose, self.words = wrapped("", "name"), wrapped("", "second")
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.hide()
        page.installEventFilter(self)

    def _make_buttons(self) -> None:
        self.take = KeyButton(_("Take the photo"), _("Space"), icon="camera")
        self.keep = KeyButton(_("Keep this photo"), _("Enter"), icon="check")
        self.again = KeyButton(_("Take again"), _("Space"), icon="camera")
        self.file = KeyButton(_("Choose a file"), "F", icon="image")
        self.paste = KeyButton(_("Paste"), "Ctrl V")
        self.turn = KeyButton(_("Turn"), "R", size="compact")
        self.closer = KeyButton(_("Closer"), "+", size="compact")
        self.farther = KeyButton(_("Farther"), "-", size="compact")
        self.without = KeyButton(_("No photo"), "N")
        self.back = KeyButton(_("Leave as it was"), "Esc", "quiet")
        self.buttons = (
            self.take, self.keep, self.again, self.turn, self.closer, self.farther,
            self.file, self.paste, self.without, self.back,
        )  # fmt: skip
        for button in self.buttons:
            button.setAutoDefault(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the frame

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 12, 18, 14)
        row.setSpacing(18)
        row.addWidget(self.face, 1)
        side = QWidget()
        side.setMinimumWidth(COLUMN)
        side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.whose)
        column.addWidget(self.words)
        for part in (self.take, self.keep, self.again):
            column.addWidget(part)
        fine = QHBoxLayout()
        fine.setSpacing(6)
        for part in (self.turn, self.closer, self.farther):
            part.layout().setContentsMargins(6, 0, 6, 0)
            fine.addWidget(part)
        column.addLayout(fine)
        for part in (self.file, self.paste):
            column.addWidget(part)
        column.addStretch(1)
        ends = QHBoxLayout()
        ends.setSpacing(6)
        ends.addWidget(self.without)
        ends.addWidget(self.back, 1)
        column.addLayout(ends)
        row.addWidget(side)

    def _connect(self) -> None:
        for button, act in (
            (self.take, self.press), (self.again, self.press), (self.keep, self.finish), (self.file, self.choose),
            (self.paste, self.take_pasted), (self.turn, self.face.turn), (self.back, self.close_booth),
            (self.closer, lambda: self.face.zoom_by(CLOSER)), (self.farther, lambda: self.face.zoom_by(1 / CLOSER)),
            (self.without, self.decline),
        ):  # fmt: skip
            button.clicked.connect(act)
        self.face.dropped.connect(self.read)
        self.face.refused.connect(self._say)

    # Opening and closing

    def open_booth(self, raw: bytes | None = None, whose: str = "") -> None:
        """Cover the page: with a picture that was chosen or dropped, else with the camera. `whose`: a name, shown."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self.whose.setText(whose or _("Photo for the card"))
        self.face.clear()
        self._become(State.EMPTY)
        self._fill()
        self.show()
        self.raise_()
        self.face.setFocus(Qt.FocusReason.OtherFocusReason)
        if raw is None:
            self._start_camera()
        else:
            self.read(raw)

    def close_booth(self) -> None:
        """Away, with the camera off; the photo stays as it was. The hands are where they were before."""
        if self.isHidden():
            return
        self._let_go()
        self._asked += 1
        self._become(State.EMPTY)
        self.face.clear()
        self.whose.clear()
        self._hand_back()
        self.hide()
        self.closed.emit()

    def _hand_back(self) -> None:
        """Before it is hidden: a part with the focus that goes away would pass it to the next one of the booth."""
        before, self._before = self._before, None
        usable = before is not None and isValid(before) and before.isVisible() and before.isEnabled()
        (before if usable and before is not None else self.parentWidget()).setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Keep what lies in the frame."""
        if self.state is State.TAKEN:
            photo = self.face.photo()
            self.close_booth()
            self.kept.emit(photo)

    def decline(self) -> None:
        """No photo, as good an answer as any."""
        self.close_booth()
        self.declined.emit()

    # The camera

    def _start_camera(self) -> None:
        try:
            source = self.camera(self)
        except NoCamera as none:
            self._say(none.sentence)
            return
        self._by_camera = True
        self._become(State.STARTING)
        self._show_from(source)

    def _show_from(self, source: Frames) -> None:
        self._let_go()
        self._source = source
        source.frame.connect(self._seen)
        source.failed.connect(self._failed)
        source.start()

    def _let_go(self) -> None:
        source, self._source = self._source, None
        if source is not None:
            source.stop()
            source.frame.disconnect(self._seen)
            source.failed.disconnect(self._failed)
            source.deleteLater()

    def _seen(self, image: QImage) -> None:
        self.face.show_picture(image)
        if self.state is State.STARTING:
            self._become(State.LIVE)
        elif self.state is State.READING:
            self._become(State.TAKEN)

    def _failed(self, sentence: str) -> None:
        self._let_go()
        self.face.clear()
        self._become(State.EMPTY)
        self._say(sentence)

    def press(self) -> None:
        """Space: take the photo, or look again; a picture out of a file stays."""
        if self.state is State.LIVE:
            self._let_go()
            self._become(State.TAKEN)
        elif self.state is State.EMPTY or (self.state is State.TAKEN and self._by_camera):
            self.face.clear()
            self._become(State.EMPTY)
            self._start_camera()

    # Files, drops, the clipboard

    def choose(self) -> None:
        path = asked_file(self)
        if path is not None:
            self._try(lambda: picture_in(path))

    def take_pasted(self) -> None:
        self._try(lambda: picture_of(QGuiApplication.clipboard().mimeData()))

    def _try(self, read: Callable[[], bytes | None]) -> None:
        try:
            raw = read()
        except UserError as refusal:
            self._say(refusal.sentence)
            return
        if raw:
            self.read(raw)
        else:
            self._say(_("There is no picture to paste. Copy one first, or choose a file."))

    def read(self, raw: bytes) -> None:
        """Decode a stranger's picture, away from this process, and show it in the frame."""
        self._let_go()
        self._by_camera = False
        self.face.clear()
        self._become(State.READING)
        self._asked += 1
        asked = self._asked
        self._work.run(
            self,
            lambda: upright_picture(raw),
            lambda jpeg: self._decoded(asked, jpeg),
            lambda trouble: asked == self._asked and self._failed(sentence_of(trouble)),
            lane=Lane.DRAWING,
        )

    def _decoded(self, asked: int, jpeg: bytes) -> None:
        if asked == self._asked:
            self._show_from(Still(QImage.fromData(jpeg, "JPEG"), self))

    # What is said and offered

    def _say(self, sentence: str) -> None:
        self.words.setText(sentence)

    def _become(self, state: State) -> None:
        self.state = state
        taken, live = state is State.TAKEN, state in (State.LIVE, State.STARTING)
        for button, wanted in ((self.take, live), (self.keep, taken), (self.again, taken and self._by_camera)):
            button.setVisible(wanted)
        self.take.setEnabled(state is State.LIVE)
        for button in (self.turn, self.closer, self.farther):
            button.setVisible(not self.face.is_empty and (taken or live))
        for button, filled in ((self.take, live), (self.keep, taken), (self.file, state is State.EMPTY)):
            button.become("primary" if filled else "plain")
        self._say(_told(state))

    # Keys

    def event(self, event: QEvent) -> bool:
        """The keys of the booth come before those of the page under it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        """All keys that mean something to the page; those of the window (F-keys, lock, panic) go on to it."""
        if event.key() == Qt.Key.Key_L or event.modifiers() & SHIFT:
            return False
        return event.key() in self._acts() or bool(event.modifiers() & PAGE_KEYS)

    def _acts(self) -> dict[int, Callable[[], object]]:
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Space: self.press, Qt.Key.Key_Escape: self.close_booth, Qt.Key.Key_F: self.choose,
            Qt.Key.Key_N: self.decline, Qt.Key.Key_R: self.turn.click_if_able,
            Qt.Key.Key_Plus: self.closer.click_if_able, Qt.Key.Key_Equal: self.closer.click_if_able,
            Qt.Key.Key_Minus: self.farther.click_if_able,
        }  # fmt: skip
        acts |= dict.fromkeys(ENTER, self.finish if self.state is State.TAKEN else self._enter)
        return acts | {key: lambda step=step: self.face.move_by(*step) for key, step in STEPS.items()}

    def _enter(self) -> None:
        """Enter before there is a photo: what the filled button does."""
        if self.state is State.EMPTY:
            self.choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & PAGE_KEYS:
            if event.modifiers() & CTRL and event.key() == Qt.Key.Key_V:
                self.take_pasted()
            return
        act = self._acts().get(event.key())
        if act is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() or event.key() in STEPS:
            act()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks in the booth only."""
        stops = [part for part in (self.face, *self.buttons) if part.isVisible() and part.isEnabled()]
        if not stops:
            return super().focusNextPrevChild(forward)
        here = QApplication.focusWidget()
        at = stops.index(here) if here in stops else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    # The page under it

    def _fill(self) -> None:
        self.setGeometry(self.parentWidget().rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and watched is self.parentWidget():
            self._fill()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Covered, locked or another page: nobody is filmed while nobody looks."""
        super().hideEvent(event)
        if self.state in (State.LIVE, State.STARTING):
            self._let_go()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.state in (State.LIVE, State.STARTING) and self._source is None:
            self._start_camera()


def _told(state: State) -> str:
    return {
        State.STARTING: _("The camera is starting."),
        State.LIVE: _("The head fills the oval. Space takes the photo."),
        State.TAKEN: _("Arrows move it, Enter keeps it."),
        State.EMPTY: _("Choose a file, drop one on the frame, or paste. No photo is as good an answer."),
        State.READING: _("The picture is being read."),
    }[state]
