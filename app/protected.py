"""What is told in confidence (S4): sealed whole to `protection`, each text to the place where it stands."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from app.content import from_content, to_content
from app.errors import UserError
from app.house import House
from app.sealing import Binding
from models.codes import Compartment

T = TypeVar("T")
LONGEST = 20_000
TOO_LONG = "A text is longer than {most} characters. Nothing was saved. Shorten it."


def seal(house: House, told: Any, table: str, row: UUID, field: str = "content") -> bytes:
    """A frozen form as ciphertext; every desk can do it, whether or not it can open it again."""
    return house.vault.seal(Compartment.PROTECTION, to_content(told), Binding(table, row, field))


def unseal(house: House, kind: type[T], sealed: bytes, table: str, row: UUID, field: str = "content") -> T:
    """The form back; Refused without the key, or in another place than it was sealed for."""
    return from_content(kind, house.vault.open(Compartment.PROTECTION, sealed, Binding(table, row, field)))


def require_length(text: str, field: str, most: int = LONGEST) -> None:
    """UserError naming the field; what is sealed has no column that would refuse it."""
    if len(text) > most:
        raise UserError(TOO_LONG.format(most=f"{most:,}"), field)
