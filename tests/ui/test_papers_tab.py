"""Papers and belongings of a person, in the real window over a real encrypted file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.belongings import belonging_form
from app.carried import Piece, TakenForm
from app.documents import document_form
from models.base import new_id
from models.codes import BelongingKind, Custody, DocumentType, Role
from tests.app.conftest import as_role
from tests.app.test_carried import assigned, bag, handed, money, passport
from tests.app.test_cases import centre, staffed
from tests.ui.whole_desk import WholeDesk, sit, somebody
from ui.pages.person import PersonPage
from ui.pages.person.belonging_panel import BelongingPanel
from ui.pages.person.hand_over_panel import HandOverPanel
from ui.pages.person.paper_panel import PaperPanel
from ui.pages.person.papers_tab import PapersTab
from ui.pages.person.protection_panel import ProtectionPanel
from ui.pages.person.scan_panel import ScanPanel
from ui.pages.person.taken_panel import TakenPanel
from ui.theme import Theme

__all__ = ["centre", "sit", "staffed"]  # fixtures
P = TypeVar("P", bound=ProtectionPanel)
CTRL = Qt.KeyboardModifier.ControlModifier


def opened(desk: WholeDesk, person: UUID) -> PapersTab:
    page = desk.open("person", PersonPage, person)
    page.sheet.tabs.choose("papers")
    desk.settled()
    tab = page.sheet.tabs.made["papers"]
    assert isinstance(tab, PapersTab)
    return tab


def panel(tab: PapersTab, kind: type[P]) -> P:
    return next(each for each in tab.panels if isinstance(each, kind))


def carried(desk: WholeDesk) -> UUID:
    """Somebody with papers, a bag, money and a phone, handed over in two goes, one line put right."""
    intake, person = as_role(desk.waystation, Role.INTAKE), somebody(desk.waystation)
    here = desk.waystation
    paper, thing = passport(here, intake, person), bag(here, intake, person)
    coins = money(here, intake, person, "1 120.50")
    here.documents.save(intake, replace(document_form(person, DocumentType.RELEASE_CERTIFICATE), language="ru"))
    here.documents.save(intake, replace(document_form(person, DocumentType.COURT_RULING), number="7-K"))
    here.documents.say_taken(intake, TakenForm(paper.id, "two men", "May 2021", "at home", "They tore it."))
    here.belongings.save(intake, replace(belonging_form(person, BelongingKind.PHONE), description="grey, cracked"))
    now = here.house.now()
    pieces = [Piece(new_id(), paper.id), Piece(new_id(), None, thing.id), Piece(new_id(), None, coins.id)]
    here.hand_overs.hand_over(intake, handed(person, now - timedelta(hours=3), Custody.CENTRE_SAFE, *pieces))
    back = handed(person, now - timedelta(hours=1), Custody.PERSON, Piece(new_id(), None, thing.id))
    here.hand_overs.hand_over(intake, back)
    return person


def test_what_it_looks_like(
    sit: Callable[..., WholeDesk], theme: Theme, qapp: QApplication, grab: Callable[[QWidget, str], Path]
) -> None:
    desk = sit(Role.MANAGER, height=1500)
    person = carried(desk)
    tab = opened(desk, person)
    grab(desk.shell, "papers-tab-light")
    panel(tab, PaperPanel).correct(next(iter(panel(tab, PaperPanel).known)))
    desk.settled()
    grab(desk.shell, "papers-tab-paper-form")
    panel(tab, PaperPanel).close_form()
    panel(tab, HandOverPanel).open_form()
    desk.settled()
    grab(desk.shell, "papers-tab-hand-over-form")
    panel(tab, HandOverPanel).close_form()
    panel(tab, BelongingPanel).open_form()
    desk.settled()
    theme.switch(qapp)
    grab(desk.shell, "papers-tab-dark")
    theme.switch(qapp)
    panel(tab, BelongingPanel).close_form()
    desk.shell.resize(911, 512)
    desk.settled()
    grab(desk.shell, "papers-tab-911x512")
    panel(tab, HandOverPanel).open_form()
    desk.settled()
    desk.shell.resize(911, 1400)
    desk.settled()
    grab(desk.shell, "papers-tab-911-whole")


def type_in(panel: ProtectionPanel, **values: object) -> None:
    """Fill fields of an open form as somebody does: by choosing and typing."""
    for name, value in values.items():
        control = panel.fields.field(name).control
        assert control.isVisible(), name
        if isinstance(control, QComboBox):
            control.setCurrentIndex(control.findData(value))
            assert control.currentData() == value
        elif isinstance(control, QLineEdit):
            control.setText(str(value))
        else:
            assert isinstance(control, QPlainTextEdit)
            control.setPlainText(str(value))


def save(desk: WholeDesk, panel: ProtectionPanel) -> None:
    panel.fields.controls()[0].setFocus()
    desk.press(Qt.Key.Key_Return, CTRL)


def press(desk: WholeDesk, words: str) -> None:
    button = next(
        each for each in desk.shell.findChildren(QAbstractButton) if each.accessibleName() == words and each.isVisible()
    )
    button.click()
    desk.settled()


def test_intake_writes_down_papers_money_and_who_took_a_paper(sit: Callable[..., WholeDesk]) -> None:
    desk = sit(Role.INTAKE)
    person = somebody(desk.waystation)
    a_number_is_hidden_until_it_is_asked_for(desk, person)
    money_is_refused_until_two_people_have_counted_it(desk, opened(desk, person))
    a_statement_is_sealed_and_leaves_the_screen(desk, opened(desk, person))


def a_number_is_hidden_until_it_is_asked_for(desk: WholeDesk, person: UUID) -> None:
    papers = panel(opened(desk, person), PaperPanel)
    press(desk, "Write down a paper")
    type_in(papers, type=DocumentType.PASSPORT, number="MP1234567", country="BY", issued="04/05/2019", pages="32")
    save(desk, papers)
    assert "was not understood" in desk.texts()
    type_in(papers, issued="4.2019")
    save(desk, papers)
    assert not papers.is_open
    assert "Passport, BY, ••••••567" in desk.texts()
    assert "issued Apr 2019" in desk.texts()
    assert "MP1234567" not in desk.texts()
    press(desk, "Show the number: Passport, BY")
    assert "Passport, BY, MP1234567" in desk.texts()
    desk.shell.go("tonight", None)
    desk.settled()
    opened(desk, person)
    assert "MP1234567" not in desk.texts()


def money_is_refused_until_two_people_have_counted_it(desk: WholeDesk, tab: PapersTab) -> None:
    things = panel(tab, BelongingPanel)
    press(desk, "Write down a thing")
    type_in(things, kind=BelongingKind.MONEY)
    type_in(things, amount="120,5", currency="EUR", counted_by="Lina", counted_by_second="lina")
    save(desk, things)
    assert "counted by two people" in desk.texts()
    type_in(things, counted_by_second="Piotr")
    save(desk, things)
    assert "Money, 120.50 EUR" in desk.texts()
    assert "Counted by Lina and Piotr" in desk.texts()


def test_things_change_hands_come_back_and_a_line_is_put_right(
    sit: Callable[..., WholeDesk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sit(Role.INTAKE)
    here, intake, person = desk.waystation, desk.waystation.actor, somebody(desk.waystation)
    passport(here, intake, person)
    bag(here, intake, person)
    lines = panel(opened(desk, person), HandOverPanel)
    everything_changes_hands_at_once_and_comes_back(desk, lines, person)
    a_line_is_put_right_and_the_wrong_one_stays(desk, lines, person)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "receipt.pdf"), ""))
    a_receipt_goes_to_a_file_where_there_is_no_printer(desk, tmp_path / "receipt.pdf")


def everything_changes_hands_at_once_and_comes_back(desk: WholeDesk, lines: HandOverPanel, person: UUID) -> None:
    here, intake = desk.waystation, desk.waystation.actor
    press(desk, "Write down a hand-over")
    assert lines.ticks[0].hasFocus()
    for words in ("Passport, BY", "Bag, black, two straps"):
        press(desk, words)
    assert lines.fields.value("from_whom") == "Верасень Кірыл"
    assert lines.fields.value("to_whom") == here.actor.name
    assert lines.fields.value("custody") == Custody.CENTRE_SAFE
    type_in(lines, location="locker 5", at="2099-01-01 10:00")
    save(desk, lines)
    assert "has not come yet" in desk.texts()
    type_in(lines, at="")
    save(desk, lines)
    assert "Not given back yet" in desk.texts()
    assert "In our safe, locker 5" in desk.texts()
    assert len(here.hand_overs.chain(intake, person)) == 2
    press(desk, "Write down a hand-over")
    press(desk, "Bag, black, two straps")
    assert lines.fields.value("to_whom") == "Верасень Кірыл"
    save(desk, lines)
    assert [row.is_out for row in here.belongings.of(intake, person).rows] == [False]


def a_line_is_put_right_and_the_wrong_one_stays(desk: WholeDesk, lines: HandOverPanel, person: UUID) -> None:
    here, actor = desk.waystation, desk.waystation.actor
    press(desk, "Put right: Passport")
    type_in(lines, to_whom="Anna Sikora")
    save(desk, lines)
    assert "Say in a word why" in desk.texts()
    type_in(lines, reason="another name")
    save(desk, lines)
    texts = desk.texts()
    assert "to Anna Sikora" in texts
    assert "Does not stand: another name" in texts
    press(desk, "Put right: Passport")
    type_in(lines, reason="never happened")
    lines.nothing.setChecked(True)
    save(desk, lines)
    assert here.documents.of(actor, person)[0].form.custody is Custody.PERSON


def a_receipt_goes_to_a_file_where_there_is_no_printer(desk: WholeDesk, chosen: Path) -> None:
    press(desk, "Receipt: Bag, black, two straps")
    assert chosen.read_bytes().startswith(b"%PDF")
    assert chosen.stat().st_mode & 0o777 == 0o600
    assert "receipt 1" in desk.texts()


def a_statement_is_sealed_and_leaves_the_screen(desk: WholeDesk, tab: PapersTab) -> None:
    taken = panel(tab, TakenPanel)
    press(desk, "Write down who took a paper")
    type_in(taken, who="two men", when="May 2021", words="They tore it, канарейка.")
    save(desk, taken)
    assert "A statement stands, sealed." in desk.texts()
    assert "канарейка" not in desk.texts()
    assert not [each for each in desk.buttons() if each.startswith("Open")]


def test_a_page_is_kept_by_intake_and_opened_by_the_case_worker(
    sit: Callable[..., WholeDesk], tmp_path: Path, grab: Callable[[QWidget, str], Path]
) -> None:
    desk = sit(Role.INTAKE)
    here, actor, person = desk.waystation, desk.waystation.actor, somebody(desk.waystation)
    paper = passport(here, actor, person)
    here.documents.say_taken(actor, TakenForm(paper.id, words="They tore it, канарейка."))
    scans = panel(opened(desk, person), ScanPanel)
    press(desk, "Keep pages of a paper")
    page, other = tmp_path / "page.jpg", tmp_path / "notes.txt"
    Image.new("RGB", (600, 850), "khaki").save(page)
    other.write_text("no picture")
    scans.keep([page, other])
    desk.settled()
    assert "not a picture" in desk.texts()
    scans.keep([page])
    desk.settled()
    assert "2 pages kept" in desk.texts()
    assert not [each for each in desk.buttons() if each.startswith("Open page")]
    lead = sit(Role.MANAGER)
    social = assigned(lead.waystation, person)
    case = sit(Role.CASE, social.desk)
    tab = opened(case, person)
    press(case, "Open page 1: Passport, BY")
    assert panel(tab, ScanPanel).view.isVisible()
    press(case, "Open: Passport, BY")
    assert "канарейка" in case.texts()
    grab(case.shell, "papers-tab-case")
    case.shell.go("tonight", None)
    case.settled()
    assert panel(tab, ScanPanel).view.isHidden()
    assert not panel(tab, TakenPanel).opened_words


def test_health_sees_the_papers_and_nothing_to_write(sit: Callable[..., WholeDesk]) -> None:
    desk = sit(Role.MEDIC)
    person = somebody(desk.waystation)
    tab = opened(desk, person)
    assert [type(each) for each in tab.panels] == [PaperPanel]
    assert "Write down a paper" not in desk.buttons()
