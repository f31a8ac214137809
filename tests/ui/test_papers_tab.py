"""Papers and belongings of a person, in the real window over a real encrypted file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.carried import Piece, TakenForm
from app.documents import document_form
from models.base import new_id
from models.codes import BelongingKind, Custody, DocumentType, Role
from tests.app.conftest import as_role
from tests.app.test_carried import bag, handed, money, passport
from tests.app.test_cases import centre, staffed
from tests.ui.whole_desk import WholeDesk, sit, somebody
from ui.pages.person import PersonPage
from ui.pages.person.belonging_panel import BelongingPanel
from ui.pages.person.hand_over_panel import HandOverPanel
from ui.pages.person.paper_panel import PaperPanel
from ui.pages.person.papers_tab import PapersTab
from ui.pages.person.protection_panel import ProtectionPanel
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
    from app.belongings import belonging_form

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
