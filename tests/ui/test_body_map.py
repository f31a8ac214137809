"""The body map: a click or a key puts a mark, its place is said in words, a photograph needs consent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.consents import ConsentForm
from app.errors import UserError
from app.ids import new_id
from models.codes import (
    Answer,
    BodyRegion,
    BodySide,
    BodyView,
    ConsentMethod,
    ConsentPurpose,
    ConsentState,
    InjuryKind,
    IstanbulTerm,
    Qualification,
)
from tests.ui.health_desk import ALT, CTRL, ENTER, Desk
from ui.pages.health.body_map import place_of
from ui.pages.health.marks import Marks, read_size
from ui.theme import Theme


def marks_of(desk: Desk) -> Marks:
    desk.press(Qt.Key.Key_B, held=ALT)
    return desk.page.frame.form.more.marks


@pytest.mark.parametrize(
    ("view", "x", "y", "region", "side"),
    [
        (BodyView.FRONT, 500, 40, BodyRegion.HEAD, BodySide.MIDDLE),
        (BodyView.FRONT, 240, 300, BodyRegion.UPPER_ARM, BodySide.RIGHT),
        (BodyView.BACK, 240, 300, BodyRegion.UPPER_ARM, BodySide.LEFT),
        (BodyView.BACK, 500, 250, BodyRegion.UPPER_BACK, BodySide.MIDDLE),
        (BodyView.FRONT, 620, 700, BodyRegion.KNEE, BodySide.LEFT),
        (BodyView.LEFT, 500, 880, BodyRegion.LOWER_LEG, BodySide.LEFT),
        (BodyView.HANDS, 300, 500, BodyRegion.HAND, BodySide.LEFT),
    ],
)
def test_a_place_of_the_drawing_has_a_name_and_the_persons_own_side(
    view: BodyView, x: int, y: int, region: BodyRegion, side: BodySide
) -> None:
    assert place_of(view, x, y) == (region, side)


def test_a_mark_is_put_by_a_click_or_by_keys_and_signed(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    person = desk.here()
    marks = marks_of(desk)
    back = marks.drawings[BodyView.BACK]
    desk.qtbot.mouseClick(back, Qt.MouseButton.LeftButton, pos=QPoint(back.width() // 2, 60))
    desk.press(Qt.Key.Key_A, held=ALT)
    desk.settled()
    assert [row.number.text() for row in marks.rows] == ["1", "2"]
    row = marks.rows[0]
    row.kind.setCurrentIndex(row.kind.findData(InjuryKind.SCAR.value))
    row.size.setFocus()
    desk.enter("4 cm", "white", "two years")
    row.cause.setFocus()
    desk.write("«упаў з ложка»")
    assert row.term.isHidden()
    desk.press(ENTER, held=CTRL)
    desk.settled()
    form = desk.sheet(person).earlier[0].form
    first, second = form.injuries
    assert (first.region, first.kind, first.size_mm, first.colour) == (
        BodyRegion.UPPER_BACK,
        InjuryKind.SCAR,
        40,
        "white",
    )
    assert (first.cause, first.age_stated) == ("«упаў з ложка»", "two years")
    assert second.view is BodyView.FRONT


def test_terms_are_chosen_only_after_a_clinician_opened_them(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    person = desk.here()
    marks = marks_of(desk)
    desk.press(Qt.Key.Key_A, held=ALT)
    desk.settled()
    marks.open_terms.click()
    desk.settled()
    row = marks.rows[0]
    assert row.term.isVisible()
    row.term.setCurrentIndex(row.term.findData(IstanbulTerm.CONSISTENT.value))
    box = desk.page.frame.form.more.qualification
    box.setCurrentIndex(box.findData(Qualification.DOCTOR.value))
    row.region.setFocus()
    desk.press(ENTER, held=CTRL)
    desk.settled()
    assert desk.sheet(person).earlier[0].form.injuries[0].term is IstanbulTerm.CONSISTENT


def test_a_photograph_needs_the_consent_of_the_person(
    at_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = at_desk()
    path = tmp_path / "mark.png"
    picture = QImage(80, 60, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.gray)
    assert picture.save(str(path))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    marks = marks_of(desk)
    desk.press(Qt.Key.Key_A, held=ALT)
    desk.settled()
    marks.rows[0].camera.click()
    desk.settled()
    assert marks.rows[0].photos.text() == ""
    assert "consent" in desk.page.frame.banner.words.text().casefold()
    waystation = desk.page.context.waystation
    form = ConsentForm(new_id(), desk.here(), ConsentPurpose.INJURY_PHOTO, ConsentState.GIVEN, ConsentMethod.SIGNED)
    waystation.consents.record(desk.page.context.actor, form)
    marks.rows[0].camera.click()
    desk.settled()
    assert marks.rows[0].photos.text() == "1 photograph"
    (photo,) = marks.gallery.rows.values()
    assert all(part.isHidden() for part in (photo.picture, photo.away))
    photo.open.click()
    desk.settled()
    assert photo.picture.pixmap().size() == picture.size()
    photo.away.click()
    desk.settled()
    assert (marks.gallery.rows, marks.rows[0].photos.text()) == ({}, "")


def test_what_the_map_looks_like(
    at_desk: Callable[..., Desk], grab: Callable[[QWidget, str], Path], theme: Theme, qapp: QApplication
) -> None:
    desk = at_desk()
    marks = marks_of(desk)
    for view, x, y in ((BodyView.FRONT, 240, 420), (BodyView.BACK, 480, 250), (BodyView.FEET, 300, 500)):
        marks.mark(view, x, y)
    marks.rows[0].fresh.setCurrentIndex(marks.rows[0].fresh.findData(Answer.YES.value))
    desk.settled()
    desk.page.frame.area.ensureWidgetVisible(marks.drawings[BodyView.FRONT])
    grab(desk.shell, "health-body-map")
    desk.page.frame.area.ensureWidgetVisible(marks.keep)
    grab(desk.shell, "health-body-map-marks")
    theme.switch(qapp)
    grab(desk.shell, "health-body-map-dark")


@pytest.mark.parametrize(
    ("text", "size"),
    [("", None), ("40", 40), ("40 mm", 40), ("4 cm", 40), ("3,5 см", 35), ("0.5cm", 5), ("2000", 2000)],
)
def test_the_size_of_a_mark_is_read_with_its_unit(text: str, size: int | None) -> None:
    assert read_size(text) == size


@pytest.mark.parametrize("text", ["2001", "201 cm", "3.5 mm", "3.5", "coin", "-4", "٤"])
def test_a_size_that_is_not_understood_is_said_and_never_guessed(text: str) -> None:
    with pytest.raises(UserError, match="not understood"):
        read_size(text)
