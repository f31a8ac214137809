"""Printers as they were measured on a test page."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, col, select

from app.card_forms import DPIS, PrinterForm, PrinterRow
from app.errors import UserError
from models.papers import PrinterProfile
from printing.data import PrinterData

MOST_OFF = 500
NO_NAME = "The printer needs a name. Nothing was saved. Type how it is called here."
TOO_FAR = "An offset is at most 5 mm. Nothing was saved. Measure again, or set the paper guides of the printer."
OTHER_DPI = "Codes cannot be printed sharp at this number of dots. Nothing was saved. Choose one of the list."
GONE = "This printer is not known here. Nothing was printed. Choose another, or none."


def printer_rows(session: Session) -> tuple[PrinterRow, ...]:
    """All printers by name."""
    statement = select(PrinterProfile).where(col(PrinterProfile.voided).is_(False))
    rows = session.exec(statement.order_by(col(PrinterProfile.name), col(PrinterProfile.id))).all()
    return tuple(
        PrinterRow(row.id, row.name, row.dpi, row.front_x, row.front_y, row.back_x, row.back_y) for row in rows
    )


def store_printer(session: Session, form: PrinterForm) -> None:
    """Keep or correct a printer; UserError beside the field that is wrong."""
    _check(form)
    row = session.get(PrinterProfile, form.id)
    if row is None:
        row = PrinterProfile(id=form.id, dpi=form.dpi)
        session.add(row)
    row.name, row.dpi = form.name.strip(), form.dpi
    row.front_x, row.front_y, row.back_x, row.back_y = form.front_x, form.front_y, form.back_x, form.back_y
    session.flush()


def printer_data(session: Session, printer: UUID | None) -> PrinterData:
    """What the papers need of a printer: what sits off to one side is moved to the other. Nothing is known of none."""
    if printer is None:
        return PrinterData()
    row = session.get(PrinterProfile, printer)
    if row is None or row.voided:
        raise UserError(GONE, "printer")
    return PrinterData(row.dpi, (-row.front_x / 100, -row.front_y / 100), (-row.back_x / 100, -row.back_y / 100))


def _check(form: PrinterForm) -> None:
    if not form.name.strip():
        raise UserError(NO_NAME, "name")
    if form.dpi not in DPIS:
        raise UserError(OTHER_DPI, "dpi")
    for field in ("front_x", "front_y", "back_x", "back_y"):
        if abs(getattr(form, field)) > MOST_OFF:
            raise UserError(TOO_FAR, field)
