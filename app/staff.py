"""The people who work here: adding users. A passphrase is made, shown once and kept nowhere."""

from __future__ import annotations

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.errors import UserError
from app.forms import UserForm
from app.house import House
from app.passphrase import new_passphrase
from app.rows import NewUser, UserRow
from app.sealing import KdfCost
from models.place import StaffMember


class Staff:
    def __init__(self, house: House) -> None:
        self._house = house

    def add_user(self, actor: Actor, form: UserForm, passphrase: str = "", cost: KdfCost | None = None) -> NewUser:
        """A user with a key slot of their own; four words are generated unless a passphrase is given."""
        if not form.name.strip() or not form.desk.strip():
            raise UserError("A user needs a name and a desk. Nothing was saved. Fill in both.", "name")
        words = passphrase or new_passphrase()

        def work(session: Session) -> NewUser:
            member = StaffMember(id=form.id, name=form.name.strip(), desk=form.desk.strip(), role=form.role)
            session.add(member)
            session.flush()
            self._house.vault.add_user(
                form.id, member.desk, (form.role,), words, recovery_code=form.recovery_code, cost=cost
            )
            return NewUser(user_row(member), words)

        return self._house.write(actor, Act.ADD_USER, work)

    def users(self, actor: Actor) -> tuple[UserRow, ...]:
        def work(session: Session) -> tuple[UserRow, ...]:
            members = session.exec(select(StaffMember).where(col(StaffMember.voided).is_(False))).all()
            return tuple(user_row(member) for member in sorted(members, key=lambda member: member.desk))

        return self._house.read(actor, Act.LIST_USERS, work)


def user_row(member: StaffMember) -> UserRow:
    return UserRow(member.id, member.name, member.desk, member.role)
