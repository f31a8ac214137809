"""What the clinic keeps: sealed to `medical`, bound to its place; anybody may put something in, only medics open it."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from app.content import from_content, to_content
from app.house import House
from app.sealing import Binding
from models.codes import Compartment

Form = TypeVar("Form")


def seal(house: House, form: Any, table: str, row: UUID) -> bytes:
    """The content of a row, to be opened only there."""
    return house.vault.seal(Compartment.MEDICAL, to_content(form), Binding(table, row, "content"))


def unseal(house: House, kind: type[Form], content: bytes, table: str, row: UUID) -> Form:
    """The form back. Refused where the key is not held, or the content was moved or damaged."""
    return from_content(kind, house.vault.open(Compartment.MEDICAL, content, Binding(table, row, "content")))
