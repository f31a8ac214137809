"""The columns that a list may have: how each looks, how sensitive it is, which act of `access` it shows."""

from __future__ import annotations

from dataclasses import dataclass

from app.access import Act
from models.codes import PaperClass
from printing.rosters.data import Look


@dataclass(frozen=True)
class ListColumn:
    """`weight`: its share of the width, about mm. `shows`: whoever may not do this is not shown the column.
    `personal`: left out where a list goes by numbers only. Its title stands in the catalogue under its code."""

    code: str
    weight: float
    look: Look = Look.TEXT
    paper_class: PaperClass = PaperClass.S1
    shows: Act | None = None
    personal: bool = False


def _by_hand(code: str, weight: float, look: Look = Look.BLANK) -> ListColumn:
    """What the record does not hold yet (room, bed, seat, time): an empty cell to write in on the first night. As soon
    as it does, the column gets a look of its own here and a source in `app.rosters.cells`, and no list changes."""
    return ListColumn(code, weight, look)


S2, S3 = PaperClass.S2, PaperClass.S3
_ALL = (
    ListColumn("CODE", 15, Look.CODE),
    ListColumn("POSITION", 12, Look.FIT),
    ListColumn("NUMBER", 31, Look.FIT),
    ListColumn("NAME", 60, Look.NAME, shows=Act.SEE_NAME, personal=True),
    ListColumn("OWN", 54, Look.OWN, shows=Act.SEE_NAME, personal=True),
    ListColumn("SEX", 12, Look.FIT, shows=Act.SEE_SEX),
    ListColumn("AGE", 20, Look.FIT, shows=Act.SEE_AGE, personal=True),
    ListColumn("BORN", 32, paper_class=S2, shows=Act.SEE_BIRTH, personal=True),
    ListColumn("NATIONALITY", 24, paper_class=S2, shows=Act.READ_REGISTRATION, personal=True),
    ListColumn("DOCUMENT", 44, paper_class=S2, shows=Act.READ_DOCUMENTS, personal=True),
    ListColumn("GROUP", 26),
    ListColumn("SINCE", 36, Look.FIT),
    ListColumn("LANGUAGE", 46, shows=Act.OPEN_PERSON),
    ListColumn("HERE", 13, Look.TICK),
    ListColumn("SEEN", 13, Look.TICK),
    ListColumn("DONE", 13, Look.TICK),
    ListColumn("SIGNATURE", 48, Look.SIGNATURE),
    ListColumn("NOTE", 36, Look.BLANK),
    ListColumn("HELP", 36, Look.BADGE, shows=Act.SEE_EVACUATION),
    ListColumn("ROOM", 16, Look.BIG),
    ListColumn("BED", 16, Look.BLANK),
    ListColumn("DIET", 60, paper_class=S2, shows=Act.SEE_DIET),
    ListColumn("MORNING", 18, Look.TICK),
    ListColumn("NOON", 18, Look.TICK),
    ListColumn("EVENING", 18, Look.TICK),
    ListColumn("SIZE", 24),
    ListColumn("LUGGAGE", 18, shows=Act.SEE_BELONGINGS),
    ListColumn("TRAVEL", 44, shows=Act.SEE_INSTRUCTIONS),
    ListColumn("SEATING", 30, shows=Act.SEE_SAFETY_SIGN),
    ListColumn("GUARDIAN", 62, paper_class=S2, shows=Act.READ_REGISTRATION, personal=True),
    ListColumn("SCHOOL", 22, paper_class=S2, shows=Act.SEE_AGE),
    ListColumn("ACTION", 120, paper_class=S2, shows=Act.SEE_TASKS),
    ListColumn("DUE", 36, Look.FIT),
    ListColumn("BY", 40),
    ListColumn("FOLLOW_UP", 90, paper_class=S3, shows=Act.READ_CHECK),
    ListColumn("MEDICINE", 60, paper_class=S3, shows=Act.READ_CHECK),
    ListColumn("DOSE", 36, paper_class=S3, shows=Act.READ_CHECK),
    ListColumn("AT", 36, Look.FIT),
    ListColumn("REASON", 42, personal=True, shows=Act.NAME_ABSENT),
    ListColumn("SAID", 50, personal=True, shows=Act.NAME_ABSENT),
    _by_hand("SEAT", 14),
    ListColumn("STATUS", 34, Look.BLANK),
    _by_hand("ITEM", 40),
    _by_hand("QUANTITY", 20),
    _by_hand("ESCORT", 26),
    _by_hand("DROP_OFF", 30),
    _by_hand("TIME", 20),
    _by_hand("WHERE", 60),
    _by_hand("TRANSPORT", 40),
    _by_hand("INITIALS", 22),
    _by_hand("GIVEN", 16, Look.TICK),
    _by_hand("REFUSED", 16, Look.TICK),
)
COLUMNS = {column.code: column for column in _ALL}
