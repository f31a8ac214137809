"""The people who work here: adding users. A passphrase is made, shown once and kept nowhere."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.errors import UserError
from app.forms import UserForm
from app.house import House
from app.keychange import change
from app.passphrase import new_passphrase
from app.revision import Revision, with_user
from app.rows import NewUser, UserRow
from app.sealing import KdfCost
from app.slots import Newcomer
from models.codes import KeyAct, Role
from models.place import StaffMember

SHIFT_ROLES = (Role.VOLUNTEER, Role.STORE, Role.INTAKE)
LONGEST_SHIFT = timedelta(hours=16)

NOT_FOR_A_SHIFT = "A shift pass is for a volunteer, the store or intake. Nothing was saved. Add others as users."
NOT_A_SHIFT = "A shift pass ends within the next 16 hours. Nothing was saved. Choose when the shift ends."


class Staff:
    def __init__(self, house: House) -> None:
        self._house = house

    def add_user(self, actor: Actor, form: UserForm, passphrase: str = "", cost: KdfCost | None = None) -> NewUser:
        """A user with a key slot of their own; words are generated unless a passphrase is given."""
        return let_in(self._house, actor, Act.ADD_USER, form, passphrase, cost)

    def users(self, actor: Actor) -> tuple[UserRow, ...]:
        def work(session: Session) -> tuple[UserRow, ...]:
            members = session.exec(select(StaffMember).where(col(StaffMember.voided).is_(False))).all()
            return tuple(user_row(member) for member in sorted(members, key=lambda member: member.desk))

        return self._house.read(actor, Act.LIST_USERS, work)


def let_in(
    house: House,
    actor: Actor,
    act: Act,
    form: UserForm,
    passphrase: str,
    cost: KdfCost | None,
    until: datetime | None = None,
) -> NewUser:
    """One more user, in the register and in the key file at once. `until`: for a shift only."""

    def work(session: Session) -> tuple[NewUser, Revision]:
        if until is not None:
            _require_shift(form.role, until, house.now())
        if not form.name.strip() or not form.desk.strip():
            raise UserError("A user needs a name and a desk. Nothing was saved. Fill in both.", "name")
        words = passphrase or new_passphrase()
        person = Newcomer.checked(form.id, form.desk, form.roles, words, cost)
        further = " ".join(form.roles[1:])
        member = StaffMember(id=form.id, name=form.name.strip(), desk=person.desk, role=form.role)
        member.further_roles, member.until = further, until
        session.add(member)
        session.flush()
        return NewUser(user_row(member), words), with_user(house.vault.opened, person, form.recovery_code)

    return change(house, actor, act, KeyAct.USER_ADDED, work, form.id)


def _require_shift(role: Role, until: datetime, now: datetime) -> None:
    if role not in SHIFT_ROLES:
        raise UserError(NOT_FOR_A_SHIFT, field="role")
    if not now < until <= now + LONGEST_SHIFT:
        raise UserError(NOT_A_SHIFT, field="until")


def roles_of(member: StaffMember) -> tuple[Role, ...]:
    """Every role of a user, the one to start in first."""
    return (member.role, *(Role(code) for code in member.further_roles.split()))


def user_row(member: StaffMember) -> UserRow:
    return UserRow(member.id, member.name, member.desk, member.role, roles_of(member), member.until, member.ended_at)
