"""Pages of papers kept as pictures: added at the desk, opened by case work and legal help alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QScrollArea, QWidget

from app.access import Act, may
from app.carried import DocumentRow, ScanRow
from app.errors import UserError
from app.paper_scans import scan_form
from app.scan_pictures import MOST_BYTES
from ui.page import PageContext
from ui.pages.person.carried_words import block, deed, paper_title
from ui.pages.person.protection_panel import ProtectionPanel
from ui.widgets.paint import Icon
from ui.words import _

VIEW_HEIGHT = 460


class ScanPanel(ProtectionPanel):
    """How many pages of each paper are kept; who may, opens them one by one, and each opening is in the read log."""

    def __init__(self, context: PageContext) -> None:
        self.known: tuple[DocumentRow, ...] = ()
        note = _("kept sealed; opened by case work and legal help alone")
        add = _("Keep pages of a paper") if may(context.actor, Act.ADD_SCAN) else ""
        super().__init__(context, _("Pictures of papers"), note, add, _("Choose the pictures"))
        self.view = PageView()
        self.body.addWidget(self.view)

    def build(self) -> None:
        self.paper = self.fields.choice("document", _("Which paper"), (), _("JPEG or PNG, page by page"))

    def read(self, person: UUID) -> tuple[Sequence[DocumentRow], Sequence[ScanRow]]:
        here, actor = self.context.waystation, self.context.actor
        scans = here.paper_scans.of(actor, person) if may(actor, Act.READ_SCANS) else ()
        return here.documents.of(actor, person), scans

    def show_answer(self, answer: Any) -> None:
        papers, scans = answer
        self.known = tuple(row for row in papers if not row.withdrawn)
        chosen = self.paper.currentData()
        self.paper.clear()
        for row in self.known:
            self.paper.addItem(paper_title(row, row.masked), row.form.id)
        self.paper.setCurrentIndex(max(self.paper.findData(chosen), 0) if self.known else -1)
        self.add_button.setEnabled(bool(self.known))
        kept = [
            self._row(row, [scan for scan in scans if scan.document == row.form.id]) for row in self.known if row.scans
        ]
        self.show_rows(kept, _("No page is kept."))

    def put_away(self) -> None:
        """No page stays on the screen."""
        self.known = ()
        self.view.clear()
        super().put_away()

    def _row(self, row: DocumentRow, scans: Sequence[ScanRow]) -> QWidget:
        kept = _("1 page kept") if row.scans == 1 else _("{count} pages kept").format(count=row.scans)
        deeds = [
            deed(_("Open page {page}").format(page=scan.page), paper_title(row, ""), partial(self.open_page, scan.id))
            for scan in scans
        ]
        return block(Icon("image", "ink2", 20), paper_title(row, row.masked), [kept], None, deeds)

    def open_page(self, scan: UUID) -> None:
        """Show a page below; the opening is journaled."""
        scans, actor, person = self.context.waystation.paper_scans, self.context.actor, self.person

        def show(picture: bytes) -> None:
            if self.person == person:
                self.view.show_picture(picture)

        self.banner.clear()
        self.context.work.run(self, lambda: scans.open(actor, scan), show, self.failed)

    def save(self) -> None:
        """Ask for the pictures, then keep each as one page."""
        if self.person is None or not self.is_open or self.paper.currentData() is None:
            return
        chosen, _kind = QFileDialog.getOpenFileNames(
            self, _("Pages of the paper"), "", _("Pictures") + " (*.jpg *.jpeg *.png *.webp *.bmp *.gif)"
        )
        if chosen:
            self.keep([Path(name) for name in chosen])

    def keep(self, pages: Sequence[Path]) -> None:
        """Keep these files as pages, in their order; what was kept before one is refused stays kept."""
        scans, actor, document = self.context.waystation.paper_scans, self.context.actor, self.paper.currentData()

        def job() -> None:
            for page in pages:
                scans.add(actor, scan_form(document, _content(page)))

        self.run(job, self._saved)

    def job(self, person: UUID) -> Callable[[], Any]:
        raise NotImplementedError("pages are kept from files")


class PageView(QScrollArea):
    """One page, as wide as the card; closed with a press."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = QPixmap()
        self._shown = QLabel()
        self._shown.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._shown.setAccessibleName(_("Page of a paper"))
        self.setWidget(self._shown)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(VIEW_HEIGHT)
        self.hide()

    def show_picture(self, jpeg: bytes) -> None:
        """Show a picture that our own reader made."""
        self._whole.loadFromData(jpeg)
        self._fit()
        self.show()

    def clear(self) -> None:
        self._whole = QPixmap()
        self._shown.clear()
        self.hide()

    def _fit(self) -> None:
        if not self._whole.isNull():
            width = min(max(self.viewport().width(), 120), self._whole.width())
            self._shown.setPixmap(self._whole.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            return path.read_bytes()[: MOST_BYTES + 1]
        return path.read_bytes()
    except OSError:
        raise UserError(
            _("This file could not be read. Nothing was kept of it. Look whether it is still there, and choose again.")
        ) from None
