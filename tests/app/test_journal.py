"""What the journal proves: altered, missing and cut-off entries, rows changed behind its back, erased values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from app.codec import from_plain, to_plain
from app.entry import Plain
from app.journal import as_entry
from app.store import Store
from app.triggers import install, remove
from models.codes import Sex
from models.columns import Coded, NfcText, RowId, UtcDateTime
from tests.app.proof import prove
from tests.app.small import SMALL, Bag, Guest, guest
from tests.app.small_store import ACTOR, Place


@dataclass
class Register:
    store: Store
    row: Guest

    def tamper(self, *statements: str | sa.Executable) -> None:
        """As somebody with the key and another tool would: guards off, a change, guards on."""
        with self.store._writing.begin() as connection:
            remove(connection)
            for statement in statements:
                connection.execute(sa.text(statement) if isinstance(statement, str) else statement)
            install(connection, SMALL)


@pytest.fixture
def register(place: Place) -> Register:
    store = place.new()
    with store.transaction(ACTOR, "register") as session:
        session.add(row := guest("Alena", note="n", born=date(1987, 6, 5)))
    for age in (38, 39):
        row.age = age
        with store.transaction(ACTOR, "edit") as session:
            session.add(row)
    prove(store)
    place.forsaken = True
    return Register(store, row)


TAMPERED = {
    "actor": ("UPDATE journal SET actor = row_id WHERE seq = 2", 2),
    "value": ("UPDATE journal SET body = (SELECT body FROM journal WHERE seq = 3) WHERE seq = 2", 2),
    "no body": ("UPDATE journal SET body = hash WHERE seq = 2", 2),
    "order": ("UPDATE journal SET stamp = stamp + 1 WHERE seq = 3", 3),
    "missing": ("DELETE FROM journal WHERE seq = 2", 2),
    "cut off": ("DELETE FROM journal WHERE seq = 3", 3),
    "chain moved back": ("UPDATE chain SET seq = 2", 3),
    "chain forgotten": ("DELETE FROM chain", 1),
}


@pytest.mark.parametrize(("statement", "bad"), TAMPERED.values(), ids=TAMPERED.keys())
def test_the_first_bad_entry_is_named(register: Register, statement: str, bad: int) -> None:
    register.tamper(statement)
    assert register.store.verify().broken == (register.store.station, bad)


def test_a_row_changed_behind_the_journal_is_named_without_its_value(register: Register) -> None:
    register.tamper("UPDATE guest SET name = 'Somebody else'")
    (line,) = register.store.rebuild_equals_live()
    assert line == f"guest {register.row.id}: name"


def test_a_row_removed_or_slipped_in_is_named(register: Register) -> None:
    slipped = SMALL.tables["bag"].insert().values(id=uuid4(), voided=False, heads=b"", label="")
    register.tamper("DELETE FROM word", "DELETE FROM guest", slipped)
    lines = register.store.rebuild_equals_live()
    assert sorted(line.split(": ")[1] for line in lines) == ["not in the journal", "not in the table"]


def test_an_erased_value_leaves_history_and_chain_whole(register: Register) -> None:
    journal = SMALL.tables["journal"]
    with register.store.read() as session:
        rows = session.connection().execute(sa.select(journal).where(journal.c.seq == 1))
        body = as_entry(rows.one()).without({"note", "born"})
    register.tamper(journal.update().where(journal.c.seq == 1).values(body=body))
    assert register.store.verify().is_whole
    assert register.store.history(register.row.id)[0].values == {"name": "Alena", "sex": Sex.NOT_ASKED, "voided": False}


def test_history_holds_what_the_columns_hold(register: Register) -> None:
    first, second, third = register.store.history(register.row.id)
    assert first.values["born"] == date(1987, 6, 5)
    assert (second.values, third.values) == ({"age": 38}, {"age": 39})
    assert (third.unit, third.source.seq, third.act, third.tab) == (3, 3, "edit", "guest")


def test_children_come_after_parents_and_clearing_is_a_change(register: Register) -> None:
    person = guest("Maryia")
    with register.store.transaction(ACTOR, "register") as session:
        session.add_all([bag := Bag(guest_id=person.id), person])
    bag.guest_id, bag.voided = None, True
    with register.store.transaction(ACTOR, "void") as session:
        session.add(bag)
    assert register.store.history(bag.id)[-1].values == {"guest_id": None, "voided": True}
    assert register.store.history(person.id)[0].source.seq < register.store.history(bag.id)[0].source.seq
    prove(register.store)


KINDS: list[tuple[Any, Any]] = [
    (RowId(), st.uuids()),
    (Coded(Sex), st.sampled_from(Sex)),
    (UtcDateTime(), st.datetimes(timezones=st.just(UTC))),
    (sa.Date(), st.dates()),
    (sa.Boolean(), st.booleans()),
    (sa.BigInteger(), st.integers(-(2**63), 2**63 - 1)),
    (sa.LargeBinary(), st.binary(max_size=50)),
]


@pytest.mark.parametrize(("kind", "values"), KINDS)
@given(data=st.data())
def test_the_codec_gives_back_what_it_took(kind: Any, values: Any, data: st.DataObject) -> None:
    value = data.draw(values)
    assert from_plain(kind, to_plain(kind, value)) == value


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (NfcText(), 12),
        (NfcText(), Sex.MALE),
        (sa.BigInteger(), True),
        (sa.BigInteger(), "1"),
        (sa.Boolean(), 1),
        (sa.Date(), datetime(2026, 1, 1, tzinfo=UTC)),
        (UtcDateTime(), datetime(2026, 1, 1)),
        (Coded(Sex), "M"),
        (sa.Float(), 1.5),
    ],
)
def test_the_codec_refuses_another_type(kind: Any, value: Any) -> None:
    with pytest.raises(TypeError):
        to_plain(kind, value)


def test_the_codec_has_plain_forms_only() -> None:
    plain: list[Plain] = [
        to_plain(NfcText(), "e\u0301"),
        to_plain(sa.Date(), date(1987, 6, 5)),
        to_plain(RowId(), None),
    ]
    assert plain == ["é", "1987-06-05", None]
