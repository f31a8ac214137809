"""The id of what a form will save, made when the form opens (design, section 6)."""

from __future__ import annotations

from models.base import new_id

__all__ = ["new_id"]
