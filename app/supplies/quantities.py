"""Quantities: whole numbers in 1/scale of a unit, as people write and read them (domain, 4.3)."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from app.errors import UserError

WHOLE, THOUSANDTHS = 1, 1000
MOST = 1_000_000
WHOLE_ONLY = "This item is counted in whole pieces. Nothing was saved. Type a whole number."
NO_NUMBER = "This was not understood as a quantity. Nothing was saved. Type digits."
TOO_MUCH = "A quantity must be above 0 and at most a million. Nothing was saved. Correct it."


def quantity_text(quantity: int, scale: int = WHOLE) -> str:
    """A stored quantity as it is read: 12, 0.5, -3."""
    if scale == WHOLE:
        return str(quantity)
    text = format(Decimal(quantity) / scale, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_quantity(text: str, scale: int = WHOLE, least: int = 1) -> int:
    """The stored quantity of what was typed, decimal comma or point; UserError for halves of a whole-only item."""
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        raise UserError(NO_NUMBER, "quantity") from None
    if not number.is_finite() or abs(number) > MOST:
        raise UserError(TOO_MUCH, "quantity")
    stored = number * scale
    if stored != stored.to_integral_value():
        raise UserError(WHOLE_ONLY, "quantity")
    require_quantity(int(stored), scale, least)
    return int(stored)


def require_quantity(quantity: int, scale: int = WHOLE, least: int = 1) -> None:
    """Refuse a stored quantity that nobody can mean."""
    if not least <= quantity <= MOST * scale:
        raise UserError(TOO_MUCH, "quantity")
