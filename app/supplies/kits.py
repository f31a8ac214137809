"""Items and kits by their codes; a kit in its newest version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from app.catalogue import LANGUAGES, starter_names
from app.errors import UserError
from app.texts import require_signs
from models.codes import SizeFrom
from models.supplies import CatalogueName, Kit, KitLine, SupplyItem

NO_ITEM = "This item is not in the catalogue. Nothing was changed. Choose one from the list."
NO_KIT = "This kit is not in the catalogue. Nothing was changed. Choose one from the list."


@dataclass(frozen=True)
class Line:
    """What a kit or a single giving holds of one item, in 1/scale of its unit."""

    item: SupplyItem
    quantity: int
    optional: bool = False
    size_from: SizeFrom = SizeFrom.NONE


def item_by_code(session: Session, code: str) -> SupplyItem:
    require_signs(code, "item")
    statement = select(SupplyItem).where(SupplyItem.code == code, col(SupplyItem.voided).is_(False))
    item = session.exec(statement.order_by(col(SupplyItem.id))).first()
    if item is None:
        raise UserError(NO_ITEM, "item")
    return item


def items(session: Session) -> list[SupplyItem]:
    """The catalogue, by name; a code that two laptops added stands once."""
    rows = session.exec(select(SupplyItem).where(col(SupplyItem.voided).is_(False)).order_by(col(SupplyItem.id))).all()
    once = {row.code: row for row in reversed(rows)}
    return sorted(once.values(), key=lambda item: (item.name, item.code))


def kit_by_code(session: Session, code: str) -> Kit:
    require_signs(code, "kit")
    kit = next((each for each in kits(session, code)), None)
    if kit is None:
        raise UserError(NO_KIT, "kit")
    return kit


def kits(session: Session, code: str = "") -> list[Kit]:
    """The kits in their newest version, in the order in which they were first made."""
    statement = select(Kit).where(col(Kit.voided).is_(False))
    if code:
        statement = statement.where(Kit.code == code)
    newest: dict[str, Kit] = {}
    for kit in session.exec(statement.order_by(col(Kit.id))).all():
        if kit.code not in newest or kit.version >= newest[kit.code].version:
            newest[kit.code] = kit
    return list(newest.values())


def lines_of(session: Session, kit: Kit) -> list[Line]:
    """Components of one version of a kit in their order."""
    statement = (
        select(KitLine, SupplyItem)
        .join(SupplyItem, col(SupplyItem.id) == col(KitLine.item_id))
        .where(KitLine.kit_id == kit.id, col(KitLine.voided).is_(False))
        .order_by(col(KitLine.position), col(KitLine.id))
    )
    return [Line(item, line.quantity, line.optional, line.size_from) for line, item in session.exec(statement).all()]


def kit_lines(session: Session, code: str) -> list[Line]:
    return lines_of(session, kit_by_code(session, code))


def names_of(session: Session, codes: Iterable[str] | None = None) -> dict[str, dict[str, str]]:
    """Names of items and kits in other languages, by code and language: the starter's, and over them the house's."""
    statement = select(CatalogueName).where(col(CatalogueName.voided).is_(False))
    if codes is not None:
        statement = statement.where(col(CatalogueName.code).in_(list(codes)))
    found: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        for code, name in starter_names(language).items():
            found.setdefault(code, {})[language] = name
    for row in session.exec(statement.order_by(col(CatalogueName.id))).all():
        found.setdefault(row.code, {})[row.language] = row.name
    return found


def sizes_of(item: SupplyItem) -> tuple[str, ...]:
    """The sizes an item comes in, in their order."""
    return tuple(size for size in item.sizes.split(",") if size)


def item_ids(session: Session) -> dict[str, UUID]:
    return {item.code: item.id for item in items(session)}
