"""What a screen says of a rule: what to do, never the reason behind it."""

from __future__ import annotations

from models.codes import BedRule

_REFUSALS = {
    BedRule.CLOSED: "This bed is closed.",
    BedRule.TAKEN: "This bed is taken.",
    BedRule.CHILD_WITH_STRANGERS: "A child without family and an adult do not share a room.",
    BedRule.APART: "Other room.",
    BedRule.SEX: "This room is for others.",
    BedRule.MIXED: "Women and men who are not recorded as one family do not share a room.",
    BedRule.OWN_ROOM: "Own room.",
}
ASKS = {
    BedRule.KEPT: "This bed is kept.",
    BedRule.FAMILY_SPLIT: "The family sleeps in another room.",
    BedRule.OTHER_FAMILY: "Another family sleeps here, or this is a family's room.",
    BedRule.AREA: "Less than 4 square metres a person.",
    BedRule.UPPER_BUNK: "A lower bed is needed.",
    BedRule.STAIRS: "The ground floor is needed.",
    BedRule.NEAR_STAFF: "A room near staff is needed.",
    BedRule.QUIET: "A quiet room is needed.",
    BedRule.ROOM_FOR_OTHERS: "This room is kept for others.",
}


def refusal(rule: BedRule) -> str:
    """Why nobody may be placed so: what happened, what is safe, what to do."""
    return f"{_REFUSALS[rule]} Nothing was changed. Choose another room, or the hall."


def said(rule: BedRule) -> str:
    """The rule in a line of the board."""
    return ASKS.get(rule) or _REFUSALS[rule]
