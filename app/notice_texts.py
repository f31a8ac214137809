"""The privacy notices this program carries, one small file a language; which of them nobody has checked yet."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

NOTICES = Path(__file__).with_name("data") / "notices"
FIRST = ("en", "be", "ru", "uk", "lt", "pl")


@dataclass(frozen=True)
class NoticeText:
    """A notice in one language: the short one in sentences, the full one in (heading, text). `draft`: no native
    speaker has checked it yet. Site, address and phone stand in braces."""

    language: str
    version: str
    draft: bool
    title: str
    short: tuple[str, ...] = field(repr=False)
    full: tuple[tuple[str, str], ...] = field(repr=False)


@cache
def notice_languages() -> tuple[str, ...]:
    """The languages there is a notice in."""
    found = {path.stem for path in NOTICES.glob("*.toml")}
    return tuple(sorted(found, key=lambda tag: (FIRST.index(tag) if tag in FIRST else len(FIRST), tag)))


@cache
def notice_text(language: str) -> NoticeText:
    """The notice in a language, or the English one where there is none: that is what an interpreter reads from."""
    known = language if language in notice_languages() else "en"
    data = tomllib.loads((NOTICES / f"{known}.toml").read_text(encoding="utf-8"))
    full = tuple((part["heading"], part["text"]) for part in data["full"])
    return NoticeText(known, f"{known} {data['version']}", data["draft"], data["title"], tuple(data["short"]), full)
