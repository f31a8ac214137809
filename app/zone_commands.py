"""Machine zones and Latin names at the command line, line by line, storing nothing."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, BinaryIO

from app.latin import latin_form
from app.mrz import Zone, read_zone
from app.translit import LANGUAGES

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

NO_FORM = "line {line}: this name has no ICAO form in this language; type its Latin letters by hand"
NO_ZONE = "No machine zone was found in these lines. Nothing was read. Type the lines again from the document."
NO_LINES = 'This line is not what was asked for. Nothing was read. Send {"lines": ["...", "..."]} in one line.'
_NOTHING: dict[str, Any] = {
    "format": None,
    "checks_ok": False,
    "failing": [],
    "fields": {},
    "uncovered": [],
    "corrected": [],
    "name_truncated": False,
}
NOT_TEXT = "line {line}: this is not UTF-8 text"


def add_zone_commands(commands: Commands) -> None:
    latin = commands.add_parser("latin", help="names on standard input, one a line, in their ICAO form (Doc 9303-3)")
    latin.add_argument("--language", required=True, choices=LANGUAGES, help="the language the names are written in")
    zone = commands.add_parser("read-mrz", help='JSON lines {"lines": [...]} on standard input, an answer a line')
    zone.set_defaults(run=lambda _chosen: answer_zones(date.today(), sys.stdin.buffer, sys.stdout.buffer))
    latin.set_defaults(run=lambda chosen: write_latin(chosen.language, sys.stdin.buffer, sys.stdout.buffer))


def write_latin(language: str, names: BinaryIO, answers: BinaryIO) -> int:
    """One line out for each line in; empty, with a word on stderr, where only a person can tell."""
    for line, text in _lines(names):
        latin = None if text is None else latin_form(text, language)
        if latin is None:
            print((NOT_TEXT if text is None else NO_FORM).format(line=line), file=sys.stderr)
        _answer(answers, latin or "")
    return 0


def answer_zones(today: date, questions: BinaryIO, answers: BinaryIO) -> int:
    """One JSON answer for each line, whatever the line holds."""
    for _number, text in _lines(questions):
        _answer(answers, json.dumps(_answered(text, today)))
    return 0


def _answered(text: str | None, today: date) -> dict[str, Any]:
    lines = _asked_lines(text)
    zone = None if lines is None else read_zone(lines, today)
    if zone is None:
        return _NOTHING | {"error": NO_LINES if lines is None else NO_ZONE}
    return _told(zone)


def _asked_lines(text: str | None) -> Sequence[str] | None:
    try:
        asked = json.loads(text or "")
    except (ValueError, RecursionError):
        return None
    if isinstance(asked, dict):
        asked = asked.get("lines", asked.get("text"))
    lines = [asked] if isinstance(asked, str) else asked
    return lines if isinstance(lines, list) and all(isinstance(line, str) for line in lines) else None


def _told(zone: Zone) -> dict[str, Any]:
    """The answer; an empty field is one the zone leaves open, null one the format does not have."""
    names = {"surname": zone.surname, "family": zone.surname, "given": zone.given, "given_names": zone.given}
    fields = {
        "document_type": zone.document_type,
        "issuer": zone.issuer,
        "document_number": zone.document_number,
        "nationality": zone.nationality,
        "birth_date": zone.birth_date or None,
        "birth_precision": zone.birth_precision,
        "sex": zone.sex or None,
        "expiry_date": zone.expiry_date or None,
        **names,
        "optional_data": zone.optional_data,
        "personal_number": zone.personal_number if zone.format == "TD3" else None,
    }
    return {
        "format": zone.format,
        "checks_ok": zone.checks_ok,
        "failing": zone.failing,
        "fields": fields,
        "uncovered": zone.uncovered,
        "corrected": [{"field": each.field, "read": each.read, "taken": each.taken} for each in zone.corrected],
        "name_truncated": zone.name_truncated,
        "missing_lines": zone.missing_lines,
        "restored_lines": zone.restored_lines,
        "lines": zone.lines,
        "error": None,
    }


def _lines(stream: BinaryIO) -> Iterator[tuple[int, str | None]]:
    """Each line with its number, without its end or a byte-order mark; None where it is not UTF-8."""
    for number, raw in enumerate(stream, 1):
        bare = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
        try:
            yield number, bare.rstrip(b"\r\n").decode()
        except UnicodeDecodeError:
            yield number, None


def _answer(stream: BinaryIO, text: str) -> None:
    stream.write(text.encode() + b"\n")
    stream.flush()
