"""The read log says in plain words who did what; every read that matters leaves exactly its facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from app import act_words
from app.access import Act
from app.card_forms import CardPrintForm
from app.check_forms import CheckForm
from app.countersigning import unusual
from app.errors import Refused, UserError
from app.forms import CountForm, PersonForm
from app.importing import list_form
from app.letters import LetterForm
from app.read_rows import LogKind, ReadFilter
from app.rosters import RosterForm
from app.supply_forms import IssueForm
from app.waystation import Waystation, utc_now
from models.base import new_id
from models.codes import LetterKind, PaperKind, Role, RosterKind
from models.papers import Fact, PrintLog, ScanEvent
from printing.data import CardLayout
from tests.app.conftest import Centre, as_role, open_bus


def traces(waystation: Waystation) -> int:
    """Facts, prints and shown cards: what a read that matters leaves behind."""
    with waystation.house.store.read() as session:
        tables = (Fact, PrintLog, ScanEvent)
        return sum(
            session.connection().execute(sa.select(sa.func.count()).select_from(table)).scalar_one() for table in tables
        )


@pytest.fixture
def person(medic: Waystation) -> UUID:
    """One person of a bus, registered, with a signed-off form in Health and a letter begun."""
    intake = as_role(medic, Role.INTAKE)
    group = open_bus(medic, intake)
    one = medic.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False)).person.id
    medic.registration.register(intake, PersonForm(one, group, family="Verasen", given="Kiryl"))
    medic.health.save_check(medic.actor, CheckForm(new_id(), one))
    return one


def test_every_act_has_its_words() -> None:
    assert [act for act in Act if act_words.done(act) == act.replace("_", " ")] == []
    assert act_words.done("undo_issue") == "took back supplies"
    assert act_words.read("REFUSED", "undo_issue", 1) == "was refused: take back supplies"


def test_each_read_that_matters_leaves_its_trace(medic: Waystation, person: UUID) -> None:
    intake, letter = as_role(medic, Role.INTAKE), LetterForm(new_id(), person)
    group = medic.arrivals.groups(intake)[0].id
    medic.letters.save_letter(medic.actor, letter)
    reads: dict[str, tuple[Callable[[], object], int]] = {
        "record": (lambda: medic.people.open_person(intake, person), 1),
        "registration": (lambda: medic.registration.open_sheet(intake, person), 1),
        "check": (lambda: medic.health.open_check(medic.actor, person), 1),
        "open letter": (lambda: medic.letters.open_letter(medic.actor, person, LetterKind.GENERIC), 1),
        "letters": (lambda: medic.letters.letters(medic.actor, person), 1),
        "preview": (lambda: medic.letters.preview(medic.actor, letter.id), 1),
        "letter": (lambda: medic.letters.paper(medic.actor, letter.id), 1),
        "roster": (lambda: medic.rosters.paper(intake, RosterForm(RosterKind.NAMES, group)), 1),
        "bus list": (lambda: medic.rosters.paper(intake, RosterForm(RosterKind.HAND_OVER, group)), 1),
        "cards": (lambda: medic.card_acts.print_cards(intake, CardPrintForm(group, layout=CardLayout.A6)), 1),
        "scan": (lambda: medic.scans.open_code(intake, "123-00001-59"), 1),
        "narrow search": (lambda: medic.people.find(intake, "Verasen"), 0),
        "list": (lambda: medic.arrivals.list_of(intake, group), 0),
    }
    left = {}
    for name, (read, _expected) in reads.items():
        before = traces(medic)
        read()
        left[name] = traces(medic) - before
    assert left == {name: expected for name, (_read, expected) in reads.items()}


def test_a_search_that_many_answer_to_leaves_a_fact_with_their_number(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    lines = "".join(f"{place};Іваноў;Імя{place}\n" for place in range(1, 26))
    manager.lists.import_list(intake, list_form(group, f"№;Фамилия;Имя\n{lines}".encode()))
    assert len(manager.people.find(intake, "Іваноў")) == 12
    (line,) = manager.read_log.recent(manager.actor, ReadFilter(kinds=frozenset({LogKind.READ})))
    assert line.what == "searched wide: 25 people found"


def test_one_person_is_told_everything_newest_first(manager: Waystation, group: UUID) -> None:
    intake, store = as_role(manager, Role.INTAKE), as_role(manager, Role.STORE)
    one, other = (manager.arrivals.count_in(intake, CountForm(new_id(), group, False)).person for _ in range(2))
    manager.registration.register(intake, PersonForm(one.id, group, family="Verasen", given="Kiryl"))
    manager.people.open_person(intake, one.id)
    manager.people.open_person(intake, other.id)
    manager.supplies.issue(store, IssueForm(new_id(), one.number, kit="KIT-ARR"))
    with pytest.raises(Refused):
        manager.people.open_person(store, one.id)
    manager.rosters.paper(intake, RosterForm(RosterKind.NAMES, group))
    rows = manager.read_log.of(manager.actor, one.id)
    assert [row.what.split(":")[0] for row in rows] == [
        "printed the roster with 2 names",
        "gave supplies",
        "opened the record",
        "registered the person",
        "counted somebody in",
    ]
    assert "registered the person: family name, given name" in rows[-2].what
    assert {row.who for row in rows} == {manager.actor.name}
    assert [row.at for row in rows] == sorted((row.at for row in rows), reverse=True)


def test_the_whole_register_is_narrowed_by_user_kind_and_time(manager: Waystation, group: UUID) -> None:
    with pytest.raises(Refused):
        manager.read_log.recent(as_role(manager, Role.STORE))
    refused = manager.read_log.recent(manager.actor, ReadFilter(kinds=frozenset({LogKind.REFUSED})))
    assert [row.what for row in refused] == ["was refused: read the read log"]
    assert manager.read_log.recent(manager.actor, ReadFilter(user=new_id())) == ()
    assert manager.read_log.recent(manager.actor, ReadFilter(since=utc_now() + timedelta(hours=1))) == ()
    assert manager.read_log.recent(manager.actor, ReadFilter(until=utc_now() + timedelta(hours=1)))


@pytest.mark.parametrize(
    ("kind", "count", "copies", "minutes_before", "expected"),
    [
        (PaperKind.ROSTER, 500, 1, None, False),
        (PaperKind.ROSTER, 52, 1, 59, True),
        (PaperKind.ROSTER, 52, 1, 61, False),
        (PaperKind.CARDS, 60, 1, 1, False),
        (PaperKind.CARDS, 61, 1, None, True),
        (PaperKind.BLANK_CARDS, 100, 1, 1, False),
        (PaperKind.BLANK_CARDS, 101, 1, None, True),
        (PaperKind.LETTER, 1, 3, None, False),
        (PaperKind.LETTER, 1, 4, None, True),
        (PaperKind.LETTER, 1, 3, 10, True),
    ],
)
def test_what_is_unusual(kind: PaperKind, count: int, copies: int, minutes_before: int | None, expected: bool) -> None:
    now = utc_now()
    print_ = PrintLog(print_number=1, kind=kind, count=count, copies=copies, at=now)
    before = None if minutes_before is None else now - timedelta(minutes=minutes_before)
    assert unusual(print_, before) is expected


def test_another_person_than_the_printer_countersigns_once(centre: Centre) -> None:
    intake = centre.unlock(Role.INTAKE)
    group = open_bus(intake, intake.actor)
    intake.arrivals.count_in(intake.actor, CountForm(new_id(), group, on_list=False))
    for _copy in range(2):
        intake.rosters.paper(intake.actor, RosterForm(RosterKind.NAMES, group))
    (own,) = intake.countersigning.waiting(as_role(intake, Role.MANAGER))
    assert (own.mine, own.number) == (True, 2)
    with pytest.raises(Refused):
        intake.countersigning.sign(as_role(intake, Role.MANAGER), own.id)
    intake.close()
    lead = centre.unlock(Role.MANAGER)
    (print_,) = lead.countersigning.waiting(lead.actor)
    assert (print_.mine, print_.by) == (False, "Ona, Intake 1")
    lead.countersigning.sign(lead.actor, print_.id)
    lead.countersigning.sign(lead.actor, print_.id)
    assert lead.countersigning.waiting(lead.actor) == ()
    with pytest.raises(UserError):
        lead.countersigning.sign(lead.actor, new_id())
    lead.close()
