"""The keys and signals of the letter page, in one place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.pages.letters.outgoing import Outgoing
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut

if TYPE_CHECKING:
    from ui.pages.letters.page import LettersPage


def listen(page: LettersPage) -> None:
    """Join the parts of the page with what they do."""
    letters, going = page.letters, Outgoing(page.letters)
    desk, fields = letters.desk, letters.desk.fields
    fields.changed.connect(letters.edited)
    fields.kind_asked.connect(letters.choose_kind)
    fields.language_asked.connect(letters.choose_language)
    page.waiting.opened.connect(page.open_row)
    desk.letters.opened.connect(page.open_row)
    desk.letters.clicked.connect(lambda index: page.open_row(desk.letters.model_.row(index)))
    desk.step.asked.connect(letters.write_step)
    for banner in (desk.trouble, page.waiting.trouble):
        banner.pressed.connect(banner.clear)
    for button, keys, act in (
        (desk.sign, "", letters.sign_letter),
        (desk.keep, "Ctrl+S", partial(letters.keep_draft, told=True)),
        (desk.print_button, "Ctrl+P", going.print_letter),
        (desk.save_button, "Alt+S", going.save_letter),
        (desk.version, "Alt+V", letters.write_version),
        (desk.ambulance, "Alt+A", going.print_ambulance),
        (desk.new, "Alt+N", letters.write_another),
        (letters.paper.told_button, "Alt+T", going.toggle_told),
        (desk.life_button, "Alt+L", desk.swap_sides),
    ):
        button.clicked.connect(lambda _on=False, act=act: act())
        if keys:
            shortcut(page, keys, partial(_press, page, button))
    shortcut(page, "Ctrl+Return", letters.go_on)
    shortcut(page, "Alt+W", page.show_waiting)
    for number in range(1, 10):
        shortcut(page, f"Alt+{number}", partial(_choose, page, number))


def _press(page: LettersPage, button: KeyButton) -> None:
    """A key works for what may be done now, also where its button is folded away for want of room."""
    if page.shows_person and button.isEnabled() and not button.isHidden():
        button.click()


def _choose(page: LettersPage, number: int) -> None:
    page.letters.choose_kind(page.letters.desk.fields.kind_at(number))
