"""F8 at the intake desk and on the page of a person, in the whole window over a real encrypted file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from app.night import SITE
from app.rights.forms import StandingForm
from app.strangers.header import PORTRAIT
from app.waystation import desks_of, unlock
from models.base import new_id
from models.codes import Role
from tests.app.conftest import WORDS, as_role
from tests.ui.whole_desk import WholeDesk, somebody
from ui.carried import coded
from ui.pages.intake import IntakePage
from ui.pages.person import PersonPage
from ui.photo.booth import PhotoBooth, State
from ui.photo.sources import Frames, Still
from ui.theme import Theme

Sit = Callable[..., WholeDesk]
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
SIZES = ((1366, 690), (911, 512))  # the second is the first one's screen at 150 %
ENTER, SPACE, F8 = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_F8


def nobody_real(width: int = 1280, height: int = 720, coat: str = "#35506B") -> QImage:
    """A drawn head and shoulders before a wall: nobody's face."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#C9CFC8"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    middle, unit = width / 2, height / 10
    for colour, box in (
        (coat, (-2.6, 6.6, 5.2, 6.0)), ("#D9B48F", (-0.6, 5.4, 1.2, 2.0)), ("#4A3728", (-1.75, 1.0, 3.5, 4.2)),
        ("#E3BF9A", (-1.5, 1.6, 3.0, 4.4)), ("#2A2320", (-0.85, 3.3, 0.4, 0.4)), ("#2A2320", (0.45, 3.3, 0.4, 0.4)),
        ("#B5544A", (-0.5, 4.9, 1.0, 0.25)),
    ):  # fmt: skip
        painter.setBrush(QColor(colour))
        left, top, wide, high = (part * unit for part in box)
        painter.drawEllipse(QRectF(middle + left, top, wide, high))
    painter.end()
    return image


def camera(parent: QObject) -> Frames:
    return Still(nobody_real(), parent)


