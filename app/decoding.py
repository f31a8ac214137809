"""The door to what strangers made: a library reads it in a child process, and only its plain answer comes back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import cbor2

from app.strangers.refusal import NotRead, Why

SECONDS, MOST_ANSWER = 4.0, 64_000_000
ROOT = Path(__file__).parent.parent


def decoded(kind: str, raw: bytes) -> object:
    """What the child read out of the bytes (`portrait`, `page`, ...). NotRead: refused, died or too slow."""
    command = [sys.executable, "-s", "-m", "app.strangers.child", kind]
    try:
        done = subprocess.run(  # noqa: S603  # our own interpreter and module
            command, input=raw, capture_output=True, timeout=SECONDS, cwd=ROOT, check=False, env=_little()
        )
    except subprocess.TimeoutExpired:
        raise NotRead(Why.TOO_SLOW) from None
    return _answer(done.stdout)


def _little() -> dict[str, str]:
    """The child learns nothing of the user's surroundings but what an interpreter needs to start."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH") if name in os.environ}


def _answer(said: bytes) -> object:
    """A child that died (out of memory, out of time, a broken library) said nothing."""
    if not said or len(said) > MOST_ANSWER:
        raise NotRead(Why.TOO_LARGE)
    try:
        whole, answer = cbor2.loads(said)
    except (cbor2.CBORDecodeError, ValueError, TypeError):
        raise NotRead(Why.TOO_LARGE) from None
    if not whole:
        raise NotRead(Why(answer))
    return answer
