"""At the bus door: everybody counted in, absent, or an extra, before any form."""

from __future__ import annotations

from ui.pages.door.page import DoorPage

__all__ = ["DoorPage"]
