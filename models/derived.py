"""Tables that are not journaled: search tokens (derived, rebuilt at will) and photographs (named by salted digest)."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Field

from models.base import Derived
from models.columns import refers, text


class NameToken(Derived, table=True):
    """One folded name token of a person (design, section 7)."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: UUID = refers("person.id")
    token: str = text(120, index=True)


class Blob(Derived, table=True):
    """A photograph. `digest` = SHA-256 of salt and data; the tracked row holds the digest."""

    id: int | None = Field(default=None, primary_key=True)
    digest: bytes = Field(unique=True)
    salt: bytes
    data: bytes
