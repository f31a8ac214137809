"""From rows to what papers are made of: plain data for the printing floor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.children import CHILD_OF_NO_AGE
from app.rows import NameText, PersonRow
from models.codes import AbsenceReason, Condition, Custody, DocumentType
from models.person import IdentityDocument, Person
from models.place import Site
from models.values.partial_date import show
from printing.data import AbsentRow, BusListRow, RosterRow, SiteData

ENDONYMS = {
    "be": "беларуская",
    "ru": "русский",
    "uk": "українська",
    "lt": "lietuvių",
    "en": "English",
    "pl": "polski",
    "lv": "latviešu",
    "et": "eesti",
    "de": "Deutsch",
    "fr": "français",
    "es": "español",
    "fa": "فارسی",
    "ar": "العربية",
    "ka": "ქართული",
    "hy": "հայերեն",
    "tr": "Türkçe",
}
DOCUMENT_WORDS = {
    DocumentType.PASSPORT: "passport",
    DocumentType.ID_CARD: "identity card",
    DocumentType.A4_CERTIFICATE: "A4 certificate",
    DocumentType.RELEASE_CERTIFICATE: "release certificate",
    DocumentType.VERDICT: "court papers",
    DocumentType.MEDICAL_EXTRACT: "medical papers",
    DocumentType.LETTERS: "letters",
    DocumentType.RESIDENCE_PERMIT: "residence permit",
    DocumentType.PHONE_IMAGE: "copy on a phone",
    DocumentType.ENVELOPE: "envelope of papers",
    DocumentType.INTERNAL_PASSPORT: "internal passport",
    DocumentType.RETURN_CERTIFICATE: "return certificate",
    DocumentType.REFUGEE_DOCUMENT: "refugee travel document",
    DocumentType.VISA: "visa",
    DocumentType.BIRTH_CERTIFICATE: "birth certificate",
    DocumentType.MARRIAGE_CERTIFICATE: "marriage certificate",
    DocumentType.DRIVING_LICENCE: "driving licence",
    DocumentType.MILITARY_ID: "military card",
    DocumentType.PENSION_CERTIFICATE: "pension certificate",
    DocumentType.WORK_BOOK: "work book",
    DocumentType.DIPLOMA: "diploma",
    DocumentType.COURT_RULING: "court papers",
    DocumentType.PARDON: "court papers",
    DocumentType.DETENTION_RECORD: "court papers",
    DocumentType.INVENTORY: "list of belongings",
    DocumentType.PRESCRIPTION: "medical papers",
    DocumentType.VACCINATION_CARD: "medical papers",
    DocumentType.POWER_OF_ATTORNEY: "power of attorney",
    DocumentType.BORDER_STAMP: "border stamp",
    DocumentType.AUTHORITY_RECEIPT: "receipt of an authority",
    DocumentType.APPLICANT_CERTIFICATE: "applicant's certificate",
    DocumentType.OTHER: "other paper",
    DocumentType.NONE: "none",
}
_ON_AUTHORITY_LIST = frozenset(
    {
        DocumentType.PASSPORT,
        DocumentType.ID_CARD,
        DocumentType.A4_CERTIFICATE,
        DocumentType.RESIDENCE_PERMIT,
        DocumentType.NONE,
    }
)
_CONDITION_WORDS = {
    Condition.TORN: "torn",
    Condition.WORN: "worn",
    Condition.MUTILATED_BY_AUTHORITY: "damaged",
    Condition.COPY: "copy",
    Condition.PHONE_IMAGE: "image on phone",
    Condition.EXPIRED: "expired",
    Condition.ILLEGIBLE: "not readable",
}

_CHILD_BANDS = ("0–", "5–", "10–", "15–")


def site_data(site: Site) -> SiteData:
    return SiteData(site.name, site.address, site.phone)


def named(name: NameText) -> dict[str, Any]:
    """The fields of a printed name: the Latin form, whether it is confirmed, and the own spelling when it differs."""
    other = name.script != "Latn"
    return {
        "latin_family": name.latin_family,
        "latin_given": name.latin_given,
        "latin_confirmed": name.latin_confirmed,
        "own_family": name.family if other else "",
        "own_given": name.given if other else "",
    }


def roster_row(row: PersonRow, today: date, child: bool = False) -> RosterRow:
    """One line of a roster. `child`: treated as a child on somebody's word, whatever the birth date."""
    since = f"{row.waiting_since.astimezone():%d %b, %H:%M}" if row.waiting_since else ""
    band = row.birth.five_year_band(today) if row.birth else "not known"
    if child and not band.startswith(_CHILD_BANDS):
        band = CHILD_OF_NO_AGE
    return RosterRow(number=row.number, sex=row.sex, age_band=band, since=since, **named(row.name))


def bus_row(person: Person, row: PersonRow, papers: Sequence[IdentityDocument], today: date) -> BusListRow:
    """One line of the authority's list: identity as declared and travel papers; court papers are left out."""
    return BusListRow(
        position=row.list_position,
        number=row.number,
        born=show(row.birth, today),
        sex=row.sex,
        nationality=person.nationality,
        document=", ".join(_document(paper) for paper in papers if paper.type in _ON_AUTHORITY_LIST),
        **named(row.name),
    )


def _document(paper: IdentityDocument) -> str:
    words = [DOCUMENT_WORDS[paper.type], _CONDITION_WORDS.get(paper.condition, "")]
    if paper.custody is Custody.CONFISCATED_BEFORE:
        words.append("taken before")
    return " ".join(word for word in words if word)


def absent_row(person: Person, row: PersonRow, today: date) -> AbsentRow:
    line = replace(bus_row(person, row, (), today))
    return AbsentRow(
        position=line.position,
        born=line.born,
        sex=line.sex,
        nationality=line.nationality,
        reason=person.absence or AbsenceReason.NOT_KNOWN,
        said=person.absence_said_by,
        **named(row.name),
    )
