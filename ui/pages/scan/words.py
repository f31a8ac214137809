"""What the scan screen says of each result: tone, word, headline and the keys that go with it."""

from __future__ import annotations

from dataclasses import dataclass

from app.rows import Opened
from app.scan_meaning import ScanMeaning, SeenRow
from ui.words import _, ngettext


@dataclass(frozen=True)
class Said:
    """`tone` gives colour, shape and sound; `offers` are the buttons."""

    tone: str
    word: str
    headline: str = ""
    offers: tuple[str, ...] = ()


def said_of(opened: Opened) -> Said:
    """Each meaning has its own word; a stop has its own headline and names nobody."""
    if opened.elsewhere is not None:
        return Said("att", _("Look"), offers=("open", "lead"))
    return _all()[opened.meaning]


def _all() -> dict[ScanMeaning, Said]:
    stop, ask = _("Stop"), _("Ask")
    return {
        ScanMeaning.PERSON: Said("ok", _("Good"), offers=("open",)),
        ScanMeaning.BLANK_CARD: Said("wait", _("Blank"), _("Blank card"), ("find",)),
        ScanMeaning.REPLACED: Said("stop", stop, _("Card replaced"), ("find", "lead")),
        ScanMeaning.CANCELLED: Said("stop", stop, _("Card cancelled"), ("find", "lead")),
        ScanMeaning.EXPIRED: Said("stop", stop, _("Card expired"), ("find", "print", "lead")),
        ScanMeaning.FORGED: Said("stop", stop, _("Not made by this centre"), ("find", "lead")),
        ScanMeaning.FOREIGN_TRUSTED: Said("att", ask, _("Card of another station"), ("find", "register")),
        ScanMeaning.FOREIGN: Said("att", ask, _("Station not known"), ("find", "lead")),
        ScanMeaning.OTHER_CENTRE: Said("att", _("Look"), _("Card of another centre"), ("open", "print")),
        ScanMeaning.PACKAGE: Said("wait", _("Trip"), _("Code of a package")),
        ScanMeaning.LETTER: Said("wait", _("Letter"), _("Code of a letter"), ("letters",)),
        ScanMeaning.TRIP: Said("wait", _("Trip"), _("Code of a manifest"), ("trips",)),
        ScanMeaning.WRONG_NUMBER: Said("att", _("Again"), _("A digit is wrong"), ("find",)),
        ScanMeaning.PART_OF_NUMBER: Said("wait", _("Which one"), "", ("find",)),
        ScanMeaning.UNKNOWN: Said("att", _("Again"), _("Nobody found"), ("find",)),
    }


def seen_words(seen: SeenRow) -> str:
    """Where a card was shown before, and how long ago."""
    return _("Last seen {ago}, {place}.").format(ago=ago(seen.minutes), place=place(seen))


def elsewhere_words(seen: SeenRow) -> str:
    """No accusation: two laptops may be in one room."""
    return _("This card was also shown at {place}, {ago}. Look at the photo.").format(
        place=place(seen), ago=ago(seen.minutes)
    )


def ago(minutes: int) -> str:
    if minutes < 1:
        return _("just now")
    if minutes < 100:
        return ngettext("{n} minute ago", "{n} minutes ago", minutes).format(n=minutes)
    hours = round(minutes / 60)
    if hours < 48:
        return ngettext("{n} hour ago", "{n} hours ago", hours).format(n=hours)
    return ngettext("{n} day ago", "{n} days ago", round(hours / 24)).format(n=round(hours / 24))


def place(seen: SeenRow) -> str:
    """The desk with the digits of its station; older events have neither."""
    if not seen.station:
        return _("a desk of this laptop")
    return _("{desk} (station {n})").format(desk=seen.desk or _("a desk"), n=f"{seen.station:03d}")
