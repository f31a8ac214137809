"""A table in HTML, as Excel and mail programs save or copy it: read as text, nothing opened, nothing run."""

from __future__ import annotations

import re
from typing import cast

from app.decoding import decoded
from app.lists.sheet import ListError
from app.strangers.refusal import NotRead

HTML = "html"
_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body|table)\b", re.I | re.S
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
TOO_LARGE = "This page is larger than any list of people. Nothing was imported. Save the table alone as CSV."
NO_TABLE = "This page holds no table. Nothing was imported. Save the list as CSV and import that file."


def is_page(raw: bytes) -> bool:
    """Whether the bytes begin as a web page does and hold a table."""
    return bool(_OPENING.match(raw[:4_000].removeprefix(b"\xef\xbb\xbf"))) and b"<t" in raw.lower()


def charset(raw: bytes) -> str:
    """The encoding that the page names for itself, in small letters; empty when it names none."""
    found = _CHARSET.search(raw[:4_000])
    return found[1].decode("ascii").casefold() if found else ""


def page_rows(text: str) -> list[list[str]]:
    """The rows of the page's largest table, read in a child process. ListError when there is none."""
    try:
        rows = cast("list[list[str]]", decoded("table", text.encode("utf-8", "replace")))
    except NotRead:
        raise ListError(TOO_LARGE) from None
    if not rows:
        raise ListError(NO_TABLE)
    return rows
