"""Keys in use: shift passes, suspending, revoking, codes on paper, words; and a key file that never disagrees with the
register."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from app import keyfile
from app.access import Actor
from app.errors import Refused, StorageTrouble, UserError
from app.forms import ShiftPassForm, UserForm
from app.keychange import OLDER
from app.keyring import WRONG
from app.passphrase import read_code, write_code
from app.rows import PaperCode
from app.sealing import Binding
from app.two_persons import TwoPersonForm
from app.vault import Vault
from app.waystation import DATABASE, KEYS, Waystation, desks_of, unlock, utc_now
from models.base import new_id
from models.codes import Compartment, Role, TwoPerson
from tests.app.conftest import FLOOR, WORDS, Centre, check_whole

OTHER_WORDS = "zebra tulip abacus abdomen"
HERE = Binding("medical_check", uuid4(), "note")


def a_pass(role: Role = Role.VOLUNTEER, hours: float = 8) -> ShiftPassForm:
    return ShiftPassForm(new_id(), "Jonas", "Volunteer 1", role, utc_now() + timedelta(hours=hours))


def slot_of(folder: Path, desk: str) -> UUID:
    return next(found.slot_id for found in desks_of(folder) if found.label == desk)


def labels(folder: Path) -> set[str]:
    return {desk.label for desk in desks_of(folder)}


def later(hours: float) -> datetime:
    return utc_now() + timedelta(hours=hours)


def second_lead(manager: Waystation) -> Actor:
    form = UserForm(new_id(), "Jurga", "Lead 2", Role.MANAGER)
    user = manager.staff.add_user(manager.actor, form, WORDS, FLOOR).user
    return Actor(user.id, Role.MANAGER, user.desk, user.name)


def agreed(manager: Waystation, second: Actor, staff: UUID) -> UUID:
    form = TwoPersonForm(new_id(), TwoPerson.REVOKE_USER, str(staff), "left the house tonight")
    manager.two_persons.ask(manager.actor, form)
    return manager.two_persons.agree(second, form.id).id


def user_at(manager: Waystation, desk: str) -> UUID:
    return next(user.id for user in manager.staff.users(manager.actor) if user.desk == desk)


@dataclass
class Files:
    """The two files of a register, put back as they were at some moment."""

    folder: Path
    keys: bytes
    database: bytes

    @classmethod
    def of(cls, folder: Path) -> Files:
        return cls(folder, (folder / KEYS).read_bytes(), (folder / DATABASE).read_bytes())


def grown(centre: Centre) -> tuple[bytes, bytes]:
    """The key file before and after a user was added."""
    before = (centre.folder / KEYS).read_bytes()
    with_manager(centre, lambda manager: second_lead(manager))
    return before, (centre.folder / KEYS).read_bytes()


def with_manager(centre: Centre, work: object) -> None:
    manager = centre.unlock(Role.MANAGER)
    work(manager)  # type: ignore[operator]
    manager.close()


def staged(folder: Path) -> Path:
    return keyfile.staged_path(folder / KEYS)


def test_a_key_change_cut_short_after_its_commit_is_finished_at_the_next_unlock(centre: Centre) -> None:
    before, after = grown(centre)
    (centre.folder / KEYS).write_bytes(before)
    staged(centre.folder).write_bytes(after)
    centre.unlock(Role.STORE).close()
    assert (centre.folder / KEYS).read_bytes() == after
    assert not staged(centre.folder).exists()
    unlock(centre.folder, slot_of(centre.folder, "Lead 2"), WORDS).close()


def test_a_key_change_that_never_came_to_count_is_dropped(centre: Centre, tmp_path: Path) -> None:
    elsewhere = Centre(tmp_path / "elsewhere", centre.slots)
    shutil.copytree(centre.folder, elsewhere.folder)
    before, unknown = grown(elsewhere)
    staged(centre.folder).write_bytes(unknown)
    new_slot = slot_of(elsewhere.folder, "Lead 2")
    with pytest.raises(UserError, match="does not open this desk"):
        unlock(centre.folder, new_slot, WORDS)
    centre.unlock(Role.MANAGER).close()
    assert (centre.folder / KEYS).read_bytes() == before
    assert not staged(centre.folder).exists()


def test_a_failed_act_leaves_the_key_file_as_it_was(manager: Waystation, centre: Centre) -> None:
    before = (centre.folder / KEYS).read_bytes()
    form = UserForm(manager.actor.user, "Twice", "Desk 9", Role.STORE)
    with pytest.raises(Exception, match=r"."):
        manager.staff.add_user(manager.actor, form, WORDS, FLOOR)
    assert (centre.folder / KEYS).read_bytes() == before
    second_lead(manager)
    assert "Lead 2" in labels(centre.folder)
    assert "Desk 9" not in labels(centre.folder)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.STORE])
def test_an_older_key_file_put_back_is_told_and_opens_nothing(centre: Centre, role: Role) -> None:
    before, after = grown(centre)
    (centre.folder / KEYS).write_bytes(before)
    database = (centre.folder / DATABASE).read_bytes()
    with pytest.raises(StorageTrouble) as trouble:
        centre.unlock(role)
    assert trouble.value.sentence == OLDER
    assert (centre.folder / DATABASE).read_bytes() == database
    shutil.copy(centre.folder / (KEYS + ".bak"), centre.folder / KEYS)
    assert (centre.folder / KEYS).read_bytes() == after
    centre.unlock(role).close()


def test_a_shift_pass_works_until_it_ends_and_then_its_slot_goes(centre: Centre) -> None:
    manager = centre.unlock(Role.MANAGER)
    new = manager.keys.shift_pass(manager.actor, a_pass(hours=8), WORDS, FLOOR)
    assert (new.passphrase, new.user.role, new.user.until is None) == (WORDS, Role.VOLUNTEER, False)
    manager.close()
    slot = slot_of(centre.folder, "Volunteer 1")
    unlock(centre.folder, slot, WORDS).close()
    for _ in range(2):
        with pytest.raises(UserError, match="has ended"):
            unlock(centre.folder, slot, WORDS, lambda: later(8.1))
    unlock(centre.folder, centre.slots[Role.STORE], WORDS, lambda: later(8.1)).close()
    assert "Volunteer 1" in labels(centre.folder)
    lead = unlock(centre.folder, centre.slots[Role.MANAGER], WORDS, lambda: later(8.1))
    assert "Volunteer 1" not in labels(centre.folder)
    assert lead.keys.cut_ended(lead.actor) == 0
    check_whole(lead)
    lead.close()
    with pytest.raises(UserError, match="does not open this desk"):
        unlock(centre.folder, slot, WORDS)


@pytest.mark.parametrize(
    ("role", "hours", "field"),
    [(Role.MEDIC, 8, "role"), (Role.MANAGER, 8, "role"), (Role.STORE, 16.1, "until"), (Role.INTAKE, -1, "until")],
)
def test_a_pass_is_for_a_shift(manager: Waystation, centre: Centre, role: Role, hours: float, field: str) -> None:
    before = (centre.folder / KEYS).read_bytes()
    with pytest.raises(UserError) as refusal:
        manager.keys.shift_pass(manager.actor, a_pass(role, hours), WORDS, FLOOR)
    assert refusal.value.field == field
    assert (centre.folder / KEYS).read_bytes() == before


def test_who_is_suspended_is_out_at_once(centre: Centre) -> None:
    manager = centre.unlock(Role.MANAGER)
    with pytest.raises(Refused, match="themselves"):
        manager.keys.suspend(manager.actor, manager.actor.user)
    with pytest.raises(UserError, match="not known"):
        manager.keys.suspend(manager.actor, uuid4())
    manager.keys.suspend(manager.actor, user_at(manager, "Store"))
    manager.close()
    with pytest.raises(UserError, match="closed this desk"):
        centre.unlock(Role.STORE)
    centre.unlock(Role.INTAKE).close()
    manager = centre.unlock(Role.MANAGER)
    manager.keys.resume(manager.actor, user_at(manager, "Store"))
    with pytest.raises(UserError, match="not known"):
        manager.keys.resume(manager.actor, uuid4())
    manager.close()
    centre.unlock(Role.STORE).close()


def test_several_roles_are_kept_with_the_first_one_first(manager: Waystation, centre: Centre) -> None:
    form = UserForm(new_id(), "Jurga", "Both", Role.STORE, roles=(Role.INTAKE, Role.STORE))
    user = manager.staff.add_user(manager.actor, form, WORDS, FLOOR).user
    assert (user.role, user.roles) == (Role.STORE, (Role.STORE, Role.INTAKE))
    assert user in manager.staff.users(manager.actor)
    assert Vault.unlock(centre.folder / KEYS, slot_of(centre.folder, "Both"), WORDS).roles == user.roles


def test_revoking_needs_a_second_person_and_spends_the_agreement(manager: Waystation, centre: Centre) -> None:
    store, second = user_at(manager, "Store"), second_lead(manager)
    for nobody in (None, uuid4(), agreed(manager, second, user_at(manager, "Health"))):
        with pytest.raises(UserError, match="No second person"):
            manager.keys.revoke(manager.actor, store, nobody)
    assert "Store" in labels(centre.folder)
    agreement = agreed(manager, second, store)
    manager.keys.revoke(manager.actor, store, agreement)
    assert "Store" not in labels(centre.folder)
    with pytest.raises(UserError, match="No second person"):
        manager.keys.revoke(manager.actor, store, agreement)


def test_the_revoked_open_no_later_copy_and_everybody_else_does(centre: Centre) -> None:
    before = Files.of(centre.folder)
    old_key = Vault.unlock(centre.folder / KEYS, centre.slots[Role.STORE], WORDS).database_key
    manager = centre.unlock(Role.MANAGER)
    signing = manager.house.vault.card_public_key
    manager.keys.revoke(manager.actor, *_revoking(manager, "Store"))
    assert manager.house.vault.database_key != old_key
    assert manager.house.vault.card_public_key == signing  # wrapped anew: cards that are out still verify
    check_whole(manager)
    manager.close()
    raw = (centre.folder / DATABASE).read_bytes()
    with pytest.raises(UserError, match="does not open this desk"):
        centre.unlock(Role.STORE)
    (centre.folder / KEYS).write_bytes(before.keys)
    with pytest.raises(StorageTrouble, match="damaged or the key"):
        centre.unlock(Role.STORE)
    assert (centre.folder / DATABASE).read_bytes() == raw
    shutil.copy(centre.folder / (KEYS + ".bak"), centre.folder / KEYS)
    for role in (Role.MANAGER, Role.INTAKE, Role.MEDIC):
        open_again = centre.unlock(role)
        assert open_again.house.vault.database_key != old_key
        open_again.house.vault.sign_card(b"card")
        open_again.close()


def _revoking(manager: Waystation, desk: str) -> tuple[UUID, UUID]:
    staff = user_at(manager, desk)
    return staff, agreed(manager, second_lead(manager), staff)


@pytest.mark.parametrize("reached", ["committed", "rekeyed"])
def test_a_revocation_cut_short_is_finished_by_the_next_who_may_unlock(centre: Centre, reached: str) -> None:
    manager = centre.unlock(Role.MANAGER)
    staff, agreement = _revoking(manager, "Store")
    manager.close()
    manager = centre.unlock(Role.MANAGER)
    _stop_before(manager, "rekey" if reached == "committed" else "adopt")
    with pytest.raises(_CutShort):
        manager.keys.revoke(manager.actor, staff, agreement)
    manager.close()
    assert staged(centre.folder).exists()
    with pytest.raises(UserError) as refusal:
        centre.unlock(Role.STORE)
    assert refusal.value.sentence == WRONG
    intake = centre.unlock(Role.INTAKE)
    assert not staged(centre.folder).exists()
    assert "Store" not in labels(centre.folder)
    check_whole(intake)
    intake.close()
    centre.unlock(Role.MANAGER).close()


class _CutShort(Exception):
    pass


def _stop_before(manager: Waystation, step: str) -> None:
    """As if the power went out right there."""

    def stop(*_: object) -> None:
        raise _CutShort

    setattr(manager.house.store if step == "rekey" else manager.house.vault, step, stop)


def test_a_rotation_that_failed_is_finished_by_the_next_change(manager: Waystation, centre: Centre) -> None:
    staff, agreement = _revoking(manager, "Store")
    _stop_before(manager, "rekey")
    with pytest.raises(_CutShort):
        manager.keys.revoke(manager.actor, staff, agreement)
    del manager.house.store.rekey  # the disk has room again
    manager.keys.shift_pass(manager.actor, a_pass(), WORDS, FLOOR)
    assert labels(centre.folder) == {"Lead", "Lead 2", "Intake 1", "Health", "Volunteer 1"}


def test_when_a_medic_leaves_the_next_medic_makes_a_new_key_and_old_texts_stay_open(centre: Centre) -> None:
    first = centre.unlock(Role.MEDIC)
    old_keys = dict(first.house.vault.opened.keys)
    text = first.house.vault.seal(Compartment.MEDICAL, b"coughs at night", HERE)
    first.close()
    code = _second_medic(centre)
    manager = centre.unlock(Role.MANAGER)
    staff, agreement = _revoking(manager, "Health")
    assert not manager.keys.standing(manager.actor).medical_due
    manager.keys.revoke(manager.actor, staff, agreement)
    assert manager.keys.standing(manager.actor).medical_due
    urgent = manager.house.vault.seal(Compartment.EMERGENCY, b"nuts", HERE)
    manager.close()
    medic = unlock(centre.folder, slot_of(centre.folder, "Clinic 2"), WORDS)
    vault = medic.house.vault
    assert vault.due == ()
    assert vault.open(Compartment.MEDICAL, text, HERE) == b"coughs at night"
    assert vault.open(Compartment.EMERGENCY, urgent, HERE) == b"nuts"
    fresh = vault.seal(Compartment.MEDICAL, b"sleeps well", HERE)
    assert {name.version for name in vault.opened.keys if name.purpose == "medical"} == {1, 2}
    assert not set(old_keys.values()) & {key for name, key in vault.opened.keys.items() if name.version == 2}
    check_whole(medic)
    medic.close()
    _a_third_medic_reads(centre, code, {text: b"coughs at night", fresh: b"sleeps well"})


def _second_medic(centre: Centre) -> str:
    """Given by the creating session's recovery code; here the codes are made anew by one who holds all keys."""
    medic = centre.unlock(Role.MEDIC)
    code = medic.keys.renew_code(medic.actor, PaperCode.MEDICAL)
    medic.close()
    manager = centre.unlock(Role.MANAGER)
    form = UserForm(new_id(), "Rūta", "Clinic 2", Role.MEDIC)
    with pytest.raises(UserError) as refusal:
        manager.staff.add_user(manager.actor, form, WORDS, FLOOR)
    assert refusal.value.field == "recovery_code"
    form = UserForm(new_id(), "Rūta", "Clinic 2", Role.MEDIC, code)
    manager.staff.add_user(manager.actor, form, WORDS, FLOOR)
    manager.close()
    return code


