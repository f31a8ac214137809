"""Keys by their place: a letter that is a key of a page also works while a Cyrillic layout is on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_LATIN = "QWERTYUIOPASDFGHJKLZXCVBNM"
_LAYOUTS = ("ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ", "ЙЦУКЕНГШЎЗФЫВАПРОЛДЯЧСМІТЬ", "ЙЦУКЕНГШЩЗФІВАПРОЛДЯЧСМИТЬ")
_PLACES = {ord(sign): Qt.Key(ord(latin)) for layout in _LAYOUTS for sign, latin in zip(layout, _LATIN, strict=True)}


def letter(event: QKeyEvent) -> Qt.Key:
    """The key as the Latin layout names it. The letter І lies on S in Ukrainian (taken) and on B in Belarusian."""
    return _PLACES.get(event.key(), Qt.Key(event.key()))
