"""Where a paper goes: to a file only when somebody saves it, or to a printer; no name in a title or a file name."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import UserError
from app.papers import PaperJob
from ui.words import _

HIGHEST_DPI = 600


def file_name(job: PaperJob) -> str:
    """A name that tells the kind and the print number, never a person."""
    return f"waystation-{job.kind.value.lower().replace('_', '-')}-{job.number:04d}.pdf"


def job_title(job: PaperJob) -> str:
    return f"Waystation {job.number:04d}"


def ask_where(parent: QWidget, job: PaperJob) -> Path | None:
    """Where to save the PDF; None when nobody chose."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save the paper"), file_name(job), "*.pdf")
    return Path(chosen) if chosen else None


def save(pdf: bytes, path: Path) -> None:
    """Write the file readable by this user alone; a sentence when the place does not take it."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(pdf)
    except OSError as trouble:
        raise UserError(
            _("The paper could not be saved there. Nothing in the register is lost. Choose another folder.")
        ) from trouble


def ask_printer(parent: QWidget, job: PaperJob) -> QPrinter | None:
    """The system's print dialog; None when nobody chose a printer."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(job_title(job))
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_pages(document: QPdfDocument, printer: QPrinter) -> None:
    """Draw every page at 100 %, at most 600 dpi; a sentence when the printer does not take it."""
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(
            _("The printer does not answer. Everything is saved. Turn the printer on, or save the paper as a file.")
        )
    dpi = min(printer.resolution(), HIGHEST_DPI)
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        points = document.pagePointSize(page)
        drawn = document.render(page, QSize(round(points.width() * dpi / 72), round(points.height() * dpi / 72)))
        scale = printer.resolution() / 72
        painter.drawImage(QRect(0, 0, round(points.width() * scale), round(points.height() * scale)), drawn)
    painter.end()
