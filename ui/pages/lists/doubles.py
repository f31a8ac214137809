"""People of the group who may be listed twice, with the reasons; a person says same or not. Nothing joins by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.access import Act, may
from app.forms import TwinForm
from app.ids import new_id
from app.rows import PersonRow, TwinPair
from models.codes import Answer
from models.values.partial_date import show
from ui.page import Page, PageContext
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import Chip, label
from ui.widgets.panels import Banner, Card, EmptyLine, wrapped
from ui.words import _
from ui.work import sentence_of

SHOWN = 40


class DoublesPage(Page):
    """Likely pairs first; the pair in focus is answered with Alt 1 (same) and Alt 2 (not)."""

    KEYS = (("Alt 1", _("Same person, first pair")), ("Alt 2", _("Not the same, first pair")))

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 12, 18, 12)
        whole.setSpacing(10)
        self.banner = Banner()
        whole.addWidget(label(_("Same person twice?"), "title"))
        about = _("Both records stay, whatever is answered. Say same only when you have asked the person.")
        whole.addWidget(wrapped(about, "second"))
        whole.addWidget(self.banner)
        inside = QWidget()
        self._pairs = QVBoxLayout(inside)
        self._pairs.setContentsMargins(0, 0, 0, 0)
        self._pairs.setSpacing(12)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole.addWidget(area, 1)
        self.answers: list[tuple[KeyButton, KeyButton]] = []

    def reload(self) -> None:
        group, waystation = self.context.group(), self.context.waystation
        if group is None:
            self._show(())
            return
        self.context.work.run(
            self, lambda: waystation.twins.pairs(waystation.actor, group.id), self._show, self._failed
        )

    def _show(self, pairs: Sequence[TwinPair]) -> None:
        self.answers = []
        while (item := self._pairs.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        if not pairs:
            button = KeyButton(_("Go to Tonight"), icon="moon")
            button.clicked.connect(lambda: self.context.go("tonight", None))
            self._pairs.addWidget(EmptyLine(_("Nobody looks like somebody else."), button))
        for place, pair in enumerate(pairs[:SHOWN]):
            self._pairs.addWidget(self._card(pair, first=place == 0))
        self._pairs.addStretch(1)

    def _card(self, pair: TwinPair, *, first: bool) -> Card:
        card = Card()
        people = QHBoxLayout()
        people.setSpacing(16)
        for row in (pair.a, pair.b):
            people.addLayout(_person(row), 1)
        card.body.addLayout(people)
        line = QHBoxLayout()
        tone, shape = ("att", "ask") if pair.likely else ("info", "note")
        chip = Chip(_("Likely") if pair.likely else _("Possible"), tone, shape)
        line.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(wrapped(_("Why: {reasons}").format(reasons="; ".join(pair.reasons)), "second"), 1)
        if may(self.context.actor, Act.DECIDE_TWINS):
            for button in self._buttons(pair, first):
                line.addWidget(button)
        card.body.addLayout(line)
        return card

    def _buttons(self, pair: TwinPair, first: bool) -> tuple[KeyButton, KeyButton]:
        same = KeyButton(_("Same person"), "Alt 1" if first else "", shortcut="Alt+1" if first else "")
        other = KeyButton(_("Not the same"), "Alt 2" if first else "", shortcut="Alt+2" if first else "")
        same.clicked.connect(lambda: self._decide(pair, Answer.YES))
        other.clicked.connect(lambda: self._decide(pair, Answer.NO))
        self.answers.append((same, other))
        return same, other

    def _decide(self, pair: TwinPair, answer: Answer) -> None:
        form = TwinForm(new_id(), pair.a.id, pair.b.id, answer)
        waystation = self.context.waystation
        said = _("Noted: the same person.") if answer is Answer.YES else _("Noted: two people.")
        self.context.work.run(
            self,
            lambda: waystation.twins.decide(waystation.actor, form),
            lambda _done: self.context.tell(said, None),
            self._failed,
            writes=True,
        )

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")


def _person(row: PersonRow) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(wrapped(row.name.own or _("No name"), "section"))
    latin = row.name.latin if row.name.latin_confirmed else f"[{row.name.latin}]" if row.name.latin else ""
    if latin and latin != row.name.own:
        column.addWidget(wrapped(latin, "second"))
    born = show(row.birth, date.today()) if row.birth else _("birth date not known")
    place = _("No {n} on the list").format(n=row.list_position) if row.list_position else _("not on the list")
    column.addWidget(wrapped(", ".join(part for part in (born, row.number, place) if part), "second"))
    column.addStretch(1)
    return column
