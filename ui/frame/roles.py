"""The top bar fitted to the role in use: its other roles by F9, and no search where nobody may be looked up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.access import Act, may
from models.codes import Role
from ui.frame.topbar import TopBar
from ui.page import PageContext


def fit_to_role(context: PageContext, top: TopBar, window: QWidget, ask: Callable[[Role], object]) -> None:
    """Offer what the user at the desk may take; `ask` is called with another role than the one in use."""
    actor, roles = context.actor, context.waystation.roles
    top.role_chosen.connect(lambda role: ask(role) if role is not actor.role else None)
    QShortcut(QKeySequence("F9"), window, top.open_roles)
    if not may(actor, Act.FIND):
        top.leave_out_find()
    context.work.run(window, lambda: roles.mine(actor), lambda mine: top.show_roles(mine, actor.role))
