"""Home: one group, its counts, who waits for what, who is not here, what needs a person."""

from __future__ import annotations

from ui.pages.tonight.page import TonightPage

__all__ = ["TonightPage"]
