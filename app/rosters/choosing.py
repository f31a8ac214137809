"""Who stands on a list, in which order, under which headings; nobody filters or sorts by what they may not see."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from app.access import Act, Actor, may
from app.errors import UserError
from app.paper_data import ENDONYMS
from app.rosters.cells import Tongue, cell, diet_of, languages, name_of
from app.rosters.columns import COLUMNS
from app.rosters.kinds import ListKind
from app.rosters.lines import Line
from models.codes import Answer, Instruction, PresenceState, Sex

UNKNOWN_FILTER = "The list cannot be filtered like this. Nothing was printed. Choose the filter again."
UNKNOWN_ORDER = "The list cannot be sorted or grouped like this. Nothing was printed. Choose it again."
BANDS = ("0–4", "5–11", "12–17", "18–59", "60+", "not known")
_BAND_CODES = {band.replace("–", "-").replace(" ", "_"): band for band in BANDS}
_NEEDS = {
    "sex": Act.SEE_SEX,
    "age": Act.SEE_AGE,
    "child": Act.SEE_AGE,
    "language": Act.OPEN_PERSON,
    "interpreter": Act.OPEN_PERSON,
}
_WITH_VALUE = ("sex", "age", "language", "building")


@dataclass(frozen=True)
class Filter:
    """One part of what a list is limited to; `value` is empty where it stands alone."""

    code: str
    value: str = ""

    def fits(self, line: Line, tongue: Tongue) -> bool:
        """Whether the line stays on the list."""
        return _FITS[self.code](self, line, tongue)

    def words(self, tongue: Tongue) -> str:
        """The filter in words of the paper."""
        return tongue.words.word("filter", self.code).format(value=_value_words(self, tongue))


def filters_of(only: str, kind: ListKind, actor: Actor) -> tuple[Filter, ...]:
    """The filters that a form asks for; UserError for one that the kind has not, or that shows what is not seen."""
    found = tuple(Filter(code, value) for code, _, value in (part.partition("=") for part in only.split()))
    for each in found:
        if each.code not in filters_for(kind, actor) or not _has_value(each):
            raise UserError(UNKNOWN_FILTER, "only")
    return found


def filters_for(kind: ListKind, actor: Actor) -> tuple[str, ...]:
    """The filters of a kind that the role may use."""
    return tuple(code for code in kind.filters if code not in _NEEDS or may(actor, _NEEDS[code]))


def shown_codes(codes: Iterable[str], actor: Actor) -> tuple[str, ...]:
    """Of these columns or orders those whose content the role may see."""
    return tuple(code for code in codes if _is_shown(code, actor))


def in_order(lines: Iterable[Line], order: str, tongue: Tongue) -> list[Line]:
    """The lines sorted; who is alike stays in the order of the numbers."""
    by_number = sorted(lines, key=lambda line: _text(cell("NUMBER", line, tongue)))
    return sorted(by_number, key=lambda line: _KEYS[order](line, tongue))


def in_blocks(lines: Iterable[Line], group_by: str, tongue: Tongue) -> list[tuple[str, list[Line]]]:
    """The lines under headings, in the order of the headings; one block without a heading where nothing is grouped."""
    if not group_by:
        return [("", list(lines))]
    found: dict[tuple[Any, str], list[Line]] = {}
    for line in lines:
        found.setdefault((_HEADINGS[group_by](line, tongue), _heading(group_by, line, tongue)), []).append(line)
    return [(heading, found[key, heading]) for key, heading in sorted(found)]


def _heading(group_by: str, line: Line, tongue: Tongue) -> str:
    if group_by == "AGE":
        return tongue.band(line.band(tongue.today))
    if group_by == "ROOM":
        return _room_heading(line, tongue)
    return cell(group_by, line, tongue) or tongue.words.say("not_known")


def _room_heading(line: Line, tongue: Tongue) -> str:
    if line.place is None:
        return tongue.words.say("no_bed")
    room = tongue.words.say("room", room=line.place.name)
    return room if line.place.room == line.place.name else f"{line.place.building}: {room}"


def _is_shown(code: str, actor: Actor) -> bool:
    shows = COLUMNS[code].shows if code in COLUMNS else None
    return shows is None or may(actor, shows)


def _has_value(each: Filter) -> bool:
    if each.code == "sex":
        return each.value in set(Sex)
    if each.code == "age":
        return each.value in _BAND_CODES
    return bool(each.value) == (each.code in _WITH_VALUE)


def _value_words(each: Filter, tongue: Tongue) -> str:
    if each.code == "sex":
        return tongue.words.word("sex", each.value)
    if each.code == "age":
        return tongue.band(_BAND_CODES[each.value])
    if each.code == "building":
        return tongue.buildings.get(each.value, each.value)
    return ENDONYMS.get(each.value, each.value)


def values_of(code: str, tongue: Tongue, spoken: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """What may follow a filter, as code and words."""
    codes = {"sex": [sex.value for sex in Sex], "age": list(_BAND_CODES), "language": sorted(spoken)}.get(code, [])
    codes = list(tongue.buildings) if code == "building" else codes
    return tuple((value, _value_words(Filter(code, value), tongue)) for value in codes)


def needs_interpreter(line: Line) -> bool:
    """Asked for at the desk or by the clinic."""
    told = any(record.interpreter is Answer.YES for record in line.records)
    return told or (line.person is not None and Instruction.INTERPRETER in line.person.instructions)


def _text(text: str) -> tuple[bool, str]:
    return (not text, text.casefold())


def _position(line: Line, _: Tongue) -> Any:
    place = line.person.list_position if line.person else None
    return (place is None, place or 0)


def _oldest(line: Line, _: Tongue) -> Any:
    born = line.person.birth if line.person else None
    return (born is None, born.sort_key if born else ())


def _since(line: Line, _: Tongue) -> Any:
    since = line.person.waiting_since if line.person else None
    return (since is None, since.timestamp() if since else 0.0)


def _due(line: Line, _: Tongue) -> Any:
    return (line.at is None, line.at.timestamp() if line.at else 0.0)


def _place(line: Line, _: Tongue) -> Any:
    return (line.place is None, line.place.order if line.place else ())


def _in_room(line: Line, _: Tongue) -> Any:
    return (line.place is None, line.place.order[:5] if line.place else ())


def _diet(line: Line, _: Tongue) -> Any:
    codes = diet_of(line)
    return (not codes, codes)


def _seat(line: Line, tongue: Tongue) -> Any:
    seat = cell("SEAT", line, tongue)
    return (not seat, int(seat or 0))


_KEYS: dict[str, Callable[[Line, Tongue], Any]] = {
    "NUMBER": lambda line, tongue: _text(cell("NUMBER", line, tongue)),
    "NAME": lambda line, tongue: _text(name_of(line).lstrip("[")),
    "POSITION": _position,
    "AGE": _oldest,
    "SINCE": _since,
    "GROUP": lambda line, _: _text(line.group),
    "LANGUAGE": lambda line, _: _text(languages(line)),
    "DIET": _diet,
    "DUE": _due,
    "ROOM": _place,
    "SEAT": _seat,
    "AT": _due,
}
_HEADINGS: dict[str, Callable[[Line, Tongue], Any]] = {
    "GROUP": lambda line, _: _text(line.group),
    "SEX": lambda line, _: list(Sex).index(line.person.sex) if line.person else len(Sex),
    "AGE": lambda line, tongue: _place_of_band(line.band(tongue.today)),
    "LANGUAGE": lambda line, _: _text(languages(line)),
    "DIET": _diet,
    "ROOM": _in_room,
}
_FITS: dict[str, Callable[[Filter, Line, Tongue], bool]] = {
    "sex": lambda each, line, _: line.person is not None and line.person.sex == each.value,
    "age": lambda each, line, tongue: line.band(tongue.today) == _BAND_CODES[each.value],
    "language": lambda each, line, _: any(each.value in record.languages.split() for record in line.records),
    "interpreter": lambda _, line, __: needs_interpreter(line),
    "child": lambda _, line, tongue: line.is_child(tongue.today),
    "no_card": lambda _, line, __: line.person is not None and not line.person.carded,
    "no_bed": lambda _, line, __: line.person is not None and line.place is None,
    "away": lambda _, line, __: line.state is not None and line.state is not PresenceState.PRESENT,
    "building": lambda each, line, _: line.place is not None and str(line.place.building_id) == each.value,
    "not_registered": lambda _, line, __: line.person is not None and not line.person.registered,
}


def _place_of_band(band: str) -> int:
    return BANDS.index(band) if band in BANDS else len(BANDS)
