"""The questions of the check in words."""

from __future__ import annotations

from models.codes import Screening
from ui.words import _


def screening() -> dict[Screening, str]:
    """Every question there is; which of them are asked, and in what order, is data."""
    return {**_body(), **_life()}


def _body() -> dict[Screening, str]:
    return {
        Screening.HARDLY_ATE_5_DAYS: _("Hardly ate, 5 days or more"),
        Screening.HARDLY_ATE_10_DAYS: _("Hardly ate, more than 10 days"),
        Screening.WEIGHT_LOSS: _("Lost weight"),
        Screening.WEIGHT_LOSS_10: _("Lost over 10 % of weight in 3 to 6 months"),
        Screening.WEIGHT_LOSS_15: _("Lost over 15 % of weight in 3 to 6 months"),
        Screening.LOW_ELECTROLYTES: _("Low potassium, phosphate or magnesium in blood"),
        Screening.COUGH_2_WEEKS: _("Cough for 2 weeks or more"),
        Screening.BLOOD_IN_SPUTUM: _("Coughs up blood"),
        Screening.NIGHT_SWEATS: _("Night sweats"),
        Screening.FEVER: _("Fever"),
        Screening.TB_CONTACT: _("Was near somebody with tuberculosis"),
        Screening.TB_BEFORE: _("Was treated for tuberculosis before"),
        Screening.SHORT_OF_BREATH: _("Short of breath"),
        Screening.SORE_THROAT: _("Sore throat"),
        Screening.STIFF_NECK: _("Stiff neck"),
        Screening.RASH_ITCH: _("Itching, worse at night"),
        Screening.LICE: _("Lice"),
        Screening.RASH: _("Rash"),
        Screening.DIARRHOEA_VOMITING: _("Diarrhoea"),
        Screening.BLOODY_DIARRHOEA: _("Blood in diarrhoea"),
        Screening.VOMITING: _("Vomiting"),
        Screening.JAUNDICE: _("Yellow eyes or skin"),
        Screening.CHEST_PAIN: _("Chest pain"),
        Screening.ABDOMINAL_PAIN: _("Belly pain"),
        Screening.BLEEDING: _("Bleeding"),
        Screening.WOUND: _("Wound"),
        Screening.BURN: _("Burn"),
        Screening.FAINTING: _("Fainted lately"),
        Screening.SEIZURE: _("Seizure"),
    }


def _life() -> dict[Screening, str]:
    return {
        Screening.INSULIN: _("Takes insulin"),
        Screening.ANTIEPILEPTIC: _("Takes medicine for seizures"),
        Screening.ANTICOAGULANT: _("Takes a blood thinner"),
        Screening.STEROID: _("Takes steroids"),
        Screening.ANTIRETROVIRAL: _("Takes HIV medicine"),
        Screening.TB_MEDICINE: _("Takes tuberculosis medicine"),
        Screening.OPIOID_SUBSTITUTION: _("Takes methadone or buprenorphine"),
        Screening.DIALYSIS: _("Needs dialysis"),
        Screening.ALCOHOL: _("Drinks alcohol daily"),
        Screening.OPIOIDS: _("Uses opioids"),
        Screening.BENZODIAZEPINES: _("Takes benzodiazepines or sleeping pills daily"),
        Screening.DENTAL: _("Tooth pain or lost teeth"),
        Screening.VISION: _("Sees badly or lost glasses"),
        Screening.HEARING: _("Hears badly"),
        Screening.MOBILITY: _("Walks with help"),
        Screening.SLEEP: _("Sleeps badly"),
        Screening.PREGNANT: _("Pregnant"),
        Screening.BREASTFEEDING: _("Breastfeeding"),
        Screening.SELF_HARM: _("Thoughts of self-harm"),
        Screening.DISORIENTED: _("Disoriented"),
        Screening.DISTRESS: _("Acute distress"),
        Screening.ILL_TREATED: _("Speaks of ill-treatment"),
    }
