"""The three kinds of failure a user can meet. None of them carries a personal value in its text."""

from __future__ import annotations

from uuid import UUID


class UserError(Exception):
    """Something the user can mend: a sentence of what happened, what is safe, what to do; `field` names the input."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class Overtaken(UserError):
    """Another desk changed the same rows twice while this one was working; `actor` is who wrote last elsewhere."""

    SENTENCE = (
        "{who} changed this meanwhile. Their change is safe and yours was not saved. "
        "Look at the record again and repeat your change."
    )

    def __init__(self, actor: UUID | None, desk: str = "") -> None:
        super().__init__(self.SENTENCE.format(who=f"The desk {desk}" if desk else "Somebody else"))
        self.actor = actor


class Refused(UserError):
    """The role in use may not do this act, or not with this person (design, section 5). The refusal is journaled."""

    def __init__(self, sentence: str, person: UUID | None = None) -> None:
        super().__init__(sentence)
        self.person = person


class StorageTrouble(Exception):
    """The machine is in trouble: full, read-only, locked, damaged, newer file. `sentence` says what is safe."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
