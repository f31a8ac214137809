"""Vital signs: units, hard and soft limits, reading what was typed (domain.md, section 3.3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from app.check_forms import Vitals
from app.errors import UserError


@dataclass(frozen=True)
class Measure:
    """One measure. Stored as an integer in `1/scale` of its unit; limits are in stored units."""

    key: str
    label: str
    unit: str
    scale: int
    hard: tuple[int, int]
    low: int | None
    high: int | None
    converters: tuple[tuple[str, Callable[[Decimal], Decimal]], ...] = ()

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

    def doubt(self, stored: int | None) -> str:
        """A short word when the value is outside the soft limits: 'Low', 'High', or an empty text."""
        if stored is None:
            return ""
        if self.low is not None and stored < self.low:
            return "Low"
        return "High" if self.high is not None and stored > self.high else ""


def _celsius(fahrenheit: Decimal) -> Decimal:
    return (fahrenheit - 32) * 5 / 9


def _mmol(milligrams: Decimal) -> Decimal:
    return milligrams / Decimal("18.0")


_FAHRENHEIT = (("°f", _celsius), ("f", _celsius))
_MG_DL = (("mg/dl", _mmol), ("mg", _mmol))

MEASURES: tuple[Measure, ...] = (
    Measure("respiration", "Breaths", "/min", 1, (4, 80), 9, 24),
    Measure("saturation", "Oxygen SpO₂", "%", 1, (40, 100), 94, None),
    Measure("systolic", "Blood pressure, upper", "mmHg", 1, (40, 300), 100, 180),
    Measure("diastolic", "Blood pressure, lower", "mmHg", 1, (20, 200), None, 110),
    Measure("pulse", "Pulse", "/min", 1, (20, 250), 50, 110),
    Measure("temperature", "Temperature", "°C", 10, (250, 450), 360, 380, _FAHRENHEIT),
    Measure("glucose", "Glucose", "mmol/L", 10, (5, 500), 40, 110, _MG_DL),
    Measure("weight", "Weight", "kg", 10, (5, 3500), 400, 1500),
    Measure("height", "Height", "cm", 1, (30, 250), 130, 210),
    Measure("pain", "Pain", "0-10", 1, (0, 10), None, 6),
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
