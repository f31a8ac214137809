"""The acts of the night as hands do them; each is one method, named as the staff name it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from app.access import Actor
from app.rows import Counts, PersonRow
from app.scanning import recognise
from app.waystation import Waystation
from models.codes import Arrival, LetterField, SharingBasis
from printing.data import Printed
from tests.journeys.hands import ALT, CTRL, ENTER, Hands
from tests.printing.reading import codes
from ui.pages.door import DoorPage
from ui.pages.health import HealthPage
from ui.pages.intake import IntakePage
from ui.pages.letters import LettersPage
from ui.pages.lists import GroupPage, ListPage, RemarksPage
from ui.pages.papers import PapersPage, output
from ui.pages.store import StorePage
from ui.pages.store.receipt import CameIn
from ui.pages.supplies import SuppliesPage

BLANKS, COUNTED = 10, 51
STOCK = (("WATER05", "240"), ("SNACK", "120"), ("BLANKET", "80"), ("KIT-HYG", "60"), ("SIM", "60"), ("LEAFLET", "200"))
NOTE = "Old cough, worse at night"


class Night:
    """The acts of the night, in order; each is done by hand."""

    def __init__(self, hands: Hands, list_file: Path) -> None:
        self.hands, self.list_file = hands, list_file

    # What is true

    @property
    def waystation(self) -> Waystation:
        assert self.hands.window.waystation is not None
        return self.hands.window.waystation

    def rows(self) -> tuple[PersonRow, ...]:
        waystation = self.waystation
        group = waystation.arrivals.groups(waystation.actor)[0]
        return waystation.arrivals.list_of(waystation.actor, group.id)

    def here(self) -> list[PersonRow]:
        return [row for row in self.rows() if row.arrival is Arrival.COUNTED]

    def counts(self) -> Counts:
        waystation = self.waystation
        group = waystation.arrivals.groups(waystation.actor)[0]
        return waystation.tonight.board(waystation.actor, group.id).counts

    def actor(self) -> Actor:
        return self.waystation.actor

    # What is done

    def open_the_group(self) -> None:
        page = self.hands.page("new_group", GroupPage)
        assert isinstance(page, GroupPage)
        self.hands.write("Bus 2", page.name)
        self.hands.write("52", page.expected)
        self.hands.press(ENTER, held=CTRL)
        self.hands.settle()

    def import_the_list(self) -> str:
        page = self.hands.page("lists", ListPage)
        assert isinstance(page, ListPage)
        page.open_path(self.list_file)
        self.hands.settle()
        assert page.model.rowCount() == 52
        self.hands.press(ENTER, held=CTRL, on=page.table)
        self.hands.settle()
        return page.result.text()

    def confirm_the_remarks(self) -> None:
        page = self.hands.page("remarks", RemarksPage)
        assert isinstance(page, RemarksPage)
        assert page.model.rowCount() == 43
        self.hands.press(Qt.Key.Key_A, held=ALT, on=page.view)
        self.hands.press(ENTER, held=CTRL, on=page.view)
        self.hands.settle()

    def print_blank_cards(self) -> list[str]:
        """Ten numbered cards ahead; their short codes as a scanner reads them off the paper."""
        page = self.hands.page("papers", PapersPage)
        assert isinstance(page, PapersPage)
        page.blank.count.setValue(BLANKS)
        self.hands.press(Qt.Key.Key_B, held=ALT)
        self.hands.settle()
        paper = Printed(page.view.pdf, (), page.view.page_count())
        found = [scan.value for digits in codes(paper, 1, 203) if (scan := recognise(digits))]
        assert len(found) == BLANKS
        return found

    def scan_the_first(self, blanks: list[str]) -> None:
        """The first ten by the scan of a blank card."""
        page = self.hands.page("door", DoorPage)
        page.setFocus()
        for code in blanks:
            self.hands.press(Qt.Key.Key_G)
            self.hands.scan(code)

    def sweep_the_rest(self) -> None:
        """A colour and Enter each."""
        page = self.hands.page("door", DoorPage)
        assert isinstance(page, DoorPage)
        page.setFocus()
        colours = (Qt.Key.Key_G, Qt.Key.Key_Y, Qt.Key.Key_R)
        for place in range(self.counts().open):
            self.hands.press(colours[place % 3], ENTER)
            self.hands.settle()

    def register_everybody(self) -> None:
        page = self.hands.page("intake", IntakePage)
        assert isinstance(page, IntakePage)
        for _person in range(51):
            self.hands.press(ENTER, held=CTRL)
            self.hands.settle()

    def see_the_likely_double(self) -> int:
        """Open the first of the pair: the other one stands at the right."""
        page = self.hands.page("intake", IntakePage)
        assert isinstance(page, IntakePage)
        first = next(row for row in self.rows() if row.list_position == 1)
        page.open_for(first.id)
        self.hands.settle()
        self.hands.until(lambda: page.frame.doubles.count() > 0, "somebody alike is shown")
        return page.frame.doubles.count()

    def check_everybody(self) -> PersonRow:
        """The first in the queue with a whole check, the others with three keys. Returns the first."""
        page = self.hands.page("health", HealthPage)
        assert isinstance(page, HealthPage)
        first = next(row for row in self.rows() if row.id == page._here())
        page.frame.head.consent.setFocus()
        self.hands.press(Qt.Key.Key_Y, ENTER, Qt.Key.Key_2, ENTER)
        for measure in ("18", "97"):
            self.hands.write(measure)
            self.hands.press(ENTER)
        self.hands.press(Qt.Key.Key_A, ENTER)
        for measure in ("104/62", "112", "35,8"):
            self.hands.write(measure)
            self.hands.press(ENTER)
        self.hands.press(Qt.Key.Key_A, ENTER)
        self.hands.write(NOTE, page.frame.form.note)
        self.hands.press(ENTER, held=CTRL)
        self.hands.settle()
        while page._here() is not None and self.counts().checked < COUNTED:
            self.hands.press(Qt.Key.Key_N, held=ALT)
            self.hands.press(ENTER, held=CTRL)
            self.hands.settle()
        return first

    def write_the_letter(self, patient: PersonRow, folder: Path) -> Path:
        page = self.hands.page("letters", LettersPage)
        assert isinstance(page, LettersPage)
        page.open_for(patient.id)
        self.hands.settle()
        letters, fields = page.letters, page.letters.desk.fields
        for told in (LetterField.OWN_NAME, LetterField.FINDINGS, LetterField.VITALS):
            fields.facts.fact(told).setFocus()
            self.hands.press(Qt.Key.Key_Space)
        self.hands.write("Hospital", fields.recipient.name)
        for part in fields.sections.values():
            self.hands.write("Assess tonight", part)
        fields.ground.box.setFocus()
        while fields.ground.chosen().basis is not SharingBasis.VITAL_INTEREST:
            self.hands.press(Qt.Key.Key_Down)
        self.hands.write("Could not be asked", fields.ground.note)
        self.hands.press(ENTER, held=CTRL)
        self.hands.settle()
        self.hands.until(lambda: letters.row is not None and letters.paper.view.page_count() > 0, "it is signed")
        output.save(letters.paper.view.pdf, folder / "letter.pdf")
        return folder / "letter.pdf"

    def count_the_stock(self) -> None:
        """Six items counted when the store opens, saved in one act."""
        page = self.hands.page("store", StorePage)
        assert isinstance(page, StorePage)
        page.show_section("came_in")
        self.hands.settle()
        section = page.here()
        assert isinstance(section, CameIn)
        receipt = section.receipt
        while len(receipt.lines) < len(STOCK):
            self.hands.click(receipt.more)
        for line, (item, quantity) in zip(receipt.lines, STOCK, strict=True):
            line.item.setCurrentIndex(line.item.findData(item))
            self.hands.write(quantity, line.quantity)
        self.hands.click(receipt.save)
        self.hands.settle()

    def scan_for_a_kit(self) -> str:
        """One scan gives the arrival kit; returns the number of who got it."""
        page = self.hands.page("supplies", SuppliesPage)
        assert isinstance(page, SuppliesPage)
        row = next(row for row in self.here() if not row.supplied)
        page.setFocus()
        self.hands.scan(row.number.replace("-", ""))
        return row.number

    def undo_the_last(self) -> None:
        self.hands.press(Qt.Key.Key_Z, held=CTRL)
        self.hands.settle()

    def give_to_everybody(self) -> None:
        self.hands.press(Qt.Key.Key_E, held=ALT)
        self.hands.settle()
        self.hands.press(Qt.Key.Key_Return, held=CTRL)
        self.hands.settle()

    def print_everything(self, folder: Path) -> dict[str, Printed]:
        page = self.hands.page("papers", PapersPage)
        assert isinstance(page, PapersPage)
        made = {}
        self.hands.settle()
        for name, act in (
            ("cards", lambda: self.hands.click(page.cards.make_button)),
            ("roster", lambda: self.hands.press(Qt.Key.Key_R, held=ALT)),
            ("bus-list", lambda: self.hands.press(Qt.Key.Key_L, held=ALT)),
        ):
            act()
            self.hands.settle()
            page.save_to(folder / f"{name}.pdf")
            self.hands.settle()
            made[name] = Printed((folder / f"{name}.pdf").read_bytes(), (), page.view.page_count())
        return made
