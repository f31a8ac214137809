"""Half-typed forms, kept in memory for as long as the desk is unlocked: one for each person."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from app.forms import PersonForm
from app.rows import RegistrationSheet


@dataclass
class Draft:
    """A form as it was opened and as it stands now; `sheet` is None for somebody new who is on no list.
    `kept`: it also lies in the register."""

    opened: PersonForm
    typed: PersonForm
    sheet: RegistrationSheet | None = None
    kept: bool = False

    @property
    def touched(self) -> bool:
        return self.typed != self.opened


@dataclass
class Drafts:
    """What was typed and not saved yet."""

    _kept: dict[UUID, Draft] = field(default_factory=dict, repr=False)

    def keep(self, draft: Draft) -> None:
        """Keep what was typed; a form nobody touched is not kept."""
        if draft.touched:
            self._kept[draft.typed.id] = draft
        else:
            self.drop(draft.typed.id)

    def of(self, person: UUID) -> Draft | None:
        return self._kept.get(person)

    def drop(self, person: UUID) -> None:
        self._kept.pop(person, None)

    def all(self) -> tuple[Draft, ...]:
        return tuple(self._kept.values())
