"""Words of the house: letterheads, notices, what codes are called, texts of briefings."""

from ui.pages.reference.page import ReferencePage

__all__ = ["ReferencePage"]
