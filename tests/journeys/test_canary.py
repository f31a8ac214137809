"""A person whose every field is a token goes through every screen and paper; afterwards the token is nowhere."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from app.decoding import ROOT
from tests.journeys.canary import CYRILLIC, LATIN


def spellings(token: str) -> Iterator[bytes]:
    """UTF-8, UTF-16 either way, CP1251, URL, base64 at each of its three places, PDF hex and octal, JSON."""
    yield token.encode()
    yield from (token.encode("utf-16-le"), token.encode("utf-16-be"))
    yield token.encode("cp1251")
    yield quote(token).encode()
    for shift in range(3):
        whole = base64.b64encode(b"\0" * shift + token.encode() + b"\0" * (3 - (shift + len(token.encode())) % 3))
        yield whole[4 if shift else 0 : -4]
    yield token.encode("utf-16-be").hex().encode()
    yield token.encode("utf-16-be").hex().upper().encode()
    yield "".join(f"\\{byte:03o}" for byte in token.encode("utf-16-be")).encode()
    yield json.dumps(token).strip('"').encode()


def found(folder: Path) -> list[str]:
    """Files under the folder that hold a token in any spelling, or in their name."""
    wanted = {spelling for token in (CYRILLIC, LATIN) for spelling in spellings(token)}
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(word in path.read_bytes() or word in os.fsencode(path.name) for word in wanted)
    ]


def test_the_sweep_finds_every_spelling(tmp_path: Path) -> None:
    for token in (CYRILLIC, LATIN):
        for number, spelling in enumerate(spellings(token)):
            (tmp_path / f"{len(token)}-{number}").write_bytes(b"before " + spelling + b" after")
    assert len(found(tmp_path)) == len(list(tmp_path.iterdir())) > 20


@pytest.mark.parametrize("end", [pytest.param("close", marks=pytest.mark.slow), "kill"])
def test_the_token_is_nowhere(end: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    for name in ("tmp", "config", "cache", "data", "run"):
        (home / name).mkdir(parents=True, mode=0o700)
    places = {"HOME": "", "TMPDIR": "tmp", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache"}
    places |= {"XDG_DATA_HOME": "data", "XDG_RUNTIME_DIR": "run"}
    surroundings = os.environ | {name: str(home / place) for name, place in places.items()}
    command = [sys.executable, "-m", "tests.journeys.canary", str(home / "register"), end]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, check=False, timeout=300)
    said = done.stdout.decode()
    (tmp_path / "said").mkdir()
    (tmp_path / "said" / "out").write_bytes(done.stdout + done.stderr)
    assert "OPENED 0" in said, done.stderr.decode()[-3000:]
    assert end == "kill" or "SHOWN 0" in said
    assert (done.returncode == 0) == (end != "kill")
    assert (home / "register" / "waystation.db").stat().st_size > 100_000
    assert found(tmp_path) == []
