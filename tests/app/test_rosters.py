"""Lists: each role gets what access lets it see, no kind what it must never show, on paper and in files."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import openpyxl
import pytest
from sqlmodel import select

from app.access import TABLE, Act, Actor, may
from app.errors import Refused, UserError
from app.rosters import LayoutForm, RosterForm, TableFormat
from app.rosters.columns import COLUMNS
from app.rosters.kinds import ABSENT, KINDS
from app.rosters.making import chosen
from app.two_persons import export_form
from app.waystation import Waystation
from models.base import new_id
from models.codes import (
    Compartment,
    LetterState,
    PaperClass,
    Role,
    RosterKind,
)
from models.letters import Letter, LetterStep
from models.papers import Fact
from printing.phrases import languages_of, phrases
from tests.app.canary_house import House, desk, house
from tests.app.conftest import as_role
from tests.printing.reading import dense, text

__all__ = ["desk", "house"]  # fixtures
NOWHERE = UUID(int=7)
CLOSED = (RosterKind.MEDICAL_FOLLOW_UP, RosterKind.MEDICINES)
CODES = [PaperClass.S0, PaperClass.S1, PaperClass.S2, PaperClass.S3, PaperClass.S4]
IN_ROOMS = (RosterKind.NAMES, RosterKind.ROOMS, RosterKind.FIRE, RosterKind.ROLL_CALL)
SHOWN_BY = {
    "name.family": {"NAME", "OWN", "GUARDIAN"},
    "name.given": {"NAME", "OWN", "GUARDIAN"},
    "absent.name": {"NAME", "OWN"},
    "person.nationality": {"NATIONALITY"},
    "person.clothing_size": {"SIZE"},
    "person.shoe_size": {"SIZE"},
    "absent.said": {"SAID"},
    "task.told": {"ACTION"},
    "room.name": {"ROOM"},
    "building.name": {"ROOM"},
    "building.meet": {"SEEN"},
    "appointment.interpreter": {"LANGUAGE"},
    "appointment.place": {"WHERE"},
    "appointment.escort": {"ESCORT"},
    "check.follow_up": {"FOLLOW_UP"},
    "check.medicine": {"MEDICINE"},
    "check.dose": {"DOSE"},
}


def everything(house: House, kind: RosterKind, numbers_only: bool = False) -> RosterForm:
    """A list with every column that its kind may have."""
    whole = tuple(column.code for column in KINDS[kind].whole)
    return RosterForm(kind, house.group, whole, numbers_only=numbers_only, for_whom="the desk")


def roles_of(kind: RosterKind) -> list[Role]:
    return [role for role in Role if any(role in TABLE[act] for act in KINDS[kind].acts)]


def shown(form: RosterForm, actor: Actor) -> set[str]:
    """The columns that stand on it, those of who did not arrive among them."""
    absent = ABSENT if KINDS[form.kind].signed and not form.numbers_only and may(actor, Act.NAME_ABSENT) else ()
    return {*chosen(form, actor).columns, *absent}


def test_the_kinds_keep_to_what_the_domain_says() -> None:
    assert set(KINDS) == set(RosterKind)
    for kind in KINDS.values():
        codes = [column.code for column in kind.whole]
        assert len(codes) == len(set(codes))
        assert not set(codes) & set(kind.never), kind.kind
        assert all(CODES.index(column.paper_class) <= CODES.index(kind.paper_class) for column in kind.whole), kind.kind
        assert {*kind.orders, *kind.groupings} <= set(COLUMNS), kind.kind
        assert codes == [] or "CODE" in kind.columns


def test_a_role_gets_the_lists_that_the_table_gives_it(house: House, desk: Waystation) -> None:
    for role in Role:
        if role in TABLE[Act.CHOOSE_LIST]:
            offered = {offer.kind for offer in desk.rosters.offers(as_role(desk, role))}
            assert offered == {kind for kind in RosterKind if role in roles_of(kind)}
    for kind in RosterKind:
        for role in set(Role) - set(roles_of(kind)):
            with pytest.raises(Refused):
                desk.rosters.paper(as_role(desk, role), everything(house, kind))


@pytest.mark.parametrize("kind", [kind for kind in RosterKind if kind not in CLOSED])
def test_a_paper_shows_a_role_what_access_lets_it_see_and_never_what_its_kind_forbids(
    house: House, desk: Waystation, kind: RosterKind
) -> None:
    """The canaries of every field of the person: each stands in its own column or nowhere."""
    for role in roles_of(kind):
        actor, form = as_role(desk, role), everything(house, kind)
        assert_inside(house, actor, form, dense(text(desk.rosters.paper(actor, form).draw(None))))
    actor, form = as_role(desk, roles_of(kind)[-1]), everything(house, kind, numbers_only=True)
    read = dense(text(desk.rosters.paper(actor, form).draw(None)))
    assert_inside(house, actor, form, read)
    assert not house.canaries.in_text(read) & {"name.family", "name.given", "absent.name"}


def assert_inside(house: House, actor: Actor, form: RosterForm, read: str) -> None:
    columns = shown(form, actor)
    for code in columns:
        act = COLUMNS[code].shows
        assert act is None or may(actor, act), (form.kind, code)
    for place in house.canaries.in_text(read):
        assert SHOWN_BY.get(place, set()) & columns, (form.kind, actor.role, place)
    if form.kind in IN_ROOMS:
        assert "room.name" in house.canaries.in_text(read), form.kind
    for words, code in (("14Mar1987", "BORN"), ("NEEDSHELP", "HELP"), ("nonuts", "DIET"), ("withanescort", "TRAVEL")):
        assert (words in read) == (code in columns), (form.kind, actor.role, words)
    for word in (
        ("1987-03-14", "verdict", "court", "release", "KEEP_APART", "passport") if "DOCUMENT" not in columns else ()
    ):
        assert word not in read, (form.kind, word)


def test_the_clinics_lists_stay_with_the_clinic(house: House, desk: Waystation) -> None:
    medic = as_role(desk, Role.MEDIC)
    with pytest.raises(UserError) as caught:
        desk.rosters.paper(medic, replace(everything(house, CLOSED[0]), for_whom=" "))
    assert caught.value.field == "for_whom"
    for kind in CLOSED:
        form = everything(house, kind)
        read = dense(text(desk.rosters.paper(medic, form).draw(None)))
        assert_inside(house, medic, form, read)
        found = house.canaries.in_text(read)
        assert found >= ({"check.follow_up"} if kind is CLOSED[0] else {"check.medicine", "check.dose"})
        with pytest.raises(Refused):
            desk.rosters.table(medic, form, TableFormat.CSV)
        with pytest.raises(UserError):
            desk.rosters.table(medic, replace(form, numbers_only=True), TableFormat.CSV)


@pytest.mark.parametrize(
    "kind", [kind for kind in RosterKind if kind not in CLOSED and kind is not RosterKind.STATISTICS]
)
def test_a_file_holds_no_more_than_the_paper(house: House, desk: Waystation, kind: RosterKind) -> None:
    form = everything(house, kind)
    for format_ in TableFormat:
        data = desk.rosters.table(as_role(desk, Role.MANAGER), form, format_, agreed(desk))
        read = dense(data.decode("utf-8-sig") if format_ is TableFormat.CSV else cells_of(data))
        for place in house.canaries.in_text(read):
            assert SHOWN_BY.get(place, set()) & shown(form, as_role(desk, Role.MANAGER)), (kind, place)
        assert ("1987-03-14" in read) == ("BORN" in shown(form, as_role(desk, Role.MANAGER)))
    data = desk.rosters.table(as_role(desk, Role.INTAKE), replace(form, numbers_only=True), TableFormat.CSV)
    assert not house.canaries.in_text(data.decode()) & {"name.family", "name.given", "absent.name"}


def agreed(waystation: Waystation) -> UUID:
    """A second person agreed to a bulk export."""
    form = export_form("Handed to the region tonight")
    lead = as_role(waystation, Role.MANAGER)
    waystation.two_persons.ask(lead, form)
    user = next(row for row in waystation.staff.users(lead) if row.role is Role.STORE)
    waystation.two_persons.agree(Actor(user.id, Role.MANAGER, user.desk, user.name), form.id)
    return form.id


def cells_of(data: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)


def rows(data: bytes) -> list[list[str]]:
    """The rows of a CSV, its heads first."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def numbers(desk: Waystation, form: RosterForm) -> list[str]:
    """The numbers on a list, in its order."""
    head, *body = rows(desk.rosters.table(as_role(desk, Role.CASE), replace(form, numbers_only=True), TableFormat.CSV))
    return [row[head.index("Number")] for row in body]


