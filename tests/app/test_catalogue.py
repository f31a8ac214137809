"""The starter catalogue: every code of the list, kits of items there are, every name in every language."""

from __future__ import annotations

import tomllib

from app.catalogue import FILES, LANGUAGES, arrival_items, starter_items, starter_kits, starter_names
from models.codes import SupplyCategory

LISTED = """
WATER05 WATER15 SNACK HOTMEAL BABYFOOD FORMULA BLANKET BLANKET-HT MAT MATTRESS PILLOW SHEET TOWEL SLEEPBAG
SOAP250 SOAPL200 SHAMPOO TOOTHBR TOOTHPASTE COMB RAZOR DEO WIPES TISSUE TOILETP PADS10 TAMPON NAPPY SUNCR
LIPBALM SANITISER MASK FFP2 GLOVES UNDERW SOCKS TSHIRT SHIRT TROUSER SKIRT JUMPER JACKET COAT PYJAMA BRA BELT
SHOES BOOTS SLIPPER HAT SCARF GLOVE RAINC BAG SUITCASE PHONE CHARGER SIM POWERB EARPHONE NOTEBOOK PEN FOLDER
PHOTO-ID GLASSES-READ CANE CRUTCH WHEELCH PLASTER BANDAGE ORS PARACET THERMOM CONDOM PREGTEST BUSTICKET TAXI-V
FOOD-V CLOTH-V CASH TOY PRAM COT BOTTLE
"""
KITS = "KIT-ARR KIT-CLO KIT-HYG-F KIT-HYG-M KIT-HYG-CH KIT-BED KIT-BABY KIT-DIG KIT-DOC KIT-FA"


def test_every_code_of_the_list_is_an_item() -> None:
    """Domain, 12.7: the codes are stable; LEAFLET and the packed hygiene kit are parts of the arrival kit."""
    codes = [item.code for item in starter_items()]
    assert sorted(codes) == sorted({*LISTED.split(), "LEAFLET", "KIT-HYG"})


def test_kits_hold_items_there_are() -> None:
    codes = {item.code for item in starter_items()}
    assert [kit.code for kit in starter_kits()] == KITS.split()
    assert all(line.item in codes and line.quantity > 0 for kit in starter_kits() for line in kit.lines)
    assert arrival_items() == {"WATER05", "SNACK", "BLANKET", "KIT-HYG", "SIM", "LEAFLET"}


def test_every_name_stands_in_every_language() -> None:
    codes = {item.code for item in starter_items()} | {kit.code for kit in starter_kits()}
    for language in LANGUAGES:
        names = starter_names(language)
        assert set(names) == codes, language
        assert all(name == name.strip() and name for name in names.values())
    assert starter_names("de") == {}


def test_water_and_medicine_are_refused_by_no_rule() -> None:
    rules = tomllib.loads((FILES / "rules.toml").read_text(encoding="utf-8"))["rule"]
    items = {item.code: item for item in starter_items()}
    free = {code for code, item in items.items() if item.category in (SupplyCategory.WATER, SupplyCategory.MEDICINE)}
    assert all(items[code].never_refused for code in free)
    assert not free & {rule["what"] for rule in rules}
