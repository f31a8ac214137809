"""Any order of hand-overs, returns and corrections: custody is what the newest standing line says, nothing vanishes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.access import Actor
from app.carried import WITH_PERSON, HandOverForm, LineForm, Piece
from app.night import SITE
from app.waystation import Waystation, desks_of, unlock
from models.base import new_id
from models.codes import Custody, Role
from models.values.money import Money, totals
from tests.app.conftest import WORDS, as_role, check_whole, open_bus
from tests.app.test_carried import bag, money, passport, register

HISTORIES = int(os.environ.get("WAYSTATION_CUSTODY_HISTORIES", "5"))
HELD = (Custody.PERSON, Custody.COPIED_RETURNED, Custody.CENTRE_SAFE, Custody.BORDER_GUARD, Custody.COURT)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("give", "give", "all", "right", "out")),
        st.integers(0, 3),
        st.integers(0, 6),
        st.sampled_from(HELD),
    ),
    max_size=9,
)


@dataclass
class Told:
    """A line as the test remembers it."""

    id: UUID
    about: UUID
    at: datetime
    custody: Custody
    stands: bool = True


@dataclass
class Account:
    """What should be so, kept beside the register."""

    start: dict[UUID, Custody]
    lines: list[Told] = field(default_factory=list)

    def custody(self, about: UUID) -> Custody:
        standing = [line for line in self.lines if line.about == about and line.stands]
        return max(standing, key=lambda line: (line.at, line.id)).custody if standing else self.start[about]


@pytest.fixture(scope="module")
def open_centre(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Waystation]:

    folder = tmp_path_factory.mktemp("histories") / "data"
    shutil.copytree(made_once, folder)
    lead = next(desk for desk in desks_of(folder) if desk.label == SITE.desk)
    waystation = unlock(folder, lead.slot_id, WORDS)
    yield waystation
    check_whole(waystation)
    waystation.close()


@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS, st.lists(st.integers(1, 100_000), min_size=1, max_size=2))
def test_custody_is_the_newest_line_and_nothing_vanishes(
    open_centre: Waystation, steps: list[tuple[str, int, int, Custody]], sums: list[int]
) -> None:
    desk, actor = open_centre, as_role(open_centre, Role.INTAKE)
    person = register(desk, open_bus(desk, actor), actor)
    paper, thing = passport(desk, actor, person), bag(desk, actor, person)
    coins = [money(desk, actor, person, f"{minor / 100:.2f}") for minor in sums]
    pieces = [Piece(new_id(), paper.id), *(Piece(new_id(), None, each.id) for each in (thing, *coins))]
    account = Account({paper.id: paper.custody, thing.id: thing.custody} | {each.id: each.custody for each in coins})
    start = desk.house.now() - timedelta(hours=9)
    for act, which, hour, custody in steps:
        at = start + timedelta(hours=hour)
        chosen = pieces if act == "all" else [pieces[which % len(pieces)]]
        _step(desk, actor, account, act, person, [replace(piece, id=new_id()) for piece in chosen], at, custody)
    _compare(desk, actor, person, account)
    held = [Money("EUR", minor) for each, minor in zip(coins, sums, strict=True) if _out(account, each.id)]
    assert desk.belongings.of(actor, person).held == totals(held)


def _out(account: Account, about: UUID) -> bool:
    return account.custody(about) not in WITH_PERSON


def _step(
    desk: Waystation,
    actor: Actor,
    account: Account,
    act: str,
    person: UUID,
    pieces: list[Piece],
    at: datetime,
    custody: Custody,
) -> None:
    form = HandOverForm(person, tuple(pieces), at, "Giver", "Taker", custody, "shelf")
    if act in ("give", "all"):
        desk.hand_overs.hand_over(actor, form)
    else:
        about = pieces[0].document or pieces[0].belonging
        standing = [line for line in account.lines if line.stands and line.about == about]
        if not standing:
            return
        standing[0].stands = False
        right = form if act == "right" else None
        desk.hand_overs.put_right(actor, LineForm(standing[0].id, "wrong name", right))
        if right is None:
            return
    for piece in pieces:
        about = piece.document or piece.belonging
        assert about is not None
        account.lines.append(Told(piece.id, about, at, custody))


def _compare(desk: Waystation, actor: Actor, person: UUID, account: Account) -> None:
    rows = {row.id: row for row in desk.hand_overs.chain(actor, person)}
    assert rows.keys() == {line.id for line in account.lines}
    for line in account.lines:
        assert rows[line.id].voided is not line.stands
        assert bool(rows[line.id].reason) is not line.stands
    assert [row.at for row in rows.values()] == sorted((row.at for row in rows.values()), reverse=True)
    shown = {row.form.id: row.form.custody for row in desk.documents.of(actor, person)}
    shown |= {row.form.id: row.form.custody for row in desk.belongings.of(actor, person).rows}
    assert shown == {about: account.custody(about) for about in account.start}
    out = desk.belongings.unreturned(actor, person)
    assert {row.form.id for row in (*out.documents, *out.belongings)} == {
        about for about in account.start if _out(account, about)
    }
