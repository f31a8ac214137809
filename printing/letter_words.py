"""Words of the medical referral letter. Lithuanian texts are drafts: a native speaker checks them."""

from __future__ import annotations

from dataclasses import dataclass

from models.codes import ListState, Priority, Sex


@dataclass(frozen=True)
class LetterWords:
    """Headings, labels and sentences of a letter in one language."""

    title: str
    draft: str
    continued: str
    reference: str
    to: str
    name: str
    own: str
    number: str
    born: str
    sex: str
    languages: str
    interpreter: str
    situation: str
    background: str
    allergies: str
    medicines: str
    assessment: str
    measured: str
    request: str
    safety: str
    basis: str
    prepared: str
    signature: str
    date: str
    cut: str
    slip: str
    accept: str
    appointment: str
    hour: str
    decline: str
    answered_by: str
    phone: str
    give_back: str
    nameless: str
    confidential: str
    priorities: dict[Priority, str]
    sexes: dict[Sex, str]
    states: dict[ListState, str]
    copies: tuple[str, ...]


LETTER = {
    "en": LetterWords(
        title="Medical referral",
        draft="DRAFT, not signed",
        continued="No. {reference}, person {number}, continued",
        reference="No. {reference}, {day}",
        to="To:",
        name="Name",
        own="Own spelling",
        number="Card number",
        born="Born",
        sex="Sex",
        languages="Languages",
        interpreter="Interpreter",
        situation="Situation",
        background="Background",
        allergies="Allergies",
        medicines="Medicines",
        assessment="Assessment",
        measured="Measured {at}: {vitals}",
        request="Request",
        safety="Safety",
        basis="Basis for sharing",
        prepared="Prepared by",
        signature="signature",
        date="Date",
        cut="Cut here and send back",
        slip="Reply slip, No. {reference}",
        accept="We accept",
        appointment="Appointment: date",
        hour="time",
        decline="We cannot, because",
        answered_by="Name, signature",
        phone="Phone",
        give_back="Return to: {site}, {phone}.",
        nameless="There is no name here on purpose.",
        confidential="Confidential. For the recipient only.",
        priorities={
            Priority.EMERGENCY: "Urgency: 24 hours",
            Priority.URGENT: "Urgency: 72 hours",
            Priority.NORMAL: "Urgency: 2 weeks",
        },
        sexes={Sex.FEMALE: "female", Sex.MALE: "male", Sex.OTHER: "other", Sex.NOT_ASKED: "not asked"},
        states={ListState.NONE_KNOWN: "none known", ListState.LIST: "see text", ListState.NOT_ASKED: "not asked"},
        copies=("Copy 1 of 3: recipient", "Copy 2 of 3: the person", "Copy 3 of 3: centre"),
    ),
    "lt": LetterWords(
        title="Medicininis siuntimas",
        draft="JUODRAŠTIS, nepasirašyta",
        continued="Nr. {reference}, asmuo {number}, tęsinys",
        reference="Nr. {reference}, {day}",
        to="Kam:",
        name="Vardas, pavardė",
        own="Originali rašyba",
        number="Kortelės numeris",
        born="Gimimo data",
        sex="Lytis",
        languages="Kalbos",
        interpreter="Vertėjas",
        situation="Situacija",
        background="Anamnezė",
        allergies="Alergijos",
        medicines="Vaistai",
        assessment="Būklės vertinimas",
        measured="Išmatuota {at}: {vitals}",
        request="Ko prašome",
        safety="Saugumas",
        basis="Perdavimo pagrindas",
        prepared="Parengė",
        signature="parašas",
        date="Data",
        cut="Nukirpkite ir grąžinkite",
        slip="Atsakymo lapelis, Nr. {reference}",
        accept="Priimame",
        appointment="Susitikimas: data",
        hour="val.",
        decline="Negalime, nes",
        answered_by="Vardas, parašas",
        phone="Tel.",
        give_back="Grąžinti: {site}, {phone}.",
        nameless="Vardo čia nėra sąmoningai.",
        confidential="Konfidencialu. Tik gavėjui.",
        priorities={
            Priority.EMERGENCY: "Skubumas: 24 val.",
            Priority.URGENT: "Skubumas: 72 val.",
            Priority.NORMAL: "Skubumas: 2 savaitės",
        },
        sexes={Sex.FEMALE: "moteris", Sex.MALE: "vyras", Sex.OTHER: "kita", Sex.NOT_ASKED: "neklausta"},
        states={ListState.NONE_KNOWN: "žinomų nėra", ListState.LIST: "žr. tekstą", ListState.NOT_ASKED: "neklausta"},
        copies=("1 egz. iš 3: gavėjas", "2 egz. iš 3: asmuo", "3 egz. iš 3: centras"),
    ),
}
