"""The fire list by Ctrl R from any page, by itself at the lock, and what the sealed desk says of the last one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.fire_copy import FILE, last_copy
from app.presence.forms import HouseRuleForm
from app.waystation import Waystation
from models.codes import Role, RosterKind
from tests.app.conftest import as_role
from tests.ui.whole_desk import WholeDesk, sit, somebody
from ui.fire import hung_words, print_at_lock

__all__ = ["sit"]  # a fixture
Sit = Callable[..., WholeDesk]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the file dialog of this machine without a printer puts the paper."""
    path = tmp_path / "fire.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    return path


@pytest.mark.parametrize("role", [Role.INTAKE, Role.MEDIC, Role.STORE])
def test_ctrl_r_prints_the_fire_list_from_any_page(sit: Sit, saved: Path, role: Role) -> None:
    lead = sit(Role.MANAGER)
    somebody(lead.waystation)
    lead.waystation.presence.save_rule(lead.waystation.actor, HouseRuleForm(fire_place="at the gate"))
    desk = sit(role)
    desk.shell.go("more", None)
    desk.settled()
    desk.qtbot.keyClick(desk.shell, Qt.Key.Key_R, CTRL)
    for _ in range(4):
        desk.settled()
    assert saved.read_bytes().startswith(b"%PDF")
    copy = last_copy(saved_folder(desk))
    assert copy is not None
    assert copy.where == "at the gate"
    assert "hangs at the gate" in hung_words(saved_folder(desk))
    assert "at the gate" in desk.texts()


def as_legal(desk: WholeDesk) -> Waystation:
    return replace(desk.waystation, actor=as_role(desk.waystation, Role.LEGAL))


def saved_folder(desk: WholeDesk) -> Path:
    return desk.waystation.house.vault.folder


def test_it_stands_in_the_print_log_and_a_role_without_the_right_prints_none(sit: Sit, saved: Path) -> None:
    desk = sit(Role.MANAGER)
    desk.qtbot.keyClick(desk.shell, Qt.Key.Key_R, CTRL)
    for _ in range(4):
        desk.settled()
    assert saved.exists()
    rows = desk.waystation.papers.print_log(desk.waystation.actor)
    saved.unlink()
    desk.shell.fire._context = replace(desk.shell.context, waystation=as_legal(desk))
    desk.shell.fire.press()
    desk.settled()
    assert not saved.exists()
    assert any(RosterKind.FIRE.value in row.detail for row in rows)


def test_a_sealed_desk_says_where_the_last_one_hangs_and_survives_a_broken_note(tmp_path: Path) -> None:
    assert hung_words(tmp_path) == hung_words(None) == ""
    (tmp_path / FILE).write_text("{", encoding="utf-8")
    assert hung_words(tmp_path) == ""
    (tmp_path / FILE).write_text('{"at": "2026-03-10T20:15:00+00:00", "where": "by the door"}', encoding="utf-8")
    assert hung_words(tmp_path).endswith("hangs by the door.")


def test_at_the_lock_a_house_that_wants_it_is_told_when_no_printer_answers(sit: Sit) -> None:
    desk = sit(Role.MANAGER)
    assert print_at_lock(desk.waystation) == ""
    desk.waystation.presence.save_rule(desk.waystation.actor, HouseRuleForm(fire_at_lock=True))
    assert "No fire list was printed" in print_at_lock(desk.waystation)
