"""The photo booth with real pictures, keys, drops and the clipboard. A still picture stands for a camera."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.photo import NO_PICTURE, OTHER_KIND
from app.strangers.header import PORTRAIT
from tests.app.test_photo import HEIC, saved
from ui.photo.booth import PhotoBooth, State
from ui.photo.sources import Frames, NoCamera, Still, best, open_camera
from ui.theme import Theme
from ui.work import Work

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
ENTER, SPACE, ESC = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape
COLOURS = (("red", "lime"), ("blue", "white"))


def quarters(width: int = 1280, height: int = 720) -> QImage:
    """Red and green above, blue and white below: one sees which part of it lies in the frame."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for row, colours in enumerate(COLOURS):
        for column, colour in enumerate(colours):
            painter.fillRect(column * width // 2, row * height // 2, width // 2 + 1, height // 2 + 1, QColor(colour))
    painter.end()
    return image


def corners(jpeg: bytes) -> list[str]:
    """The colours near the four corners, row by row."""
    with Image.open(io.BytesIO(jpeg)) as image:
        wide, high = image.size
        at = ((9, 9), (wide - 9, 9), (9, high - 9), (wide - 9, high - 9))
        return [_named(image.convert("RGB").getpixel(place)) for place in at]  # type: ignore[arg-type]


def _named(rgb: tuple[int, int, int]) -> str:
    names = {(True, False, False): "red", (False, True, False): "lime", (False, False, True): "blue"}
    return names.get(tuple(part > 128 for part in rgb), "white")  # type: ignore[call-overload]


def no_camera(_parent: QObject) -> Frames:
    raise NoCamera("No camera here.")


@dataclass
class Desk:
    """A page with a field and the booth over it, and what came of it."""

    page: QWidget
    field: QLineEdit
    booth: PhotoBooth
    qtbot: QtBot
    settled: Callable[[], None]
    kept: list[bytes] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            self.qtbot.keyClick(focus, key, held)

    def read(self, raw: bytes) -> None:
        self.booth.open_booth(raw)
        self.settled()


@pytest.fixture
def desk(
    qtbot: QtBot, work: Work, theme: Theme, shown: Callable[[QWidget], QWidget], settled: Callable[[], None]
) -> Desk:
    page = QWidget(objectName="page")
    field = QLineEdit("typed before")
    QVBoxLayout(page).addWidget(field)
    booth = PhotoBooth(page, work, lambda parent: Still(quarters(), parent))
    page.resize(1000, 560)
    shown(page)
    field.setFocus()
    made = Desk(page, field, booth, qtbot, settled)
    booth.kept.connect(made.kept.append)
    booth.kept.connect(lambda _photo: made.ends.append("kept"))
    booth.declined.connect(lambda: made.ends.append("declined"))
    booth.closed.connect(lambda: made.ends.append("closed"))
    return made


def test_space_takes_and_enter_keeps(desk: Desk) -> None:
    desk.booth.open_booth()
    assert desk.booth.state is State.LIVE
    desk.press(SPACE)
    assert desk.booth.state is State.TAKEN
    desk.press(ENTER)
    assert desk.ends == ["closed", "kept"]
    assert corners(desk.kept[0]) == ["red", "lime", "blue", "white"]
    assert desk.booth.isHidden()
    assert QApplication.focusWidget() is desk.field
    assert desk.field.text() == "typed before"


def test_what_is_kept_has_the_proportion_of_the_card(desk: Desk) -> None:
    desk.booth.camera = lambda parent: Still(quarters(3000, 2000), parent)
    desk.booth.open_booth()
    desk.press(SPACE, ENTER)
    with Image.open(io.BytesIO(desk.kept[0])) as image:
        assert image.size == PORTRAIT
        assert not image.getexif()


def test_escape_leaves_the_old_photo(desk: Desk) -> None:
    for before in ((), (SPACE,)):
        desk.booth.open_booth()
        desk.press(*before, ESC)
        assert desk.booth.isHidden()
    assert desk.ends == ["closed", "closed"]


def test_no_photo_is_one_key(desk: Desk) -> None:
    desk.booth.open_booth()
    desk.press(Qt.Key.Key_N)
    assert desk.ends == ["closed", "declined"]


def test_space_looks_again_and_enter_does_nothing_before_a_photo(desk: Desk) -> None:
    desk.booth.open_booth()
    desk.press(ENTER, SPACE, SPACE)
    assert desk.booth.state is State.LIVE
    assert desk.kept == []


def test_the_frame_is_moved_brought_closer_and_turned_by_keys(desk: Desk) -> None:
    desk.booth.open_booth()
    desk.press(SPACE, *[Qt.Key.Key_Plus] * 12)
    desk.press(*[Qt.Key.Key_Left] * 60, *[Qt.Key.Key_Up] * 60, ENTER)
    desk.booth.open_booth()
    desk.press(SPACE, *[Qt.Key.Key_Plus] * 12, *[Qt.Key.Key_Right] * 60, *[Qt.Key.Key_Down] * 60, ENTER)
    desk.booth.open_booth()
    desk.press(SPACE, Qt.Key.Key_R, ENTER)
    desk.booth.open_booth()
    desk.press(SPACE, *[Qt.Key.Key_Plus] * 3, *[Qt.Key.Key_Minus] * 9, ENTER)
    found = [set(corners(photo)) for photo in desk.kept]
    assert found[:2] == [{"red"}, {"white"}]
    assert corners(desk.kept[2]) == ["blue", "red", "white", "lime"]
    assert corners(desk.kept[3]) == ["red", "lime", "blue", "white"]


def test_the_hand_moves_it_and_the_wheel_brings_it_closer(desk: Desk) -> None:
    desk.booth.open_booth()
    desk.press(SPACE)
    face = desk.booth.face
    wheel = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, 1200), Qt.MouseButton.NoButton, NONE,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(face, wheel)
    assert face.cut.zoom > 2
    middle = face.rect().center()
    left_button = Qt.MouseButton.LeftButton
    desk.qtbot.mousePress(face, left_button, pos=middle)
    for step in range(1, 8):
        desk.qtbot.mouseMove(face, middle + QPoint(120 * step, 80 * step))
    desk.qtbot.mouseRelease(face, left_button, pos=middle)
    desk.press(ENTER)
    assert set(corners(desk.kept[0])) == {"red"}


