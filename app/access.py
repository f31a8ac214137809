"""Who may do what: one table, role x act, that a person can read (domain.md, section 13)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from models.codes import Role

INT, MED, AID, STO, SHM = Role.INTAKE, Role.MEDIC, Role.AID, Role.STORE, Role.MANAGER
CAS, LEG, GAT, DPO = Role.CASE, Role.LEGAL, Role.GATE, Role.PROTECTION_OFFICER
ADM, VOL = Role.TECHNICIAN, Role.VOLUNTEER


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
    SWITCH_ROLE = "switch_role"
    SAVE_DRAFT = "save_draft"
    CHANGE_WORDS = "change_words"
    PANIC = "panic"
    REVOKE_USER = "revoke_user"
    ROTATE_KEYS = "rotate_keys"
    GIVE_SHIFT = "give_shift"
    CONFIRM_CODE = "confirm_code"
    RECOVER = "recover"
    ASK_SECOND = "ask_second"
    AGREE_SECOND = "agree_second"
    EXPORT_BULK = "export_bulk"
    COUNTERSIGN = "countersign"
    RELEASE_EXTRACT = "release_extract"
    BREAK_GLASS = "break_glass"
    SEE_BROKEN_GLASS = "see_broken_glass"
    ASSIGN_CASE = "assign_case"
    WRITE_CASE_NOTE = "write_case_note"
    READ_CASE_NOTES = "read_case_notes"
    READ_LOG = "read_log"
    SEE_CONFLICTS = "see_conflicts"
    SETTLE_CONFLICT = "settle_conflict"
    UNDO_ACT = "undo_act"
    BACK_UP = "back_up"
    RESTORE = "restore"
    CHECK_FILE = "check_file"
    EXCHANGE = "exchange"
    COPY_FOR_SUBJECT = "copy_for_subject"
    CORRECT = "correct"
    RESTRICT = "restrict"
    HOLD = "hold"
    ERASE = "erase"
    SET_RETENTION = "set_retention"
    REVIEW_RETENTION = "review_retention"
    PSEUDONYMISE = "pseudonymise"
    LOG_INCIDENT = "log_incident"
    PRINT_PROCESSING = "print_processing"


_ALL = frozenset({INT, MED, STO, SHM})
_ANYBODY = frozenset(Role)

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
    Act.SWITCH_ROLE: _ANYBODY,
    Act.SAVE_DRAFT: _ANYBODY,
    Act.CHANGE_WORDS: _ANYBODY,
    Act.PANIC: _ANYBODY,
    Act.REVOKE_USER: frozenset({SHM}),
    Act.ROTATE_KEYS: frozenset({SHM, MED}),
    Act.GIVE_SHIFT: frozenset({SHM}),
    Act.CONFIRM_CODE: frozenset({SHM, MED}),
    Act.RECOVER: frozenset({SHM, MED}),
    Act.ASK_SECOND: frozenset({SHM, CAS, DPO}),
    Act.AGREE_SECOND: frozenset({SHM, DPO}),
    Act.EXPORT_BULK: frozenset({SHM, CAS}),
    Act.COUNTERSIGN: frozenset({SHM, DPO}),
    Act.RELEASE_EXTRACT: frozenset({MED}),
    Act.BREAK_GLASS: frozenset({SHM}),
    Act.SEE_BROKEN_GLASS: frozenset({MED, DPO}),
    Act.ASSIGN_CASE: frozenset({SHM}),
    Act.WRITE_CASE_NOTE: frozenset({CAS, LEG}),
    Act.READ_CASE_NOTES: frozenset({CAS, LEG}),
    Act.READ_LOG: frozenset({SHM, DPO}),
    Act.SEE_CONFLICTS: frozenset({INT, MED, STO, SHM}),
    Act.SETTLE_CONFLICT: frozenset({INT, MED, SHM}),
    Act.UNDO_ACT: frozenset({INT, SHM}),
    Act.BACK_UP: frozenset({SHM, ADM}),
    Act.RESTORE: frozenset({SHM, ADM}),
    Act.CHECK_FILE: frozenset({SHM, ADM, DPO}),
    Act.EXCHANGE: frozenset({SHM, ADM}),
    Act.COPY_FOR_SUBJECT: frozenset({INT, SHM, CAS, LEG, DPO}),
    Act.CORRECT: frozenset({INT, SHM, CAS}),
    Act.RESTRICT: frozenset({SHM, DPO}),
    Act.HOLD: frozenset({SHM, LEG, DPO}),
    Act.ERASE: frozenset({DPO}),
    Act.SET_RETENTION: frozenset({DPO}),
    Act.REVIEW_RETENTION: frozenset({SHM, DPO}),
    Act.PSEUDONYMISE: frozenset({DPO}),
    Act.LOG_INCIDENT: frozenset({SHM, DPO}),
    Act.PRINT_PROCESSING: frozenset({SHM, DPO}),
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
