"""From rows to what papers are made of: plain data for the printing floor."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from app.card_rule import today_in
from app.house import site_of
from app.reference.heads import head_in_use
from app.rows import NameText
from models.codes import DocumentType
from printing.data import SiteData

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


def site_data(session: Session, language: str = "") -> SiteData:
    """Who prints: as the letterhead of this language says that is valid today, else as the site was set up."""
    site, head = site_of(session), head_in_use(session, language, today_in(session))
    spoken = site.language or "en"
    if head is None:
        return SiteData(site.name, site.address, site.phone, spoken)
    return SiteData(head.name or site.name, head.address or site.address, head.phone or site.phone, spoken, head.line)


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
