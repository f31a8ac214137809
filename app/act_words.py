"""Plain words for what the journal holds: acts, facts, fields. Past for what was done, base for what was refused."""

from __future__ import annotations

from app.access import Act

# past/base, then the rest of the sentence
_ACTS = {
    Act.SET_UP: "set/set up the house",
    Act.SEE_PRESENCE: "read/read who is in the house",
    Act.MARK_PRESENCE: "marked/mark where the person is",
    Act.TAKE_ROLL_CALL: "took/take a roll-call",
    Act.SCAN_GATE: "scanned/scan at the gate",
    Act.GIVE_LEAVE: "gave/give leave",
    Act.EDIT_HOUSE_RULES: "changed/change the rules of the house",
    Act.SEE_APPOINTMENTS: "read/read the appointments",
    Act.WRITE_APPOINTMENT: "planned/plan an appointment",
    Act.MOVE_MEDICAL: "moved/move a medical appointment",
    Act.HAND_OVER_SHIFT: "handed over/hand over the shift",
    Act.COUNT_MEAL: "counted/count a meal",
    Act.EDIT_MEALS: "changed/change the meals",
    Act.USE_WORDS: "read/read what the house calls things",
    Act.SEE_REFERENCE: "read/read the words of the house",
    Act.EDIT_REFERENCE: "changed/change the words of the house",
    Act.SEE_BRIEFINGS: "read/read the briefings",
    Act.GIVE_BRIEFING: "kept/keep a briefing",
    Act.SEE_VOUCHERS: "read/read the vouchers",
    Act.GIVE_VOUCHER: "gave/give a voucher or money",
    Act.TAKE_BACK_VOUCHER: "took back/take back a voucher or money",
    Act.ADD_USER: "added/add a user",
    Act.LIST_USERS: "read/read the list of users",
    Act.OPEN_GROUP: "opened/open an arrival group",
    Act.LIST_GROUPS: "read/read the arrival groups",
    Act.IMPORT_LIST: "read in/read in a list",
    Act.READ_PROPOSALS: "read/read the remarks to confirm",
    Act.DECIDE_PROPOSALS: "decided/decide remarks of the list",
    Act.COUNT_IN: "counted/count somebody in",
    Act.UNDO_COUNT: "took back/take back a count",
    Act.MARK_ABSENT: "said/say why somebody is not here",
    Act.CLOSE_GROUP: "closed/close the count of a group",
    Act.NAME_ABSENT: "named/name who is absent",
    Act.NAME_EXPECTED: "named/name who is expected",
    Act.SEE_NAME: "saw/see the name",
    Act.SEE_FACE: "saw/see the photograph",
    Act.SEE_SEX: "saw/see the sex",
    Act.SEE_AGE: "saw/see the age",
    Act.SEE_BIRTH: "saw/see the birth date",
    Act.SEE_SAFETY_SIGN: "saw/see the safety sign",
    Act.SEE_INSTRUCTIONS: "saw/see the work instructions",
    Act.SEE_DIET: "saw/see the diet",
    Act.SEE_EVACUATION: "saw/see who needs help to get out",
    Act.TRIAGE_BY_EYE: "chose/choose a colour by eye",
    Act.SEE_BOARD: "read/read the page Tonight",
    Act.LIST_PEOPLE: "read/read the list of a group",
    Act.REGISTER: "registered/register the person",
    Act.READ_REGISTRATION: "opened/open the registration form",
    Act.COMPARE_TWINS: "compared/compare likely doubles",
    Act.DECIDE_TWINS: "decided/decide whether two are the same person",
    Act.BIND_CARD: "bound/bind a card",
    Act.SET_PHOTO: "took/take a photograph",
    Act.READ_DOCUMENTS: "read/read the papers",
    Act.EDIT_DOCUMENTS: "wrote down/write down a paper",
    Act.SEE_BELONGINGS: "read/read the belongings",
    Act.EDIT_BELONGINGS: "wrote down/write down a belonging",
    Act.HAND_OVER: "wrote down/write down a hand-over",
    Act.PRINT_RECEIPT: "printed/print a receipt",
    Act.ADD_SCAN: "kept/keep a scan of a paper",
    Act.READ_SCANS: "opened/open the scans of papers",
    Act.SEE_TASKS: "read/read the tasks",
    Act.WRITE_TASK: "wrote/write a task",
    Act.SETTLE_TASK: "settled/settle a task",
    Act.FIND: "searched/search for people",
    Act.OPEN_PERSON: "opened/open the record",
    Act.SEE_QUEUE_COLOURS: "read/read the health queue",
    Act.READ_CHECK: "opened/open the health check",
    Act.SAVE_CHECK: "wrote/write in the health check",
    Act.RECORD_VITALS: "wrote/write vital signs",
    Act.SIGN_CHECK: "signed/sign the health check",
    Act.ADD_ADDENDUM: "added/add to the health check",
    Act.DISPENSE: "handed out/hand out from the clinic's stock",
    Act.PRINT_SUMMARY: "made/make a medical summary",
    Act.SEE_STOCK: "read/read the stock",
    Act.RECEIVE_STOCK: "received/receive goods",
    Act.EDIT_CATALOGUE: "changed/change the catalogue",
    Act.ISSUE: "gave/give supplies",
    Act.ISSUE_TO_GROUP: "gave/give supplies to a group",
    Act.UNDO_ISSUE: "took back/take back supplies",
    Act.READ_LEDGER: "read/read the stock ledger",
    Act.PRINT_CARDS: "printed/print cards",
    Act.CANCEL_CARD: "cancelled/cancel a card",
    Act.SCAN_CARD: "read/read a card",
    Act.SEE_TRUST: "read/read the list of station keys",
    Act.TRUST_STATION: "changed/change the list of station keys",
    Act.PRINT_LISTS: "printed/print lists",
    Act.GIVE_OUT_PAPER: "gave out/give out a paper",
    Act.CHOOSE_LIST: "set up/set up a list",
    Act.PRINT_FIRE_LIST: "printed/print the fire list",
    Act.PRINT_STATISTICS: "printed/print the counts",
    Act.WRITE_LETTER: "wrote/write a letter",
    Act.SIGN_LETTER: "signed/sign a letter",
    Act.PRINT_LETTER: "printed/print a letter",
    Act.WRITE_REFERRAL: "wrote/write a letter of case work",
    Act.SIGN_REFERRAL: "signed/sign a letter of case work",
    Act.PRINT_REFERRAL: "printed/print a letter of case work",
    Act.SEE_LETTERS: "looked/look at the letters",
    Act.TRACK_LETTER: "noted/note what became of a letter",
    Act.EDIT_TEMPLATES: "changed/change a template of letters",
    Act.EDIT_ORGANISATIONS: "changed/change an organisation",
    Act.OVERRIDE_RULE: "gave/give out of turn",
    Act.RETURN_ITEM: "took/take something back into the store",
    Act.MOVE_STOCK: "moved or kept back/move or keep back stock",
    Act.WRITE_OFF: "wrote off/write off stock",
    Act.COUNT_STOCK: "counted/count the stock",
    Act.EXPORT_STOCK: "exported/export the figures of the store",
    Act.EDIT_RULES: "changed/change a rule of giving",
    Act.SEE_BEDS: "saw/see the beds",
    Act.PLACE_IN_BED: "gave/give somebody a bed",
    Act.EDIT_PLACES: "changed/change rooms and beds",
    Act.SEE_TRIPS: "saw/see the trips",
    Act.PLAN_TRIP: "planned/plan a trip",
    Act.CHANGE_TRIP: "changed/change a trip",
    Act.COUNT_TRIP: "counted/count the people of a trip",
    Act.PACK_TRIP: "made/make a package for another centre",
    Act.TAKE_IN_TRIP: "took in/take in a package of another centre",
    Act.SEE_PRINT_LOG: "read/read what was printed",
    Act.SWITCH_ROLE: "took/take another role",
    Act.SAVE_DRAFT: "kept/keep a half-typed form",
    Act.CHANGE_WORDS: "changed/change a passphrase",
    Act.REVOKE_USER: "ended/end the access of a user",
    Act.ROTATE_KEYS: "changed/change the keys",
    Act.GIVE_SHIFT: "gave/give a shift pass",
    Act.CONFIRM_CODE: "confirmed/confirm a recovery code",
    Act.RECOVER: "used/use a recovery code",
    Act.ASK_SECOND: "asked/ask a second person to agree",
    Act.AGREE_SECOND: "answered/answer for an act of two persons",
    Act.EXPORT_BULK: "exported/export many people",
    Act.COUNTERSIGN: "countersigned/countersign a print",
    Act.RELEASE_EXTRACT: "released/release the emergency extract",
    Act.BREAK_GLASS: "broke/break the glass of the emergency extract",
    Act.SEE_BROKEN_GLASS: "looked/look at who broke the glass",
    Act.ASSIGN_CASE: "gave/give a case to somebody",
    Act.WRITE_CASE_NOTE: "wrote/write a case note",
    Act.READ_CASE_NOTES: "opened/open the case notes",
    Act.READ_LOG: "read/read the read log",
    Act.SEE_CONFLICTS: "read/read what two laptops wrote differently",
    Act.SETTLE_CONFLICT: "settled/settle what two laptops wrote differently",
    Act.UNDO_ACT: "took back/take back an act",
    Act.BACK_UP: "made/make a copy of the register",
    Act.KEEP_COPY: "kept/keep a copy of the register",
    Act.RESTORE: "brought/bring the register back from a copy",
    Act.CHECK_FILE: "checked/check the file",
    Act.WATCH_FILE: "watched/watch the file",
    Act.RECORD_DEPARTURE: "wrote down/write down a departure",
    Act.EXCHANGE: "exchanged/exchange entries with another laptop",
    Act.COPY_FOR_SUBJECT: "made/make the copy for the person",
    Act.CORRECT: "corrected/correct the record",
    Act.RESTRICT: "restricted/restrict the record",
    Act.HOLD: "held/hold the record for a legal claim",
    Act.ERASE: "erased/erase fields",
    Act.SET_RETENTION: "set/set how long records are kept",
    Act.REVIEW_RETENTION: "reviewed/review what is over time",
    Act.PSEUDONYMISE: "took/take the name off the record",
    Act.LOG_INCIDENT: "wrote/write in the incident log",
    Act.PRINT_PROCESSING: "printed/print the record of processing",
    Act.GIVE_NOTICE: "gave/give a privacy notice",
    Act.RECORD_CONSENT: "wrote down/write down a consent",
    Act.RAISE_CAUTIOUS: "set/set a cautious safety flag",
    Act.RAISE_FLAG: "set/set a safety flag",
    Act.LIFT_FLAG: "lifted/lift a safety flag",
    Act.READ_FLAG_REASON: "opened/open the reasons of safety flags",
    Act.TELL_THREAT: "wrote down/write down a threat",
    Act.READ_THREATS: "opened/open the threats told",
    Act.WRITE_CONTACT: "wrote down/write down a contact",
    Act.READ_CONTACTS: "opened/open the contacts",
    Act.RECORD_WISH: "wrote down/write down a wish for a destination",
    Act.SEE_PATHWAYS: "read/read the list of pathways",
    Act.EDIT_PATHWAYS: "changed/change the list of pathways",
    Act.DISCUSS_PATHWAY: "noted/note a talk about a pathway",
    Act.READ_PATHWAY_TALKS: "opened/open the talks about pathways",
    Act.FIRST_CALL: "noted/note the first call home",
    Act.TAKE_ENQUIRY: "took/take a message at the enquiry desk",
    Act.READ_ENQUIRIES: "opened/open the messages of the enquiry desk",
    Act.SETTLE_ENQUIRY: "settled/settle a message of the enquiry desk",
}
_FACTS = {
    "LOOKED": "opened the record",
    "CLOCK_CHANGED": "found the clock of the laptop changed by {detail}",
    "SEALED_READ check": "opened the health check",
    "SEALED_READ letter": "opened the letters",
    "SEALED_READ case": "opened the case notes",
    "SEALED_READ flags": "opened the reasons of safety flags",
    "SEALED_READ threats": "opened the threats told",
    "SEALED_READ contacts": "opened the contacts",
    "SEALED_READ pathways": "opened the talks about pathways",
    "SEALED_READ enquiries": "opened the messages of the enquiry desk",
    "SEALED_READ appointment": "opened what an appointment is for",
    "SEALED_READ paper": "opened the statement about a paper",
    "SEALED_READ": "opened sealed notes",
    "SCAN_OPENED": "opened a scan of a paper",
    "GLASS_BROKEN": "broke the glass of the emergency extract",
    "GROUP_REOPENED": "opened the count of a group again",
    "SEARCHED": "searched wide: {count} people found",
    "ROLE_SWITCH": "took another role",
    "EXPORTED": "exported {count} records",
    "STOCK_EXPORTED": "exported the figures of {count} items",
    "PAPER_PRINTED": "sent print {detail} to the printer, {count} copies",
    "PAPER_SAVED": "saved print {detail} as a file",
    "COPY_MADE": "made a copy of the register",
    "MEDIUM_CHOSEN": "chose where the second copies go",
    "RESTORED": "brought the register back from a copy",
}
_FIELDS = {
    "family": "family name",
    "given": "given name",
    "patronymic": "patronymic",
    "sex": "sex",
    "birth_text": "birth date",
    "birth_age_on": "birth date",
    "nationality": "nationality",
    "languages": "languages",
    "interpreter": "interpreter",
    "photo": "photograph",
    "triage": "colour",
    "arrival": "arrival",
    "absence": "absence",
    "running_number": "number",
    "notice_given": "privacy notice",
    "registered_at": "registration",
    "custody": "papers in hand",
    "code": "marks",
    "state": "state",
}


