"""What the role at the desk may do for this person, and which of it is the next act."""

from __future__ import annotations

from dataclasses import dataclass

from app.access import Act, Actor, may
from app.rows import PersonRow
from models.codes import Arrival
from ui.words import _


@dataclass(frozen=True)
class Deed:
    """A button: its words, its key as shown and as Qt reads it, its icon, the page it opens for this person. `reads`:
    it only shows, so it is never the next act."""

    page: str
    words: str
    key: str
    icon: str
    reads: bool = False


def deeds(actor: Actor) -> tuple[Deed, ...]:
    """The buttons of a role, in their order."""
    offered = (
        (Act.ISSUE, Deed("supplies", _("Give supplies"), "F4", "package")),
        (Act.SAVE_CHECK, Deed("health", _("Health check"), "F6", "heart-pulse")),
        (Act.SEE_LETTERS, _letters(actor)),
        (Act.REGISTER, Deed("intake", _("Register or correct"), "Alt R", "pencil")),
        (Act.PRINT_CARDS, Deed("papers", _("Print card"), "Ctrl P", "printer")),
        (Act.RECORD_DEPARTURE, Deed("departure", _("Departure"), "", "door-open", reads=True)),
    )
    return tuple(deed for act, deed in offered if may(actor, act))


def _letters(actor: Actor) -> Deed:
    writes = may(actor, Act.WRITE_LETTER) or may(actor, Act.WRITE_REFERRAL)
    return Deed("letters", _("Write a letter") if writes else _("Letters"), "Ctrl E", "mail", reads=not writes)


def next_deed(row: PersonRow, offered: tuple[Deed, ...]) -> Deed | None:
    """The one filled button: the first thing that is still to be done."""
    done = {
        "intake": row.registered,
        "papers": row.carded,
        "supplies": row.supplied,
        "health": row.checked,
        "letters": False,
    }
    order = ("intake", "papers", "health", "supplies", "letters")
    waiting = (deed for key in order for deed in offered if deed.page == key and not done[key] and not deed.reads)
    return next(waiting, offered[0] if offered else None)


@dataclass(frozen=True)
class Todo:
    """Something that is still owed to the person; `page` is empty where this role cannot do it."""

    shape: str
    words: str
    second: str = ""
    button: str = ""
    page: str = ""
    about: bool = True


def todos(actor: Actor, row: PersonRow, owed: tuple[str, ...], unconfirmed: tuple[str, ...]) -> tuple[Todo, ...]:
    """What is not done yet, in the order in which it helps most; nothing for who has left."""
    if row.left:
        return ()
    if row.arrival is not Arrival.COUNTED:
        return _before_the_door(actor, row)
    return (*_health(actor, row), *_remarks(actor, unconfirmed), *_desk(actor, row), *_supplies(actor, row, owed))


def _before_the_door(actor: Actor, row: PersonRow) -> tuple[Todo, ...]:
    if row.arrival is Arrival.NOT_ARRIVED:
        return (Todo("waiting", _("Ask where this person is"), _("Did not arrive with the group")),)
    return (_todo(actor, Act.COUNT_IN, Todo("waiting", _("Not counted in yet"), "", _("Count"), "door", False)),)


def _health(actor: Actor, row: PersonRow) -> tuple[Todo, ...]:
    if row.checked:
        return ()
    return (_todo(actor, Act.SAVE_CHECK, Todo("waiting", _("Not seen by Health yet"), "", _("Check"), "health")),)


def _remarks(actor: Actor, unconfirmed: tuple[str, ...]) -> tuple[Todo, ...]:
    second = _("The list says so. Nobody has confirmed it.")
    return tuple(
        _todo(actor, Act.DECIDE_PROPOSALS, Todo("ask", words, second, _("Confirm"), "remarks", False))
        for words in unconfirmed
    )


def _desk(actor: Actor, row: PersonRow) -> tuple[Todo, ...]:
    todo: list[Todo] = []
    if not row.registered:
        waiting = Todo("waiting", _("Not registered yet"), "", _("Register"), "intake")
        todo.append(_todo(actor, Act.REGISTER, waiting))
    if not row.carded:
        todo.append(_todo(actor, Act.PRINT_CARDS, Todo("waiting", _("No card yet"), "", _("Print"), "papers")))
    return tuple(todo)


def _supplies(actor: Actor, row: PersonRow, owed: tuple[str, ...]) -> tuple[Todo, ...]:
    todo = [Todo("not_asked", item, _("Owed, when stock comes"), _("Give"), "supplies") for item in owed]
    if not row.supplied:
        todo.insert(0, Todo("waiting", _("Arrival kit not given yet"), "", _("Give"), "supplies"))
    return tuple(_todo(actor, Act.ISSUE, each) for each in todo)


def _todo(actor: Actor, act: Act, todo: Todo) -> Todo:
    return todo if may(actor, act) else Todo(todo.shape, todo.words, todo.second)
