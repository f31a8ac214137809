"""A machine zone at the intake desk: scanned, pasted or typed, with the keys of a keyboard and real encrypted files."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.codes import DocumentType, Sex, ZoneState
from tests.app.test_mrz import TD1, TD3
from tests.app.test_zone_form import names, papers
from tests.ui.test_page_intake import ALT, CTRL, ENTER, NONE, Desk, at_desk, intake  # noqa: F401
from ui.theme import Theme

BELARUSIAN = ("P<BLRVERASEN<<KIRYL<<<<<<<<<<<<<<<<<<<<<<<<<", "MP12345677BLR5511112M3004179<<<<<<<<<<<<<<04")
V, M = Qt.Key.Key_V, Qt.Key.Key_M
OpenDesk = Callable[..., Desk]


def scan(text: str, end: str = "\r") -> None:
    """What a keyboard-wedge reader sends: the signs of each line and Enter, to whatever has the focus by then."""
    for sign in text + end:
        key = Qt.Key.Key_Return if sign == "\r" else 0
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(kind, key, NONE, sign))


def copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def said(desk: Desk) -> str:
    desk.form.zone.read_now()
    QApplication.processEvents()
    return "\n".join(part.text() for part in desk.form.zone.findChildren(QLabel) if part.isVisible())


def by_hand(desk: Desk) -> None:
    """From now on keys come slowly, as from hands."""
    desk.form.zone.edit._clock = count(0, 500).__next__


def test_three_chords_register_a_person_with_a_passport(at_desk: OpenDesk) -> None:  # noqa: F811
    desk = at_desk(None)
    copy("\n".join(TD3))
    desk.press(V, held=CTRL)
    assert "TD3, check digits right" in said(desk)
    desk.press(ENTER, held=CTRL)
    desk.press(ENTER, held=CTRL)
    desk.settled()
    (row,) = desk.rows()
    form = desk.saved(row)
    assert (form.latin_family, form.latin_given, form.latin_from_document) == ("Eriksson", "Anna Maria", True)
    assert (form.sex, form.nationality) == (Sex.FEMALE, "UTO")
    assert form.birth is not None
    assert form.birth.stored()[1] == "1974-08-12"
    (paper,) = papers(desk.page.context.waystation, row.id)
    assert (paper.type, paper.number, paper.zone_state) == (DocumentType.PASSPORT, "L898902C3", ZoneState.CHECKS_OK)
    assert desk.page._here() != row.id


@pytest.mark.qt_log_ignore("This plugin does not support")  # the list of languages opens without a screen
@pytest.mark.parametrize("text", ["\r".join(TD1), "".join(TD3)])
def test_a_reader_may_be_used_wherever_the_focus_is(at_desk: OpenDesk, text: str) -> None:  # noqa: F811
    desk = at_desk(None)
    for field in desk.form.path:
        before = desk.form.read()
        field.setFocus()
        scan(text)
        assert desk.form.zone.waits, field
        assert desk.form.read() == before
        assert desk.form.zone.edit.hasFocus()
        desk.press(Qt.Key.Key_Escape)
        assert desk.form.zone.isHidden()


def test_a_reader_on_a_laptop_with_russian_keys(at_desk: OpenDesk) -> None:  # noqa: F811
    keys = str.maketrans("QWERTYUIOPASDFGHJKLZXCVBNM<", "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬБ")
    desk = at_desk(None)
    scan("\r".join(TD3).translate(keys))
    desk.press(ENTER, held=CTRL)
    form = desk.form.read()
    assert (form.family, form.latin_family, form.latin_given) == ("", "Eriksson", "Anna Maria")


def test_half_typed_words_stay_where_they_were(at_desk: OpenDesk) -> None:  # noqa: F811
    desk = at_desk(None)
    desk.write("Верасень")
    scan("\r".join(BELARUSIAN))
    assert desk.form.names.family.text() == "Верасень"
    desk.press(ENTER, held=CTRL)
    form = desk.form.read()
    assert (form.family, form.latin_family, form.latin_given) == ("Верасень", "Verasen", "Kiryl")
    assert QApplication.focusWidget() is desk.form.names.family


def test_what_was_typed_otherwise_is_chosen_not_overwritten(at_desk: OpenDesk) -> None:  # noqa: F811
    desk = at_desk(None)
    desk.form.names.family.setFocus()
    desk.write("Werasen")
    desk.form.sex.set_value(Sex.FEMALE)
    scan("\r".join(BELARUSIAN))
    assert desk.form.zone.waits
    assert "typed: Werasen" in said(desk)
    assert "typed: F" in said(desk)
    desk.form.zone.ticks["sex"].setChecked(True)
    desk.press(ENTER, held=CTRL)
    form = desk.form.read()
    assert (form.family, form.latin_family, form.latin_given, form.sex) == ("Werasen", "", "Kiryl", Sex.MALE)


def test_a_wrong_digit_is_named_and_its_line_left_out(at_desk: OpenDesk) -> None:  # noqa: F811
    desk = at_desk(None)
    copy("\n".join((TD3[0], TD3[1].replace("7408122", "7408123"))))
    desk.press(V, held=CTRL)
    desk.form.zone.read_now()
    assert "Wrong: born, whole zone." in said(desk)
    desk.press(ENTER, held=CTRL)
    form = desk.form.read()
    assert (form.birth, form.birth_as_written, form.latin_family) == (None, "", "Eriksson")
    assert form.zone is not None
    assert form.zone.state is ZoneState.PARTIAL


def test_a_zone_is_neither_saved_over_nor_kept_after_esc(at_desk: OpenDesk) -> None:  # noqa: F811
    desk = at_desk(None)
    desk.press(M, held=ALT)
    scan("\r".join(TD3))
    desk.press(Qt.Key.Key_S, held=CTRL)
    desk.settled()
    assert not desk.rows()
    desk.press(Qt.Key.Key_Escape)
    desk.write("Лясная")
    desk.press(Qt.Key.Key_S, held=CTRL)
    desk.settled()
    (row,) = desk.rows()
    assert (desk.saved(row).latin_family, papers(desk.page.context.waystation, row.id)) == ("", [])


def test_a_zone_typed_by_hand_is_taken_with_enter(at_desk: OpenDesk) -> None:  # noqa: F811
    desk = at_desk(None)
    desk.press(M, held=ALT)
    by_hand(desk)
    for line in BELARUSIAN:
        desk.write(line.rstrip("<").lower() if line is BELARUSIAN[0] else line)
        desk.press(ENTER)
    form = desk.form.read()
    assert (form.latin_family, form.latin_given, form.nationality) == ("Verasen", "Kiryl", "BLR")
    assert form.zone is not None
    assert (form.zone.number, form.zone.expires) == ("MP1234567", "2030-04-17")


def test_a_name_changed_after_the_zone_is_no_longer_the_documents(at_desk: OpenDesk) -> None:  # noqa: F811
    desk = at_desk(None)
    copy("\n".join(BELARUSIAN))
    desk.press(V, held=CTRL)
    desk.press(ENTER, held=CTRL)
    desk.form.names.latin_given.setFocus()
    desk.write("l")
    desk.press(Qt.Key.Key_S, held=CTRL)
    desk.settled()
    (row,) = desk.rows()
    assert not desk.saved(row).latin_from_document
    assert [name.document_id for name in names(desk.page.context.waystation, row.id)] == [None]


def test_the_zone_looks_as_it_should(
    at_desk: OpenDesk,  # noqa: F811
    grab: Callable[[QWidget, str], Path],
    theme: Theme,
    qapp: QApplication,
    qtbot: QtBot,
) -> None:
    desk = at_desk(None)
    desk.form.names.family.setFocus()
    desk.write("Werasen")
    scan("\r".join((BELARUSIAN[0], BELARUSIAN[1].replace("3004179", "3004178"))))
    assert desk.form.zone.waits
    desk.settled()
    qtbot.waitUntil(lambda: all(tick.height() > 15 for tick in desk.form.zone.ticks.values()), timeout=5000)
    grab(desk.shell, "intake-zone-light")
    theme.switch(qapp)
    grab(desk.shell, "intake-zone-dark")
    theme.switch(qapp)
    desk.shell.resize(911, 512)
    grab(desk.shell, "intake-zone-911x512")
