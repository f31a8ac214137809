"""The real pages of a PDF held in memory, one under the other, as wide as there is room."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.words import _

SHARPEST, WIDEST, KEPT, MARGIN = 2.0, 900, 8, 12


class PdfView(QScrollArea):
    """Shows a PDF; nothing of it touches the disk. `document` and `pdf` serve printing and saving."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(_("Preview of the paper"))
        self.document = QPdfDocument(self)
        self.pdf = b""
        self._buffer = QBuffer(self)
        self._sheets: list[_Sheet] = []
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        self._pictures: dict[int, QPixmap] = {}
        self._lay_out_sheets()

    def show_pdf(self, pdf: bytes) -> None:
        """Load and show; an empty PDF clears the view."""
        self.document.close()
        self._buffer.close()
        self.pdf = pdf
        if pdf:
            self._buffer.setData(QByteArray(pdf))
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self.document.load(self._buffer)
        self._lay_out_sheets()

    def page_count(self) -> int:
        return self.document.pageCount() if self.pdf else 0

    def _lay_out_sheets(self) -> None:
        """The sheets of a paper go all at once with what holds them: one by one, hundreds would stop the window."""
        holder, self._sheets = QFrame(), [_Sheet(self, page) for page in range(self.page_count())]
        holder.setProperty("kind", "sunken")
        self._column = column = QVBoxLayout(holder)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        for sheet in self._sheets:
            column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setWidget(holder)
        self._fit()

    def _fit(self) -> None:
        self._pictures.clear()
        width = max(min(self.viewport().width() - 2 * MARGIN, WIDEST), 160)
        for sheet in self._sheets:
            points = self.document.pagePointSize(sheet.page)
            sheet.setFixedSize(width, round(width * points.height() / max(points.width(), 1)))
            sheet.update()
        self._settling.start()

    def _settle(self) -> None:
        """Sheets that were placed while the view had another width go back to the middle."""
        self._column.invalidate()
        self._column.activate()

    def picture(self, page: int, size: QSize) -> QPixmap:
        """A page drawn over white; only the pages seen last are kept."""
        if page not in self._pictures:
            ratio = min(self.devicePixelRatioF(), SHARPEST)
            while len(self._pictures) >= KEPT:
                del self._pictures[next(iter(self._pictures))]
            self._pictures[page] = _drawn(self.document, page, size, ratio)
        return self._pictures[page]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class _Sheet(QWidget):
    """One page of the paper; drawn when it is first seen, so that a long paper opens as quickly as a short one."""

    def __init__(self, view: PdfView, page: int) -> None:
        super().__init__()
        self._view, self.page = view, page
        self.setAccessibleName(_("Page {n} of {all}").format(n=page + 1, all=view.page_count()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._view.picture(self.page, self.size()))
        painter.end()


def _drawn(document: QPdfDocument, page: int, size: QSize, ratio: float) -> QPixmap:
    ground = QPixmap(size * ratio)
    ground.fill(Qt.GlobalColor.white)
    painter = QPainter(ground)
    painter.drawImage(0, 0, document.render(page, size * ratio))
    painter.end()
    ground.setDevicePixelRatio(ratio)
    return ground
