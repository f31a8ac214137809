"""The words of the copy of an own record. Lithuanian texts are drafts: a native speaker checks them before use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OwnWords:
    """`headings` by table, in the order in which they stand on the paper."""

    title: str
    intro: str
    confidential: str
    withdrawn: str
    sealed: str
    kept: str
    why: str
    why_note: str
    headings: dict[str, str]


EN = OwnWords(
    title="Copy of your record",
    intro="This is everything this register holds about you and may be shown at this desk. What the health desk or "
    "your case worker keeps sealed is printed there. You may ask to correct, restrict or erase it, and you may "
    "complain to the data protection authority.",
    confidential="Belongs to the person it is about.",
    withdrawn="no longer stands",
    sealed="sealed; ask the desk that wrote it to print its part",
    kept="kept",
    why="Why and how long",
    why_note="The record serves to receive, shelter and treat you and to find your relatives. Each part is kept for "
    "these days after your departure and then reviewed.",
    headings={
        "person": "You and your arrival",
        "personname": "Your name, as each source writes it",
        "identitydocument": "Your papers",
        "paperscan": "Pages of your papers that are kept as pictures",
        "belonging": "Your belongings",
        "handover": "Who took and gave your papers and belongings",
        "listrow": "The list you arrived with",
        "proposal": "What the remarks of that list proposed",
        "urgentmark": "What was to be done at once",
        "workinstruction": "What staff must mind",
        "medicalcheck": "Health checks",
        "checkaddendum": "Later words on health checks",
        "followup": "What Health still wants to do for you",
        "vitalsnote": "Your vital signs",
        "injuryphoto": "Photographs of marks on your body",
        "immunization": "Your vaccinations",
        "medicineorder": "Medicines that Health gives you",
        "dosegiven": "Doses given or not given",
        "dispensing": "Medicines handed out to you",
        "emergencyextract": "What an emergency would show",
        "glassbreak": "When that was opened",
        "letter": "Letters about you",
        "personflag": "Safety flags",
        "protectionnote": "Notes of your case",
        "caseassignment": "Who works on your case",
        "issue": "What you were given",
        "owed": "What you are still owed",
        "stockmovement": "Entries in the stock book",
        "card": "Your cards",
        "othernumber": "Your number and cards at another centre",
        "scanevent": "When your card was shown",
        "printlog": "Papers printed about you",
        "fact": "Who looked at your record",
        "sameperson": "Comparisons with other records",
        "restriction": "Restrictions",
        "legalhold": "Legal holds",
        "erasure": "What was erased",
        "subjectrequest": "What you asked",
    },
)
LT = OwnWords(
    title="Jūsų duomenų kopija",
    intro="Tai viskas, ką šis registras saugo apie jus ir ką gali parodyti ši darbo vieta. Užantspauduotą sveikatos ar "
    "bylos dalį atspausdina tas, kas ją parašė. Galite prašyti ištaisyti, apriboti ar ištrinti duomenis ir skųstis "
    "duomenų apsaugos institucijai.",
    confidential="Priklauso asmeniui, apie kurį parašyta.",
    withdrawn="nebegalioja",
    sealed="užantspauduota; prašykite atspausdinti tos darbo vietos, kuri parašė",
    kept="saugoma",
    why="Kodėl ir kiek laiko",
    why_note="Duomenys reikalingi jus priimti, apgyvendinti, gydyti ir rasti artimuosius. Kiekviena dalis saugoma tiek "
    "dienų po išvykimo ir tada peržiūrima.",
    headings=EN.headings
    | {
        "person": "Jūs ir jūsų atvykimas",
        "personname": "Jūsų vardas, kaip jį rašo kiekvienas šaltinis",
        "identitydocument": "Jūsų dokumentai",
        "paperscan": "Jūsų dokumentų puslapiai, saugomi kaip paveikslai",
        "belonging": "Jūsų daiktai",
        "handover": "Kas priėmė ir atidavė jūsų dokumentus ir daiktus",
        "listrow": "Sąrašas, su kuriuo atvykote",
        "workinstruction": "Į ką darbuotojai turi atsižvelgti",
        "medicalcheck": "Sveikatos patikros",
        "followup": "Ką Sveikata dar nori dėl jūsų padaryti",
        "vitalsnote": "Jūsų gyvybiniai rodikliai",
        "injuryphoto": "Žymių ant jūsų kūno nuotraukos",
        "immunization": "Jūsų skiepai",
        "medicineorder": "Vaistai, kuriuos jums duoda Sveikata",
        "dosegiven": "Duotos ir neduotos dozės",
        "dispensing": "Jums išduoti vaistai",
        "letter": "Raštai apie jus",
        "issue": "Kas jums išduota",
        "card": "Jūsų kortelės",
        "othernumber": "Jūsų numeris ir kortelės kitame centre",
        "fact": "Kas žiūrėjo jūsų duomenis",
    },
)
WORDS = {"en": EN, "lt": LT}
