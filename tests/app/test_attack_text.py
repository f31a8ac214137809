"""Hostile text in every field: only a sentence comes back, nothing is cut, and no value stands in what is said."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from app.card_forms import CardPrintForm
from app.check_forms import AddendumForm, Allergy, CheckForm, Medicine
from app.errors import UserError
from app.forms import AbsenceForm, CountForm, GroupForm, PersonForm, SetUpForm, UserForm
from app.importing import list_form
from app.letters import LetterForm
from app.letters.templates import rules
from app.rosters import RosterForm
from app.supply_forms import ItemForm, ReceiptForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import AbsenceReason, GroupKind, LetterKind, ListState, Role, RosterKind, SharingBasis
from models.columns import nfc
from printing.data import CardLayout
from tests.app.conftest import FLOOR, WORDS, Centre, as_role
from tests.app.letter_desk import ready

HOSTILE = {
    "markup": "<b>O'Brien</b><img src='/etc/passwd'/>&amp;&#0;",
    "control": "a\x01b\x1f\x7f\x85c",
    "zero": "a\0b",
    "bidi": "\u202egnp\u202c\u2066x\u2069",
    "half a pair": "Ver\ud800asen",
    "10,000 signs": "Ж" * 10_000,
    "grows in normal form": "\u0958" * 200,
    "combining storm": "Z" + "\u0301\u0336\u20dd" * 60,
    "emoji": "👩‍👩‍👧‍👦🏴‍☠️" * 5,
    "right to left": "محمد ١٢٣ (45) אבג",
    "sql": "%_'\"\\; DROP TABLE person; --",
    "formula": "=cmd|' /C calc'!A0",
    "line": "a\nb\r\nc\u2028d",
    "no characters": "\uffff\ufffe\U0010ffff",
}
LATIN, CYRILLIC = "Xyqzzvort", "Жщъюькфэц"


@pytest.fixture(params=list(HOSTILE))
def text(request: pytest.FixtureRequest) -> str:
    return HOSTILE[request.param]


def tried(work: Callable[[], object], text: str) -> bool:
    """Whether it was taken; if not, a sentence without the text."""
    refusal: UserError | None = None
    try:
        work()
    except UserError as refused:
        refusal = refused
    assert refusal is None or text not in f"{refusal!s} {refusal!r} {refusal.__cause__!r} {refusal.__context__!r}"
    return refusal is None


def changed(form: Any, name: str, text: str) -> Any:
    return replace(form, **{name: text})


def test_the_quick_form_takes_it_whole_or_says_why(manager: Waystation, group: UUID, text: str) -> None:
    intake = as_role(manager, Role.INTAKE)
    plain = PersonForm(new_id(), group, "Верасень", "Кірыл", latin_confirmed=True)
    manager.registration.register(intake, plain)
    for name in ("family", "given", "patronymic", "latin_family", "birth_as_written", "nationality", "name_language"):
        form: PersonForm = changed(plain, name, text)
        if tried(partial(manager.registration.register, intake, form), text):
            kept = getattr(manager.registration.open_sheet(intake, plain.id).form, name)
            assert kept == nfc(text).strip(), name
    tried(lambda: manager.registration.register(intake, replace(plain, languages=(text,))), text)
    tried(lambda: manager.registration.bind_card(intake, plain.id, text), text)
    for layout in CardLayout:
        assert manager.card_acts.print_cards(intake, CardPrintForm(group, (plain.id,), layout)).draw(None).pdf
    assert manager.rosters.paper(intake, RosterForm(RosterKind.NAMES, group)).draw(None).pdf
    assert manager.rosters.paper(intake, RosterForm(RosterKind.HAND_OVER, group)).draw(None).pdf


def test_searches_and_scans_take_anything(manager: Waystation, group: UUID, text: str) -> None:
    intake = as_role(manager, Role.INTAKE)
    manager.registration.register(intake, PersonForm(new_id(), group, "Верасень", "Кірыл"))
    for asked in (text, text * 3, f"{text} Верасень", "% _ ' \" \\", "0" * 5000, "९" * 10, "²²²"):
        manager.people.find(intake, asked)
        manager.scans.open_code(intake, asked)
        manager.arrivals.blank_number(intake, asked)
        count = CountForm(new_id(), group, on_list=False, card=asked)
        tried(partial(manager.arrivals.count_in, intake, count), asked)


def test_every_other_form_takes_it_or_says_why(medic: Waystation, text: str) -> None:
    intake, store, lead = (as_role(medic, role) for role in (Role.INTAKE, Role.STORE, Role.MANAGER))
    plain = GroupForm(new_id(), "Bus 2", GroupKind.BUS, None, datetime(2026, 6, 1, tzinfo=UTC))
    group = medic.arrivals.open_group(intake, plain).id
    for name in ("label", "crossing_point", "handed_over_by", "vehicle"):
        form: GroupForm = changed(replace(plain, id=new_id()), name, text)
        tried(partial(medic.arrivals.open_group, intake, form), text)
    medic.lists.import_list(intake, list_form(group, "№;Фамилия;Имя\n1;Верасень;Кірыл\n2;Ручаёк;Марыя\n".encode()))
    person, absent = (row.id for row in medic.arrivals.list_of(intake, group))
    medic.arrivals.count_in(intake, CountForm(person, group, on_list=True))
    tried(lambda: medic.arrivals.mark_absent(intake, AbsenceForm(absent, AbsenceReason.HOSPITAL, text)), text)
    assert medic.rosters.paper(intake, RosterForm(RosterKind.HAND_OVER, group)).draw(None).pdf
    tried(lambda: medic.catalogue.save_item(store, ItemForm(new_id(), text, text, "piece")), text)
    tried(lambda: medic.catalogue.save_item(store, ItemForm(new_id(), "X", "X", text)), text)
    tried(lambda: medic.supplies.receive(store, [ReceiptForm(new_id(), "BLANKET", 1, text, text)]), text)
    tried(lambda: medic.supplies.balance(store, text), text)
    medic.card_acts.print_cards(intake, CardPrintForm(group, (person,), CardLayout.A6))
    card = medic.people.open_person(intake, person).cards[0].id
    tried(lambda: medic.card_acts.cancel(lead, card, text), text)
    _health(medic, person, text)


def _health(medic: Waystation, person: UUID, text: str) -> None:
    check = CheckForm(
        new_id(), person, complaint=text, note=text, allergies_state=ListState.LIST, allergies=(Allergy(text),),
        medicines_state=ListState.LIST, medicines=(Medicine(text, text, text, text),), follow_up=text,
    )  # fmt: skip
    if tried(lambda: medic.health.sign_check(medic.actor, check), text):
        assert medic.health.open_check(medic.actor, person).earlier[0].form == check
        tried(lambda: medic.health.add_addendum(medic.actor, AddendumForm(new_id(), check.id, text)), text)
    agreed: list[LetterForm] = []
    if not tried(lambda: agreed.append(ready(medic, medic.actor, person, LetterKind.MEDICAL, text)), text):
        return
    letter = replace(
        agreed[0], to_department=text, to_address=text, basis=SharingBasis.VITAL_INTEREST, basis_note=text,
        enclosures=(text,), fields=rules(LetterKind.MEDICAL).fields,
    )  # fmt: skip
    if tried(lambda: medic.letters.sign_letter(medic.actor, letter), text):
        assert medic.letters.paper(medic.actor, letter.id).draw(None).pdf


def test_a_list_of_it_is_kept_and_drawn(manager: Waystation, group: UUID, text: str) -> None:
    intake = as_role(manager, Role.INTAKE)
    cell = '"' + text.replace('"', '""') + '"'
    row = ";".join(["1", cell, cell, cell, cell, cell])
    raw = f"№;Фамилия;Имя;Дата рождения;Гражданство;Примечания\n{row}\n".encode(errors="replace")
    if not tried(lambda: manager.lists.import_list(intake, list_form(group, raw)), text):
        return
    for listed in manager.arrivals.list_of(intake, group):
        manager.arrivals.count_in(intake, CountForm(listed.id, group, on_list=True))
    assert manager.card_acts.print_cards(intake, CardPrintForm(group, (listed.id,), CardLayout.A6)).draw(None).pdf
    assert manager.rosters.paper(intake, RosterForm(RosterKind.HAND_OVER, group)).draw(None).pdf


def test_users_and_first_run_take_it_or_say_why(manager: Waystation, tmp_path: Path, text: str) -> None:
    from app.waystation import first_run

    form = UserForm(new_id(), text, text, Role.STORE)
    tried(lambda: manager.staff.add_user(manager.actor, form, WORDS, FLOOR), text)
    made: list[Waystation] = []
    setup = SetUpForm(text, text, text, 7, text, "Lead")
    if tried(lambda: made.append(first_run(tmp_path / "x", setup, passphrase=WORDS, cost=FLOOR).waystation), text):
        made[0].close()
        return
    plain = SetUpForm("Site", "", "", 7, "Rasa", "Lead")
    first_run(tmp_path / "x", plain, passphrase=WORDS, cost=FLOOR).waystation.close()


def test_no_form_and_no_row_prints_what_it_holds(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    form = PersonForm(new_id(), group, CYRILLIC, LATIN, nationality=LATIN)
    row = manager.registration.register(intake, form)
    page, found = manager.people.open_person(intake, form.id), manager.people.find(intake, CYRILLIC)
    check = CheckForm(new_id(), form.id, complaint=LATIN)
    letter = LetterForm(new_id(), form.id, to_name=LATIN, basis_note=LATIN)
    user = UserForm(new_id(), LATIN, LATIN, Role.STORE, recovery_code=LATIN)
    site, medicine = SetUpForm(LATIN, LATIN, LATIN, 1, LATIN, LATIN), Medicine(LATIN)
    absence = AbsenceForm(form.id, AbsenceReason.HOSPITAL, LATIN)
    for value in (form, row, row.name, page, found, check, letter, user, site, medicine, absence, manager.actor):
        assert not any(token in repr(value) for token in (LATIN, CYRILLIC)), type(value)


def test_no_token_of_a_night_is_left_in_the_clear(
    centre: Centre, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", None)
    caplog.set_level(logging.DEBUG)
    both = f"{LATIN} {CYRILLIC}"
    medic = centre.unlock(Role.MEDIC)
    intake = as_role(medic, Role.INTAKE)
    group = medic.arrivals.open_group(
        intake, GroupForm(new_id(), both, GroupKind.BUS, 1, datetime.now(UTC), both, both, both)
    ).id
    raw = f"№;Фамилия;Имя;Примечания\n1;{CYRILLIC};{LATIN};{both} инсулин\n".encode("cp1251")
    medic.lists.import_list(intake, list_form(group, raw))
    person = medic.arrivals.list_of(intake, group)[0].id
    form = PersonForm(person, group, CYRILLIC, LATIN, both, birth_as_written=both, nationality=both)
    medic.registration.register(intake, form)
    _health(medic, person, both)
    medic.card_acts.print_cards(intake, CardPrintForm(group, (person,), CardLayout.A6)).draw(None)
    with pytest.raises(UserError):
        medic.registration.register(intake, replace(form, family=both * 100))
    _sweep(tmp_path, caplog.text)  # open, with the write-ahead log beside
    medic.close()
    _sweep(tmp_path, caplog.text)


def _sweep(folder: Path, logged: str) -> None:
    needles = [t.encode(code) for t in (LATIN, CYRILLIC) for code in ("utf-8", "utf-16-le", "cp1251")]
    files = [Path(root) / name for root, _, names in os.walk(folder) for name in names]
    assert any(path.name.endswith(".keys") for path in files)
    for path in files:
        raw = path.read_bytes()
        assert not any(needle in raw for needle in needles), path.name
        assert LATIN not in str(path)
        assert CYRILLIC not in str(path)
    assert LATIN not in logged
    assert CYRILLIC not in logged
