"""What stands in a cell: for each column that the record fills, one function from a line to words of the paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.merging import languages_of
from app.paper_data import ENDONYMS, named
from app.rosters.lines import Line
from models.codes import EVACUATION, Condition, Custody, DocumentType, Instruction, PresenceState
from models.person import IdentityDocument
from models.values.partial_date import NOT_KNOWN, PartialDate
from printing.data import Named
from printing.names import latin_line, own_line
from printing.phrases import Phrases
from printing.rosters.data import HOW
from printing.words import day, moment

SCHOOL_AGE = (6, 17)
DIETS = (
    Instruction.NO_FOOD_BEFORE_CLINICIAN,
    Instruction.SMALL_MEALS,
    Instruction.DIET_SOFT,
    Instruction.DIET_DIABETIC,
    Instruction.DIET_NUT_FREE,
    Instruction.DIET_LACTOSE_FREE,
    Instruction.DIET_GLUTEN_FREE,
    Instruction.DIET_VEGETARIAN,
    Instruction.DIET_HALAL,
    Instruction.DIET_KOSHER,
)
WAYS = (Instruction.TRAVEL_NO, Instruction.TRAVEL_ESCORT, Instruction.TRAVEL_SEATED)
ON_AUTHORITY_LIST = (
    DocumentType.PASSPORT,
    DocumentType.ID_CARD,
    DocumentType.A4_CERTIFICATE,
    DocumentType.RESIDENCE_PERMIT,
    DocumentType.NONE,
)
CONDITIONS = (
    Condition.TORN,
    Condition.WORN,
    Condition.MUTILATED_BY_AUTHORITY,
    Condition.COPY,
    Condition.PHONE_IMAGE,
    Condition.EXPIRED,
    Condition.ILLEGIBLE,
)


@dataclass(frozen=True)
class Tongue:
    """In which words a list is written. `iso`: dates as ISO 8601, for a file. `buildings`: names by their ids."""

    words: Phrases
    today: date
    iso: bool = False
    buildings: Mapping[str, str] = field(default_factory=dict, hash=False)

    def when(self, at: datetime | None) -> str:
        """A moment in local time."""
        if at is None:
            return ""
        local = at.astimezone()
        return f"{local:%Y-%m-%d %H:%M}" if self.iso else moment(local, self.words.language)

    def born(self, born: PartialDate | None) -> str:
        """What is known of a birth date: a day, a month, a year, "about 42"."""
        if born is None or born.about(self.today) is None:
            return self.words.say("not_known")
        if born.year is None:
            return self.words.say("about", age=born.about(self.today))
        if born.month is None or born.day is None:
            return self._month(born.year, born.month) if born.month else str(born.year)
        whole = date(born.year, born.month, born.day)
        return whole.isoformat() if self.iso else day(whole, self.words.language)

    def _month(self, year: int, month: int) -> str:
        first = date(year, month, 1)
        written = first.isoformat() if self.iso else day(first, self.words.language)
        return written.partition(" ")[2] or written[:7]

    def band(self, band: str) -> str:
        """An age band, the two without figures in words."""
        if band == NOT_KNOWN:
            return self.words.say("not_known")
        return band if band[0].isdigit() else self.words.say("child")


Fill = Callable[[Line, Tongue], str]


def cell(code: str, line: Line, tongue: Tongue) -> str:
    """The text of a cell; empty where the record holds nothing and a hand shall write."""
    if code in line.told:
        return line.told[code]
    fill = _FILLS.get(code)
    return fill(line, tongue) if fill is not None and line.person is not None else ""


def name_of(line: Line) -> str:
    """The Latin form, in brackets where nobody confirmed it; the own spelling where there is none."""
    name = _named(line)
    return latin_line(name) or own_line(name)


def diet_of(line: Line) -> tuple[Instruction, ...]:
    """What the kitchen has to know of a person, the strictest first; empty: usual food."""
    return tuple(code for code in DIETS if line.person is not None and code in line.person.instructions)


def diet_words(codes: tuple[Instruction, ...], words: Phrases) -> str:
    return ", ".join(words.word("diet", code.value) for code in codes) or words.word("diet", "USUAL")


def languages(line: Line) -> str:
    """The languages by their own names."""
    return ", ".join(ENDONYMS.get(code, code) for code in languages_of(line.records))


def _named(line: Line) -> Named:
    return Named(**named(line.person.name)) if line.person is not None else Named()


def _number(line: Line, _: Tongue) -> str:
    return line.person.number if line.person else ""


def _position(line: Line, _: Tongue) -> str:
    return str(line.person.list_position or "") if line.person else ""


def _sex(line: Line, tongue: Tongue) -> str:
    return tongue.words.word("sex", line.person.sex.value) if line.person else ""


def _nationality(line: Line, _: Tongue) -> str:
    return next((record.nationality for record in line.records if record.nationality), "")


def _document(line: Line, tongue: Tongue) -> str:
    """Travel papers only: court papers, medical ones and letters stand on no list."""
    shown = (paper for paper in line.papers if paper.type in ON_AUTHORITY_LIST)
    return ", ".join(dict.fromkeys(_paper(paper, tongue.words) for paper in shown))


def _paper(paper: IdentityDocument, words: Phrases) -> str:
    parts = [words.word("document", paper.type.value)]
    if paper.condition in CONDITIONS:
        parts.append(words.word("condition", paper.condition.value))
    if paper.custody is Custody.CONFISCATED_BEFORE:
        parts.append(words.say("taken_before"))
    return " ".join(parts)


def _size(line: Line, _: Tongue) -> str:
    clothes = next((record.clothing_size for record in line.records if record.clothing_size), "")
    shoes = next((record.shoe_size for record in line.records if record.shoe_size), "")
    return " / ".join(size for size in (clothes, shoes) if size)


def _help(line: Line, tongue: Tongue) -> str:
    """That help is needed to get out, and which; never why."""
    needed = [code for code in EVACUATION if line.person is not None and code in line.person.instructions]
    kinds = [tongue.words.word("evacuation", code.value) for code in needed if code is not Instruction.EVACUATION_HELP]
    said = tongue.words.say("needs_help") if needed else ""
    return f"{said}{HOW}{', '.join(kinds)}" if kinds else said


def _travel(line: Line, tongue: Tongue) -> str:
    codes = line.person.instructions if line.person else ()
    return ", ".join(tongue.words.word("travel", code.value) for code in WAYS if code in codes)


def _school(line: Line, tongue: Tongue) -> str:
    born = line.person.birth if line.person else None
    ages = born.age_range(tongue.today) if born else None
    if ages is None:
        return ""
    return tongue.words.say("yes") if ages[0] <= SCHOOL_AGE[1] and ages[1] >= SCHOOL_AGE[0] else ""


def _status(line: Line, tongue: Tongue) -> str:
    """Where somebody is who is away; whoever is here leaves the cell to the one who looks."""
    away = line.state is not None and line.state is not PresenceState.PRESENT
    return tongue.words.word("state", line.state.value) if away and line.state else ""


_FILLS: dict[str, Fill] = {
    "ROOM": lambda line, _: line.place.room if line.place else "",
    "BED": lambda line, _: line.place.bed if line.place else "",
    "STATUS": _status,
    "CODE": lambda line, _: "".join(sign for sign in _number(line, _) if sign.isdigit()),
    "POSITION": _position,
    "NUMBER": _number,
    "NAME": lambda line, _: name_of(line),
    "OWN": lambda line, _: own_line(_named(line)),
    "SEX": _sex,
    "AGE": lambda line, tongue: tongue.band(line.five_years(tongue.today)),
    "BORN": lambda line, tongue: tongue.born(line.person.birth if line.person else None),
    "NATIONALITY": _nationality,
    "DOCUMENT": _document,
    "GROUP": lambda line, _: line.group,
    "SINCE": lambda line, tongue: tongue.when(line.person.waiting_since if line.person else None),
    "LANGUAGE": lambda line, _: languages(line),
    "HELP": _help,
    "DIET": lambda line, tongue: diet_words(diet_of(line), tongue.words),
    "SIZE": _size,
    "LUGGAGE": lambda line, _: str(line.bags or ""),
    "TRAVEL": _travel,
    "SEATING": lambda line, tongue: tongue.words.say("ask_lead") if line.ask_first else "",
    "SCHOOL": _school,
    "REASON": lambda line, tongue: tongue.words.word(
        "absence", str((line.person and line.person.absence) or "NOT_KNOWN")
    ),
    "SAID": lambda line, _: line.records[0].absence_said_by if line.records else "",
}
