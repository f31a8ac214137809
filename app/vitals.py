"""Vital signs: units, hard and soft limits, reading what was typed (domain.md, section 3.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from app.check_forms import MeasureNote, Vitals
from app.errors import UserError
from models.codes import Method


@dataclass(frozen=True)
class Measure:
    """One measure. Stored as an integer in `1/scale` of its unit; limits are in stored units. `adults_only`: the soft
    limits say nothing of a child. `methods`: those that change how it is read."""

    key: str
    label: str
    unit: str
    scale: int
    hard: tuple[int, int]
    low: int | None
    high: int | None
    converters: tuple[tuple[str, Callable[[Decimal], Decimal]], ...] = ()
    adults_only: bool = False
    methods: tuple[Method, ...] = ()

    def read(self, text: str) -> int | None:
        """The stored value of what was typed ('35,8', '96 F', '104 mg/dl'); None when empty; UserError beyond the hard
        limits or when it is no number."""
        text = text.strip().casefold().replace(",", ".").removesuffix(self.unit.casefold()).strip()
        if not text:
            return None
        value = self._converted(text)
        stored = int((value * self.scale).to_integral_value(ROUND_HALF_UP))
        if not self.hard[0] <= stored <= self.hard[1]:
            raise UserError(
                f"{self.label} must be between {self.show(self.hard[0])} and {self.show(self.hard[1])} {self.unit}. "
                "Nothing else on the page is lost. Measure again or leave it empty.",
                self.key,
            )
        return stored

    def _converted(self, text: str) -> Decimal:
        convert: Callable[[Decimal], Decimal] = lambda value: value  # noqa: E731
        for suffix, function in self.converters:
            if text.endswith(suffix):
                text, convert = text.removesuffix(suffix).strip(), function
                break
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or abs(number) > 10_000:
            raise UserError(
                f"{self.label} was not understood as a number. Nothing else on the page is lost. "
                f"Type digits, in {self.unit}.",
                self.key,
            )
        return convert(number)

    def show(self, stored: int | None) -> str:
        """The value in its unit as typed back: '35.8', '104', or an empty text."""
        if stored is None:
            return ""
        return f"{stored / self.scale:.1f}" if self.scale > 1 else str(stored)

    def doubt(self, stored: int | None, adult: bool = True) -> str:
        """A short word when the value is outside the soft limits: 'Low', 'High', or an empty text."""
        if stored is None or (self.adults_only and not adult):
            return ""
        if self.low is not None and stored < self.low:
            return "Low"
        return "High" if self.high is not None and stored > self.high else ""


def _celsius(fahrenheit: Decimal) -> Decimal:
    return (fahrenheit - 32) * 5 / 9


def _mmol(milligrams: Decimal) -> Decimal:
    return milligrams / Decimal("18.0")


def _tenfold(value: Decimal) -> Decimal:
    return value * 10


def _hundredfold(value: Decimal) -> Decimal:
    return value * 100


_FAHRENHEIT = (("°f", _celsius), ("f", _celsius))
_MG_DL = (("mg/dl", _mmol), ("mg", _mmol))
_G_DL = (("g/dl", _tenfold),)
_METRES = (("m", _hundredfold),)
_THERMOMETERS = (Method.EAR, Method.FOREHEAD, Method.MOUTH, Method.ARMPIT, Method.RECTAL)
_CUFFS = (Method.ARM, Method.WRIST)
_SCALES = (Method.SCALES, Method.STATED)
_MEALS = (Method.FASTING, Method.AFTER_FOOD)
OTHER_KEYS = ("on_air", "consciousness")

MEASURES: tuple[Measure, ...] = (
    Measure("respiration", "Breaths", "/min", 1, (4, 80), 9, 24, adults_only=True),
    Measure("saturation", "Oxygen SpO₂", "%", 1, (40, 100), 94, None),
    Measure("systolic", "Blood pressure, upper", "mmHg", 1, (40, 300), 100, 180, adults_only=True, methods=_CUFFS),
    Measure("diastolic", "Blood pressure, lower", "mmHg", 1, (20, 200), None, 110, adults_only=True, methods=_CUFFS),
    Measure("pulse", "Pulse", "/min", 1, (20, 250), 50, 110, adults_only=True),
    Measure("temperature", "Temperature", "°C", 10, (250, 450), 360, 380, _FAHRENHEIT, methods=_THERMOMETERS),
    Measure("glucose", "Glucose", "mmol/L", 10, (5, 500), 40, 110, _MG_DL, methods=_MEALS),
    Measure("weight", "Weight", "kg", 10, (5, 3500), 400, 1500, adults_only=True, methods=_SCALES),
    Measure(
        "height", "Height", "cm", 1, (30, 250), 130, 210, (("m", _hundredfold),), adults_only=True, methods=_SCALES
    ),
    Measure("pain", "Pain", "0-10", 1, (0, 10), None, 6),
    Measure("oxygen_flow", "Extra oxygen", "L/min", 10, (0, 150), None, 0),
    Measure("peak_flow", "Peak flow", "L/min", 1, (30, 900), 200, None, adults_only=True),
    Measure("haemoglobin", "Haemoglobin", "g/L", 1, (20, 250), 110, 180, _G_DL),
    Measure("muac", "Upper arm (6 to 59 months)", "mm", 1, (60, 300), 125, None, (("cm", _tenfold),)),
)
BY_KEY = {measure.key: measure for measure in MEASURES}


def read_pressure(text: str) -> tuple[int | None, int | None]:
    """Upper and lower blood pressure from '104/62'; one number alone is the upper."""
    if not text.strip():
        return None, None
    upper, _, lower = text.replace("\\", "/").partition("/")
    systolic, diastolic = BY_KEY["systolic"].read(upper), BY_KEY["diastolic"].read(lower)
    check_pressure(systolic, diastolic)
    return systolic, diastolic


def check_pressure(systolic: int | None, diastolic: int | None) -> None:
    """The lower pressure is below the upper one, or it was mistyped."""
    if systolic is not None and diastolic is not None and diastolic >= systolic:
        raise UserError(
            "The lower blood pressure is not below the upper one. Nothing else on the page is lost. "
            "Type it again, for example 120/80.",
            "pressure",
        )


def check_vitals(vitals: Vitals) -> None:
    """Refuse measures beyond their hard limits, whoever sends them."""
    for measure in MEASURES:
        stored: int | None = getattr(vitals, measure.key)
        if stored is not None:
            measure.read(measure.show(stored))
    check_pressure(vitals.systolic, vitals.diastolic)
    if vitals.on_air and vitals.oxygen_flow:
        raise UserError(
            "Extra oxygen has a flow, and room air is chosen as well. Nothing else on the page is lost. "
            "Choose one of the two.",
            "oxygen_flow",
        )


def check_measures(vitals: Vitals, notes: Iterable[MeasureNote]) -> None:
    """Refuse a note on no measure, a way of measuring that the measure does not have, or a reason why a value that is
    there was not taken."""
    for note in notes:
        measure = BY_KEY.get(note.key)
        if measure is None and note.key not in OTHER_KEYS:
            raise UserError("A note belongs to no measure. Nothing was saved. Open the page again.", "vitals")
        if note.method is not None and note.method not in (measure.methods if measure else ()):
            raise UserError(
                "This measure is not taken in that way. Nothing else on the page is lost. Choose again.", note.key
            )
        if note.not_measured is not None and getattr(vitals, note.key) is not None:
            raise UserError(
                "A value is there, and also a reason why it was not measured. Nothing else on the page is lost. "
                "Take one of the two away.",
                note.key,
            )


def muac_is_for(age: tuple[int, int] | None) -> bool:
    """The upper arm is measured from 6 to 59 months; who is surely 5 or older is not asked."""
    return age is not None and age[0] <= 4


def needs_senior_review(vitals: Vitals) -> bool:
    """High-risk vital signs of the Integrated Interagency Triage Tool (domain, 3.2): a senior looks."""
    outside = (
        _outside(vitals.pulse, 60, 130)
        or _outside(vitals.respiration, 10, 30)
        or _outside(vitals.temperature, 360, 390)
        or _outside(vitals.saturation, 92, 100)
    )
    return outside or (vitals.consciousness is not None and vitals.consciousness.value != "A")


def _outside(value: int | None, low: int, high: int) -> bool:
    return value is not None and not low <= value <= high
