"""The real pages of a PDF held in memory, one under the other, as wide as there is room."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.words import _

SHARPEST, WIDEST, MOST_PAGES = 2.0, 900, 40


class PdfView(QScrollArea):
    """Shows a PDF; nothing of it touches the disk. `document` and `pdf` serve printing and saving."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Preview of the paper"))
        self.document = QPdfDocument(self)
        self.pdf = b""
        self._buffer = QBuffer(self)
        self._holder = QFrame()
        self._holder.setProperty("kind", "sunken")
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(12)
        self.setWidget(self._holder)
        self._later = QTimer(self, singleShot=True, interval=80)
        self._later.timeout.connect(self._draw)

    def show_pdf(self, pdf: bytes) -> None:
        """Load and draw; an empty PDF clears the view."""
        self.document.close()
        self._buffer.close()
        self.pdf = pdf
        if pdf:
            self._buffer.setData(QByteArray(pdf))
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self.document.load(self._buffer)
        self._draw()

    def page_count(self) -> int:
        return self.document.pageCount() if self.pdf else 0

    def _draw(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        for page in range(min(self.page_count(), MOST_PAGES)):
            self._column.addWidget(self._page(page), 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)

    def _page(self, page: int) -> QLabel:
        points = self.document.pagePointSize(page)
        width = max(min(self.viewport().width() - 40, WIDEST), 160)
        size = QSize(width, round(width * points.height() / max(points.width(), 1)))
        ratio = min(max(self.devicePixelRatioF(), 1.25), SHARPEST)
        image = self.document.render(page, size * ratio)
        pixmap = QPixmap(size * ratio)
        pixmap.fill(Qt.GlobalColor.white)
        pixmap = _over_white(pixmap, image)
        pixmap.setDevicePixelRatio(ratio)
        shown = QLabel()
        shown.setPixmap(pixmap)
        shown.setAccessibleName(_("Page {n} of {all}").format(n=page + 1, all=self.page_count()))
        return shown

    def resizeEvent(self, event: QEvent) -> None:  # type: ignore[override]
        super().resizeEvent(event)  # type: ignore[arg-type]
        if self.pdf:
            self._later.start()


def _over_white(ground: QPixmap, image: QImage) -> QPixmap:
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    return ground
