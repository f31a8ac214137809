"""A check in the words of a letter: measures with units, allergies and medicines as lists."""

from __future__ import annotations

from app.check_forms import Allergy, CheckForm, Medicine, Vitals
from app.health.news import Applies, Score
from app.vitals import BY_KEY
from models.codes import AllergySeverity

_SEVERITY = {
    AllergySeverity.MILD: "mild",
    AllergySeverity.SEVERE: "severe",
    AllergySeverity.LIFE_THREATENING: "life-threatening",
    AllergySeverity.NOT_KNOWN: "",
}

_SHORT = (
    ("respiration", "RR"),
    ("saturation", "SpO₂"),
    ("pulse", "pulse"),
    ("temperature", "temp"),
    ("glucose", "glucose"),
    ("weight", "weight"),
    ("pain", "pain"),
)


# Lithuanian words are drafts: a native speaker must check them before anything is printed for real.
_LANGUAGES = {
    "be": ("Belarusian", "baltarusių"),
    "ru": ("Russian", "rusų"),
    "uk": ("Ukrainian", "ukrainiečių"),
    "lt": ("Lithuanian", "lietuvių"),
    "en": ("English", "anglų"),
    "pl": ("Polish", "lenkų"),
    "lv": ("Latvian", "latvių"),
    "et": ("Estonian", "estų"),
    "de": ("German", "vokiečių"),
    "fr": ("French", "prancūzų"),
    "es": ("Spanish", "ispanų"),
    "fa": ("Persian", "persų"),
    "ar": ("Arabic", "arabų"),
    "ka": ("Georgian", "kartvelų"),
    "hy": ("Armenian", "armėnų"),
    "tr": ("Turkish", "turkų"),
}


def language_word(code: str, language: str) -> str:
    """The name of a spoken language (BCP 47 tag) in the language of the letter; the tag where it is not known."""
    english, lithuanian = _LANGUAGES.get(code, (code, code))
    return lithuanian if language == "lt" else english


def vitals_text(vitals: Vitals, scored: Score) -> str:
    """Measured values only, with units; NEWS2 only when complete, and where it may be used at all."""
    parts = [
        f"{word} {BY_KEY[key].show(value)} {BY_KEY[key].unit}".replace(" 0-10", "/10")
        for key, word in _SHORT
        if (value := getattr(vitals, key)) is not None
    ]
    if vitals.systolic is not None:
        parts.insert(2, f"BP {vitals.systolic}/{vitals.diastolic or '?'} mmHg")
    if vitals.on_air is not None:
        parts.append("on room air" if vitals.on_air else "on oxygen")
    if vitals.consciousness is not None:
        parts.append(f"ACVPU {vitals.consciousness.value}")
    if scored.news.total is not None:
        unsure = " (age or pregnancy not sure)" if scored.applies is Applies.ASK else ""
        parts.append(f"NEWS2 {scored.news.total}{unsure}")
    return "; ".join(parts)


def allergies_text(check: CheckForm) -> str:
    return "; ".join(_allergy(allergy) for allergy in check.allergies)


def _allergy(allergy: Allergy) -> str:
    return ", ".join(part for part in (allergy.substance, allergy.reaction, _SEVERITY[allergy.severity]) if part)


def conditions_text(check: CheckForm) -> str:
    return "; ".join(f"{each.text} ({each.icd10})" if each.icd10 else each.text for each in check.conditions)


def medicines_text(check: CheckForm) -> str:
    return "; ".join(_medicine(medicine) for medicine in check.medicines)


def _medicine(medicine: Medicine) -> str:
    left = "" if medicine.days_left is None else f"{medicine.days_left} days left"
    last = f"last taken {medicine.last_taken}" if medicine.last_taken else ""
    return ", ".join(part for part in (medicine.as_written, medicine.name, medicine.dose, last, left) if part)
