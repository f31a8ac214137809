"""What the store's page says: movements, reasons, units, quantities."""

from __future__ import annotations

from datetime import date, datetime

from app.supplies.quantities import quantity_text
from app.supply_rows import LedgerRow, LotRow, StockRow
from models.codes import MovementKind, MovementReason, RulePer, Sex, SizeFrom, SupplyCategory, Unit
from ui.person_words import day
from ui.words import _

MINUS = "\u2212"


def amount(quantity: int, scale: int) -> str:
    return quantity_text(quantity, scale).replace("-", MINUS)


def change(row: LedgerRow, scale: int) -> str:
    text = quantity_text(abs(row.quantity), scale)
    return f"{MINUS}{text}" if row.quantity < 0 else f"+{text}"


def when(at: datetime) -> str:
    return f"{at.astimezone():%d.%m. %H:%M}"


def until(expires: date | None) -> str:
    return day(expires) if expires else ""


def movements() -> dict[MovementKind, str]:
    return {
        MovementKind.RECEIPT: _("Came in"),
        MovementKind.ISSUE: _("Given"),
        MovementKind.RETURN: _("Came back"),
        MovementKind.TRANSFER_OUT: _("Carried away"),
        MovementKind.TRANSFER_IN: _("Carried in"),
        MovementKind.ADJUST: _("Counted"),
        MovementKind.WRITE_OFF: _("Written off"),
        MovementKind.RESERVE: _("Kept back"),
        MovementKind.UNRESERVE: _("Given free"),
        MovementKind.REVERSAL: _("Put right"),
    }


def reasons() -> dict[MovementReason, str]:
    return {
        MovementReason.LOST: _("Lost"),
        MovementReason.STOLEN: _("Stolen"),
        MovementReason.SOILED: _("Soiled or wet"),
        MovementReason.WRONG_SIZE: _("Wrong size"),
        MovementReason.DAMAGED: _("Damaged"),
        MovementReason.EXPIRED: _("Past its date"),
        MovementReason.MEDICAL: _("Medical"),
        MovementReason.COLD: _("Cold"),
        MovementReason.NEWBORN: _("Newborn"),
        MovementReason.EXTRA_APPROVED: _("Approved by the lead"),
        MovementReason.STOCK_OUT_OWED: _("Was owed"),
        MovementReason.RETURNED_UNUSED: _("Came back unused"),
        MovementReason.COUNT_DIFF: _("Difference of a count"),
        MovementReason.DONATION: _("Donation"),
        MovementReason.DATA_ERROR: _("Typed wrong"),
        MovementReason.OTHER: _("Other"),
    }


def units() -> dict[Unit, str]:
    return {
        Unit.PIECE: _("Piece"),
        Unit.PAIR: _("Pair"),
        Unit.PACK: _("Pack"),
        Unit.BOTTLE: _("Bottle"),
        Unit.LITRE: _("Litre"),
        Unit.KILOGRAM: _("Kilogram"),
        Unit.GRAM: _("Gram"),
        Unit.SET: _("Set"),
        Unit.VOUCHER: _("Voucher"),
        Unit.TABLET: _("Tablet"),
    }


def categories() -> dict[SupplyCategory, str]:
    return {
        SupplyCategory.WATER: _("Water"),
        SupplyCategory.FOOD: _("Food"),
        SupplyCategory.BEDDING: _("Bedding"),
        SupplyCategory.HYGIENE: _("Hygiene"),
        SupplyCategory.CLOTHES: _("Clothes and shoes"),
        SupplyCategory.PHONE: _("Phones"),
        SupplyCategory.PAPER: _("Papers and pens"),
        SupplyCategory.AID: _("Aids"),
        SupplyCategory.MEDICINE: _("Medicine"),
        SupplyCategory.VOUCHER: _("Vouchers"),
        SupplyCategory.BABY: _("Baby"),
        SupplyCategory.OTHER: _("Other"),
    }


def sizes_from() -> dict[SizeFrom, str]:
    return {
        SizeFrom.NONE: _("No size"),
        SizeFrom.CLOTHES: _("Size of clothes"),
        SizeFrom.SHOES: _("Size of shoes"),
        SizeFrom.ASK: _("Ask"),
    }


def pers() -> dict[RulePer, str]:
    return {RulePer.PERSON: _("Person"), RulePer.HOUSEHOLD: _("Household"), RulePer.ROOM: _("Room")}


def sexes() -> dict[Sex | None, str]:
    return {None: _("Everybody"), Sex.FEMALE: _("Women"), Sex.MALE: _("Men")}


def stock_lines(row: StockRow) -> tuple[str, str, str]:
    """Shape, name and what is left, for a line of the shelf."""
    left = amount(row.balance, row.scale)
    if row.short:
        return "stop", row.name, _("{n}: more given than was counted in. Count it.").format(n=left)
    told = _("{n} left").format(n=left)
    if row.kept_back:
        told = _("{n} left, {kept} kept back").format(n=left, kept=amount(row.kept_back, row.scale))
    return ("ask" if row.low else "done"), row.name, told


def lot_words(lot: LotRow, scale: int) -> str:
    parts = [part for part in (lot.size, lot.lot, lot.place) if part]
    if lot.expires:
        words = _("past its date, {day}") if lot.expired else _("until {day}")
        parts.append(words.format(day=day(lot.expires)))
    return f"{', '.join(parts) or _('Main store')}: {amount(lot.quantity, scale)}"
