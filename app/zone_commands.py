"""Machine zones and Latin names at the command line, line by line, storing nothing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from app.latin import latin_form
from app.translit import LANGUAGES

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

NO_FORM = "line {line}: this name has no ICAO form in this language; type its Latin letters by hand"
NOT_TEXT = "line {line}: this is not UTF-8 text"


def add_zone_commands(commands: Commands) -> None:
    latin = commands.add_parser("latin", help="names on standard input, one a line, in their ICAO form (Doc 9303-3)")
    latin.add_argument("--language", required=True, choices=LANGUAGES, help="the language the names are written in")
    latin.set_defaults(run=lambda chosen: write_latin(chosen.language, sys.stdin.buffer, sys.stdout.buffer))


def write_latin(language: str, names: BinaryIO, answers: BinaryIO) -> int:
    """One line out for each line in; empty, with a word on stderr, where only a person can tell."""
    for line, text in _lines(names):
        latin = None if text is None else latin_form(text, language)
        if latin is None:
            print((NOT_TEXT if text is None else NO_FORM).format(line=line), file=sys.stderr)
        _answer(answers, latin or "")
    return 0


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
