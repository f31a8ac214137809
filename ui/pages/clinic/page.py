"""The clinic's page: to do, round, record, hand out, papers; one person in hand for the last three."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.access import Act, may
from app.rows import Opened, PersonPage, PersonRow
from app.scanning import Scan
from ui.page import Page, PageContext
from ui.pages.clinic.follow_ups import ToDo
from ui.pages.clinic.handing import HandOut
from ui.pages.clinic.of_person import OfPerson
from ui.pages.clinic.papers_out import PapersOut
from ui.pages.clinic.record import Record
from ui.pages.clinic.round import Round
from ui.pages.section import Section
from ui.person_words import headline
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.fields import shortcut
from ui.widgets.marks import label
from ui.words import _

SECTIONS: tuple[tuple[str, str, Act, type[Section]], ...] = (
    ("to_do", _("To do"), Act.READ_CHECK, ToDo),
    ("round", _("Round"), Act.READ_CHECK, Round),
    ("record", _("Record"), Act.READ_CHECK, Record),
    ("hand_out", _("Hand out"), Act.DISPENSE, HandOut),
    ("papers", _("Papers"), Act.PRINT_SUMMARY, PapersOut),
)
MOST_FOUND = 4


class ClinicPage(Page):
    """Only the sections that the role may open are there; an assistant hands out and reads nothing."""

    KEYS = (
        (_("Alt 1 to Alt 5"), _("to do, round, record, hand out, papers")),
        ("Alt P", _("find somebody by name or number")),
        ("Ctrl Enter", _("write it down, hand it out")),
        ("Alt G, R, N, H", _("round: given, refused, not here, held back")),
        ("Alt D, O, C", _("to do: done, open the record, the health check")),
        ("Alt M, E", _("record: a vaccination was a mistake, end an order")),
        ("Alt U", _("handed out: it was not")),
        ("Ctrl P, Alt F, Alt A", _("papers: summary, file, ambulance sheet")),
        (_("Scan of a card"), _("that person is in hand")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        offered = [each for each in SECTIONS if may(context.actor, each[2])]
        self.sections: dict[str, Section] = {key: kind(context) for key, _word, _act, kind in offered}
        options = [(key, word, str(place)) for place, (key, word, _act, _kind) in enumerate(offered, 1)]
        self.choice = Segmented(options, offered[0][0], name=_("Section"))
        self.stack, self.who, self.find = QStackedWidget(), label("", "strong"), QLineEdit()
        self.found = QHBoxLayout()
        for section in self.sections.values():
            self.stack.addWidget(section)
        self._lay_out()
        self._connect([key for key, _word, _act, _kind in offered])

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(_("Clinic"), "title"), 1)
        head.addWidget(self.choice)
        column.addLayout(head)
        self.bar, line = QWidget(), QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        self.find.setPlaceholderText(_("Name or number, Enter"))
        self.find.setAccessibleName(_("Find somebody"))
        self.find.setMaximumWidth(280)
        line.addWidget(self.find, 1)
        line.addLayout(self.found)
        line.addWidget(self.who, 1)
        self.bar.setLayout(line)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)

    def _connect(self, keys: list[str]) -> None:
        self.choice.changed.connect(self.show_section)
        self.find.returnPressed.connect(self._search)
        shortcut(self, "Alt+P", self.find.setFocus)
        for place, key in enumerate(keys, 1):
            shortcut(self, f"Alt+{place}", lambda key=key: self.show_section(key))  # type: ignore[misc]
        if isinstance(to_do := self.sections.get("to_do"), ToDo):
            to_do.wanted.connect(self.open_for)
        self._show_bar()

    # The section in sight

    def here(self) -> Section:
        return self.sections[self.choice.value()]

    def show_section(self, key: str) -> None:
        """Change to a section, read it, and put the hand where its work begins."""
        self.choice.set_value(key)
        self.stack.setCurrentWidget(self.sections[key])
        self._show_bar()
        self.reload()
        self.setFocus()

    def _show_bar(self) -> None:
        """The hand goes to the search where nobody is in hand yet."""
        where = self.here()
        self.bar.setVisible(isinstance(where, OfPerson))
        self.setFocusProxy(self.find if isinstance(where, OfPerson) and where.person is None else where)

    def reload(self) -> None:
        self.here().reload()

    # The person in hand

    def open_for(self, person: UUID) -> None:
        people, actor = self.context.waystation.people, self.context.actor
        self.here().read(lambda: people.open_person(actor, person), self._opened)

    def on_scan(self, scan: Scan) -> bool:
        scans, actor = self.context.waystation.scans, self.context.actor

        self.here().write(lambda: scans.open_code(actor, scan.value), self._meant)
        return True

    def _meant(self, opened: Opened) -> None:
        if opened.person is None:
            self.here().banner.say(opened.sentence, "att", _("Close"))
        else:
            self._take(opened.person)

    def _opened(self, page: PersonPage) -> None:
        self._take(page.person)

    def _search(self) -> None:
        people, actor, text = self.context.waystation.people, self.context.actor, self.find.text().strip()
        if text:
            self.here().read(lambda: people.find(actor, text), self._show_found)

    def _show_found(self, rows: tuple[PersonRow, ...]) -> None:
        self._clear_found()
        if len(rows) == 1:
            self._take(rows[0])
            return
        self.who.setText("" if rows else _("Nobody was found."))
        for row in rows[:MOST_FOUND]:
            button = KeyButton(f"{headline(row)}  {row.number}", size="compact")
            button.clicked.connect(lambda _checked=False, row=row: self._take(row))
            self.found.addWidget(button)

    def _clear_found(self) -> None:
        while (item := self.found.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()

    def _take(self, person: PersonRow) -> None:
        self._clear_found()
        self.find.clear()
        self.who.setText(f"{headline(person)}   {person.number}")
        for section in self.sections.values():
            if isinstance(section, OfPerson):
                section.take(person)
        if isinstance(self.here(), OfPerson):
            self._show_bar()
            self.reload()
            self.setFocus()
        else:
            self.show_section("record")
