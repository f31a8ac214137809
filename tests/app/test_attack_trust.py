"""Attacks on the promises of trust: by an insider with the register file and a passphrase, by a thief, by accident."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import cbor2
import pytest
import sqlalchemy as sa
from PIL import Image
from sqlmodel import select

from app.catalogue import ARRIVAL_KIT
from app.chains import Mark
from app.draft_bytes import to_bytes
from app.entry import NO_HASH, Entry, Header, _digest
from app.entry import write as write_entry
from app.errors import UserError
from app.folding import fold_tokens
from app.forms import DraftForm, PersonForm, ShiftPassForm, TwinForm, UserForm
from app.rights.forms import CorrectionForm, ErasureForm, RequestForm, StandingForm
from app.store import Store
from app.supply_forms import IssueForm
from app.two_persons import export_form
from app.waystation import Waystation, desks_of, unlock, utc_now
from models.base import new_id
from models.codes import Answer, DatePrecision, RetentionArea, Role, Sex, SubjectRight
from models.migrations import whole as whole_schema
from models.person import PersonName
from models.values.partial_date import PartialDate
from tests.app.conftest import FLOOR, WORDS, Centre, as_role, open_bus
from tests.app.leaving import leaves

FAMILY, GIVEN, NATION = "Qwyzzverasen", "Xyrrikalka", "Zzonarnia"
WHY = "the person asked for it"
EVERY_BIRTH = (
    None,
    PartialDate(DatePrecision.UNKNOWN),
    PartialDate(DatePrecision.UNKNOWN, as_written="in the year of the flood"),
    PartialDate(DatePrecision.DAY, 1987, 6, 5),
    PartialDate(DatePrecision.DAY, 2024, 2, 29),
    PartialDate(DatePrecision.MONTH, 1990, 12),
    PartialDate(DatePrecision.YEAR, 1986),
    PartialDate(DatePrecision.YEAR, 2199),
    PartialDate(DatePrecision.AGE, age=42, stated_on=date(2026, 1, 2)),
    PartialDate(DatePrecision.AGE, age=0, stated_on=date(2024, 2, 29)),
    PartialDate(DatePrecision.ESTIMATE, age=40, age_to=45, stated_on=date(2026, 1, 2)),
)


def form_of(group: UUID, birth: PartialDate | None = None) -> PersonForm:
    return PersonForm(new_id(), group, FAMILY, GIVEN, sex=Sex.MALE, birth=birth, nationality=NATION)


def a_face(colour: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (240, 320), colour).save(target, "PNG")
    return target.getvalue()


def everything(waystation: Waystation) -> str:
    """Every cell of every table of the open file, as text; bytes as what they spell and in hex."""
    told = []
    with waystation.house.store.read() as session:
        connection = session.connection()
        for table in sa.inspect(connection).get_table_names():
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"'):
                told += [f"{cell!r} {cell.hex()}" if isinstance(cell, bytes) else str(cell) for cell in row]
    return "\n".join(told)


def pictures(waystation: Waystation) -> int:
    with waystation.house.store.read() as session:
        return int(session.connection().exec_driver_sql("SELECT count(*) FROM blob").scalar_one())


@pytest.mark.parametrize("birth", EVERY_BIRTH, ids=str)
def test_a_name_goes_whatever_is_known_of_the_birth(
    manager: Waystation, group: UUID, birth: PartialDate | None
) -> None:
    officer, form = as_role(manager, Role.PROTECTION_OFFICER), form_of(group, birth)
    manager.registration.register(as_role(manager, Role.INTAKE), form)
    leaves(manager, officer, form.id)
    for _ in range(2):
        manager.erasures.pseudonymise(officer, form.id)
    manager.erasures.erase(officer, ErasureForm(form.id, RetentionArea.PERSON, WHY))
    manager.erasures.pseudonymise(officer, form.id)
    told = everything(manager)
    assert not any(word in told for word in (FAMILY, GIVEN, "flood"))


def test_a_number_that_is_taken_names_no_second_record(manager: Waystation, group: UUID) -> None:
    """Whoever gives the id of one record to another one would make the first impossible to erase."""
    officer, intake, form = as_role(manager, Role.PROTECTION_OFFICER), as_role(manager, Role.INTAKE), form_of(group)
    manager.registration.register(intake, form)
    request = RequestForm(new_id(), form.id, SubjectRight.ERASE)
    manager.standings.ask(intake, request)
    for taken in (
        lambda: manager.standings.ask(intake, replace(request, id=form.id)),
        lambda: manager.corrections.correct(intake, CorrectionForm(form.id, form, WHY)),
        lambda: manager.registration.register(intake, replace(form_of(group), id=request.id)),
    ):
        with pytest.raises(UserError, match="another record"):
            taken()
    leaves(manager, officer, form.id)
    manager.erasures.pseudonymise(officer, form.id)
    assert FAMILY not in everything(manager)
    assert manager.corrections.history(intake, form.id) is not None


def test_a_half_typed_form_of_an_erased_person_goes_too(manager: Waystation, group: UUID) -> None:
    officer, intake, form = as_role(manager, Role.PROTECTION_OFFICER), as_role(manager, Role.INTAKE), form_of(group)
    manager.registration.register(intake, form)
    another = replace(as_role(manager, Role.INTAKE), user=new_id())
    for actor in (intake, another):
        manager.drafts.keep(actor, DraftForm(form.id, "intake", to_bytes(form)))
    other = form_of(group)
    manager.drafts.keep(intake, DraftForm(other.id, "intake", to_bytes(replace(other, family="Kept", given="Too"))))
    manager.erasures.erase(officer, ErasureForm(form.id, RetentionArea.PERSON, WHY))
    assert [draft.id for draft in manager.drafts.mine(intake)] == [other.id]
    assert FAMILY.encode().hex() not in everything(manager)


def test_a_photograph_that_was_taken_back_is_erased_as_well(manager: Waystation, group: UUID) -> None:
    officer, intake, form = as_role(manager, Role.PROTECTION_OFFICER), as_role(manager, Role.INTAKE), form_of(group)
    manager.registration.register(intake, form)
    manager.registration.set_photo(intake, form.id, a_face("red"))
    last = manager.taking_back.last(intake)
    assert last is not None
    manager.taking_back.take_back(intake, last.unit)
    assert pictures(manager) == 1
    manager.erasures.erase(officer, ErasureForm(form.id, RetentionArea.PHOTO, WHY))
    assert pictures(manager) == 0


def test_the_search_forgets_the_words_of_an_erased_name(manager: Waystation, group: UUID) -> None:
    officer, form = as_role(manager, Role.PROTECTION_OFFICER), form_of(group)
    manager.registration.register(as_role(manager, Role.INTAKE), form)
    (token,) = fold_tokens(FAMILY)
    assert token in manager.house.tokens
    manager.erasures.erase(officer, ErasureForm(form.id, RetentionArea.PERSON, WHY))
    assert token not in manager.house.tokens
    assert token not in everything(manager)


def test_a_restricted_record_is_not_changed_by_a_side_door(manager: Waystation, group: UUID) -> None:
    intake, form, other = as_role(manager, Role.INTAKE), form_of(group), form_of(group)
    for each in (form, other):
        manager.registration.register(intake, each)
    manager.registration.set_photo(intake, form.id, a_face("red"))
    last = manager.taking_back.last(intake)
    assert last is not None
    before = manager.registration.open_sheet(replace(intake, user=new_id()), form.id).person
    manager.standings.restrict(replace(manager.actor, user=new_id()), StandingForm(new_id(), form.id, WHY))
    for door in (
        lambda: manager.registration.set_photo(intake, form.id, a_face("blue")),
        lambda: manager.twins.decide(intake, TwinForm(new_id(), form.id, other.id, Answer.YES)),
        lambda: manager.twins.decide(intake, TwinForm(new_id(), other.id, form.id, Answer.NO)),
        lambda: manager.taking_back.take_back(intake, last.unit),
    ):
        with pytest.raises(UserError, match="restricted"):
            door()
    assert manager.registration.open_sheet(intake, form.id).person == before
    assert manager.supplies.issue(as_role(manager, Role.STORE), IssueForm(new_id(), form.id, ARRIVAL_KIT))


def forged(tab: str, body: bytes | None, v: int, replaces: bytes | None = None, **values: Any) -> tuple[Entry, Mark]:
    """The first entry of a laptop nobody knows, sound in its chain, whatever it says."""
    header = Header(77, 1, 1 << 40, 1, new_id(), "register", 1, tab, new_id(), v, 0)
    made = write_entry(header, NO_HASH, values, {}, bytes(16))
    if body is not None or replaces is not None:
        packed = (replaces or made.replaces, body or made.body)
        made = Entry(header, *packed, _digest(NO_HASH, header, *packed))
    return made, Mark(1, made.hash)


CRUMPLED: tuple[tuple[bytes | None, bytes], ...] = (
    (cbor2.dumps([["as_written"], 5]), cbor2.dumps([bytes(16), ["x"]])),
    (cbor2.dumps([["as_written"], {"as_written": [[1]]}]), cbor2.dumps([bytes(16), ["x"]])),
    (cbor2.dumps([["as_written", "as_written"], {}]), cbor2.dumps([bytes(16), ["x", "y"]])),
    (cbor2.dumps([[], {}]), cbor2.dumps([bytes(16), []])),
    (None, cbor2.dumps([None, [b"leaf"] * 7])),
)


def outcome(store: Store, entry: Entry, mark: Mark) -> str:
    try:
        store.apply([entry], {77: mark})
    except Exception as raised:  # which one it was is what the test is about
        return type(raised).__name__
    return "taken in"


def test_a_parcel_that_says_what_cannot_be_is_refused_whole(manager: Waystation, group: UUID) -> None:
    store, form = manager.house.store, form_of(group)
    manager.registration.register(as_role(manager, Role.INTAKE), form)
    with store.read() as session:
        (found,) = session.exec(select(PersonName)).all()
    name = {"person_id": form.id.bytes, "kind": found.kind.value, "source": found.source.value, "primary_name": True}
    name |= {"latin_form": False, "voided": False, "as_written": "x"}
    paper = {"print_number": 1, "kind": "CARDS", "count": 1, "copies": 1, "at": 1, "head": "", "unusual": False}
    whole, said = whole_schema().version, list[str]()
    for tab, values in (
        ("nosuchtable", {"voided": False}),
        ("journal", {"voided": False}),
        ("nametoken", {"token": "x"}),
        ("personname", {**name, "nosuchfield": 1}),
        ("personname", {**name, "as_written": "x" * 100_000}),
        ("personname", {**name, "kind": "NO_SUCH_CODE"}),
        ("personname", {**name, "person_id": new_id().bytes}),
        ("personname", {**name, "person_id": b"short"}),
        ("personname", {**name, "person_id": None}),
        ("personname", {**name, "primary_name": 7}),
        ("personname", {**name, "as_written": None}),
        ("personname", {**name, "as_written": 5}),
        ("personname", {**name, "heads": b"x"}),
        ("printlog", {**paper, "count": 1 << 80}),
        ("printlog", {**paper, "count": 1 << 63}),
        ("printlog", {**paper, "at": 1 << 62}),
        ("printlog", {**paper, "at": "yesterday"}),
    ):
        entry, mark = forged(tab, None, whole, **values)
        said.append(outcome(store, entry, mark))
    for replaces, body in CRUMPLED:
        entry, mark = forged("personname", body, whole, replaces, **name)
        said.append(outcome(store, entry, mark))
    assert said == ["Unsound"] * 22, said
    entry, mark = forged("personname", None, whole, **name)
    assert store.apply([entry], {77: mark}).entries == 1


def test_who_is_shut_out_from_another_laptop_saves_nothing_more_at_an_open_desk(
    manager: Waystation, group: UUID
) -> None:
    user = UserForm(new_id(), "Night lead", "Second desk", Role.MANAGER)
    manager.staff.add_user(manager.actor, user, WORDS, FLOOR)
    second = replace(manager.actor, user=user.id)
    asked = manager.two_persons.ask(manager.actor, export_form("statistics of the whole night"))
    manager.keys.suspend(manager.actor, user.id)
    for act in (
        lambda: manager.two_persons.agree(second, asked.id),
        lambda: manager.registration.register(replace(second, role=Role.INTAKE), form_of(group)),
        lambda: manager.keys.resume(second, user.id),
        lambda: manager.registration.open_sheet(second, new_id()),
    ):
        with pytest.raises(UserError, match="closed this desk"):
            act()
    manager.drafts.keep(second, DraftForm(new_id(), "intake", b"half typed"))
    manager.keys.resume(manager.actor, user.id)
    assert manager.two_persons.agree(second, asked.id)


def test_a_clock_put_back_prolongs_no_pass(centre: Centre) -> None:
    start = utc_now()
    lead = centre.unlock(Role.MANAGER)
    form = ShiftPassForm(new_id(), "Volunteer", "Tea", Role.VOLUNTEER, start + timedelta(hours=4))
    lead.keys.shift_pass(lead.actor, form, WORDS, FLOOR)
    lead.close()
    slots = {desk.label: desk.slot_id for desk in desks_of(centre.folder)}
    unlock(centre.folder, slots["Tea"], WORDS, lambda: start + timedelta(hours=3)).close()
    store = unlock(centre.folder, centre.slots[Role.INTAKE], WORDS, lambda: start + timedelta(hours=5))
    open_bus(store, store.actor)
    store.close()
    with pytest.raises(UserError, match="pass of this desk has ended"):
        unlock(centre.folder, slots["Tea"], WORDS, lambda: start + timedelta(hours=3))