def _a_third_medic_reads(centre: Centre, code: str, texts: dict[bytes, bytes]) -> None:
    """The code on paper still grants, and what it grants opens the texts of both keys."""
    manager = centre.unlock(Role.MANAGER)
    form = UserForm(new_id(), "Aistė", "Clinic 3", Role.MEDIC, code)
    manager.staff.add_user(manager.actor, form, WORDS, FLOOR)
    manager.close()
    third = Vault.unlock(centre.folder / KEYS, slot_of(centre.folder, "Clinic 3"), WORDS)
    assert {third.open(Compartment.MEDICAL, text, HERE) for text in texts} == set(texts.values())


@pytest.mark.parametrize("role", [Role.INTAKE, Role.MANAGER])
def test_anybody_changes_their_own_words(centre: Centre, role: Role) -> None:
    desk = centre.unlock(role)
    for old, new, field in ((OTHER_WORDS, OTHER_WORDS, "passphrase"), (WORDS, "1234", "passphrase")):
        with pytest.raises(UserError) as refusal:
            desk.keys.change_words(desk.actor, old, new, FLOOR)
        assert refusal.value.field == field
    desk.keys.change_words(desk.actor, WORDS, OTHER_WORDS, FLOOR)
    check_whole(desk)
    desk.close()
    with pytest.raises(UserError, match="does not open this desk"):
        centre.unlock(role)
    unlock(centre.folder, centre.slots[role], OTHER_WORDS).close()
    lead = unlock(centre.folder, centre.slots[Role.MANAGER], OTHER_WORDS if role is Role.MANAGER else WORDS)
    second_lead(lead)  # takes the amendment into the signed body
    lead.close()
    unlock(centre.folder, centre.slots[role], OTHER_WORDS).close()


