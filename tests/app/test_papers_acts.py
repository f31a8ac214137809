"""The night played through the use cases: papers laid beside the records."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from app.card_forms import CardPrintForm
from app.forms import CountForm, Decision
from app.importing import list_form
from app.night import demo_list
from app.rosters import RosterForm
from app.rows import PersonRow, ScanMeaning
from app.waystation import Waystation
from models.codes import Arrival, PaperKind, ProposalState, Role, RosterKind
from printing.data import CardLayout
from tests.app.conftest import Centre, as_role, check_whole, open_bus
from tests.journeys.papers_read_back import assert_codes, assert_names
from tests.printing.reading import codes, picture

ARTEFACTS = Path(os.environ.get("WAYSTATION_ARTEFACTS", "artefacts"))


@pytest.fixture
def night(centre: Centre) -> Iterator[tuple[Waystation, UUID, dict[str, PersonRow]]]:
    intake = centre.unlock(Role.INTAKE)
    actor = intake.actor
    group = open_bus(intake, actor, 52)
    intake.lists.import_list(actor, list_form(group, demo_list()))
    waiting = intake.proposals.waiting(actor, group)
    intake.proposals.decide(actor, [Decision(row.id, ProposalState.CONFIRMED) for row in waiting])
    people = {}
    for row in intake.arrivals.list_of(actor, group):
        if row.arrival is Arrival.LISTED:
            intake.arrivals.count_in(actor, CountForm(row.id, group, on_list=True))
            form = intake.registration.open_sheet(actor, row.id).form
            saved = intake.registration.register(actor, form)
            people[saved.number] = saved
    yield intake, group, people
    check_whole(intake)
    intake.close()


def test_every_paper_carries_every_name_and_every_code_works(
    night: tuple[Waystation, UUID, dict[str, PersonRow]],
) -> None:
    intake, group, people = night
    assert len(people) == 51
    cards = intake.card_acts.print_cards(intake.actor, CardPrintForm(group)).draw(None)
    assert_names(cards.pdf, people.values())
    assert_codes(cards.pdf, cards.pages, intake, people)
    roster = intake.rosters.paper(intake.actor, RosterForm(RosterKind.NAMES, group)).draw(None)
    assert_names(roster.pdf, people.values())
    bus_list = intake.rosters.paper(intake.actor, RosterForm(RosterKind.HAND_OVER, group)).draw(None)
    assert_names(bus_list.pdf, people.values())
    kinds = [row.kind for row in intake.papers.print_log(intake.actor)]
    assert kinds == [PaperKind.BUS_LIST, PaperKind.ROSTER, PaperKind.CARDS]
    for digits in codes(roster, 1, 150):
        opened = intake.scans.open_code(intake.actor, digits)
        assert (opened.meaning, opened.number in people) == (ScanMeaning.PERSON, True)
    keep_pictures(intake, group)


def keep_pictures(intake: Waystation, group: UUID) -> None:
    """Every kind of list as a picture, to lay beside the look."""
    ARTEFACTS.mkdir(exist_ok=True)
    for kind in RosterKind:
        role = Role.MEDIC if kind in (RosterKind.MEDICAL_FOLLOW_UP, RosterKind.MEDICINES) else Role.MANAGER
        form = RosterForm(kind, group, for_whom="Health")
        paper = intake.rosters.paper(as_role(intake, role), form).draw(None)
        assert not paper.warnings
        picture(paper, 1, 60).save(ARTEFACTS / f"paper-list-{kind.value.lower()}.png")


def test_a_replaced_card_stops_and_shows_nobody(night: tuple[Waystation, UUID, dict[str, PersonRow]]) -> None:
    from tests.app.test_door import blank_code

    intake, group, people = night
    intake.card_acts.blank_cards(intake.actor, 1)
    blank = blank_code(intake)
    row = next(iter(people.values()))
    intake.card_acts.print_cards(intake.actor, CardPrintForm(group, (row.id,), CardLayout.ID1_ON_A4))
    first = short_codes(intake, row)[0]
    assert intake.scans.open_code(intake.actor, first).meaning is ScanMeaning.PERSON
    moved = intake.registration.bind_card(intake.actor, row.id, blank)
    stopped = intake.scans.open_code(intake.actor, first)
    assert stopped.meaning is ScanMeaning.REPLACED
    assert stopped.person is None
    assert intake.scans.open_code(intake.actor, blank).number == moved.number


def short_codes(waystation: Waystation, row: PersonRow) -> list[str]:
    from sqlmodel import select

    from app.token import ShortCode
    from models.papers import Card

    with waystation.house.store.read() as session:
        cards = session.exec(select(Card).where(Card.person_id == row.id)).all()
        return [ShortCode(waystation.house.store.station, int(card.token)).digits for card in cards]


def test_a_card_of_another_centre_is_foreign_and_a_made_up_one_is_unknown(
    night: tuple[Waystation, UUID, dict[str, PersonRow]],
) -> None:
    from app.token import ShortCode, make_proof
    from app.token import new_id as new_code

    intake, _, _ = night
    other = ShortCode(new_code(), new_code()).digits
    assert intake.scans.open_code(intake.actor, other).meaning is ScanMeaning.FOREIGN
    today = intake.house.now().date()
    forged = make_proof(123, new_code(), today, today, intake.house.vault.card_key_id, lambda _: bytes(64)).digits
    assert intake.scans.open_code(intake.actor, forged).meaning is ScanMeaning.FORGED
    assert intake.scans.open_code(intake.actor, "hello").meaning is ScanMeaning.UNKNOWN
