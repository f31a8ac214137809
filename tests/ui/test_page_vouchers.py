"""Vouchers in the real window: handed out by keys alone, signed, taken back, the till of the day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from app.scanning import recognise
from app.voucher_forms import VoucherForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Answer, Role, VoucherKind
from tests.app.conftest import as_role
from tests.ui.whole_desk import WholeDesk, sit, somebody
from ui.pages.vouchers import VouchersPage
from ui.pages.vouchers.handing import Handing
from ui.pages.vouchers.till import Till
from ui.theme import Theme

__all__ = ["sit"]  # a fixture
Sit = Callable[..., WholeDesk]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def typed(text: str) -> None:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText(text)


def test_cash_is_handed_out_signed_and_taken_back_by_keys(
    sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sit(Role.MANAGER)
    alike = somebody(desk.waystation), somebody(desk.waystation, given="Аляксей")
    page = desk.open("vouchers", VouchersPage)
    handing = page.here()
    assert isinstance(handing, Handing)
    typed("Verasen")
    desk.press(Qt.Key.Key_Return)
    assert "2 fit" in desk.texts()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
        desk.press(key)
    assert "VERASEN" in handing.name.text().upper()
    desk.press(Qt.Key.Key_M)
    assert handing.kind.value() is VoucherKind.CASH
    desk.press(Qt.Key.Key_Return)
    typed("20.50")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "two persons" in desk.texts()
    assert handing.edits["witness"].hasFocus()
    typed("Piotr Wrona")
    desk.press(Qt.Key.Key_Return, CTRL)
    (row,) = [row for each in alike for row in desk.waystation.vouchers.of(desk.waystation.actor, each).rows]
    assert (str(row.money), row.witness) == ("20.50 EUR", "Piotr Wrona")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "receipt.pdf"), ""))
    desk.press(Qt.Key.Key_P, ALT)
    assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF")
    desk.press(Qt.Key.Key_G, ALT)
    assert handing.handed.model.row(0).signed is Answer.YES
    desk.press(Qt.Key.Key_2, ALT)
    till = page.here()
    assert isinstance(till, Till)
    assert [till.model.data(till.model.index(0, column)) for column in range(4)] == ["Cash", "1", "0", "20.50 EUR"]
    desk.press(Qt.Key.Key_B, ALT)
    assert "needs a reason" in desk.texts()
    till.handed.reason.setText("came back")
    desk.press(Qt.Key.Key_B, ALT)
    assert till.model.data(till.model.index(0, 3)) == "0.00 EUR"
    assert "came back" in str(till.handed.model.data(till.handed.model.index(0, 4)))


def test_a_card_chooses_who_gets_a_ticket_and_a_second_press_hands_out_none(sit: Sit) -> None:
    desk = sit(Role.STORE)
    person = somebody(desk.waystation)
    number = desk.waystation.people.find(desk.waystation.actor, "Verasen")[0].number
    page = desk.open("vouchers", VouchersPage)
    scan = recognise("".join(sign for sign in number if sign.isdigit()))
    assert scan is not None
    assert page.on_scan(scan)
    desk.settled()
    handing = page.here()
    assert isinstance(handing, Handing)
    for _ in range(2):
        desk.press(Qt.Key.Key_Return, CTRL)
    assert len(desk.waystation.vouchers.of(desk.waystation.actor, person).rows) == 1
    assert not handing.save.isEnabled()
    handing.kind.setFocus()
    desk.press(Qt.Key.Key_T)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert len(desk.waystation.vouchers.of(desk.waystation.actor, person).rows) == 2
    assert page.sections.keys() == {"handing", "till"}


def some(waystation: Waystation) -> None:
    """A person with a day of tickets and money."""
    person, case = somebody(waystation), as_role(waystation, Role.CASE)
    given = [
        VoucherForm(new_id(), person, VoucherKind.BUS_TICKET, number="LT 55120", purpose="to Kaunas"),
        VoucherForm(new_id(), person, VoucherKind.FOOD, "15", number="F-0031"),
        VoucherForm(new_id(), person, VoucherKind.CASH, "20.50", witness="Piotr Wrona", purpose="a SIM card"),
    ]
    rows = [waystation.vouchers.give(case, form) for form in given]
    waystation.vouchers.sign(case, rows[0].id, Answer.YES)


def test_looks_light_dark(sit: Sit, theme: Theme, grab: Callable[[QWidget, str], Path]) -> None:
    desk = sit(Role.MANAGER)
    some(desk.waystation)
    page = desk.open("vouchers", VouchersPage)
    handing = page.sections["handing"]
    assert isinstance(handing, Handing)
    handing.who.find.setText("Verasen")
    handing.who.look()
    desk.settled()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    for size, looks in (((1366, 690), "light"), ((911, 512), "911x512-dark")):
        desk.shell.resize(*size)
        for section, name in (("handing", "vouchers"), ("till", "till")):
            page.show_section(section)
            desk.settled()
            grab(desk.shell, f"{name}-{looks}")
        theme.switch(application)
