"""Lists of the house: names, rooms, fire, roll-call and the others."""

from printing.rosters.data import FireTop, Look, RosterBlock, RosterColumn, RosterPaper, RosterTable
from printing.rosters.drawing import render_roster

__all__ = ["FireTop", "Look", "RosterBlock", "RosterColumn", "RosterPaper", "RosterTable", "render_roster"]
