"""Words of the house: letterheads, notices and codes stand on screens and papers while they are valid, no longer."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from pypdf import PdfReader

from app.errors import Refused, UserError
from app.papers import PaperJob
from app.reference.letterheads import LetterheadForm
from app.validity import Validity
from app.voucher_forms import VoucherForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Role, VoucherKind
from tests.app.conftest import as_role
from tests.app.test_presence import Wall, people, wall

__all__ = ["people", "wall"]  # fixtures
TODAY = date(2026, 3, 10)


def read(job: PaperJob) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(job.draw(None).pdf)).pages)


def head(language: str = "", **changes: object) -> LetterheadForm:
    return replace(LetterheadForm(new_id(), language, "Priėmimo namai"), **changes)  # type: ignore[arg-type]


def test_papers_bear_the_letterhead_of_their_language_while_it_is_valid(
    manager: Waystation, people: list[UUID], wall: Wall
) -> None:
    heads, lead = manager.letterheads, manager.actor
    ticket = VoucherForm(new_id(), people[0], VoucherKind.BUS_TICKET)
    manager.vouchers.give(lead, ticket)
    plain = read(manager.vouchers.receipt(lead, ticket.id, "lt"))
    heads.save(lead, head(valid_from=date(2026, 1, 1)))
    heads.save(lead, head("lt", name="Vilties namai", phone="+370 5 111", valid_until=TODAY))
    heads.save(lead, head("lt", name="Naujieji namai", valid_from=date(2026, 4, 1)))
    printed = {language: read(manager.vouchers.receipt(lead, ticket.id, language)) for language in ("lt", "ru")}
    assert "Vilties namai" in printed["lt"]
    assert "+370 5 111" in printed["lt"]
    assert "Priėmimo namai" in printed["ru"]
    assert not any(name in plain for name in ("Vilties", "Priėmimo namai"))
    shown = [(row.form.name, row.validity, row.in_use) for row in heads.list(lead)]
    assert shown == [
        ("Priėmimo namai", Validity.NOW, True),
        ("Naujieji namai", Validity.COMING, False),
        ("Vilties namai", Validity.NOW, True),
    ]
    wall.on(days=1)
    assert "Priėmimo namai" in read(manager.vouchers.receipt(lead, ticket.id, "lt"))
    assert heads.list(as_role(manager, Role.TECHNICIAN))[2].validity is Validity.OVER


def test_a_letterhead_says_something_in_ordered_days_and_is_not_everybodys_to_change(manager: Waystation) -> None:
    for field, form in (
        ("name", head(name=" ")),
        ("valid_until", head(valid_from=TODAY, valid_until=date(2026, 3, 9))),
    ):
        with pytest.raises(UserError) as told:
            manager.letterheads.save(manager.actor, form)
        assert told.value.field == field
    with pytest.raises(Refused):
        manager.letterheads.save(as_role(manager, Role.CASE), head())
    technician = as_role(manager, Role.TECHNICIAN)
    first = manager.letterheads.save(technician, head(name="A  house\nof hope"))
    again = manager.letterheads.save(technician, replace(first.form, line="Code 304512"))
    assert (again.form.name, again.form.line, len(manager.letterheads.list(technician))) == (
        "A house of hope",
        "Code 304512",
        1,
    )
