"""What people are told: texts with days of validity, briefings of a person or a group, who was there."""

from app.briefings.briefings import Briefings
from app.briefings.texts import BriefingTexts

__all__ = ["BriefingTexts", "Briefings"]
