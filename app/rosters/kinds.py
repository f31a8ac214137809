"""The lists of the house as data (domain.md, 5.3: the table is the law): columns, order, what never stands there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from app.access import Act
from app.rosters.columns import COLUMNS, ListColumn
from models.codes import PaperClass, PaperKind, RosterKind

SHIFT, DAY = timedelta(hours=12), timedelta(hours=24)
S0, S1, S2, S3 = PaperClass.S0, PaperClass.S1, PaperClass.S2, PaperClass.S3
ORDERS = ("NAME", "NUMBER", "ROOM", "POSITION", "AGE", "SINCE", "GROUP", "LANGUAGE", "DIET", "DUE", "AT", "SEAT")
GROUPINGS = ("GROUP", "SEX", "AGE", "LANGUAGE", "DIET", "ROOM")
FILTERS = (
    *("sex", "age", "language", "interpreter", "child", "no_card", "not_registered"),
    *("no_bed", "away", "building"),
)


@dataclass(frozen=True)
class ListKind:
    """One kind of list. `columns` stand on it unless left out, `more` may be added, nothing else ever can. `never`: the
    columns it must not have. `acts`: any one of them prints it. `lasting`: how long until it is destroyed (None: it is
    handed over). `keep`: which sentence of confidence stands at its foot. `grouped`: its blocks unless others are
    chosen."""

    kind: RosterKind
    columns: tuple[str, ...]
    orders: tuple[str, ...]
    never: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    groupings: tuple[str, ...] = GROUPINGS[:3]
    filters: tuple[str, ...] = FILTERS
    grouped: str = ""
    paper_class: PaperClass = S1
    acts: tuple[Act, ...] = (Act.PRINT_LISTS,)
    lasting: timedelta | None = SHIFT
    keep: str = "keep"
    signed: bool = False
    paper: PaperKind = PaperKind.ROSTER

    @property
    def whole(self) -> tuple[ListColumn, ...]:
        """Every column it may have."""
        return tuple(COLUMNS[code] for code in (*self.columns, *self.more))


_HEALTH = ("FOLLOW_UP", "MEDICINE", "DOSE")
_CIVIL = ("BORN", "NATIONALITY", "DOCUMENT")
_MEANING = ("DIET", "TRAVEL", "HELP", "SEATING", "ACTION")
_ALL = (
    ListKind(
        RosterKind.NAMES,
        ("NUMBER", "NAME", "OWN", "SEX", "AGE", "SINCE", "HERE", "CODE"),
        ("NAME", "NUMBER", "SINCE", "AGE"),
        never=(*_HEALTH, *_CIVIL, *_MEANING),
        more=("GROUP", "ROOM", "LANGUAGE", "NOTE"),
        groupings=("GROUP", "SEX", "AGE", "LANGUAGE"),
    ),
    ListKind(
        RosterKind.ROOMS,
        ("ROOM", "BED", "NUMBER", "NAME", "OWN", "SEX", "AGE", "GROUP", "SINCE", "CODE"),
        ("ROOM", "NAME", "NUMBER", "GROUP", "AGE"),
        never=(*_HEALTH, *_CIVIL, *_MEANING, "LANGUAGE"),
        more=("HERE", "NOTE"),
    ),
    ListKind(
        RosterKind.FIRE,
        ("SEEN", "NAME", "NUMBER", "HELP", "CODE"),
        ("ROOM", "NAME", "NUMBER", "GROUP"),
        more=("ROOM", "NOTE"),
        never=(*_HEALTH, *_CIVIL, "DIET", "TRAVEL", "SEATING", "ACTION", "OWN", "AGE"),
        groupings=("ROOM", "GROUP"),
        grouped="ROOM",
        filters=("building",),
        acts=(Act.PRINT_FIRE_LIST,),
    ),
    ListKind(
        RosterKind.ROLL_CALL,
        ("NUMBER", "NAME", "OWN", "ROOM", "STATUS", "HERE", "SIGNATURE", "CODE"),
        ("ROOM", "NAME", "NUMBER", "GROUP"),
        never=(*_HEALTH, *_CIVIL, *_MEANING),
        more=("BED", "GROUP", "NOTE"),
        groupings=("GROUP", "SEX", "AGE", "ROOM"),
    ),
    ListKind(
        RosterKind.DIET,
        ("ROOM", "NUMBER", "DIET", "MORNING", "NOON", "EVENING", "CODE"),
        ("DIET", "NUMBER"),
        never=(*_HEALTH, *_CIVIL, "TRAVEL", "HELP", "SEATING", "ACTION"),
        more=("NAME", "OWN", "NOTE"),
        groupings=("DIET", "GROUP"),
        paper_class=S2,
        lasting=DAY,
    ),
    ListKind(
        RosterKind.DISTRIBUTION,
        ("NUMBER", "NAME", "ITEM", "SIZE", "QUANTITY", "SIGNATURE", "CODE"),
        ("NUMBER", "NAME", "GROUP"),
        never=(*_HEALTH, *_CIVIL, *_MEANING),
        more=("OWN", "ROOM", "GROUP", "NOTE"),
        acts=(Act.PRINT_LISTS, Act.ISSUE_TO_GROUP),
        lasting=DAY,
    ),
    ListKind(
        RosterKind.MANIFEST,
        (
            "SEAT", "NUMBER", "NAME", "AGE", "DOCUMENT", "LUGGAGE", "ESCORT", "TRAVEL", "SEATING", "DROP_OFF", "HERE",
            "CODE",
        ),
        ("SEAT", "NAME", "NUMBER", "GROUP"),
        never=(*_HEALTH, "DIET", "HELP", "ACTION", "NATIONALITY"),
        more=("OWN", "BORN", "SEX", "ROOM"),
        paper_class=S2,
        lasting=DAY,
    ),
    ListKind(
        RosterKind.HAND_OVER,
        ("POSITION", "NUMBER", "NAME", "OWN", "BORN", "SEX", "NATIONALITY", "DOCUMENT", "CODE"),
        ("POSITION", "NUMBER", "NAME"),
        never=(*_HEALTH, *_MEANING, "LANGUAGE", "ROOM"),
        more=("HERE",),
        groupings=(),
        filters=(),
        paper_class=S2,
        lasting=None,
        keep="handle",
        signed=True,
        paper=PaperKind.BUS_LIST,
    ),
    ListKind(
        RosterKind.MEDICAL_FOLLOW_UP,
        ("NUMBER", "NAME", "AGE", "FOLLOW_UP", "TIME", "INITIALS", "CODE"),
        ("NAME", "NUMBER"),
        more=("OWN", "ROOM", "SEX", "LANGUAGE"),
        groupings=("GROUP",),
        paper_class=S3,
        acts=(Act.READ_CHECK,),
        keep="clinic",
    ),
    ListKind(
        RosterKind.MEDICINES,
        ("TIME", "ROOM", "NUMBER", "NAME", "MEDICINE", "DOSE", "GIVEN", "REFUSED", "INITIALS", "CODE"),
        ("NAME", "NUMBER"),
        more=("OWN", "AGE", "LANGUAGE"),
        groupings=("GROUP",),
        paper_class=S3,
        acts=(Act.READ_CHECK,),
        keep="clinic",
    ),
    ListKind(
        RosterKind.INTERPRETERS,
        ("TIME", "LANGUAGE", "ROOM", "NUMBER", "NOTE", "CODE"),
        ("LANGUAGE", "NUMBER"),
        never=("NAME", "OWN", *_HEALTH, *_CIVIL, *_MEANING),
        groupings=("LANGUAGE", "GROUP"),
        filters=("language",),
        lasting=DAY,
    ),
    ListKind(
        RosterKind.APPOINTMENTS,
        ("AT", "NUMBER", "NAME", "WHERE", "TRANSPORT", "ESCORT", "NOTE", "CODE"),
        ("AT", "NAME", "NUMBER"),
        never=(*_HEALTH, *_CIVIL, *_MEANING),
        more=("OWN", "ROOM", "LANGUAGE"),
        groupings=("GROUP",),
        lasting=DAY,
    ),
    ListKind(
        RosterKind.CHILDREN,
        ("NUMBER", "AGE", "SEX", "GROUP", "GUARDIAN", "SCHOOL", "ROOM", "NOTE", "CODE"),
        ("AGE", "NUMBER", "GROUP"),
        never=(*_HEALTH, *_CIVIL, *_MEANING),
        more=("NAME", "OWN", "LANGUAGE"),
        groupings=("GROUP", "AGE"),
        filters=("sex", "age", "language", "interpreter", "building"),
        paper_class=S2,
    ),
    ListKind(
        RosterKind.ACTIONS,
        ("NUMBER", "ACTION", "BY", "DUE", "DONE", "NOTE", "CODE"),
        ("DUE", "NUMBER"),
        never=(*_HEALTH, *_CIVIL, "NAME", "OWN", "AGE", "SEX", "DIET", "TRAVEL", "HELP", "SEATING"),
        groupings=("GROUP",),
        filters=(),
        paper_class=S2,
        lasting=DAY,
    ),
    ListKind(
        RosterKind.STATISTICS,
        (),
        (),
        never=tuple(COLUMNS),
        groupings=(),
        filters=(),
        paper_class=S0,
        acts=(Act.PRINT_STATISTICS,),
        lasting=None,
        keep="counts",
    ),
)  # fmt: skip
KINDS = {each.kind: each for each in _ALL}
ABSENT = ("POSITION", "NAME", "OWN", "BORN", "SEX", "REASON", "SAID")
