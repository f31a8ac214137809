"""What the supplies desk says of people, lines and stock."""

from __future__ import annotations

from app.rows import NameText, PersonRow
from app.supplies.quantities import quantity_text
from app.supply_rows import EntitledRow, IssueLine, IssueRow, StockRow
from ui.words import _, ngettext

LINE_ICONS = {"given": "check", "owed": "circle-dashed", "held": "hand", "left_out": "x", "not_due": "minus"}


def headline(row: PersonRow) -> str:
    """FAMILY Given in Latin letters, in brackets where nobody has confirmed them; the number where no name is known."""
    name = row.name
    latin = family_first(name.latin_family, name.latin_given)
    if latin:
        return latin if name.latin_confirmed else f"[{latin}]"
    return family_first(name.family, name.given) or name.as_written or row.number


def family_first(family: str, given: str) -> str:
    return " ".join(part for part in (family.upper(), given) if part)


def own_spelling(name: NameText) -> str:
    """The name in its own script, where the headline is another."""
    return name.own if name.own != name.latin else ""


def under_name(row: PersonRow) -> str:
    return "   ".join(part for part in (own_spelling(row.name), row.number) if part)


def line_words(line: IssueLine) -> tuple[str, str]:
    """The icon and the words of one line of a giving."""
    words = {
        "given": _("{item}, {n}"),
        "owed": _("{item}: owed, {n}"),
        "held": _("{item}: held back"),
        "left_out": _("{item}: left out"),
        "not_due": _("{item}: had it before"),
    }
    said = words[line.state].format(item=line.name, n=quantity_text(line.quantity, line.scale))
    if line.size and line.state in ("given", "owed"):
        said = _("{what}, size {size}").format(what=said, size=line.size)
    return LINE_ICONS[line.state], said


def under_title(row: IssueRow) -> str:
    """What was given; why food is held back, which is no secret of the person; and what the ledger lacks."""
    if row.short:
        return _("{what}. The ledger knows of none left: {items}. Count it.").format(
            what=row.what, items=", ".join(row.short)
        )
    if any(line.state == "held" for line in row.lines):
        return _("{what}. Held back: clinician first.").format(what=row.what)
    return row.what


def entitled_words(row: EntitledRow) -> str:
    """What is still due of one thing, or why not."""
    name = _("{item}, size {size}").format(item=row.name, size=row.size) if row.size else row.name
    if row.left is None:
        return (
            _("{item}: given {when}").format(item=name, when=f"{row.had.astimezone():%d.%m. %H:%M}")
            if row.had
            else name
        )
    return _("{item}: {why}").format(item=name, why=row.why_not) if not row.left else name


def stock_state(row: StockRow) -> tuple[str, str, str]:
    """Words, tone and shape of what is left."""
    if row.balance <= 0:
        return _("{item}, none").format(item=row.name), "stop", "stop"
    if row.low:
        return _("{item}, low").format(item=row.name), "att", "ask"
    return row.name, "", ""


def group_result(given: int, what: str) -> str:
    return ngettext("{what}: given to {n} person.", "{what}: given to {n} people.", given).format(what=what, n=given)


def owed_words(owed: tuple[tuple[str, int], ...]) -> str:
    if not owed:
        return _("Nothing is owed.")
    things = "; ".join(_("{item}, {n}").format(item=item, n=n) for item, n in owed)
    return _("Owed: {things}.").format(things=things)


def scan_words() -> dict[str, str]:
    return {"Given": _("Given"), "Undone": _("Undone"), "Asked": _("Asked"), "Stopped": _("Stopped")}