def test_a_file_is_shown_upright_and_kept(desk: Desk) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = Image.frombytes("RGB", (720, 1280), rgb(quarters().transformed(_quarter_back())))
    desk.read(saved(lying, "JPEG", exif=exif, quality=95))
    assert desk.booth.state is State.TAKEN
    desk.press(ENTER)
    assert corners(desk.kept[0]) == ["red", "lime", "blue", "white"]


def rgb(image: QImage) -> bytes:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    return b"".join(bytes(plain.constScanLine(row))[: plain.width() * 3] for row in range(plain.height()))


def _quarter_back():  # type: ignore[no-untyped-def]
    from PySide6.QtGui import QTransform

    return QTransform().rotate(-90)


@pytest.mark.parametrize(("raw", "sentence"), [(b"no picture", NO_PICTURE), (HEIC, OTHER_KIND)])
def test_a_file_that_is_not_read_is_a_sentence_and_a_choice(desk: Desk, raw: bytes, sentence: str) -> None:
    desk.read(raw)
    assert desk.booth.state is State.EMPTY
    assert desk.booth.words.text() == sentence
    desk.press(SPACE)
    assert desk.booth.state is State.LIVE


def test_a_picture_from_a_file_is_not_lost_by_space(desk: Desk) -> None:
    desk.read(saved(Image.new("RGB", (300, 400), "red"), "PNG"))
    assert not desk.booth.again.isVisible()
    desk.press(SPACE, ENTER)
    assert set(corners(desk.kept[0])) == {"red"}


def dropped(desk: Desk, carried: QMimeData) -> None:
    copy, left_button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(desk.booth.face, QDragEnterEvent(QPointF(60, 60), copy, carried, left_button, NONE))
    QApplication.sendEvent(desk.booth.face, QDropEvent(QPointF(60, 60), copy, carried, left_button, NONE))
    desk.settled()


def test_a_file_let_fall_on_the_frame(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "face.png"
    path.write_bytes(saved(Image.new("RGB", (300, 400), "blue"), "PNG"))
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path))])
    desk.booth.open_booth()
    dropped(desk, carried)
    desk.press(ENTER)
    assert set(corners(desk.kept[0])) == {"blue"}


