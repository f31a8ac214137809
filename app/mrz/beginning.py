"""Whether typed text begins to be a machine zone, long before it can be read."""

from __future__ import annotations

import re

from app.mrz.spelling import spellings

SURE_AFTER = 12
_PLAIN = re.compile(r"[PIACV][<‹＜][A-Z]{3}", re.IGNORECASE)
_BEGINS = re.compile(r"[PIACV][A-Z<](?:[A-Z]{3}|[A-Z]<<)[A-Z0-9<]*<<")


def zone_begins(text: str) -> int | None:
    """Where in a field's text a zone begins; None while there is none. No name holds the signs that it needs."""
    plain = _PLAIN.search(text)
    if plain is not None:
        return plain.start()
    if len(text) >= SURE_AFTER and any(_BEGINS.match(lines[0]) for lines in spellings([text]) if lines):
        return 0
    return None
