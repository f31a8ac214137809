"""The papers of cards: their settings, and what is asked of the house for each."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from app.access import Act, may
from app.card_acts import CardLayout, CardPrintForm, PrinterForm, PrinterRow
from app.errors import UserError
from app.papers import PaperJob
from app.rows import Opened, PersonRow
from ui.page import PageContext
from ui.pages.papers.card_settings import AgainSettings, AnewSettings, BlankSettings, CardSettings, SheetSettings
from ui.pages.papers.desk import PaperDesk
from ui.pages.papers.paper_list import Paper
from ui.pages.papers.printer_settings import PrinterSettings
from ui.words import _

CARDS, BLANKS, AGAIN, ANEW, PRINTER = "cards", "blanks", "again", "anew", "printer"


class CardMaking(QObject):
    """`chosen`: the person in hand, whose card is made instead of all that wait."""

    def __init__(self, context: PageContext, desk: PaperDesk) -> None:
        super().__init__(desk)
        self._context, self._desk = context, desk
        self.chosen: PersonRow | None = None
        self.cards, self.blank, self.again, self.anew = CardSettings(), BlankSettings(), AgainSettings(), AnewSettings()
        self.printer = PrinterSettings()
        self.settings: dict[str, SheetSettings | PrinterSettings] = {
            CARDS: self.cards,
            BLANKS: self.blank,
            AGAIN: self.again,
            ANEW: self.anew,
            PRINTER: self.printer,
        }
        self.printer.save.connect(self._save_printer)

    def papers(self) -> list[Paper]:
        """What the role may print of cards."""
        if not may(self._context.actor, Act.PRINT_CARDS):
            return []
        words = (
            (CARDS, _("Cards that wait")),
            (BLANKS, _("Blank cards")),
            (AGAIN, _("Print a sheet again")),
            (ANEW, _("New card for a person")),
            (PRINTER, _("Printer and test page")),
        )
        return [Paper(key, title, _("Cards")) for key, title in words]

    def read_printers(self) -> None:
        actor, acts = self._context.actor, self._context.waystation.card_acts
        if may(actor, Act.PRINT_CARDS):
            self._context.work.run(self, lambda: acts.printers(actor), self._show_printers)

    def _show_printers(self, rows: tuple[PrinterRow, ...]) -> None:
        for settings in self.settings.values():
            if isinstance(settings, PrinterSettings):
                settings.show_printers(rows)
            else:
                settings.printer.show_printers(rows)

    def make(self, key: str) -> None:
        """Ask for the paper as its settings stand."""
        settings = self.settings[key]
        ask = {
            CARDS: lambda: self._of_group(self.cards.layout_choice.value()),
            BLANKS: self._blank,
            AGAIN: self._sheet_again,
            ANEW: self._card_anew,
            PRINTER: self._test_page,
        }[key]()
        if ask is not None:
            self._desk.prepare(ask, settings.show_error)

    def _of_group(self, layout: CardLayout) -> Callable[[], PaperJob] | None:
        group, actor, acts = self._context.group(), self._context.actor, self._context.waystation.card_acts
        if group is None:
            self._desk.say(_("There is no group yet. Nothing was printed. Open a group first."))
            return None
        people = (self.chosen.id,) if self.chosen else ()
        form = CardPrintForm(group.id, people, layout, printer=self.cards.printer.value())
        return lambda: acts.print_cards(actor, form)

    def _blank(self) -> Callable[[], PaperJob]:
        actor, acts, asked = self._context.actor, self._context.waystation.card_acts, self.blank
        count, layout, printer = asked.count.value(), asked.layout_choice.value(), asked.printer.value()
        return lambda: acts.blank_cards(actor, count, layout, printer)

    def _sheet_again(self) -> Callable[[], PaperJob]:
        actor, acts, asked = self._context.actor, self._context.waystation.card_acts, self.again
        asked.number_field.clear()
        number, layout, printer = asked.number.value(), asked.layout_choice.value(), asked.printer.value()
        return lambda: acts.reprint_sheet(actor, number, layout, printer)

    def _card_anew(self) -> Callable[[], PaperJob]:
        """One person answers to what was typed, or nothing is made."""
        actor, waystation, asked = self._context.actor, self._context.waystation, self.anew
        asked.who_field.clear()
        who, reason = asked.who.text().strip(), asked.value()
        layout, printer = asked.layout_choice.value(), asked.printer.value()

        def made() -> PaperJob:
            found = waystation.people.find(actor, who) if who else ()
            if len(found) != 1:
                raise UserError(
                    _("Not exactly one person answers to this. Nothing was printed. Type the whole number."), "who"
                )
            return waystation.card_acts.reissue(actor, found[0].id, reason, layout, printer)

        return made

    def _test_page(self) -> Callable[[], PaperJob]:
        actor, acts, asked = self._context.actor, self._context.waystation.card_acts, self.printer
        printer, layout = asked.printer.value(), asked.layout_choice.value()
        return lambda: acts.test_page(actor, printer, layout)

    def _save_printer(self, form: PrinterForm) -> None:
        actor, acts = self._context.actor, self._context.waystation.card_acts

        def saved(_rows: tuple[PrinterRow, ...]) -> None:
            self._context.tell(_("The printer is kept."), None)

        self._context.work.run(self, lambda: acts.save_printer(actor, form), saved, self._not_saved, writes=True)

    def _not_saved(self, trouble: Exception) -> None:
        if not (isinstance(trouble, UserError) and self.printer.show_error(trouble)):
            self._desk.tell_failure(trouble)

    def take_scan(self, digits: str) -> None:
        """A card shown here puts the number of its holder into the field."""
        actor, scans = self._context.actor, self._context.waystation.scans

        def opened(answer: Opened) -> None:
            if answer.person is not None:
                self.anew.who.setText(answer.person.number)
                self.anew.reason.setFocus()
            else:
                self._desk.say(answer.sentence)

        self._context.work.run(self, lambda: scans.open_code(actor, digits), opened)

    def find(self, person: UUID, rows: tuple[PersonRow, ...]) -> bool:
        """Take the person in hand out of the list of the group."""
        self.chosen = next((row for row in rows if row.is_of(person)), None)
        return self.chosen is not None
