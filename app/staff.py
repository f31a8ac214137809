"""The people who work here: adding users. A passphrase is made, shown once and kept nowhere."""

from __future__ import annotations

from datetime import datetime

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
    """One more user, in the register and in the key file at once."""
    if not form.name.strip() or not form.desk.strip():
        raise UserError("A user needs a name and a desk. Nothing was saved. Fill in both.", "name")
    words = passphrase or new_passphrase()
    person = Newcomer.checked(form.id, form.desk, form.roles, words, cost)

    def work(session: Session) -> tuple[NewUser, Revision]:
        further = " ".join(form.roles[1:])
        member = StaffMember(id=form.id, name=form.name.strip(), desk=person.desk, role=form.role)
        member.further_roles, member.until = further, until
        session.add(member)
        session.flush()
        return NewUser(user_row(member), words), with_user(house.vault.opened, person, form.recovery_code)

    return change(house, actor, act, KeyAct.USER_ADDED, work, form.id)


def user_row(member: StaffMember) -> UserRow:
    roles = (member.role, *(Role(code) for code in member.further_roles.split()))
    return UserRow(member.id, member.name, member.desk, member.role, roles, member.until, member.ended_at)
