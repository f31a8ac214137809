"""Words of the house that it edits itself: letterheads, notices, what codes are called."""

from app.reference.letterheads import Letterheads

__all__ = ["Letterheads"]
