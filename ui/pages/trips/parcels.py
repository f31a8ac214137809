"""The sealed parcel that travels with a vehicle: written before it leaves, taken in where it arrives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.access import Act, may
from app.carrying import SAFE_TO_REMOVE, read_parcel, write_parcel
from app.exchange import ReceivedRow
from app.parcel import SUFFIX, file_name
from ui.page import PageContext
from ui.words import _


class Parcels(QObject):
    """`failed` carries what went wrong. Only who may exchange writes and takes in."""

    failed = Signal(object)

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page

    def is_allowed(self) -> bool:
        return may(self._context.actor, Act.EXCHANGE)

    def write(self) -> None:
        """Everything that the other house may lack, sealed, to a file whose name says nothing."""
        chosen, _kind = QFileDialog.getSaveFileName(self._page, _("Write the parcel"), file_name(), f"*{SUFFIX}")
        if chosen:
            self.write_to(Path(chosen))

    def write_to(self, path: Path) -> None:
        exchange, actor = self._context.waystation.exchange, self._context.actor
        self._context.work.run(
            self,
            lambda: write_parcel(path, exchange.parcel(actor)),
            lambda _path: self._context.tell(_(SAFE_TO_REMOVE), None),
            self.failed.emit,
            writes=True,
        )

    def take_in(self, then: Callable[[], None]) -> None:
        """A parcel from a stick; `then`: what was waited for."""
        chosen, _kind = QFileDialog.getOpenFileName(self._page, _("Take in a parcel"), "", f"*{SUFFIX}")
        if chosen:
            self.take_from(Path(chosen), then)

    def take_from(self, path: Path, then: Callable[[], None]) -> None:
        exchange, actor = self._context.waystation.exchange, self._context.actor

        def taken(row: ReceivedRow) -> None:
            self._context.tell(_("The parcel is taken in: {n} records.").format(n=row.records), None)
            then()

        job = lambda: exchange.receive(actor, read_parcel(path))  # noqa: E731
        self._context.work.run(self, job, taken, self.failed.emit, writes=True)
