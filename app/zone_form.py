"""A machine zone as a proposal for the quick form: line by line, nothing overwritten that was typed otherwise."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.forms import PaperInHand, PersonForm, ZoneInHand
from app.latin import zone_letters
from app.mrz import Zone
from app.translit import print_case, script_of
from models.codes import Condition, Custody, DocumentType, Sex, ZoneState
from models.values.birth_reading import Doubt, read_birth
from models.values.paper_date import show_paper_date
from models.values.partial_date import PartialDate, show

_PAPERS = {"P": DocumentType.PASSPORT, "V": DocumentType.VISA}
NAMES = ("family", "given")
PAPER = ("document_number", "expiry_date")


class Trust(StrEnum):
    """What the check digits say of a line."""

    COVERED = "COVERED"
    UNCOVERED = "UNCOVERED"
    FAILING = "FAILING"


@dataclass(frozen=True, repr=False)
class ZoneLine:
    """One line of the proposal. `typed`: what the form says otherwise; `offered`: taken over unless left out."""

    field: str
    value: str
    trust: Trust
    typed: str = ""
    same: bool = False
    mended: bool = False

    @property
    def offered(self) -> bool:
        return self.trust is not Trust.FAILING and not self.typed and not self.same


def zone_lines(zone: Zone, form: PersonForm, today: date) -> tuple[ZoneLine, ...]:
    """What the zone says beside what the form says; lines the zone leaves open are left out."""
    lines = [
        _name_line("family", zone, print_case(zone.surname), _typed_latin(form, "family")),
        _name_line("given", zone, print_case(zone.given), _typed_latin(form, "given")),
        _line("birth_date", zone, _shown(zone.birth_date, today), _typed_birth(form, today)),
        _line("sex", zone, zone.sex, "" if form.sex is Sex.NOT_ASKED else form.sex.value),
        _line("nationality", zone, zone.nationality, form.nationality.strip()),
        _line("document_number", zone, zone.document_number, ""),
        _line("expiry_date", zone, show_paper_date(zone.expiry_date), ""),
    ]
    return tuple(line for line in lines if line.value)


def _name_line(field: str, zone: Zone, value: str, typed: str) -> ZoneLine:
    same = bool(typed) and zone_letters(typed) == zone_letters(value)
    mended = any(each.field == "names" for each in zone.corrected)
    return ZoneLine(field, value, Trust.UNCOVERED, "" if same else typed, same, mended)


def _line(field: str, zone: Zone, value: str, typed: str) -> ZoneLine:
    trust = Trust.UNCOVERED if field in zone.uncovered else Trust.COVERED
    trust = Trust.FAILING if field in zone.failing else trust
    same = bool(typed) and typed == value
    return ZoneLine(
        field, value, trust, "" if same else typed, same, any(each.field == field for each in zone.corrected)
    )


def _typed_latin(form: PersonForm, part: str) -> str:
    """The Latin spelling somebody typed or confirmed; a suggestion is nobody's word."""
    written = getattr(form, part)
    return getattr(form, f"latin_{part}") or (written if script_of(written) == "Latn" else "")


def _typed_birth(form: PersonForm, today: date) -> str:
    return show(form.birth, today) if form.birth else form.birth_as_written


def _shown(iso: str, today: date) -> str:
    return show(read_birth(iso, today).value, today) if iso else ""


def with_zone(form: PersonForm, zone: Zone, taken: Collection[str], today: date) -> PersonForm:
    """The form with these lines of the zone taken over. Names go to the Latin fields, as written in a document."""
    if set(taken) & set(NAMES):
        form = replace(
            form,
            latin_family=print_case(zone.surname) if "family" in taken else form.latin_family,
            latin_given=print_case(zone.given) if "given" in taken else form.latin_given,
            latin_confirmed=True,
            latin_from_document=True,
        )
    if "birth_date" in taken:
        form = replace(form, birth=_certain(zone.birth_date, today), birth_as_written=zone.birth_date)
    if "sex" in taken:
        form = replace(form, sex=Sex(zone.sex))
    if "nationality" in taken:
        form = replace(form, nationality=zone.nationality)
    return _with_paper(form, zone, taken) if set(taken) & set(PAPER) else form


def _certain(iso: str, today: date) -> PartialDate | None:
    """A 1 January may stand for a day nobody knew: the year alone, until somebody answers."""
    reading = read_birth(iso, today)
    return reading.choices[-1] if reading.doubt is Doubt.PLACEHOLDER else reading.value


def _with_paper(form: PersonForm, zone: Zone, taken: Collection[str]) -> PersonForm:
    kind = _PAPERS.get(zone.document_type[:1], DocumentType.ID_CARD)
    papers = tuple(paper for paper in form.papers if paper.type is not DocumentType.NONE)
    if all(paper.type is not kind for paper in papers):
        papers = (*papers, PaperInHand(kind, Condition.UNKNOWN, Custody.PERSON))
    in_hand = ZoneInHand(
        kind,
        zone.document_number if "document_number" in taken else "",
        zone.issuer,
        zone.expiry_date if "expiry_date" in taken else "",
        f"{zone.surname} {zone.given}".strip(),
        zone.text,
        state_of(zone),
    )
    return replace(form, papers=papers, zone=in_hand)


def state_of(zone: Zone) -> ZoneState:
    if zone.checks_ok and not zone.missing_lines:
        return ZoneState.CHECKS_OK
    return ZoneState.FAILED if len(zone.failing) > 2 and not zone.missing_lines else ZoneState.PARTIAL


def sought(form: PersonForm) -> PersonForm:
    """The form as doubles are looked for: of whom only a document's Latin name is known is sought by that."""
    if form.family or form.given:
        return form
    return replace(form, family=form.latin_family, given=form.latin_given)
