"""What is known of a medicine by its name (`app/data/medicine_classes.toml`): time-critical, slow to restart, and the
classes of the refeeding criteria. The list prompts a clinician and decides nothing."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.check_forms import Medicine

CLASSES = Path(__file__).parents[1] / "data" / "medicine_classes.toml"
GAP_DAYS = 3


@dataclass(frozen=True)
class MedicineClass:
    """`words`: beginnings of words, folded."""

    key: str
    words: tuple[str, ...]
    time_critical: bool
    slow_restart: bool
    refeeding: bool


@cache
def classes(path: Path = CLASSES) -> tuple[MedicineClass, ...]:
    """Every class of the data file, in its order."""
    return tuple(
        MedicineClass(
            entry["key"],
            tuple(word.casefold() for word in entry["words"]),
            entry.get("time_critical", False),
            entry.get("slow_restart", False),
            entry.get("refeeding", False),
        )
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["class"]
    )


def classes_of(medicine: Medicine) -> tuple[MedicineClass, ...]:
    """The classes whose words begin a word of the box or of the international name."""
    return _found(f"{medicine.as_written} {medicine.name} ".casefold())


@cache
def _patterns() -> tuple[tuple[MedicineClass, re.Pattern[str]], ...]:
    return tuple((each, re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, each.words)) + ")")) for each in classes())


def _found(text: str) -> tuple[MedicineClass, ...]:
    return tuple(each for each, pattern in _patterns() if pattern.search(text))


def is_time_critical(medicine: Medicine) -> bool:
    """Ticked by the medic, or of a class where a missed dose harms."""
    return medicine.time_critical or any(each.time_critical for each in classes_of(medicine))


def restarts_slowly(medicine: Medicine) -> bool:
    """Never at the former dose at once after a gap, as clozapine, methadone or lamotrigine."""
    return any(each.slow_restart for each in classes_of(medicine))


def has_gap(medicine: Medicine) -> bool:
    """Three days left or fewer."""
    return medicine.days_left is not None and medicine.days_left <= GAP_DAYS