def test_a_code_counts_when_it_was_typed_back(manager: Waystation) -> None:
    keys, me = manager.keys, manager.actor
    standing = keys.standing(me)
    assert standing.owed == tuple(PaperCode)
    assert not standing.whole
    assert standing.due - standing.since == timedelta(hours=24)
    code = keys.renew_code(me, PaperCode.STATION)
    for wrong, sentence in ((code[:-1], "not complete"), (_another(code), "belongs to other"), ("", "not complete")):
        with pytest.raises(UserError, match=sentence):
            keys.confirm_code(me, PaperCode.STATION, wrong)
    with pytest.raises(UserError, match="not the one needed"):
        keys.confirm_code(me, PaperCode.PROTECTION, code)
    keys.confirm_code(me, PaperCode.STATION, code.lower())
    keys.confirm_code(me, PaperCode.PROTECTION, keys.renew_code(me, PaperCode.PROTECTION))
    assert keys.standing(me).owed == (PaperCode.MEDICAL,)
    assert not keys.standing(me).second_lead
    second_lead(manager)
    assert keys.standing(me).second_lead
    keys.renew_code(me, PaperCode.STATION)
    assert keys.standing(me).owed == (PaperCode.STATION, PaperCode.MEDICAL)


def _another(code: str) -> str:
    return write_code(bytes(byte ^ 1 for byte in read_code(code)))


def test_a_lead_cannot_make_the_medical_code(manager: Waystation, centre: Centre) -> None:
    before = (centre.folder / KEYS).read_bytes()
    with pytest.raises(Refused, match="not on this desk"):
        manager.keys.renew_code(manager.actor, PaperCode.MEDICAL)
    assert (centre.folder / KEYS).read_bytes() == before


def test_a_medic_cannot_make_the_code_of_the_records(medic: Waystation) -> None:
    for code in (PaperCode.STATION, PaperCode.PROTECTION):
        with pytest.raises(Refused, match="not on this desk"):
            medic.keys.renew_code(medic.actor, code)