def test_a_file_that_is_gone_is_a_sentence(desk: Desk, tmp_path: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(tmp_path / "gone.png"))])
    desk.booth.open_booth()
    dropped(desk, carried)
    assert "not changed" in desk.booth.words.text()


@pytest.mark.parametrize("how", ["as a file of its own", "as pixels", "as words"])
def test_the_clipboard_is_pasted(desk: Desk, how: str) -> None:
    carried = QMimeData()
    if how == "as pixels":
        carried.setImageData(quarters())
    elif how == "as words":
        carried.setText("no picture at all")
    else:
        carried.setData("image/png", saved(Image.new("RGB", (300, 400), "lime"), "PNG"))
    QGuiApplication.clipboard().setMimeData(carried)
    desk.booth.camera = no_camera
    desk.booth.open_booth()
    desk.press(Qt.Key.Key_V, held=CTRL)
    desk.settled()
    QGuiApplication.clipboard().clear()
    if how == "as words":
        assert "no picture to paste" in desk.booth.words.text()
    else:
        desk.press(ENTER)
        assert corners(desk.kept[0])[1] == "lime"


def test_without_a_camera_a_file_is_offered(desk: Desk) -> None:
    desk.booth.camera = no_camera
    desk.booth.open_booth()
    assert desk.booth.words.text() == "No camera here."
    assert desk.booth.file.property("kind") == "primary"
    assert [button.property("kind") for button in desk.booth.buttons if button.isVisible()].count("primary") == 1


def test_this_laptop_without_the_part_or_a_device_says_so(qtbot: QtBot) -> None:
    """The real way: here either the extra is not installed or there is no device."""
    with pytest.raises(NoCamera) as caught:
        open_camera()
    assert ("not installed" in caught.value.sentence) is (find_spec("PySide6.QtMultimedia") is None)
    assert "Choose a file" in caught.value.sentence


class Falling(Still):
    """A camera that shows one picture and is then pulled out."""

    def start(self) -> None:
        super().start()
        self.failed.emit("The camera does not answer.")


def test_a_camera_that_falls_silent_is_a_sentence(desk: Desk) -> None:
    desk.booth.camera = lambda parent: Falling(quarters(), parent)
    desk.booth.open_booth()
    assert desk.booth.state is State.EMPTY
    assert desk.booth.words.text() == "The camera does not answer."
    assert desk.booth.face.is_empty


class Watched(Still):
    """It remembers whether somebody is filmed."""

    on = False

    def start(self) -> None:
        Watched.on = True
        super().start()

    def stop(self) -> None:
        Watched.on = False


def test_nobody_is_filmed_while_nobody_looks(desk: Desk) -> None:
    desk.booth.camera = lambda parent: Watched(quarters(), parent)
    desk.booth.open_booth()
    assert Watched.on
    desk.page.hide()
    assert not Watched.on
    desk.page.show()
    assert Watched.on
    desk.booth.press()
    assert not Watched.on
    desk.booth.press()
    assert Watched.on
    desk.booth.close_booth()
    assert not Watched.on


def test_tab_walks_in_the_booth_only(desk: Desk) -> None:
    desk.booth.open_booth()
    desk.press(SPACE)
    seen = []
    for _step in range(14):
        desk.press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert desk.field not in seen
    assert {desk.booth.face, desk.booth.keep, desk.booth.back} <= set(seen)
    desk.booth.keep.setFocus()
    desk.press(ENTER)
    assert desk.ends == ["closed", "kept"]


def test_what_was_asked_for_before_leaving_comes_too_late(desk: Desk) -> None:
    desk.booth.open_booth(saved(Image.new("RGB", (300, 400), "red"), "PNG"))
    desk.booth.close_booth()
    desk.settled()
    assert desk.booth.isHidden()
    assert desk.booth.face.is_empty


@dataclass(frozen=True)
class Format:
    """What a camera can do."""

    width: int
    height: int
    rate: float

    def resolution(self) -> QSize:
        return QSize(self.width, self.height)

    def maxFrameRate(self) -> float:
        return self.rate


def test_the_sharpest_smooth_picture_is_chosen() -> None:
    formats = [Format(640, 480, 30), Format(1280, 720, 30), Format(1920, 1080, 5), Format(3840, 2160, 30)]
    assert best(formats) == Format(1280, 720, 30)
    assert best([]) is None
