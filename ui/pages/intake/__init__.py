"""The intake desk: the quick form, the list beside it, and who may be here already."""

from __future__ import annotations

from ui.pages.intake.page import IntakePage

__all__ = ["IntakePage"]
