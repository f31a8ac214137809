"""The panel of a result with what to do next, each with its key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.rows import Opened, PersonRow
from ui.pages.scan.words import elsewhere_words, said_of, seen_words
from ui.widgets.buttons import KeyButton
from ui.widgets.flow import FlowLayout
from ui.widgets.people import ResultPanel
from ui.words import _

THUMB = 56
FIRST = ("open", "find", "letters", "trips")  # the filled button; no result offers two of these


class ScanResult(ResultPanel):
    """`wanted` carries what was pressed, one of the keys of `acts`; `chosen` one of the people offered."""

    wanted = Signal(str)
    chosen = Signal(object)

    def __init__(self, allowed: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._allowed = allowed
        self.word.setWordWrap(True)
        self._people_holder = QWidget()
        self._people_flow = FlowLayout(self._people_holder, 8)
        self.people: list[KeyButton] = []
        self.more.addWidget(self._people_holder)
        self.acts = {key: self._act(key, *words) for key, words in _acts().items()}
        holder = QWidget()
        flow = FlowLayout(holder, 8)
        for button in self.acts.values():
            flow.addWidget(button)
        self.buttons.addWidget(holder, 1)
        self.show_ready()

    def _act(self, key: str, words: str, cap: str, keys: str) -> KeyButton:
        button = thumb(KeyButton(words, cap, "primary" if key in FIRST else "plain", shortcut=keys, size="touch"))
        button.clicked.connect(lambda: self.wanted.emit(key))
        return button

    def show_ready(self) -> None:
        """Nothing is scanned yet."""
        self.show_result("wait", _("Ready"), sentence=_("Scan a card, or type a number."))
        self._offer((), ())

    def show_opened(self, opened: Opened) -> None:
        """A good card has a name and a photo; a stop has a headline, and no photo, name or family."""
        said, person = said_of(opened), opened.person
        if person is None:
            self.show_result(said.tone, said.word, said.headline, opened.number, opened.sentence)
            self.photo.hide()
        else:
            seen = seen_words(opened.last_seen) if opened.last_seen else ""
            sentence = elsewhere_words(opened.elsewhere) if opened.elsewhere else seen
            second = "   ".join(part for part in (_own(person), person.number) if part)
            self.show_result(said.tone, said.word, _name(person), second, sentence, (), person.photo)
        self._offer(said.offers, opened.offers)

    def _offer(self, offered: tuple[str, ...], people: tuple[PersonRow, ...]) -> None:
        """Only what the role may do."""
        for key, button in self.acts.items():
            button.setVisible(key in offered and key in self._allowed)
        for old in self.people:
            self._people_flow.removeWidget(old)
            old.deleteLater()
        self.people = [self._person(number, person) for number, person in enumerate(people, 1)]
        self._people_holder.setVisible(bool(people))

    def _person(self, number: int, person: PersonRow) -> KeyButton:
        button = thumb(KeyButton(f"{_name(person)}, {person.number}", f"Alt {number}", shortcut=f"Alt+{number}"))
        button.clicked.connect(lambda: self.chosen.emit(person.id))
        self._people_flow.addWidget(button)
        return button


def thumb(button: KeyButton) -> KeyButton:
    """As high as a thumb needs, whatever the style sheet says is the least."""
    button.setFixedHeight(THUMB)
    button.layout().addStrut(THUMB - 4)
    return button


def _acts() -> dict[str, tuple[str, str, str]]:
    return {
        "open": (_("Open the record"), "Alt O", "Alt+O"),
        "find": (_("Find by name"), "F2", ""),
        "print": (_("Print a new card"), "Alt P", "Alt+P"),
        "register": (_("Register"), "F5", ""),
        "letters": (_("Open letters"), "Alt E", "Alt+E"),
        "trips": (_("Open trips"), "Alt E", "Alt+E"),
        "lead": (_("Tell the shift lead"), "Alt T", "Alt+T"),
    }


def _name(person: PersonRow) -> str:
    name = person.name
    latin = _family_first(name.latin_family, name.latin_given)
    if latin:
        return latin if name.latin_confirmed else f"[{latin}]"
    return _family_first(name.family, name.given) or name.as_written or person.number


def _family_first(family: str, given: str) -> str:
    return " ".join(part for part in (family.upper(), given) if part)


def _own(person: PersonRow) -> str:
    return person.name.own if person.name.own != person.name.latin else ""
