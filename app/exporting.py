"""Bulk export: a table of people as a workbook (XLSX), after a second person agreed. Every cell is text and nothing
else, so that no name can become a formula; what cannot be seen is written visibly."""

from __future__ import annotations

import io
from collections.abc import Sequence
from unicodedata import category
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.errors import UserError
from app.house import House
from app.merging import whole_rows
from app.rows import PersonRow
from app.standing import restricted
from app.two_persons import require
from models.arrivals import ArrivalGroup
from models.codes import Answer, TwoPerson
from models.person import Person

SUBJECT = "people"
LONGEST_CELL = 32_767
MOST_ROWS = 1_048_576
HEAD = (
    "number", "group", "family", "given", "patronymic", "as_written", "script", "language", "latin_family",
    "latin_given", "latin_confirmed", "sex", "birth_precision", "birth", "birth_stated_on", "arrival", "registered",
)  # fmt: skip

TOO_LONG = (
    "A text is longer than a cell of a table can hold. It would have been cut, so nothing was exported. "
    "The agreement still stands; shorten that text first."
)
TOO_MANY = "These are more rows than a table can hold. Nothing was exported. The agreement still stands."


class Exporting:
    """Taking many people out of the house at once."""

    def __init__(self, house: House) -> None:
        self._house = house

    def people(self, actor: Actor, agreed: UUID) -> bytes:
        """Everybody as far as the role may see them, as XLSX bytes; restricted records stay here (GDPR, article 18).
        UserError: no second person agreed, or a text is too long for a cell."""

        def work(session: Session) -> bytes:
            require(session, TwoPerson.EXPORT_BULK, SUBJECT, agreed, actor, self._house.now())
            people = _free_to_use(session)
            groups = {group.id: group.code for group in session.exec(select(ArrivalGroup)).all()}
            of = {person.id: groups[person.group_id] for person in people}
            rows = whole_rows(session, actor, of)
            table = workbook([HEAD, *(_cells(row, of[row.id]) for row in rows)])
            self._house.note(session, "EXPORTED", detail=SUBJECT, count=len(rows))
            return table

        return self._house.write(actor, Act.EXPORT_BULK, work)


def workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """The rows as one sheet of text cells; UserError where a text or the table would have to be cut."""
    import xlsxwriter

    if len(rows) > MOST_ROWS:
        raise UserError(TOO_MANY)
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet("people")
    as_text = book.add_format({"num_format": "@"})
    for down, row in enumerate(rows):
        for across, cell in enumerate(row):
            if cell:
                sheet.write_string(down, across, _fitting(cell), as_text)
    book.close()
    return target.getvalue()


def visible(text: str) -> str:
    """The text with every sign that cannot be seen written as its number, such as [U+202E]; nothing is dropped."""
    return "".join(f"[U+{ord(sign):04X}]" if _is_unseen(sign) else sign for sign in text)


def _fitting(cell: str) -> str:
    shown = visible(cell)
    if len(shown.encode("utf-16-le")) // 2 > LONGEST_CELL:
        raise UserError(TOO_LONG)
    return shown


def _is_unseen(sign: str) -> bool:
    """Controls, half surrogates, line and paragraph signs, what turns a line around, what takes no room; not the
    joiners U+200C and U+200D, which Persian and Indian names are spelled with."""
    point = ord(sign)
    turns = point in (0x061C, 0x200E, 0x200F) or 0x202A <= point <= 0x202E or 0x2066 <= point <= 0x206F
    no_room = point in (0x00AD, 0x180E, 0x200B, 0xFEFF) or 0x2060 <= point <= 0x2064 or 0xE0000 <= point <= 0xE007F
    return turns or no_room or point & 0xFFFE == 0xFFFE or category(sign) in ("Cc", "Cs", "Zl", "Zp")


def _free_to_use(session: Session) -> list[Person]:
    """Everybody whose record may be used, in the order of their numbers."""
    statement = select(Person).where(col(Person.voided).is_(False))
    order = (col(Person.station_number), col(Person.running_number), col(Person.id))
    held = restricted(session)
    return [person for person in session.exec(statement.order_by(*order)).all() if person.id not in held]


def _cells(row: PersonRow, group: str) -> tuple[str, ...]:
    precision, birth, stated = row.birth.stored() if row.birth else ("", "", None)
    name = row.name
    return (
        row.number,
        group,
        name.family,
        name.given,
        name.patronymic,
        name.as_written,
        name.script,
        name.language,
        name.latin_family,
        name.latin_given,
        _said(name.latin_confirmed) if name.latin else "",
        row.sex.value,
        str(precision),
        birth,
        stated.isoformat() if stated else "",
        row.arrival.value,
        _said(row.registered),
    )


def _said(yes: bool) -> str:
    return Answer.YES.value if yes else Answer.NO.value
