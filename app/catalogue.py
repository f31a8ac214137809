"""The starter catalogue, kits and rules (domain, 4.2, 4.4 and 12.7): data files, written into the register at first
run, where a house changes them. Names in other languages are read from the files until a house writes its own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlmodel import Session

from models.base import new_id
from models.codes import RulePer, SizeFrom, SupplyCategory, Unit
from models.supplies import EntitlementRule, Kit, KitLine, SupplyItem

FILES = Path(__file__).parent / "data" / "catalogue"
ARRIVAL_KIT = "KIT-ARR"
LANGUAGES = ("be", "lt", "pl", "ru", "uk")
SIZES = {"clothes": SizeFrom.CLOTHES, "shoes": SizeFrom.SHOES, "ask": SizeFrom.ASK}


@dataclass(frozen=True)
class StarterLine:
    """A line of a starter kit."""

    item: str
    quantity: int
    optional: bool
    size_from: SizeFrom


@dataclass(frozen=True)
class StarterKit:
    code: str
    name: str
    lines: tuple[StarterLine, ...]


@cache
def starter_names(language: str) -> dict[str, str]:
    """Names of the starter items and kits in a language, by code; none where there is no such file."""
    return dict(_read(f"names.{language}")["names"]) if language in LANGUAGES else {}


@cache
def starter_kits() -> tuple[StarterKit, ...]:
    """The kits of a new house, the arrival kit first."""
    return tuple(
        StarterKit(code, kit["name"], tuple(_line(*line) for line in kit["lines"]))
        for code, kit in _read("kits").items()
    )


def arrival_items() -> frozenset[str]:
    """What the arrival kit holds at first."""
    return frozenset(line.item for kit in starter_kits() if kit.code == ARRIVAL_KIT for line in kit.lines)


def seed_catalogue(session: Session) -> None:
    """Items, kits and rules of a new house; nothing is in stock until somebody has counted it."""
    items = {item.code: item for item in starter_items()}
    session.add_all(items.values())
    session.flush()
    for starter in starter_kits():
        kit = Kit(id=new_id(), code=starter.code, name=starter.name)
        session.add(kit)
        session.flush()
        session.add_all(_kit_line(kit.id, items[line.item].id, at, line) for at, line in enumerate(starter.lines))
    session.add_all(
        EntitlementRule(id=new_id(), per=RulePer(rule.pop("per", RulePer.PERSON)), **rule) for rule in _rules()
    )


def starter_items() -> Iterator[SupplyItem]:
    """The items as rows, each made anew."""
    read = _read("items")
    sizes = read["sizes"]
    for category in SupplyCategory:
        for code, about in read.get(category, {}).items():
            yield SupplyItem(
                id=new_id(),
                code=code,
                name=about["name"],
                category=category,
                unit=Unit(about["unit"]),
                sizes=sizes.get(about.get("sizes"), ""),
                reorder_level=about.get("reorder", 0),
                is_food=about.get("food", False),
                tracks_lots=about.get("lots", False),
                clinic_only=about.get("clinic", False),
                never_refused=about.get("free", False),
                is_lent=about.get("lent", False),
            )


def _rules() -> list[dict[str, Any]]:
    return [dict(rule) for rule in _read("rules")["rule"]]


def _line(item: str, quantity: int, *about: str) -> StarterLine:
    size = next((SIZES[word] for word in about if word in SIZES), SizeFrom.NONE)
    return StarterLine(item, quantity, "optional" in about, size)


def _kit_line(kit: UUID, item: UUID, position: int, line: StarterLine) -> KitLine:
    return KitLine(
        id=new_id(),
        kit_id=kit,
        item_id=item,
        quantity=line.quantity,
        position=position,
        optional=line.optional,
        size_from=line.size_from,
    )


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FILES / f"{name}.toml").read_text(encoding="utf-8"))
