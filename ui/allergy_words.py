"""An allergy in one line of words."""

from __future__ import annotations

from app.check_forms import Allergy
from models.codes import AllergySeverity
from ui.words import _


def severities() -> dict[AllergySeverity, str]:
    """How bad an allergic reaction was."""
    return {
        AllergySeverity.MILD: _("Mild"),
        AllergySeverity.SEVERE: _("Severe"),
        AllergySeverity.LIFE_THREATENING: _("Life-threatening"),
        AllergySeverity.NOT_KNOWN: _("Not known how bad"),
    }


def allergy_words(allergy: Allergy) -> str:
    """Substance, what happened, and how bad it was where that was said."""
    bad = "" if allergy.severity is AllergySeverity.NOT_KNOWN else severities()[allergy.severity].lower()
    return ", ".join(part for part in (allergy.substance, allergy.reaction, bad) if part)
