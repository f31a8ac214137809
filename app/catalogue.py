"""The starter catalogue and the arrival kit (domain.md, 4.2 and 12.7): editable data, seeded at first run."""

from __future__ import annotations

from sqlmodel import Session

from models.base import new_id
from models.codes import Unit
from models.supplies import Kit, KitLine, SupplyItem

ITEMS: tuple[tuple[str, str, Unit, int, bool], ...] = (
    ("WATER05", "Water 0.5 L", Unit.BOTTLE, 40, False),
    ("SNACK", "Snack", Unit.PIECE, 20, True),
    ("HOTMEAL", "Hot meal", Unit.PIECE, 20, True),
    ("BLANKET", "Blanket", Unit.PIECE, 20, False),
    ("KIT-HYG", "Hygiene kit", Unit.SET, 15, False),
    ("SIM", "SIM voucher", Unit.VOUCHER, 10, False),
    ("LEAFLET", "Leaflet", Unit.PIECE, 10, False),
    ("TOWEL", "Towel", Unit.PIECE, 15, False),
    ("SOAP250", "Soap 250 g", Unit.PIECE, 15, False),
    ("UNDERW", "Underwear", Unit.PIECE, 20, False),
    ("SOCKS", "Socks", Unit.PAIR, 20, False),
    ("JUMPER", "Jumper", Unit.PIECE, 10, False),
    ("JACKET", "Winter jacket", Unit.PIECE, 10, False),
    ("TROUSER", "Trousers", Unit.PIECE, 10, False),
    ("SHOES", "Shoes", Unit.PAIR, 10, False),
    ("PADS10", "Sanitary pads, 10", Unit.PACK, 5, False),
    ("CANE", "Walking stick", Unit.PIECE, 2, False),
    ("GLASSES-READ", "Reading glasses", Unit.PIECE, 5, False),
    ("MASK", "Mask", Unit.PIECE, 50, False),
    ("PHONE", "Phone", Unit.PIECE, 2, False),
)
ARRIVAL_KIT = "KIT-ARR"
KITS: tuple[tuple[str, str, tuple[tuple[str, int], ...]], ...] = (
    (
        ARRIVAL_KIT,
        "Arrival kit",
        (("WATER05", 2), ("SNACK", 1), ("BLANKET", 1), ("KIT-HYG", 1), ("SIM", 1), ("LEAFLET", 1)),
    ),
    ("KIT-CLO", "Clothes", (("UNDERW", 3), ("SOCKS", 3), ("JUMPER", 1), ("TROUSER", 1), ("JACKET", 1))),
)


def seed_catalogue(session: Session) -> None:
    """Items and kits of a new site; nothing is in stock until somebody has counted it."""
    ids = {}
    for code, name, unit, level, food in ITEMS:
        item = SupplyItem(id=new_id(), code=code, name=name, unit=unit, reorder_level=level, is_food=food)
        ids[code] = item.id
        session.add(item)
    session.flush()
    for code, name, lines in KITS:
        kit = Kit(id=new_id(), code=code, name=name)
        session.add(kit)
        session.flush()
        for position, (item_code, quantity) in enumerate(lines):
            session.add(
                KitLine(id=new_id(), kit_id=kit.id, item_id=ids[item_code], quantity=quantity, position=position)
            )
