"""The Latin form of a name as a suggestion (ICAO Doc 9303-3, section 6.B): offered, marked, never stored silently."""

from __future__ import annotations

from app.translit import icao, print_case, script_of


def latin_suggestion(text: str, language: str) -> str:
    """The suggested Latin spelling in mixed case; empty where only a person can tell (any script but Cyrillic)."""
    if not text.strip() or script_of(text) != "Cyrl":
        return ""
    capitals = icao(text, language if language in {"be", "ru", "uk"} else "ru")
    return print_case(capitals) if capitals else ""
