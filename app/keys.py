"""Who is let in and who no longer is: shift passes, suspending, revoking, recovery codes, words, keys made anew."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor, may
from app.errors import Refused, StorageTrouble, UserError
from app.forms import ShiftPassForm, UserForm
from app.house import SHUT_OUT, House
from app.keychange import change
from app.keyparts import KeyFile
from app.keyring import MEDICAL, OTHER_CODE, WRONG_CODE, code_name
from app.revision import Revision, completed, revoked, rotated, with_code, with_words, without
from app.rows import KeyStanding, NewUser, PaperCode
from app.sealing import KdfCost
from app.staff import let_in, roles_of
from app.two_persons import require
from models.codes import KeyAct, Role, TwoPerson
from models.papers import Fact
from models.place import StaffMember
from models.trust import KeyChange

GRACE = timedelta(hours=24)
CONFIRMED = "CODE_CONFIRMED"

NOBODY = "This user is not known here. Nothing was changed. Open the list of users again."
YOURSELF = "Nobody can shut themselves out. Nothing was changed. Ask another shift lead."
SHIFT_OVER = "The pass of this desk has ended. What was saved is safe. Ask the shift lead for a new one."


class Keys:
    """Every change of the key file after the first run."""

    def __init__(self, house: House) -> None:
        self._house = house

    def standing(self, actor: Actor) -> KeyStanding:
        """What is still owed: a second lead, the codes not yet typed back; it should be done within a day."""
        return self._house.read(actor, Act.CONFIRM_CODE, self._standing)

    def _standing(self, session: Session) -> KeyStanding:
        file = self._house.vault.opened.file
        made = session.exec(select(KeyChange.at).where(col(KeyChange.what) == KeyAct.MADE)).all()
        since = min(made, default=self._house.now())
        leads = [member for member in _working(session) if Role.MANAGER in roles_of(member)]
        noted = set(session.exec(select(Fact.detail).where(col(Fact.kind) == CONFIRMED)).all())
        confirmed = tuple(code for code in PaperCode if _mark(file, code) in noted)
        return KeyStanding(since, since + GRACE, len(leads) > 1, confirmed, MEDICAL in file.due)

    def confirm_code(self, actor: Actor, which: PaperCode, typed: str) -> None:
        """A recovery code typed back from its paper; until then it does not count. UserError: another one, or none."""

        def work(session: Session) -> None:
            file = self._house.vault.opened.file
            found = code_name(file, typed)
            if found != which.value:
                raise UserError(OTHER_CODE if found else WRONG_CODE, field="recovery_code")
            self._house.note(session, CONFIRMED, detail=_mark(file, which))

        self._house.write(actor, Act.CONFIRM_CODE, work)

    def renew_code(self, actor: Actor, which: PaperCode) -> str:
        """A new recovery code for its paper; the one before opens nothing written from now on. Refused: the desk does
        not hold what the code opens."""

        def work(session: Session) -> tuple[str, Revision]:
            revision, code = with_code(self._house.vault.opened, which.value)
            return code, revision

        return change(self._house, actor, Act.CONFIRM_CODE, KeyAct.CODE_RENEWED, work)

    def suspend(self, actor: Actor, staff_id: UUID) -> None:
        """Shut a user out at once. By code only: revoking also changes the keys."""
        self._house.write(actor, Act.REVOKE_USER, lambda session: self._end(session, actor, staff_id))

    def resume(self, actor: Actor, staff_id: UUID) -> None:
        """Let a suspended user in again. UserError: the user is unknown, or was revoked and has no slot any more."""

        def work(session: Session) -> None:
            member = session.get(StaffMember, staff_id)
            here = any(slot.user_id == staff_id for slot in self._house.vault.opened.file.slots)
            if member is None or member.voided or not here:
                raise UserError(NOBODY)
            member.ended_at = None

        self._house.write(actor, Act.REVOKE_USER, work)

    def revoke(self, actor: Actor, staff_id: UUID, agreed: UUID | None) -> None:
        """Shut a user out for good, as a second person agreed: slot cut, new database key, new compartment keys. Copies
        made before still open with the old words; copies made later do not."""

        def work(session: Session) -> tuple[None, Revision]:
            require(session, TwoPerson.REVOKE_USER, str(staff_id), agreed, actor, self._house.now())
            self._end(session, actor, staff_id)
            return None, revoked(self._house.vault.opened, staff_id)

        change(self._house, actor, Act.REVOKE_USER, KeyAct.USER_REVOKED, work, staff_id)

    def _end(self, session: Session, actor: Actor, staff_id: UUID) -> None:
        member = session.get(StaffMember, staff_id)
        if member is None or member.voided:
            raise UserError(NOBODY)
        if staff_id == actor.user:
            raise Refused(YOURSELF)
        member.ended_at = member.ended_at or self._house.now()

    def shift_pass(
        self, actor: Actor, form: ShiftPassForm, passphrase: str = "", cost: KdfCost | None = None
    ) -> NewUser:
        """A volunteer's pass that ends by itself. UserError: another role, or more than 16 hours."""
        user = UserForm(form.id, form.name, form.desk, form.role)
        return let_in(self._house, actor, Act.GIVE_SHIFT, user, passphrase, cost, form.until)

    def cut_ended(self, actor: Actor) -> int:
        """Remove the slots of passes that have ended: how many."""

        def ended(session: Session) -> set[UUID]:
            slots = {slot.user_id for slot in self._house.vault.opened.file.slots}
            return {member.id for member in _members(session) if member.id in slots and _over(member, self._house)}

        found = self._house.read(actor, Act.GIVE_SHIFT, ended)
        if found:
            opened = self._house.vault.opened
            change(self._house, actor, Act.GIVE_SHIFT, KeyAct.SHIFT_OVER, lambda _: (None, without(opened, found)))
        return len(found)

    def complete_slots(self, actor: Actor) -> bool:
        """Give every slot the keys its roles open and it lacks, as far as this desk holds them: whether any lacked."""
        lacked = self._house.read(actor, Act.GIVE_SHIFT, lambda _: completed(self._house.vault.opened))
        if lacked is not None:
            change(self._house, actor, Act.GIVE_SHIFT, KeyAct.ROTATED, lambda _: (None, lacked))
        return lacked is not None

    def rotate_if_due(self, actor: Actor) -> bool:
        """A new medical key after a medic left, made by a medic who remains: whether it was due and could be made here.
        The key before stays with its holders, so that older texts still open."""
        vault = self._house.vault
        due = self._house.read(actor, Act.ROTATE_KEYS, lambda _: vault.holds(MEDICAL) and MEDICAL in vault.due)
        if due:
            change(
                self._house,
                actor,
                Act.ROTATE_KEYS,
                KeyAct.ROTATED,
                lambda _: (None, rotated(vault.opened, MEDICAL)),
            )
        return due

    def change_words(self, actor: Actor, old: str, new: str, cost: KdfCost | None = None) -> None:
        """Other words for the own desk. UserError: the old ones are wrong, or the new ones too easy to guess."""

        def work(session: Session) -> tuple[None, Revision]:
            return None, with_words(self._house.vault.opened, old, new, cost)

        change(self._house, actor, Act.CHANGE_WORDS, KeyAct.WORDS_CHANGED, work, actor.user)


