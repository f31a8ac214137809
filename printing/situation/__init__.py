"""The situation report: one page of numbers and plots, without a name."""

from printing.situation.data import SituationData, SituationDay, SituationStay
from printing.situation.paper import render_situation

__all__ = ["SituationData", "SituationDay", "SituationStay", "render_situation"]