@pytest.fixture(scope="module")
def made_once(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The centre of every test, with one person registered; whose id lies beside it."""
    folder = tmp_path_factory.mktemp("registered") / "data"
    shutil.copytree(made_once, folder)
    lead = unlock(folder, next(desk.slot_id for desk in desks_of(folder) if desk.label == SITE.desk), WORDS)
    (folder.parent / "person").write_text(str(somebody(lead)))
    lead.close()
    return folder


@pytest.fixture
def person(made_once: Path) -> UUID:
    return UUID((made_once.parent / "person").read_text())


def photo_of(desk: WholeDesk, person: UUID) -> bytes | None:
    actor = as_role(desk.waystation, Role.INTAKE)
    return desk.waystation.people.open_person(actor, person).person.photo


def booth_of(page: QWidget) -> PhotoBooth:
    return page.findChild(PhotoBooth)


def size_of(jpeg: bytes | None) -> tuple[int, int]:
    image = QImage.fromData(jpeg or b"", "JPEG")
    return image.width(), image.height()


def test_intake_takes_a_photo_with_three_keys_and_saves_it(sit: Sit, person: UUID) -> None:
    desk = sit(Role.INTAKE)
    page = desk.open("intake", IntakePage, person)
    booth_of(page).camera = camera
    before = QApplication.focusWidget()
    desk.press(F8)
    assert booth_of(page).whose.text() == "Верасень Кірыл"
    for key in (SPACE, ENTER):
        desk.press(key)
    assert QApplication.focusWidget() is before
    assert photo_of(desk, person) is None  # it waits for the saving
    desk.press(Qt.Key.Key_S, CTRL)
    assert size_of(photo_of(desk, person)) == (559, 719)


def test_intake_declines_and_the_saved_photo_goes_and_comes_back(sit: Sit, person: UUID) -> None:
    desk = sit(Role.INTAKE)
    actor = desk.waystation.actor
    desk.waystation.registration.set_photo(actor, person, coded(nobody_real(), "JPEG"))
    page = desk.open("intake", IntakePage, person)
    booth_of(page).camera = camera
    for key in (F8, Qt.Key.Key_N):
        desk.press(key)
    assert photo_of(desk, person) is None
    assert "The photo is removed." in desk.texts()
    assert page.frame.form.photo._photo.isNull()
    desk.shell._toast.undo.click()
    desk.settled()
    assert photo_of(desk, person) is not None
    assert not page.frame.form.photo._photo.isNull()


def test_a_record_that_may_not_be_used_keeps_its_photo(sit: Sit, person: UUID) -> None:
    desk = sit(Role.INTAKE)
    desk.waystation.registration.set_photo(desk.waystation.actor, person, coded(nobody_real(), "JPEG"))
    page = desk.open("intake", IntakePage, person)
    officer = as_role(desk.waystation, Role.PROTECTION_OFFICER)
    form = StandingForm(new_id(), person, "asked for by the person")
    desk.waystation.standings.restrict(replace(officer, user=new_id()), form)
    for key in (F8, Qt.Key.Key_N):
        desk.press(key)
    assert "restricted" in desk.texts()
    assert not page.frame.form.photo._photo.isNull()
    assert photo_of(desk, person) is not None


def test_the_keys_of_the_form_sleep_under_the_booth(sit: Sit, person: UUID) -> None:
    desk = sit(Role.INTAKE)
    page = desk.open("intake", IntakePage, person)
    booth_of(page).camera = camera
    desk.press(F8)
    family = page.frame.form.names.family.text()
    for key, held in ((Qt.Key.Key_S, CTRL), (Qt.Key.Key_N, CTRL), (Qt.Key.Key_Down, CTRL), (Qt.Key.Key_A, NONE)):
        desk.press(key, held)
    assert booth_of(page).state is State.LIVE
    assert page.frame.form.names.family.text() == family
    assert page._saved == []


def test_another_person_never_gets_the_picture_in_the_booth(sit: Sit, person: UUID) -> None:
    desk = sit(Role.INTAKE)
    other = somebody(desk.waystation, "Каліна", "Вольга")
    for key, kind in (("intake", IntakePage), ("person", PersonPage)):
        page = desk.open(key, kind, person)
        booth_of(page).camera = camera
        booth_of(page).open_booth()
        booth_of(page).press()
        page.open_for(other)
        desk.settled()
        assert booth_of(page).isHidden()
        assert booth_of(page).face.is_empty
    assert photo_of(desk, other) is None


def test_a_dropped_file_opens_the_booth_at_intake(sit: Sit, person: UUID, tmp_path: Path) -> None:
    desk = sit(Role.INTAKE)
    page = desk.open("intake", IntakePage, person)
    path = tmp_path / "face.jpg"
    path.write_bytes(coded(nobody_real(1600, 2400), "JPEG"))
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path))])
    frame, button = page.frame.form.photo, Qt.MouseButton.LeftButton
    QApplication.sendEvent(frame, QDragEnterEvent(QPointF(9, 9), Qt.DropAction.CopyAction, carried, button, NONE))
    QApplication.sendEvent(frame, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, carried, button, NONE))
    desk.settled()
    assert booth_of(page).state is State.TAKEN
    desk.press(ENTER)
    desk.press(Qt.Key.Key_S, CTRL)
    assert size_of(photo_of(desk, person)) == PORTRAIT


def test_on_the_page_of_a_person_it_is_kept_replaced_removed_and_given_back(sit: Sit, person: UUID) -> None:
    desk = sit(Role.INTAKE)
    page = desk.open("person", PersonPage, person)
    booth_of(page).camera = camera
    for key in (F8, SPACE, ENTER):
        desk.press(key)
    first = photo_of(desk, person)
    assert first is not None
    assert "The photo is kept." in desk.texts()
    booth_of(page).camera = lambda parent: Still(nobody_real(coat="#883311"), parent)
    for key in (F8, SPACE, ENTER):
        desk.press(key)
    assert photo_of(desk, person) not in (None, first)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert photo_of(desk, person) == first
    for key in (F8, Qt.Key.Key_N):
        desk.press(key)
    assert photo_of(desk, person) is None
    desk.press(Qt.Key.Key_Z, CTRL)
    assert photo_of(desk, person) == first


def test_escape_in_the_booth_does_not_leave_the_person(sit: Sit, person: UUID) -> None:
    desk = sit(Role.INTAKE)
    page = desk.open("person", PersonPage, person)
    desk.press(F8)
    assert "Choose a file" in desk.buttons()
    desk.press(Qt.Key.Key_Escape)
    assert booth_of(page).isHidden()
    assert page.person is not None


def test_who_may_not_take_photos_has_no_booth(sit: Sit, person: UUID) -> None:
    desk = sit(Role.MEDIC)
    page = desk.open("person", PersonPage, person)
    assert booth_of(page) is None
    assert not page.sheet.header.take_photo.isVisible()


def test_the_booth_looks_as_it_should_in_every_size(
    sit: Sit, person: UUID, grab: Callable[[QWidget, str], Path], theme: Theme, qapp: QApplication
) -> None:
    desk = sit(Role.INTAKE)
    booth = booth_of(desk.open("intake", IntakePage, person))

    def look(state: str) -> None:
        for width, height in SIZES:
            desk.shell.resize(width, height)
            desk.settled()
            grab(desk.shell, f"photo-{state}-{width}x{height}")
            out = [
                each for each in booth.buttons if each.isVisible() and not booth.rect().contains(_place(each, booth))
            ]
            assert out == []

    desk.press(F8)
    look("none")
    booth.camera = camera
    desk.press(SPACE)
    look("live")
    for key in (SPACE, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Up):
        desk.press(key)
    look("taken")
    theme.switch(qapp)
    look("taken-dark")
    theme.switch(qapp)
    desk.press(ENTER)
    desk.press(Qt.Key.Key_S, CTRL)
    desk.open("person", PersonPage, person)
    look("person")


def _place(part: QWidget, inside: QWidget):  # type: ignore[no-untyped-def]
    return part.rect().translated(part.mapTo(inside, part.rect().topLeft()))