def tend(keys: Keys, actor: Actor) -> None:
    """What an unlock puts in order by itself; a full disk does not keep anybody out."""
    with suppress(StorageTrouble):
        if may(actor, Act.GIVE_SHIFT):
            keys.cut_ended(actor)
            keys.complete_slots(actor)
        if may(actor, Act.ROTATE_KEYS):
            keys.rotate_if_due(actor)


def require_current(member: StaffMember | None, now: datetime) -> None:
    """UserError when this user's pass has ended or the user was shut out."""
    if member is not None and member.ended_at is not None:
        raise UserError(SHUT_OUT)
    if member is not None and member.until is not None and member.until <= now:
        raise UserError(SHIFT_OVER)


def _mark(file: KeyFile, code: PaperCode) -> str:
    """Which code it is, and of which printing: a renewed code has to be typed back again."""
    public = next((found.public for found in file.recoveries if found.name == code.value), b"")
    return f"{code.value} {public[:8].hex()}"


def _members(session: Session) -> Sequence[StaffMember]:
    return session.exec(select(StaffMember).where(col(StaffMember.voided).is_(False))).all()


def _working(session: Session) -> list[StaffMember]:
    return [member for member in _members(session) if member.ended_at is None]


def _over(member: StaffMember, house: House) -> bool:
    return member.until is not None and member.until <= house.now()
