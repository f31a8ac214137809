"""Lists of arrivals: a new group, a list previewed and imported, its remarks and its doubles looked at."""

from __future__ import annotations

from ui.pages.lists.doubles import DoublesPage
from ui.pages.lists.group import GroupPage
from ui.pages.lists.preview import ListPage
from ui.pages.lists.remarks import RemarksPage

__all__ = ["DoublesPage", "GroupPage", "ListPage", "RemarksPage"]
