"""The scan screen: every result plainly, with what to do next, and the cards shown at two places."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from app.ids import new_id
from app.rows import Opened
from app.scan_meaning import ScanMeaning
from app.scanning import Scan
from app.scans import TwoPlacesRow
from app.tasks import TaskForm
from models.codes import Role
from ui.carried import has_picture, picture_of
from ui.page import PageContext, TakesResults
from ui.pages.scan.camera import CodeCamera
from ui.pages.scan.result import THUMB, ScanResult, thumb
from ui.pages.scan.words import ago, place, said_of
from ui.tones import Tones
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Banner, wrapped
from ui.words import _
from ui.work import sentence_of

SIDE, NARROW, MOST_PAIRS = 380, 1100, 5
NEEDS = {
    "open": Act.OPEN_PERSON,
    "find": Act.FIND,
    "print": Act.PRINT_CARDS,
    "register": Act.REGISTER,
    "lead": Act.WRITE_TASK,
    "letters": Act.WRITE_LETTER,
    "trips": Act.SEE_TRIPS,
}
LEADS_TO = {"print": "papers", "register": "intake", "letters": "letters", "trips": "trips"}


class ScanPage(TakesResults):
    """The last result, a number by hand, the camera; it is empty again when it is left."""

    KEYS = (
        (_("Enter"), _("look the number up")),
        ("Alt O", _("open the record")),
        ("Alt T", _("tell the shift lead")),
        ("Alt C", _("scan with the camera")),
        ("Alt F", _("read a picture of a card")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self.setAcceptDrops(True)
        allowed = frozenset(key for key, act in NEEDS.items() if may(context.actor, act))
        self.result, self.camera, self.banner = ScanResult(allowed), CodeCamera(context.work), Banner()
        self._opened: Opened | None = None
        self._tones = Tones(self)
        self._make_side()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.number)

    def _make_side(self) -> None:
        self.number = QLineEdit()
        self.number.setPlaceholderText(_("Number, Enter"))
        self.number.setAccessibleName(_("Number on the card"))
        self.number.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.number.setFixedHeight(THUMB)
        self.camera_button = thumb(KeyButton(_("Use the camera"), "Alt C", icon="camera", size="touch"))
        self.file_button = thumb(KeyButton(_("Picture of a card"), "Alt F", icon="image", size="touch"))
        self._pairs = QFrame()
        self._pairs.setProperty("kind", "card")
        self._pairs_column = QVBoxLayout(self._pairs)
        self._pairs.hide()

    def _lay_out(self) -> None:
        self.side = QWidget()
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        high = QHBoxLayout()
        high.addStrut(THUMB)
        high.addWidget(self.number)
        column.addLayout(high)
        for part in (self.camera_button, self.file_button, self.camera, self._pairs):
            column.addWidget(part)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.result, 1)
        row.addWidget(self.side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 12)
        whole.setSpacing(10)
        whole.addWidget(self.banner)
        whole.addLayout(row, 1)

    def _connect(self) -> None:
        self.number.returnPressed.connect(self._entered)
        self.camera_button.clicked.connect(self._toggle_camera)
        self.file_button.clicked.connect(self.camera.read_file)
        self.camera.scanned.connect(self.on_scan)
        self.camera.refused.connect(lambda sentence: self.banner.say(sentence, "att"))
        self.result.wanted.connect(self._do)
        self.result.chosen.connect(self._open)
        shortcut(self, "Alt+C", self._toggle_camera)
        shortcut(self, "Alt+F", self.camera.read_file)

    # A code

    def on_scan(self, scan: Scan) -> bool:
        """Every code is for this page; a good card opens its record at once, as from everywhere."""
        self.look_up(scan.value)
        return True

    def look_up(self, text: str) -> None:
        """What a scanned or typed text means."""
        self.banner.clear()
        actor, scans = self.context.actor, self.context.waystation.scans
        self.context.work.run(self, lambda: scans.open_code(actor, text), self._answered, self._failed)

    def _entered(self) -> None:
        typed = self.number.text().strip()
        self.number.clear()
        if typed:
            self.look_up(typed)
        elif self._opened is not None and self._opened.person is not None:
            self._do("open")

    def _answered(self, opened: Opened) -> None:
        self.show_opened(opened)
        if opens_at_once(opened) and may(self.context.actor, Act.OPEN_PERSON):
            self._do("open")

    def show_opened(self, opened: Opened) -> None:
        """One result, in word, shape, colour and sound."""
        self._opened = opened
        self.camera.stop()
        self.result.show_opened(opened)
        self._tones.play(said_of(opened).tone)
        self.reload()

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")

    # What to do next

    def _do(self, key: str) -> None:
        person = self._opened.person if self._opened else None
        if key == "open" and person is not None:
            self._open(person.id)
        elif key == "find":
            self.find_asked.emit()
        elif key == "lead":
            self._tell_lead()
        else:
            self.context.go(LEADS_TO.get(key, ""), None)

    def _open(self, person: UUID) -> None:
        self.context.go("person", person)

    def _tell_lead(self) -> None:
        """A task for the shift lead, without a name: what was shown, and at which desk."""
        opened, actor = self._opened, self.context.actor
        if opened is None:
            return
        what = said_of(opened).headline or _("A card was shown at two places")
        form = TaskForm(new_id(), _("{what}. Desk: {desk}.").format(what=what, desk=actor.desk), Role.MANAGER)
        tasks = self.context.waystation.tasks

        def done(_row: object) -> None:
            self.context.tell(_("The shift lead has it among the tasks."), None)

        self.context.work.run(self, lambda: tasks.write_task(actor, form), done, self._failed, writes=True)

    # Camera and pictures

    def _toggle_camera(self) -> None:
        self.banner.clear()
        self.camera.toggle()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A photo of a card, from a telephone."""
        try:
            raw = picture_of(event.mimeData())
        except UserError as refusal:
            self.banner.say(refusal.sentence, "att")
            return
        self.camera.read_picture(lambda: raw)

    # Cards shown at two places

    def reload(self) -> None:
        actor, scans = self.context.actor, self.context.waystation.scans
        self.context.work.run(self, lambda: scans.shown_twice(actor), self._show_pairs, self._failed)

    def _show_pairs(self, rows: Sequence[TwoPlacesRow]) -> None:
        while (item := self._pairs_column.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        self._pairs_column.addWidget(label(_("Shown at two places"), "section"))
        for row in rows[:MOST_PAIRS]:
            words = _("{number}: {first}, then {second}, {ago}").format(
                number=row.number, first=place(row.first), second=place(row.second), ago=ago(row.second.minutes)
            )
            self._pairs_column.addWidget(wrapped(words, "second"))
        self._pairs.setVisible(bool(rows))

    def leave(self) -> None:
        """A result does not stay for the next who sits down; the camera is let go of."""
        self.camera.stop()
        self._opened = None
        self.result.show_ready()

    def minimumSizeHint(self) -> QSize:
        return QSize(520, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setFixedWidth(260 if self.width() < NARROW else SIDE)


def opens_at_once(opened: Opened) -> bool:
    """A good card of a person, with nothing to look at first."""
    return opened.meaning is ScanMeaning.PERSON and opened.elsewhere is None
