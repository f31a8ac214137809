"""Several roles a person: one is in use at a time, and taking another leaves a fact."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from app.access import Act, Actor
from app.errors import Refused
from app.house import House
from models.codes import Role

ROLE_SWITCH = "ROLE_SWITCH"


class Roles:
    """The roles of the user at the desk, as they stand sealed in the key slot."""

    def __init__(self, house: House) -> None:
        self._house = house

    def mine(self, actor: Actor) -> tuple[Role, ...]:
        """Every role that this user may take here, the one to start in first."""
        return self._house.read(actor, Act.SWITCH_ROLE, lambda session: self._house.vault.roles)

    def switch(self, actor: Actor, role: Role) -> Actor:
        """The same user in another role of theirs; what is sealed still follows the keys. Refused: not theirs."""

        def work(session: Session) -> Actor:
            if role not in self._house.vault.roles:
                raise Refused("This role is not yours. Nothing was changed. Ask the shift lead to give it to you.")
            self._house.note(session, ROLE_SWITCH, detail=role.value)
            return replace(actor, role=role)

        return self._house.write(actor, Act.SWITCH_ROLE, work)
