"""Figures of the house: occupancy, comings and goings, ages, what is done, lengths of stay (domain, 9 and 13)."""

from app.figures.desk import Figures
from app.figures.forms import DayRow, FiguresSheet, NeedRow, PeopleCell, SpanForm, StayFigures, Whose

__all__ = ["DayRow", "Figures", "FiguresSheet", "NeedRow", "PeopleCell", "SpanForm", "StayFigures", "Whose"]
