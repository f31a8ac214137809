"""Telephone numbers of contacts: read with their country, doubted aloud, never changed (ITU-T E.164)."""

from __future__ import annotations

from dataclasses import dataclass

DOUBT = "This does not look like a whole number of that country. It is kept as typed. Ask again."
NO_COUNTRY = "Without + and the country's digits nobody can call this from here. It is kept as typed. Ask again."


@dataclass(frozen=True, repr=False)
class PhoneReading:
    """The number as one dials it from abroad, or empty, and a soft doubt that stops nothing."""

    dialled: str
    doubt: str


def read_phone(text: str, country: str = "") -> PhoneReading:
    """Read a number as typed; `country` is ISO 3166-1 alpha-2 and helps with one that has no country digits."""
    import phonenumbers

    if not text.strip():
        return PhoneReading("", "")
    region = country.strip().upper() or None
    try:
        number = phonenumbers.parse(text, region if region in phonenumbers.SUPPORTED_REGIONS else None)
    except phonenumbers.NumberParseException as trouble:
        lost = trouble.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE
        return PhoneReading("", NO_COUNTRY if lost else DOUBT)
    if not phonenumbers.is_valid_number(number):
        return PhoneReading("", DOUBT)
    return PhoneReading(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL), "")
