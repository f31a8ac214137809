"""Reading a zone: every spelling, every format, the way that costs the fewest changes and keeps most check digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from app.mrz.dates import UNKNOWN, birth_date, expiry_date
from app.mrz.digits import covered, failing, number_places
from app.mrz.fitting import Fit, fits
from app.mrz.layout import DIGITS_ONLY, FILLER, LAYOUTS, Layout, cut
from app.mrz.mending import mend
from app.mrz.spelling import spellings
from app.mrz.zone import Correction, Zone

MOST_TEXT, MOST_LINES, MOST_SIGNS, MOST_FITS, MOST_TRIES = 40_000, 60, 400, 200, 3000
SHORTEST_LINE, LONGEST_JOINED = 20, 140
DROPPED, MISSING, WRONG = 12.0, 15.0, 50.0
_NATIONS = {"D": "DEU"}
_UNCOVERED = ("document_type", "issuer", "names", "nationality", "sex")
_SEXES = {"F": "F", "M": "M", "X": "X", FILLER: "X"}
_BREAK = re.compile(r"[\r\n\t\v\f\u0085\u2028\u2029]+")
_BEGINS = re.compile(r"[PIACV][A-Z<](?:[A-Z]{3}|[A-Z]<<)")
_DIGITS = frozenset("0123456789<OQDILZSGB")
_TYPES = {"TD3": "P", "TD1": "IAC", "TD2": "IAC", "MRV-A": "V", "MRV-B": "V"}


class _Try(NamedTuple):
    cost: float
    layout: Layout
    fit: Fit
    lines: tuple[str, ...]
    corrected: tuple[Correction, ...]
    failing: list[str]


def read_zone(lines: Sequence[str], today: date) -> Zone | None:
    """The zone in these lines, typed, pasted or scanned, in one or several pieces; None when there is none."""
    texts = [part[:MOST_SIGNS] for line in lines for part in _BREAK.split(line[:MOST_TEXT]) if part.strip()]
    spelled = list(spellings(texts[:MOST_LINES]))
    best = _best(_exact(spelled), None)
    if best is None or len(best.failing) > 2:
        best = _best(islice(_bent(spelled), MOST_TRIES), best)
    return _zone(best, today) if best is not None else None


def _best(candidates: Iterable[tuple[Layout, Fit, float]], best: _Try | None) -> _Try | None:
    """The candidate of the least cost."""
    for layout, fit, unlikely in candidates:
        least = fit.edits + MISSING * len(fit.missing) + unlikely
        if (best is not None and least >= best.cost) or not _has_shape(layout, fit):
            continue
        one = _tried(layout, fit, least)
        if one is not None and (best is None or one.cost < best.cost):
            best = one
            if best.cost == 0:
                break
    return best


def zone_in(text: str, today: date) -> Zone | None:
    """The zone in a piece of text, as from a clipboard."""
    return read_zone([text], today)


def _exact(spelled: Sequence[list[str]]) -> Iterator[tuple[Layout, Fit, float]]:
    """Lines of just the right number and length, or one string that is as long as all of them."""
    for unlikely, lines in enumerate(spelled):
        for layout in LAYOUTS:
            if len(lines) == layout.lines and all(len(line) == layout.width for line in lines):
                yield layout, Fit(tuple(lines), 0.0), 0.3 * unlikely
            elif len(lines) == 1 and len(lines[0]) == layout.width * layout.lines:
                cuts = range(0, len(lines[0]), layout.width)
                yield layout, Fit(tuple(lines[0][at : at + layout.width] for at in cuts), 0.0), 0.3 * unlikely


def _bent(spelled: Sequence[list[str]]) -> Iterator[tuple[Layout, Fit, float]]:
    """Lines with fillers lost or added, wrapped elsewhere, among others, or torn off."""
    for unlikely, lines in enumerate(spelled):
        for group, regrouped in _groups(lines):
            for layout in LAYOUTS:
                for fit in islice(fits(layout, group), MOST_FITS):
                    yield layout, fit, 0.3 * unlikely + regrouped


def _groups(lines: list[str]) -> Iterator[tuple[list[str], float]]:
    """Lines that may be one zone, and how unlikely: all of them, all as one string, neighbours without the others."""
    joined = "".join(lines)
    if len(lines) <= 3:
        yield lines, 0.0
    if len(lines) > 1 and len(joined) <= LONGEST_JOINED:
        yield [joined], 3.0
    likely = [line for line in lines if SHORTEST_LINE <= len(line) <= LONGEST_JOINED]
    for size in (3, 2, 1):
        for start in range(len(likely) - size + 1):
            if size < len(lines):
                yield likely[start : start + size], DROPPED * (len(lines) - size)


def _tried(layout: Layout, fit: Fit, least: float) -> _Try | None:
    """One way of reading and its cost; None where it cannot be a zone."""
    lines, corrected = mend(layout, fit.lines)
    wrong = failing(layout, lines)
    lost = _checks_of(layout, lines, fit.missing)
    wrong = [check for check in layout.digits if check in wrong or check in lost]
    if not _is_likely(layout, fit, lines, wrong):
        return None
    other_type = 1 not in fit.missing and lines[0][0] not in _TYPES[layout.name]
    strange = sum(sign.isdecimal() for sign in cut(fit.lines, layout.fields["names"]))
    cost = least + WRONG * len(wrong) / len(layout.digits) + 0.5 * len(corrected) + strange + 4 * other_type
    return _Try(cost, layout, fit, lines, corrected, wrong)


def _checks_of(layout: Layout, lines: tuple[str, ...], missing: tuple[int, ...]) -> list[str]:
    """The checks that cannot hold because a line they need is not there."""
    gone = {number - 1 for number in missing}
    needs = {check: {place.line} for check, place in layout.digits.items()}
    if "composite" in needs:
        needs["composite"] |= {place.line for place in layout.composite}
    return [check for check, where in needs.items() if where & gone]


def _is_likely(layout: Layout, fit: Fit, lines: tuple[str, ...], wrong: list[str]) -> bool:
    first, begins = lines[0], _BEGINS.match(lines[0]) is not None
    if layout.is_visa != first.startswith("V") and 1 not in fit.missing:
        return False
    right = sum(
        check not in wrong and cut(lines, covered(layout, lines, check)[1]) != FILLER for check in layout.digits
    )
    if fit.missing:
        alone = _reads_alone(layout, fit, lines)
        return alone and (right >= 2 or (begins and (right > 0 or FILLER * 2 in cut(lines, layout.fields["names"]))))
    return right >= 2 or (begins and right + (fit.edits < 1) > 0)


def _reads_alone(layout: Layout, fit: Fit, lines: tuple[str, ...]) -> bool:
    """Where lines are missing, nothing in the others may have needed a guess."""
    shaped = all(
        cut(fit.lines, place).replace(FILLER, "").isalpha()
        for name, place in layout.fields.items()
        if name in ("issuer", "nationality") and place.line + 1 not in fit.missing
    )
    sex = layout.fields["sex"]
    return shaped and (sex.line + 1 in fit.missing or cut(lines, sex) in _SEXES)


def _has_shape(layout: Layout, fit: Fit) -> bool:
    """Digits where digits stand, letters where letters stand; a few signs may be misread."""
    dated = [layout.fields[name] for name in DIGITS_ONLY] + list(layout.digits.values())
    read = "".join(cut(fit.lines, place) for place in dated if place.line + 1 not in fit.missing)
    codes = "".join(cut(fit.lines, layout.fields[name]) for name in ("document_type", "issuer", "nationality"))
    names = cut(fit.lines, layout.fields["names"]).replace(FILLER, "")
    strange = sum(sign not in _DIGITS for sign in read) + sum(sign.isdecimal() for sign in codes)
    lettered = 3 * sum(sign.isdecimal() for sign in names) <= len(names)
    return strange <= 3 and lettered and (not read or read.strip(FILLER) != "")


def _zone(found: _Try, today: date) -> Zone:
    layout, lines = found.layout, found.lines
    values = {name: cut(lines, place).strip(FILLER) for name, place in layout.fields.items()}
    values["document_number"], values["optional_data"] = _number_and_rest(layout, lines, values)
    birth = birth_date(cut(lines, layout.fields["birth_date"]), today)
    expiry = expiry_date(cut(lines, layout.fields["expiry_date"]), today, birth[0] if birth else "")
    surname, given = _names(values["names"])
    sex = layout.fields["sex"]
    impossible = {name for name, read in (("birth_date", birth), ("expiry_date", expiry)) if read is None}
    return Zone(
        layout.name,
        lines,
        values["document_type"],
        _NATIONS.get(values["issuer"], values["issuer"]),
        values["document_number"],
        _NATIONS.get(values["nationality"], values["nationality"]),
        *(birth or UNKNOWN),
        "" if sex.line + 1 in found.fit.missing else _SEXES.get(cut(lines, sex), ""),
        (expiry or UNKNOWN)[0],
        surname,
        given,
        values["optional_data"],
        values.get("personal_number", ""),
        tuple(name for name in layout.digits if name in found.failing or name in impossible),
        (*_UNCOVERED, *(["optional_data"] if layout.is_visa and values["optional_data"] else [])),
        found.corrected,
        not cut(lines, layout.fields["names"]).endswith(FILLER),
        found.fit.missing,
        found.fit.restored,
    )


def _number_and_rest(layout: Layout, lines: tuple[str, ...], values: dict[str, str]) -> tuple[str, str]:
    """The whole document number, and the optional data without the part of a long number."""
    places, digit = number_places(layout, lines)
    number = "".join(cut(lines, place) for place in places).strip(FILLER)
    rest = values.get("optional_data", values.get("personal_number", ""))
    if len(places) > 1:
        rest = cut(lines, layout.fields["optional_data"]._replace(start=digit.stop)).strip(FILLER)
    more = values.get("optional_data_2", "")
    return number, " ".join(part for part in (rest, more) if part)


def _names(text: str) -> tuple[str, str]:
    """Primary and secondary identifier, words parted by spaces; one alone is a name without a second part."""
    primary, _parted, secondary = text.partition(FILLER * 2)
    return " ".join(filter(None, primary.split(FILLER))), " ".join(filter(None, secondary.split(FILLER)))
