"""Colours, type and style of the window: one token table per palette, one style sheet, one palette."""

from __future__ import annotations

from ui.theme.lasting import keep_lasting
from ui.theme.theme import Theme, tokens_of
from ui.theme.tokens import DARK, LIGHT, Tokens

__all__ = ["DARK", "LIGHT", "Theme", "Tokens", "tokens_of"]

keep_lasting()  # here, because every window and every painted part comes through this door first