def test_a_list_is_filtered_sorted_and_put_under_headings(house: House, desk: Waystation) -> None:
    names = RosterForm(RosterKind.NAMES, house.group, order="NUMBER")
    everybody = numbers(desk, names)
    adult, child, nameless = everybody
    assert numbers(desk, replace(names, only="sex=F")) == [adult]
    assert numbers(desk, replace(names, only="child no_card")) == [child]
    assert numbers(desk, replace(names, only="age=5-11")) == [child]
    assert numbers(desk, replace(names, only="language=fa interpreter")) == [adult]
    assert numbers(desk, replace(names, only="not_registered")) == [nameless]
    assert numbers(desk, replace(names, group_by="SEX")) == [adult, child, nameless]
    assert numbers(desk, RosterForm(RosterKind.INTERPRETERS, house.group)) == [adult]
    assert numbers(desk, RosterForm(RosterKind.CHILDREN, house.group)) == [child]
    assert set(numbers(desk, RosterForm(RosterKind.ROOMS))) == set(everybody)
    read = text(desk.rosters.paper(as_role(desk, Role.CASE), replace(names, only="sex=F", group_by="AGE")).draw(None))
    assert all(words in read for words in ("Only: sex F.", "1 of 3 people here.", "18–59"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"columns": ("NUMBER", "DIET")},
        {"columns": ("nonsense",)},
        {"order": "BORN"},
        {"group_by": "NATIONALITY"},
        {"only": "sex=Q"},
        {"only": "diagnosis"},
        {"only": "child=yes"},
        {"only": "age"},
        {"group": NOWHERE},
        {"copies": 0},
    ],
)
def test_what_a_kind_has_not_cannot_be_asked_for(house: House, desk: Waystation, wrong: dict[str, Any]) -> None:
    form = replace(RosterForm(RosterKind.NAMES, house.group), **wrong)
    with pytest.raises(UserError):
        desk.rosters.paper(as_role(desk, Role.CASE), form)
    if not {"copies", "group"} & set(wrong):
        with pytest.raises(UserError):
            desk.rosters.save_layout(as_role(desk, Role.CASE), LayoutForm(new_id(), "Night", form))


