"""What the board says: names short, instructions as what to do, rooms by whom they are for; never a reason."""

from __future__ import annotations

from datetime import date, datetime

from app.rows import PersonRow
from app.shelter.rows import BedRow, BuildingRow, ProposalRow, RoomRow
from models.codes import BedKind, Instruction, RoomRule, Sex
from ui.labels import instructions
from ui.person_words import day
from ui.words import _, ngettext

OF_BEDS = (
    Instruction.BED_LOW,
    Instruction.BED_GROUND_FLOOR,
    Instruction.NO_STAIRS,
    Instruction.BED_SINGLE,
    Instruction.BED_NEAR_STAFF,
    Instruction.BED_QUIET,
)


def rules() -> dict[RoomRule, str]:
    """Whom a room is for."""
    return {
        RoomRule.ANYONE: _("Anyone"),
        RoomRule.MEN: _("Men"),
        RoomRule.WOMEN: _("Women"),
        RoomRule.FAMILY: _("Family"),
        RoomRule.COUPLE: _("Couple"),
        RoomRule.CHILDREN: _("Children"),
        RoomRule.ISOLATION: _("Own room"),
        RoomRule.HALL: _("Hall, always free"),
    }


def bed_kinds() -> dict[BedKind, str]:
    return {
        BedKind.SINGLE: _("Bed"),
        BedKind.BUNK_LOW: _("Lower bunk"),
        BedKind.BUNK_UP: _("Upper bunk"),
        BedKind.COT: _("Cot"),
    }


def about(room: RoomRow) -> str:
    """Whom it is for and what it has."""
    has = (
        (room.step_free, _("step-free")),
        (room.quiet, _("quiet")),
        (room.near_staff, _("near staff")),
        (room.own_toilet, _("own toilet")),
    )
    rule = rules()[room.rule] if room.rule is not RoomRule.ANYONE else ""
    words = ", ".join(part for part in (rule, *(word for true, word in has if true)) if part)
    return words[:1].upper() + words[1:]


def name_of(row: PersonRow) -> str:
    """The given name and a letter, as on a tile."""
    return row.name.guarded or row.number or _("No name yet")


def bed_name(bed: BedRow) -> str:
    """The bed as it is written on it; the parts "low" and "up" in the words of the window."""
    return bed.name.replace(" low", " " + _("low")).replace(" up", " " + _("up"))


def hall_name(room: RoomRow) -> str:
    """A hall that has only a number is said to be one."""
    return _("Hall {name}").format(name=room.name) if room.name.isdigit() else room.name


def offer_title(offer: ProposalRow, found: tuple[BuildingRow, RoomRow] | None) -> str:
    """ "Room 5, 2 low"; a hall by its name."""
    if found is None:
        return offer.title
    if found[1].rule is RoomRule.HALL:
        return hall_name(found[1])
    bed = next((bed for bed in found[1].beds if bed.id == offer.bed), None)
    room = _("Room {name}").format(name=found[1].name)
    return f"{room}, {bed_name(bed)}" if bed else room


def waiting_title(people: tuple[PersonRow, ...], today: date) -> str:
    """ "Iryna P., F, 39"; "Family of 3, one child" for those who go together."""
    if len(people) > 1:
        return ngettext("Family of {n}", "Family of {n}", len(people)).format(n=len(people))
    row = people[0]
    sex = row.sex.value if row.sex in (Sex.FEMALE, Sex.MALE, Sex.OTHER) else ""
    age = row.birth.about(today) if row.birth else None
    return ", ".join(part for part in (name_of(row), sex, str(age) if age is not None else "") if part)


def waiting_note(people: tuple[PersonRow, ...]) -> str:
    """What to look for in a bed."""
    told = instructions()
    codes = dict.fromkeys(code for row in people for code in row.instructions if code in OF_BEDS)
    words = [told[code] for code in codes]
    if len(people) > 1:
        words.insert(0, _("Same room"))
        words.insert(1, ", ".join(name_of(row) for row in people))
    return ". ".join(words) or _("Any bed")


def minutes_since(at: datetime | None, now: datetime) -> str:
    if at is None:
        return ""
    minutes = int((now - at).total_seconds() // 60)
    if minutes < 0:
        return ""
    if minutes < 100:
        return _("{n} min").format(n=minutes)
    hours = minutes // 60
    return _("{n} h").format(n=hours) if hours < 48 else _("{n} days").format(n=hours // 24)


def kept_words(bed: BedRow) -> str:
    """Kept, until when; never why."""
    if bed.kept_until is None:
        return _("Kept")
    return _("Kept until {day}").format(day=day(bed.kept_until))
