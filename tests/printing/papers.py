"""A letter, a roster and a bus list to try things on."""

from __future__ import annotations

from datetime import datetime

from models.codes import AbsenceReason, ListState, Priority, Sex
from printing.data import AbsentRow, BusListData, BusListRow, LetterData, Named, RosterData, RosterRow
from tests.printing import night

AS_OF = datetime(2025, 11, 14, 0, 47)
HANNA = Named(
    latin_family="Shypshynka",
    latin_given="Hanna",
    latin_confirmed=True,
    own_family="Шыпшынка",
    own_given="Ганна",
)


def letter(name: Named = HANNA, **changes: object) -> LetterData:
    """A letter about this person; every other field may be changed by its name."""
    values: dict[str, object] = {
        **vars(name),
        "language": "en",
        "reference": "2025-0118",
        "code": night.digits("letter", 43),
        "slip_code": night.digits("slip", 43),
        "written_on": "14 Nov 2025",
        "priority": Priority.URGENT,
        "site": night.SITE,
        "to_name": "Miškinės ligoninė, priėmimo skyrius",
        "to_address": "Upės g. 12, LT-00000 Miškinė",
        "number": "123-00052-03",
        "born": "17 Apr 1983",
        "sex": Sex.FEMALE,
        "languages": "Belarusian, Russian",
        "interpreter": "needed: Belarusian",
        "situation": "Cough for three weeks, fever since yesterday.",
        "background": "No long-term illness known.",
        "allergies_state": ListState.LIST,
        "allergies": "penicillin (rash, 2011)",
        "assessment": "Alert. Wears a mask.",
        "vitals": "temperature 38.4 °C, pulse 104/min",
        "vitals_at": "14 Nov 2025 00:31",
        "request": "Chest X-ray. Tell us by phone before the person comes back.",
        "safety": "Do not contact the authorities of the country of origin.",
        "basis": "Agreed by word of mouth, 14 Nov 2025 00:40.",
        "signed_by": "R. Ąžuolaitė",
        "signed_role": "nurse",
    }
    return LetterData(**{**values, **changes})  # type: ignore[arg-type]


def roster(names: tuple[Named, ...], title: str = "Everyone here, by name") -> RosterData:
    """A roster of these people."""
    rows = tuple(
        RosterRow(**vars_of(name), number=number, sex=Sex.MALE, age_band="40–44", since="14 Nov, 00:21")
        for number, name in numbered(names)
    )
    return RosterData(title=title, as_of=AS_OF, site=night.SITE, count=len(rows), rows=rows)


def bus_list(names: tuple[Named, ...], absent: tuple[Named, ...] = ()) -> BusListData:
    """A bus list of these people, with those who did not arrive."""
    rows = tuple(
        BusListRow(**vars_of(name), position=place, number=number, born="Nov 1955", nationality="BLR", document="none")
        for place, (number, name) in enumerate(numbered(names), start=1)
    )
    missing = tuple(
        AbsentRow(**vars_of(name), position=90, reason=AbsenceReason.REFUSED_TO_LEAVE, said="escort") for name in absent
    )
    listed = len(rows) + len(missing)
    return BusListData(title="Bus 2", as_of=AS_OF, site=night.SITE, listed=listed, rows=rows, absent=missing)


def numbered(names: tuple[Named, ...]) -> list[tuple[str, Named]]:
    """People with a number each."""
    return [(night.number(running), name) for running, name in enumerate(names, start=1)]


def vars_of(name: Named) -> dict[str, object]:
    """The fields of a name and nothing else."""
    fields = ("latin_family", "latin_given", "latin_confirmed", "own_family", "own_given")
    return {field: getattr(name, field) for field in fields}