def done(act: str) -> str:
    """What was done, as a person says it; an act of another version is said by its code."""
    return _said(act, 0)


def refused(act: str) -> str:
    """What was asked and refused."""
    return f"was refused: {_said(act, 1)}"


def read(kind: str, detail: str, count: int) -> str:
    """What a fact says: a sealed text opened, a wide search, a role taken, an act refused."""
    if kind == "REFUSED":
        return refused(detail)
    words = _FACTS.get(f"{kind} {detail}") or _FACTS.get(kind) or kind.replace("_", " ").lower()
    return words.format(count=count, detail=detail)


def fields(names: frozenset[str]) -> tuple[str, ...]:
    """The fields that were written, in words and in the order of the form; those that say nothing are left out."""
    return tuple(dict.fromkeys(words for name, words in _FIELDS.items() if name in names))


def _said(act: str, tense: int) -> str:
    if act not in _BY_ACT:
        return act.replace("_", " ")
    return _BY_ACT[act][tense]


def _both(words: str) -> tuple[str, str]:
    """Past and base of a sentence whose verb is written past/base; the base may be two words long."""
    past, rest = words.split("/", 1)
    base, _, tail = rest.partition(" ")
    extra = past.split(" ")[1:]
    if extra and tail.startswith(extra[0] + " "):
        base, tail = f"{base} {extra[0]}", tail[len(extra[0]) + 1 :]
    return f"{past} {tail}", f"{base} {tail}"


_BY_ACT: dict[str, tuple[str, str]] = {act.value: _both(words) for act, words in _ACTS.items()}
