"""Every text a person reads goes through here; whole sentences, plural forms, English until a catalogue is found."""

from __future__ import annotations

import gettext
from pathlib import Path

_catalogue = gettext.translation("waystation", Path(__file__).parent / "locale", fallback=True)
_ = _catalogue.gettext
ngettext = _catalogue.ngettext
