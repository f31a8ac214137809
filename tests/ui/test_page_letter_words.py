"""What letters are made of, in real windows: organisations they go to, and the words of their templates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from models.codes import LetterKind, Role
from tests.ui.whole_desk import WholeDesk, roles_of
from ui.pages.organisations import OrganisationsPage
from ui.pages.templates import TemplatesPage
from ui.theme import Theme

Grab = Callable[[QWidget, str], Path]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
RETURN = Qt.Key.Key_Return


def test_organisations_and_words(sit: Callable[..., WholeDesk], grab: Grab, theme: Theme) -> None:
    desk = sit(Role.MANAGER)
    organisations(desk, grab)
    words(desk, grab)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.switch(application)
    desk.shell.resize(911, 512)
    desk.settled()
    grab(desk.shell, "letter-words-911x512-dark")
    desk.open("organisations", OrganisationsPage)
    grab(desk.shell, "organisations-911x512-dark")


def organisations(desk: WholeDesk, grab: Grab) -> None:
    page = desk.open("organisations", OrganisationsPage)
    assert "No organisation is on the list yet" in desk.texts()
    desk.press(Qt.Key.Key_N, ALT)
    desk.press(RETURN, CTRL)
    assert "has no name" in page.form.edits["name"].accessibleDescription()
    for name, until in (("Raudonasis Kryžius, paieškos skyrius", ""), ("Legal Aid Desk", "5 maybe")):
        desk.press(Qt.Key.Key_N, ALT)
        page.form.edits["name"].setText(name)
        page.form.edits["valid_until"].setText(until)
        page.form.ticks[LetterKind.LEGAL].click()
        desk.press(RETURN, CTRL)
    assert "no day" in page.form.edits["valid_until"].accessibleDescription()
    page.form.edits["valid_until"].setText("1.2.2020")
    desk.press(RETURN, CTRL)
    rows = [page.model.row(n) for n in range(page.model.rowCount())]
    assert [row.name for row in rows] == ["Raudonasis Kryžius, paieškos skyrius", "Legal Aid Desk"], "ended ones last"
    assert rows[0].kinds == (LetterKind.LEGAL,)
    page.list.setCurrentIndex(page.model.index(1, 0))
    assert page.form.row() == rows[1]
    grab(desk.shell, "organisations")


def words(desk: WholeDesk, grab: Grab) -> None:
    page = desk.open("templates", TemplatesPage)
    assert page.model.rowCount() == len(LetterKind) * 6
    page.language.setCurrentIndex(page.language.findData("lt"))
    page.language.activated.emit(2)
    assert page.model.rowCount() == len(LetterKind)
    page.list.setCurrentIndex(page.model.index(list(LetterKind).index(LetterKind.LEGAL), 0))
    desk.settled()
    before = page.form.title.text()
    assert not page.retire.isEnabled()
    page.form.title.setText("Prašymas padėti")
    page.form.title.textEdited.emit("Prašymas padėti")
    page.list.setCurrentIndex(page.model.index(0, 0))
    assert "not saved yet" in desk.texts()
    page.form.confirmed.click()
    desk.press(RETURN, CTRL)
    kept = desk.waystation.templates.read(desk.waystation.actor, LetterKind.LEGAL, "lt")
    assert (kept.title, kept.version, kept.draft) == ("Prašymas padėti", 1, False)
    assert "version 1 of this site" in desk.texts()
    grab(desk.shell, "letter-words")
    desk.press(Qt.Key.Key_R, ALT)
    assert page.form.title.text() == before
    assert roles_of("templates") == {Role.MANAGER}
    assert roles_of("organisations") == {Role.MANAGER, Role.CASE, Role.LEGAL}
