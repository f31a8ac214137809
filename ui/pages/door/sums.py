"""The count of a group in sentences that add up (LOOK, section 1), and each number that does not agree."""

from __future__ import annotations

from datetime import date

from app.closing import ClosingSheet, Gap
from app.rows import Counts
from models.codes import AbsenceReason
from models.values.partial_date import SHORT_MONTHS
from ui.labels import absence_reasons
from ui.words import _, ngettext


def sums(sheet: ClosingSheet) -> tuple[str, ...]:
    """Expected, the list and what it is made of, the count and what it is made of."""
    found = (_expected(sheet), _list_sum(sheet), _count_sum(sheet.counts))
    return tuple(sentence for sentence in found if sentence)


def _expected(sheet: ClosingSheet) -> str:
    if sheet.group.expected is None:
        return ""
    return ngettext("{n} was expected.", "{n} were expected.", sheet.group.expected).format(n=sheet.group.expected)


def _list_sum(sheet: ClosingSheet) -> str:
    counts = sheet.counts
    if not counts.listed:
        return _("There is no list.")
    parts = [_("{n} counted in").format(n=counts.from_list), *_reasons(sheet)]
    if counts.doubled:
        parts.append(_("{n} written twice").format(n=counts.doubled))
    if counts.open:
        parts.append(_("{n} still open").format(n=counts.open))
    return _("{n} on the list = {parts}.").format(n=counts.listed, parts=" + ".join(parts))


def _reasons(sheet: ClosingSheet) -> list[str]:
    words = absence_reasons() | {AbsenceReason.NOT_KNOWN: _("not here, not known why")}
    return [f"{count} {words[reason].lower()}" for reason, count in sheet.reasons]


def _count_sum(counts: Counts) -> str:
    if not counts.counted:
        return _("Nobody is counted in yet.")
    if not counts.listed:
        return ngettext("{n} counted in.", "{n} counted in.", counts.counted).format(n=counts.counted)
    extras = ngettext("{n} who was not on the list", "{n} who were not on the list", counts.extras)
    return _("{counted} counted in = {listed} from the list + {extras}.").format(
        counted=counts.counted, listed=counts.from_list, extras=extras.format(n=counts.extras)
    )


def gap_words(sheet: ClosingSheet) -> tuple[str, ...]:
    """Each number that does not agree, in the order in which it is settled."""
    return tuple(_gap(sheet, gap, count) for gap, count in sheet.gaps)


def _gap(sheet: ClosingSheet, gap: Gap, count: int) -> str:
    if gap is Gap.EXPECTED:
        other = sheet.counts.listed or sheet.counts.counted
        words = _("{expected} expected, {n} on the list") if sheet.counts.listed else _("{expected} expected, {n} came")
        return words.format(expected=sheet.group.expected, n=other)
    if gap is Gap.OPEN:
        one, many = "{n} on the list is still open", "{n} on the list are still open"
    elif gap is Gap.EXTRAS:
        one, many = "{n} counted in is not on the list", "{n} counted in are not on the list"
    elif gap is Gap.NAMELESS:
        one, many = "{n} counted in has no name yet", "{n} counted in have no name yet"
    else:
        one, many = "{n} did not arrive, and nobody knows why", "{n} did not arrive, and nobody knows why"
    return ngettext(one, many, count).format(n=count)


def age_words(sheet: ClosingSheet) -> str:
    """ "By age: 5–11: 1, 18–59: 2, not known: 1"; empty for who sees no ages, or while nobody is here."""
    bands = ", ".join(f"{_(band)}: {count}" for band, count in sheet.bands)
    return _("By age: {bands}.").format(bands=bands) if bands else ""


def closed_words(sheet: ClosingSheet, today: date) -> str:
    """ "Closed 02:14 by Lead, desk 1. The driver was counted too."; empty while it is open."""
    if not sheet.is_closed or sheet.closed_at is None:
        return ""
    at = sheet.closed_at.astimezone()
    time = f"{at:%H:%M}" if at.date() == today else f"{at.day} {SHORT_MONTHS[at.month - 1]}, {at:%H:%M}"
    by = _("Count closed {time} by {who}.").format(time=time, who=sheet.closed_by)
    return f"{by} {_('Difference:')} {sheet.difference}" if sheet.difference else by
