"""The keys and signals of the letter page, in one place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.letters.forms import LetterRow
from ui.pages.letters.outgoing import Outgoing
from ui.pages.letters.person_letters import PersonLetters
from ui.pages.letters.waiting import WaitingLetters
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut


def listen_to_waiting(waiting: WaitingLetters, open_row: Callable[[LetterRow], None]) -> None:
    waiting.opened.connect(open_row)
    waiting.trouble.pressed.connect(waiting.trouble.clear)


def listen(page: QWidget, letters: PersonLetters, open_row: Callable[[LetterRow], None]) -> None:
    """Join the parts of the page with what they do."""
    desk, fields = letters.desk, letters.desk.fields
    fields.changed.connect(letters.edited)
    fields.kind_asked.connect(letters.choose_kind)
    fields.language_asked.connect(letters.choose_language)
    desk.letters.opened.connect(open_row)
    desk.letters.clicked.connect(lambda index: open_row(desk.letters.model_.row(index)))
    desk.step.asked.connect(letters.write_step)
    desk.trouble.pressed.connect(desk.trouble.clear)
    for button, keys, act in _acts(letters):
        button.clicked.connect(lambda _on=False, act=act: act())
        if keys:
            shortcut(page, keys, partial(_press, letters, button))
    shortcut(page, "Ctrl+Return", letters.go_on)
    for number in range(1, 10):
        shortcut(page, f"Alt+{number}", partial(_choose, letters, number))


def _acts(letters: PersonLetters) -> tuple[tuple[KeyButton, str, Callable[[], None]], ...]:
    desk, going = letters.desk, Outgoing(letters)
    return (
        (desk.sign, "", letters.sign_letter),
        (desk.keep, "Ctrl+S", partial(letters.keep_draft, told=True)),
        (desk.print_button, "Ctrl+P", going.print_letter),
        (desk.save_button, "Alt+S", going.save_letter),
        (desk.version, "Alt+V", letters.write_version),
        (desk.ambulance, "Alt+A", going.print_ambulance),
        (desk.new, "Alt+N", letters.write_another),
        (letters.paper.told_button, "Alt+T", going.toggle_told),
        (desk.life_button, "Alt+L", desk.swap_sides),
    )


def _press(letters: PersonLetters, button: KeyButton) -> None:
    """A key works for what may be done now, also where its button is folded away for want of room."""
    if letters.isVisible() and button.isEnabled() and not button.isHidden():
        button.click()


def _choose(letters: PersonLetters, number: int) -> None:
    if letters.isVisible():
        letters.choose_kind(letters.desk.fields.kind_at(number))
