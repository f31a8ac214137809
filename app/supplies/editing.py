"""Catalogue, kits, rules and places as data that the store changes."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.errors import UserError
from app.house import House
from app.supplies.kits import item_by_code, items, kit_by_code, kits, lines_of, names_of
from app.supplies.ledger import balances
from app.supplies.quantities import THOUSANDTHS, WHOLE, require_quantity
from app.supplies.shelf import item_row
from app.supply_forms import ItemForm, KitForm, PlaceForm, RuleForm
from app.supply_rows import ItemRow, KitPart, KitSheet, PlaceRow
from app.texts import require_signs
from models.base import new_id
from models.codes import Instruction, Unit
from models.supplies import CatalogueName, EntitlementRule, Kit, KitLine, StockLocation, SupplyItem

NO_NAME = "A code and a name are needed. Nothing was saved. Fill in both."
NO_UNIT = "This unit is not known. Nothing was saved. Choose one from the list."
TAKEN = "This code exists already. Nothing was saved. Choose another code."
SCALE_STANDS = "Movements of this item were counted in another way. Nothing was saved. Make a new item instead."
STOCK_LEFT = "There is stock of this item, or it is missing some. Nothing was changed. Count it to 0 first."
IN_A_KIT = "This item is part of a kit. Nothing was changed. Take it out of the kit first."
NO_LINES = "A kit needs at least one item, each once. Nothing was saved. Correct the lines."
WRONG_RULE = "The ages, days or dates of this rule cannot be. Nothing was saved. Correct them."
WRONG_WHAT = "A rule speaks of an item or kit of the catalogue. Nothing was saved. Choose one."
NO_RULE = "This rule is not on this laptop any more. Nothing was changed. Open the page again."
SIZES_LONG = "A size is at most 20 signs and has no comma. Nothing was saved. Correct the sizes."


class Catalogue:
    """The use cases of what the store knows; what was given once stays as it was given."""

    def __init__(self, house: House) -> None:
        self._house = house

    def items(self, actor: Actor) -> tuple[ItemRow, ...]:
        """Every item, by name."""

        def work(session: Session) -> tuple[ItemRow, ...]:
            return tuple(item_row(session, item) for item in items(session))

        return self._house.read(actor, Act.SEE_STOCK, work)

    def save_item(self, actor: Actor, form: ItemForm) -> None:
        """A new item, or one put right; codes are unique, and what was counted in whole pieces stays so."""
        self._house.require(actor, Act.EDIT_CATALOGUE)
        _check_item(form)

        def work(session: Session) -> None:
            item = session.get(SupplyItem, form.id)
            if item is None:
                _require_free(session, form.code)
                item = SupplyItem(id=form.id, code=form.code, unit=Unit(form.unit), reorder_level=0, is_food=False)
                session.add(item)
            scale = WHOLE if form.whole_only else THOUSANDTHS
            if item.scale != scale and item.id in balances(session, [item.id]):
                raise UserError(SCALE_STANDS, "whole_only")
            item.name, item.category, item.unit, item.scale = form.name, form.category, Unit(form.unit), scale
            item.sizes, item.reorder_level, item.is_food = ",".join(form.sizes), form.reorder_level, form.is_food
            item.tracks_lots, item.clinic_only = form.tracks_lots, form.clinic_only
            item.never_refused, item.is_lent = form.never_refused, form.is_lent
            _name(session, item.code, form.names)

        self._house.write(actor, Act.EDIT_CATALOGUE, work)

    def retire_item(self, actor: Actor, code: str) -> None:
        """An item that is no longer kept; only one of which nothing is left and that is in no kit."""

        def work(session: Session) -> None:
            item = item_by_code(session, code)
            if balances(session, [item.id]).get(item.id, 0):
                raise UserError(STOCK_LEFT, "item")
            if any(line.item.id == item.id for kit in kits(session) for line in lines_of(session, kit)):
                raise UserError(IN_A_KIT, "item")
            item.voided = True

        self._house.write(actor, Act.EDIT_CATALOGUE, work)

    def kits(self, actor: Actor) -> tuple[KitSheet, ...]:
        """Every kit in its newest version, as it is edited."""

        def work(session: Session) -> tuple[KitSheet, ...]:
            names = names_of(session)
            return tuple(_sheet(session, kit, names) for kit in kits(session))

        return self._house.read(actor, Act.SEE_STOCK, work)

    def save_kit(self, actor: Actor, form: KitForm) -> None:
        """A new kit, or the next version of one; what was given before keeps the version it was given by."""
        self._house.require(actor, Act.EDIT_CATALOGUE)
        require_signs(form.code, "code")
        if not form.code.strip() or not form.name.strip():
            raise UserError(NO_NAME, "code")
        if not form.lines or len({line.item for line in form.lines}) < len(form.lines):
            raise UserError(NO_LINES, "lines")

        def work(session: Session) -> None:
            if session.get(Kit, form.id) is not None:
                return
            before = [kit for kit in kits(session, form.code) if kit.code == form.code]
            if not before:
                _require_free(session, form.code)
            version = max((kit.version for kit in before), default=0) + 1
            for kit in before:
                kit.voided = True
            session.add(Kit(id=form.id, code=form.code, name=form.name, version=version))
            session.flush()
            for position, line in enumerate(form.lines):
                item = item_by_code(session, line.item)
                require_quantity(line.quantity, item.scale)
                session.add(
                    KitLine(
                        id=new_id(),
                        kit_id=form.id,
                        item_id=item.id,
                        quantity=line.quantity,
                        position=position,
                        optional=line.optional,
                        size_from=line.size_from,
                    )
                )
            _name(session, form.code, form.names)

        self._house.write(actor, Act.EDIT_CATALOGUE, work)

    def retire_kit(self, actor: Actor, code: str) -> None:
        """A kit that is no longer given."""

        def work(session: Session) -> None:
            kit_by_code(session, code).voided = True

        self._house.write(actor, Act.EDIT_CATALOGUE, work)

    def rules(self, actor: Actor) -> tuple[RuleForm, ...]:
        """Every entitlement rule, as it is edited, in the order in which they were made."""

        def work(session: Session) -> tuple[RuleForm, ...]:
            rows = session.exec(select(EntitlementRule).where(col(EntitlementRule.voided).is_(False))).all()
            return tuple(_rule_form(row) for row in sorted(rows, key=lambda row: row.id))

        return self._house.read(actor, Act.SEE_STOCK, work)

    def save_rule(self, actor: Actor, form: RuleForm) -> None:
        """A new rule, or one put right; what it refused before stays refused by its old words in the journal."""
        self._house.require(actor, Act.EDIT_RULES)
        _check_rule(form)

        def work(session: Session) -> None:
            if form.what not in {item.code for item in items(session)} | {kit.code for kit in kits(session)}:
                raise UserError(WRONG_WHAT, "what")
            row = session.get(EntitlementRule, form.id)
            if row is None:
                row = EntitlementRule(id=form.id, name=form.name, what=form.what, per=form.per, quantity=form.quantity)
                session.add(row)
            for name in ("name", "what", "per", "quantity", "every_days", "sex", "age_from", "age_to"):
                setattr(row, name, getattr(form, name))
            row.instruction, row.valid_from, row.valid_to = form.instruction, form.valid_from, form.valid_to

        self._house.write(actor, Act.EDIT_RULES, work)

    def end_rule(self, actor: Actor, rule: UUID) -> None:
        """A rule that holds no more."""

        def work(session: Session) -> None:
            row = session.get(EntitlementRule, rule)
            if row is None:
                raise UserError(NO_RULE)
            row.voided = True

        self._house.write(actor, Act.EDIT_RULES, work)

    def places(self, actor: Actor) -> tuple[PlaceRow, ...]:
        """Stores and shelves beside the main store."""

        def work(session: Session) -> tuple[PlaceRow, ...]:
            rows = session.exec(select(StockLocation).where(col(StockLocation.voided).is_(False))).all()
            return tuple(PlaceRow(row.id, row.name, row.clinic) for row in sorted(rows, key=lambda row: row.name))

        return self._house.read(actor, Act.SEE_STOCK, work)

    def save_place(self, actor: Actor, form: PlaceForm) -> None:
        """A store or shelf; `voided`: it is used no more."""
        self._house.require(actor, Act.EDIT_CATALOGUE)
        require_signs(form.name, "name")
        if not form.name.strip():
            raise UserError(NO_NAME, "name")

        def work(session: Session) -> None:
            row = session.get(StockLocation, form.id)
            if row is None:
                row = StockLocation(id=form.id, name=form.name)
                session.add(row)
            row.name, row.clinic, row.voided = form.name.strip(), form.clinic, form.voided

        self._house.write(actor, Act.EDIT_CATALOGUE, work)


def _check_item(form: ItemForm) -> None:
    require_signs(form.code, "code")
    if not form.code.strip() or not form.name.strip():
        raise UserError(NO_NAME, "code")
    if form.unit not in list(Unit):
        raise UserError(NO_UNIT, "unit")
    if any(not size or len(size) > 20 or "," in size for size in form.sizes) or len(",".join(form.sizes)) > 400:
        raise UserError(SIZES_LONG, "sizes")
    require_quantity(form.reorder_level, least=0)


def _check_rule(form: RuleForm) -> None:
    require_signs(form.name, "name")
    if not form.name.strip():
        raise UserError(NO_NAME, "name")
    ages = [age for age in (form.age_from, form.age_to) if age is not None]
    days = form.every_days is None or 1 <= form.every_days <= 3650
    dates = form.valid_from is None or form.valid_to is None or form.valid_from <= form.valid_to
    known = not form.instruction or form.instruction in list(Instruction)
    if not (days and dates and known and ages == sorted(ages) and all(0 <= age <= 130 for age in ages)):
        raise UserError(WRONG_RULE, "every_days")
    require_quantity(form.quantity, least=0)


def _require_free(session: Session, code: str) -> None:
    taken = {item.code for item in items(session)} | {kit.code for kit in kits(session)}
    if code in taken:
        raise UserError(TAKEN, "code")


def _name(session: Session, code: str, names: Iterable[tuple[str, str]]) -> None:
    """The names in other languages: one row a language; an empty name takes it away."""
    wanted = {language: name.strip() for language, name in names}
    rows = session.exec(select(CatalogueName).where(CatalogueName.code == code)).all()
    for row in rows:
        if row.language in wanted:
            row.name = wanted.pop(row.language)
            row.voided = not row.name
    for language, name in wanted.items():
        if name:
            session.add(CatalogueName(id=new_id(), code=code, language=language, name=name))


def _sheet(session: Session, kit: Kit, names: dict[str, dict[str, str]]) -> KitSheet:
    parts = tuple(
        KitPart(line.item.code, line.item.name, line.quantity, line.optional, line.size_from, line.item.scale)
        for line in lines_of(session, kit)
    )
    return KitSheet(kit.id, kit.code, kit.name, kit.version, parts, tuple(sorted(names.get(kit.code, {}).items())))


def _rule_form(row: EntitlementRule) -> RuleForm:
    return RuleForm(
        row.id,
        row.name,
        row.what,
        row.quantity,
        row.per,
        row.every_days,
        row.sex,
        row.age_from,
        row.age_to,
        row.instruction,
        row.valid_from,
        row.valid_to,
    )
