"""Nothing leaves without its line: a paper's way out is written in the journal first, each time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.papers import PaperJob, Way
from ui.page import PageContext


def give_out(
    context: PageContext,
    owner: QObject,
    job: PaperJob | None,
    way: Way,
    then: Callable[[], None],
    failed: Callable[[Exception], None],
    copies: int = 1,
) -> None:
    """Note that a numbered paper goes to a printer or a file, then let it go; `failed` when it may not."""
    papers, number = context.waystation.papers, job.number if job else 0
    context.work.run(
        owner,
        lambda: papers.give_out(context.actor, number, way, copies),
        lambda _none: then(),
        failed,
        writes=True,
    )
