"""Words of rosters and bus lists. Lithuanian texts are drafts: a native speaker checks them."""

from __future__ import annotations

from dataclasses import dataclass

from models.codes import AbsenceReason


@dataclass(frozen=True)
class ListWords:
    """Titles of columns, and sentences whose placeholders are filled by the list."""

    as_of: str
    people: str
    one_person: str
    copy: str
    number: str
    name: str
    own: str
    sex: str
    age: str
    since: str
    here: str
    position: str
    born: str
    nationality: str
    document: str
    absent: str
    reason: str
    said: str
    totals: str
    doubled: str
    handed: str
    received: str
    signature: str
    keep: str
    handle: str
    reasons: dict[AbsenceReason, str]


LISTS = {
    "en": ListWords(
        as_of="As of {when}.",
        people="{count} people.",
        one_person="1 person.",
        copy="Copy {copy} of {copies}, printed by {by}",
        number="Number",
        name="Name",
        own="Own spelling",
        sex="Sex",
        age="Age",
        since="Since",
        here="Here",
        position="No.",
        born="Born",
        nationality="Nationality",
        document="Document",
        absent="Did not arrive",
        reason="Reason",
        said="Said by, when",
        totals="{listed} on the list, {counted} counted, {absent} did not arrive.",
        doubled="Rows of people listed twice: {doubled}.",
        handed="Handed over: authority",
        received="Received: centre",
        signature="name, signature, date, time",
        keep="Keep out of sight.",
        handle="Confidential. For the two sides that sign.",
        reasons={
            AbsenceReason.NOT_ON_BUS: "not on the bus",
            AbsenceReason.REFUSED_TO_LEAVE: "refused to leave",
            AbsenceReason.KEPT_BACK: "kept back",
            AbsenceReason.HOSPITAL: "hospital",
            AbsenceReason.SENT_ELSEWHERE: "sent elsewhere",
            AbsenceReason.NOT_KNOWN: "not known",
        },
    ),
    "lt": ListWords(
        as_of="Būklė {when}.",
        people="Asmenų: {count}.",
        one_person="Asmenų: 1.",
        copy="{copy} egz. iš {copies}, spausdino {by}",
        number="Numeris",
        name="Vardas, pavardė",
        own="Originali rašyba",
        sex="Lytis",
        age="Amžius",
        since="Nuo",
        here="Yra",
        position="Nr.",
        born="Gimimo data",
        nationality="Pilietybė",
        document="Dokumentas",
        absent="Neatvyko",
        reason="Priežastis",
        said="Kas ir kada pranešė",
        totals="Sąraše {listed}, suskaičiuota {counted}, neatvyko {absent}.",
        doubled="Du kartus įrašytų asmenų eilučių: {doubled}.",
        handed="Perdavė: institucija",
        received="Priėmė: centras",
        signature="vardas, pavardė, parašas, data, laikas",
        keep="Nelaikyti matomoje vietoje.",
        handle="Konfidencialu. Tik pasirašančioms šalims.",
        reasons={
            AbsenceReason.NOT_ON_BUS: "nebuvo autobuse",
            AbsenceReason.REFUSED_TO_LEAVE: "atsisakė išvykti",
            AbsenceReason.KEPT_BACK: "sulaikytas ten",
            AbsenceReason.HOSPITAL: "ligoninėje",
            AbsenceReason.SENT_ELSEWHERE: "išvežtas kitur",
            AbsenceReason.NOT_KNOWN: "nežinoma",
        },
    ),
}
