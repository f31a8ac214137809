"""Lists of the house: which there are, who may have them, what stands on them."""

from app.rosters.forms import (
    Choice,
    ColumnOffer,
    LayoutForm,
    LayoutRow,
    RosterForm,
    RosterOffer,
    TableFormat,
)
from app.rosters.rosters import Rosters

__all__ = [
    "Choice",
    "ColumnOffer",
    "LayoutForm",
    "LayoutRow",
    "RosterForm",
    "RosterOffer",
    "Rosters",
    "TableFormat",
]