def test_a_fire_list_is_whole_or_says_what_it_leaves_out(house: House, desk: Waystation) -> None:
    with pytest.raises(UserError):
        desk.rosters.paper(as_role(desk, Role.GATE), RosterForm(RosterKind.FIRE, only="sex=F"))
    helped = text(desk.rosters.fire_list(as_role(desk, Role.GATE)).draw(None))
    assert "NEEDS HELP" in helped
    unaware = dense(text(desk.rosters.fire_list(as_role(desk, Role.STORE)).draw(None)))
    assert "NEEDSHELP" not in unaware
    assert dense("Who needs help leaving is not on this list") in unaware
    for number in numbers(desk, RosterForm(RosterKind.NAMES, house.group)):
        assert number in unaware


def test_the_adult_of_a_child_is_named_and_the_hand_over_adds_up(house: House, desk: Waystation) -> None:
    case = as_role(desk, Role.CASE)
    (child,) = rows(desk.rosters.table(case, RosterForm(RosterKind.CHILDREN), TableFormat.CSV, agreed(desk)))[1:]
    assert house.canaries.in_text(" ".join(child)) == {"name.family", "name.given"}
    with pytest.raises(UserError) as caught:
        desk.rosters.paper(case, RosterForm(RosterKind.HAND_OVER))
    assert caught.value.field == "group"
    read = text(desk.rosters.paper(case, RosterForm(RosterKind.HAND_OVER, house.group)).draw(None))
    assert "1 on the list, 3 counted, 1 did not arrive. Not on the list and counted: 3." in read


def test_a_layout_is_kept_changed_and_dropped(house: House, desk: Waystation) -> None:
    case, form = as_role(desk, Role.CASE), RosterForm(RosterKind.NAMES, columns=("NUMBER", "SEX"), only="sex=F")
    kept = desk.rosters.save_layout(case, LayoutForm(new_id(), " Women ", form))
    assert (kept.name, kept.roster) == ("Women", form)
    changed = desk.rosters.save_layout(case, LayoutForm(kept.id, "Women", replace(form, group_by="AGE", language="lt")))
    assert desk.rosters.layouts(case) == (changed,)
    assert desk.rosters.layouts(as_role(desk, Role.GATE)) == ()
    with pytest.raises(UserError):
        desk.rosters.save_layout(case, LayoutForm(kept.id, "Women", RosterForm(RosterKind.ROOMS)))
    with pytest.raises(UserError):
        desk.rosters.save_layout(case, LayoutForm(new_id(), "  ", form))
    with pytest.raises(UserError):
        desk.rosters.save_layout(as_role(desk, Role.VOLUNTEER), LayoutForm(new_id(), "Women", form))
    desk.rosters.drop_layout(case, kept.id)
    assert desk.rosters.layouts(case) == ()


