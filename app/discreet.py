"""What this program may say about itself in a log: events of its own list, types, places and counts. Never a value."""

from __future__ import annotations

import logging
import re
import sys
import warnings
from types import TracebackType
from typing import TextIO

log = logging.getLogger("waystation")
EVENTS = frozenset({"bug %s at %s", "warning %s at %s", "window said %s", "ended by %s at %s"})
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,60}|[a-z_0-9<>]{1,60}\.py:\d{1,6}|\?")


class Discreet(logging.Formatter):
    """Writes a record of the list with plain arguments; of any other only level, logger and place are left."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        plain = logging.LogRecord(record.name, record.levelno, "", 0, _said(record), (), None)
        plain.created, plain.msecs = record.created, record.msecs
        return super().format(plain)


def _said(record: logging.LogRecord) -> str:
    arguments = record.args if isinstance(record.args, tuple) else (record.args,)
    if record.name == log.name and record.msg in EVENTS and all(map(_is_plain, arguments)):
        return record.getMessage()
    logger = record.name if _PLAIN.fullmatch(record.name.replace(".", "_")) else "?"
    return f"withheld from {logger} at {place(record.pathname, record.lineno)}"


def _is_plain(argument: object) -> bool:
    return type(argument) is int or (type(argument) is str and _PLAIN.fullmatch(argument) is not None)


def place(path: str, line: int) -> str:
    """`file.py:12`, without the folder, which may carry a user's name."""
    name = re.split(r"[/\\]", path)[-1]
    return f"{name}:{line}" if _PLAIN.fullmatch(f"{name}:{line}") else "?"


def where(trace: TracebackType | None) -> str:
    """The innermost place of a traceback."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return place(trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace else "?"


def tell_bug(bug: BaseException) -> None:
    """A bug by type and place: its text may hold a name."""
    log.error("bug %s at %s", type(bug).__name__, where(bug.__traceback__))


def be_discreet() -> None:
    """From now on nothing personal leaves the process by a log, a traceback, a warning or a core file."""
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    log.setLevel(logging.INFO)
    sys.excepthook = lambda _kind, bug, _trace: _end(bug)
    sys.unraisablehook = lambda unraisable: tell_bug(unraisable.exc_value or Exception())
    warnings.showwarning = _warn
    forbid_core_files()


def _end(bug: BaseException) -> None:
    if isinstance(bug, KeyboardInterrupt):
        log.info("ended by %s at %s", "keyboard", "?")
    else:
        tell_bug(bug)


def _warn(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    log.warning("warning %s at %s", category.__name__, place(filename, lineno))


def forbid_core_files() -> None:
    """A crash must not leave keys and names in a file; where the platform has such a limit."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
