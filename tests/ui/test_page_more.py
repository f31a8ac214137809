"""What does not stand in the rail is found on one page, with a key and a line on what it is for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.access import Actor
from models.base import new_id
from models.codes import Role
from tests.ui.whole_desk import WholeDesk, sit
from ui.destinations import RAIL_HOLDS, offered_to, outside_rail
from ui.pages.copies import CopiesPage
from ui.pages.more import SIGNS, MorePage, purposes
from ui.theme import Theme

__all__ = ["sit"]  # fixture
ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("role", sorted(Role))
def test_every_page_is_in_the_rail_or_on_this_page(role: Role) -> None:
    actor = Actor(new_id(), role, "")
    outside = {place.key for place in outside_rail(actor)}
    assert outside <= purposes().keys()
    assert len(offered_to(actor)) - len(outside) <= RAIL_HOLDS


def test_the_lead_finds_the_copies_by_a_key(
    sit: Callable[..., WholeDesk], grab: Callable[[QWidget, str], Path], theme: Theme, qapp: QApplication
) -> None:
    desk = sit(Role.MANAGER)
    page = desk.open("more", MorePage)
    grab(desk.shell, "more-light")
    theme.switch(qapp)
    grab(desk.shell, "more-dark")
    theme.switch(qapp)
    desk.shell.resize(911, 512)
    desk.settled()
    grab(desk.shell, "more-911x512")
    sign = SIGNS[list(page.buttons).index("copies")]
    desk.press(Qt.Key(ord(sign)), ALT)
    assert isinstance(desk.shell.current_page(), CopiesPage)
