"""A remedy for PySide6 6.12 under Python 3.11, which would end the program in the middle of a night.

The wheel is built as if True, False and None could never be freed, which is so from Python 3.12 on. Under 3.11 every
`emit` takes a reference to True that it does not own and every method without an answer takes one to None; when the
last is gone, Python aborts. tests/ui/test_theme_lasting.py shows it. Not needed, and not done, from 3.12 on."""

from __future__ import annotations

import ctypes
import sys

LASTING = (True, False, None, NotImplemented, ...)
PLENTY = sys.maxsize // 4


def keep_lasting() -> None:
    """Give the objects that live for ever more references than any run can take away; a second call adds none."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for thing in LASTING:
        count = ctypes.c_ssize_t.from_address(id(thing))  # CPython: the count is an object's first field
        if count.value < PLENTY:
            count.value += PLENTY
