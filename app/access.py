"""Who may do what: one table, role x act, that a person can read (domain.md, section 13)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from models.codes import Role

INT, MED, STO, SHM = Role.INTAKE, Role.MEDIC, Role.STORE, Role.MANAGER


class Act(StrEnum):
    """The acts of the house, named with the verbs the staff use. The value stands in the journal for ever."""

    SET_UP = "set_up"
    ADD_USER = "add_user"
    LIST_USERS = "list_users"
    OPEN_GROUP = "open_group"
    LIST_GROUPS = "list_groups"
    IMPORT_LIST = "import_list"
    READ_PROPOSALS = "read_proposals"
    DECIDE_PROPOSALS = "decide_proposals"
    COUNT_IN = "count_in"
    UNDO_COUNT = "undo_count"
    MARK_ABSENT = "mark_absent"
    NAME_ABSENT = "name_absent"
    NAME_EXPECTED = "name_expected"
    TRIAGE_BY_EYE = "triage_by_eye"
    SEE_BOARD = "see_board"
    REGISTER = "register"
    READ_REGISTRATION = "read_registration"
    COMPARE_TWINS = "compare_twins"
    DECIDE_TWINS = "decide_twins"
    BIND_CARD = "bind_card"
    SET_PHOTO = "set_photo"
    FIND = "find"
    OPEN_PERSON = "open_person"
    SEE_QUEUE_COLOURS = "see_queue_colours"
    READ_CHECK = "read_check"
    SAVE_CHECK = "save_check"
    SIGN_CHECK = "sign_check"
    ADD_ADDENDUM = "add_addendum"
    SEE_STOCK = "see_stock"
    RECEIVE_STOCK = "receive_stock"
    EDIT_CATALOGUE = "edit_catalogue"
    ISSUE = "issue"
    ISSUE_TO_GROUP = "issue_to_group"
    UNDO_ISSUE = "undo_issue"
    READ_LEDGER = "read_ledger"
    PRINT_CARDS = "print_cards"
    CANCEL_CARD = "cancel_card"
    SCAN_CARD = "scan_card"
    PRINT_LISTS = "print_lists"
    WRITE_LETTER = "write_letter"
    SIGN_LETTER = "sign_letter"
    PRINT_LETTER = "print_letter"
    SEE_PRINT_LOG = "see_print_log"


_ALL = frozenset({INT, MED, STO, SHM})

TABLE: dict[Act, frozenset[Role]] = {
    Act.SET_UP: frozenset({SHM}),
    Act.ADD_USER: frozenset({SHM}),
    Act.LIST_USERS: frozenset({SHM}),
    Act.OPEN_GROUP: frozenset({INT, SHM}),
    Act.LIST_GROUPS: _ALL,
    Act.IMPORT_LIST: frozenset({INT, SHM}),
    Act.READ_PROPOSALS: frozenset({INT, MED, SHM}),
    Act.DECIDE_PROPOSALS: frozenset({INT, MED, SHM}),
    Act.COUNT_IN: frozenset({INT, SHM}),
    Act.UNDO_COUNT: frozenset({INT, SHM}),
    Act.MARK_ABSENT: frozenset({INT, SHM}),
    Act.NAME_ABSENT: frozenset({INT, SHM}),
    Act.NAME_EXPECTED: frozenset({INT, MED, SHM}),
    Act.TRIAGE_BY_EYE: frozenset({INT, MED, SHM}),
    Act.SEE_BOARD: _ALL,
    Act.REGISTER: frozenset({INT, SHM}),
    Act.READ_REGISTRATION: frozenset({INT, SHM}),
    Act.COMPARE_TWINS: frozenset({INT, SHM}),
    Act.DECIDE_TWINS: frozenset({INT, SHM}),
    Act.BIND_CARD: frozenset({INT, SHM}),
    Act.SET_PHOTO: frozenset({INT, SHM}),
    Act.FIND: _ALL,
    Act.OPEN_PERSON: frozenset({INT, MED, SHM}),
    Act.SEE_QUEUE_COLOURS: frozenset({INT, MED, SHM}),
    Act.READ_CHECK: frozenset({MED}),
    Act.SAVE_CHECK: frozenset({MED}),
    Act.SIGN_CHECK: frozenset({MED}),
    Act.ADD_ADDENDUM: frozenset({MED}),
    Act.SEE_STOCK: frozenset({INT, STO, SHM}),
    Act.RECEIVE_STOCK: frozenset({STO}),
    Act.EDIT_CATALOGUE: frozenset({STO}),
    Act.ISSUE: frozenset({INT, STO}),
    Act.ISSUE_TO_GROUP: frozenset({STO}),
    Act.UNDO_ISSUE: frozenset({INT, STO}),
    Act.READ_LEDGER: frozenset({STO, SHM}),
    Act.PRINT_CARDS: frozenset({INT, SHM}),
    Act.CANCEL_CARD: frozenset({SHM}),
    Act.SCAN_CARD: _ALL,
    Act.PRINT_LISTS: frozenset({INT, SHM}),
    Act.WRITE_LETTER: frozenset({MED}),
    Act.SIGN_LETTER: frozenset({MED}),
    Act.PRINT_LETTER: frozenset({MED}),
    Act.SEE_PRINT_LOG: frozenset({INT, MED, SHM}),
}


@dataclass(frozen=True, repr=False)
class Actor:
    """The user at the desk and the one role in use; a switch of role is a new actor."""

    user: UUID
    role: Role
    desk: str
    name: str = ""


def may(actor: Actor, act: Act) -> bool:
    """Whether the role in use has the act; screens ask this so that nothing enabled would be refused."""
    return actor.role in TABLE[act]