def test_counts_leave_small_numbers_out_and_have_their_tags(house: House, desk: Waystation) -> None:
    officer = as_role(desk, Role.PROTECTION_OFFICER)
    table = rows(desk.rosters.table(officer, RosterForm(RosterKind.STATISTICS, house.group), TableFormat.CSV))
    assert table[1][:4] == ["#status", "#affected+age", "#affected+f", "#affected+m"]
    assert not {cell for row in table[2:] for cell in row[2:]} & {"1", "2", "3", "4"}
    assert "Fewer than 5 people." in text(desk.rosters.statistics(officer, house.group).draw(None))


def test_names_leave_in_a_file_by_two_persons_when_they_are_many(
    house: House, desk: Waystation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Small files of a day add up."""
    lead, form = as_role(desk, Role.MANAGER), RosterForm(RosterKind.NAMES, house.group)
    with pytest.raises(Refused):
        desk.rosters.table(as_role(desk, Role.INTAKE), form, TableFormat.CSV)
    with desk.house.store.read() as session:
        before = sum(session.exec(select(Fact.count).where(Fact.kind == "EXPORTED", Fact.detail == "list")).all())
    monkeypatch.setattr("app.rosters.rosters.MANY_NAMES", before + 5)
    desk.rosters.table(lead, form, TableFormat.CSV)
    with pytest.raises(UserError):
        desk.rosters.table(lead, form, TableFormat.XLSX)
    assert desk.rosters.table(lead, form, TableFormat.XLSX, agreed(desk))
    assert desk.rosters.table(lead, replace(form, numbers_only=True), TableFormat.XLSX)
    last = desk.papers.print_log(lead)[0]
    assert (last.detail, last.paper_class) == ("NAMES XLSX", PaperClass.S1)


@pytest.mark.parametrize("language", languages_of("lists"))
def test_every_list_has_its_words_in_each_language_and_a_draft_says_so(
    house: House, desk: Waystation, language: str
) -> None:
    english = phrases("lists", "en").table
    words = phrases("lists", language)
    assert {key: set(table) for key, table in words.table.items() if isinstance(table, dict)} == {
        key: set(table) for key, table in english.items() if isinstance(table, dict)
    }
    assert words.draft is (language != "en")
    for kind in KINDS:
        actor = as_role(desk, Role.MEDIC if kind in CLOSED else Role.CASE)
        form = RosterForm(kind, house.group, language=language, for_whom="the desk")
        assert desk.rosters.paper(actor, form).draw(None).warnings == ()


def test_appointments_are_of_today_and_tomorrow_and_say_no_more_than_when(house: House, desk: Waystation) -> None:
    soon = desk.house.now() + timedelta(hours=1)
    with desk.house.store.transaction(desk.actor.user, "plant") as session:
        for at in (soon, soon + timedelta(days=5)):
            letter = Letter(
                id=new_id(), person_id=house.person, compartment=Compartment.MEDICAL, content=b"",
                state=LetterState.APPOINTMENT,
            )  # fmt: skip
            session.add(letter)
            step = {"letter_id": letter.id, "person_id": house.person, "state": LetterState.APPOINTMENT}
            step["compartment"] = Compartment.MEDICAL
            session.add(LetterStep(id=new_id(), at=soon, appointment_at=at, **step))
    form = RosterForm(RosterKind.APPOINTMENTS, house.group)
    listed = rows(desk.rosters.table(as_role(desk, Role.CASE), form, TableFormat.CSV, agreed(desk)))[1:]
    planted = [row for row in listed if "appointment.place" in house.canaries.in_text(" ".join(row))]
    (row,) = [row for row in listed if row not in planted]
    assert row[0] == f"{soon.astimezone():%Y-%m-%d %H:%M}"
    assert house.canaries.in_text(" ".join(row)) == {"name.family", "name.given"}


@pytest.mark.parametrize(
    ("kind", "places"),
    [
        (RosterKind.HAND_OVER, {"name.family", "absent.name", "absent.said", "person.nationality"}),
        (RosterKind.DISTRIBUTION, {"name.given", "person.clothing_size", "person.shoe_size"}),
        (RosterKind.ACTIONS, {"task.told"}),
    ],
)
def test_what_a_list_is_for_stands_on_it(house: House, desk: Waystation, kind: RosterKind, places: set[str]) -> None:
    paper = desk.rosters.paper(as_role(desk, Role.MANAGER), everything(house, kind)).draw(None)
    assert places <= house.canaries.in_text(dense(text(paper)))
