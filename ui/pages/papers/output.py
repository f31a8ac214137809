"""Where a paper goes: to a file only when somebody saves it, or to a printer; no name in a title or a file name."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import UserError
from app.papers import PaperJob
from app.rosters import TableFormat
from models.codes import PaperKind, RosterKind
from ui.words import _

HIGHEST_DPI = 600
TWO_SIDED = (PaperKind.CARDS, PaperKind.BLANK_CARDS)
Report = Callable[[int, int], None]


def file_name(job: PaperJob) -> str:
    """A name that tells the kind and the print number, never a person."""
    return f"waystation-{job.kind.value.lower().replace('_', '-')}-{job.number:04d}.pdf"


def job_title(job: PaperJob) -> str:
    return f"Waystation {job.kind.value.lower().replace('_', ' ')} {job.number:04d}"


def ask_where(parent: QWidget, job: PaperJob) -> Path | None:
    """Where to save the PDF; None when nobody chose."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save the paper"), file_name(job), "*.pdf")
    return Path(chosen) if chosen else None


def ask_where_table(parent: QWidget, kind: RosterKind, format_: TableFormat) -> Path | None:
    """Where to save a list as a file for other programs; its name tells the kind of list and no more."""
    return ask_where_file(parent, kind.value.lower().replace("_", "-"), format_)


def ask_where_file(parent: QWidget, name: str, format_: TableFormat) -> Path | None:
    """Where to save a file for other programs; None when nobody chose."""
    end = format_.value.lower()
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save the list"), f"waystation-{name}.{end}", f"*.{end}")
    return Path(chosen) if chosen else None


def save(pdf: bytes, path: Path) -> None:
    """Write the file readable by this user alone; a sentence when the place does not take it."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            with suppress(OSError):  # a stick may keep no rights; a file that was there before keeps its old ones
                os.chmod(path, 0o600)
            file.write(pdf)
    except OSError as trouble:
        raise UserError(
            _("The paper could not be saved there. Nothing in the register is lost. Choose another folder.")
        ) from trouble


def ask_printer(parent: QWidget, job: PaperJob, page: QSizeF) -> QPrinter | None:
    """The system's print dialog; None when nobody chose a printer."""
    if not QPrinterInfo.availablePrinterNames():
        raise UserError(
            _("This laptop knows no printer. The paper is not lost. Connect a printer, or save the paper as a file.")
        )
    printer = printer_for(job, page)
    dialog = QPrintDialog(printer, parent)
    for option in (
        QAbstractPrintDialog.PrintDialogOption.PrintToFile,
        QAbstractPrintDialog.PrintDialogOption.PrintPageRange,
    ):
        dialog.setOption(option, False)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def printer_for(job: PaperJob, page: QSizeF) -> QPrinter:
    """A printer set to the paper: its size in points, no margins of the printer's own, cards on both sides."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(job_title(job))
    lying = page.width() > page.height()
    size = QSizeF(page.height(), page.width()) if lying else page
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    orientation = QPageLayout.Orientation
    printer.setPageOrientation(orientation.Landscape if lying else orientation.Portrait)
    mode = QPrinter.DuplexMode
    printer.setDuplex(mode.DuplexLongSide if job.kind in TWO_SIDED else mode.DuplexNone)
    return printer


def print_pages(pdf: bytes, printer: QPrinter, report: Report) -> None:
    """Draw every page at 100 % from the corner of the paper, in the drawing lane; stops where `report` says so."""
    document, buffer, painter = QPdfDocument(), QBuffer(), QPainter()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    printer.setFullPage(True)
    if not painter.begin(printer):
        raise _no_answer()
    try:
        for page in range(document.pageCount()):
            report(page, document.pageCount())
            if page and not printer.newPage():
                raise _no_answer()
            _print_page(painter, document, page, printer.resolution())
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()


def _print_page(painter: QPainter, document: QPdfDocument, page: int, resolution: int) -> None:
    points, dpi = document.pagePointSize(page), min(resolution, HIGHEST_DPI)
    size = _pixels(points, dpi)
    ground = QImage(size, QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    with QPainter(ground) as over:
        over.drawImage(0, 0, document.render(page, size))
    whole = _pixels(points, resolution)
    painter.drawImage(QRect(0, 0, whole.width(), whole.height()), ground)


def _pixels(points: QSizeF, dpi: int) -> QSize:
    return QSize(round(points.width() * dpi / 72), round(points.height() * dpi / 72))


def _no_answer() -> UserError:
    return UserError(
        _("The printer does not answer. Everything is saved. Turn the printer on, or save the paper as a file.")
    )
