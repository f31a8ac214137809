"""The words of letters: every kind in every language, the site's own versions above those of the program."""

from __future__ import annotations

from ui.pages.templates.page import TemplatesPage

__all__ = ["TemplatesPage"]
