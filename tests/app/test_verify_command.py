"""`python -m app verify`: what a third party learns from a file, a passphrase and a paper."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from app import sqlcipher, triggers
from app.__main__ import main
from app.anchors import AnchorCode
from app.vault import Vault
from app.waystation import DATABASE, KEYS
from models.codes import Role
from models.migrations import whole
from tests.app.conftest import WORDS, Centre

Verify = Callable[..., tuple[int, str]]


@pytest.fixture
def verify(centre: Centre, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Verify:
    """The exit code and everything that was printed; the first desk and its words are typed."""

    def run(*words: str, place: Path | None = None, typed: str = f"1\n{WORDS}\n") -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main(["verify", str(place or centre.folder), *words])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return run


@pytest.fixture
def anchor(centre: Centre) -> AnchorCode:
    """What a paper said; then one more act."""
    waystation = centre.unlock(Role.MANAGER)
    code = waystation.house.store.head().code
    waystation.house.store.run(
        waystation.actor.user, "looked", lambda session: waystation.house.note(session, "LOOKED")
    )
    waystation.close()
    return code


@pytest.fixture
def rows(centre: Centre) -> Iterator[sa.Connection]:
    """The tables, open to somebody who has a passphrase and another tool."""
    vault = Vault.unlock(centre.folder / KEYS, centre.slots[Role.MANAGER], WORDS)
    engine = sqlcipher.engine(centre.folder / DATABASE, vault.database_key)
    with engine.connect() as connection:
        triggers.remove(connection)
        yield connection
    engine.dispose()


def save(rows: sa.Connection) -> None:
    triggers.install(rows, whole().metadata)
    rows.commit()
    rows.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").all()
    rows.commit()


def test_a_whole_file_is_whole_and_the_anchor_is_met(centre: Centre, verify: Verify, anchor: AnchorCode) -> None:
    before = {path.name: path.read_bytes() for path in centre.folder.iterdir()}
    code, printed = verify("--anchor", str(anchor).lower())
    assert code == 0
    for sentence in (
        "The journal is whole",
        "The tables say what the journal says",
        f"{anchor} is met",
        "does not show",
    ):
        assert sentence in printed
    assert {path.name: path.read_bytes() for path in centre.folder.iterdir()} == before


def test_without_an_anchor_it_says_what_is_not_known(verify: Verify) -> None:
    code, printed = verify()
    assert code == 0
    assert "No anchor was given, so a journal cut off or written anew at its end would not show." in printed


def test_the_file_itself_and_a_copy_may_be_named(
    centre: Centre, verify: Verify, anchor: AnchorCode, tmp_path: Path
) -> None:
    copy = tmp_path / "a.copy"
    copy.mkdir()
    shutil.copy(centre.folder / DATABASE, copy / "register")
    shutil.copy(centre.folder / KEYS, copy / "keys")
    for place in (centre.folder / DATABASE, copy, copy / "register"):
        assert verify("--anchor", str(anchor), place=place)[0] == 0


def test_a_cut_tail_is_met_by_no_anchor(verify: Verify, anchor: AnchorCode, rows: sa.Connection) -> None:
    cut = f"DELETE FROM journal WHERE seq >= {anchor.seq}"
    moved = "UPDATE chain SET seq = (SELECT max(seq) FROM journal), hash = (SELECT hash FROM journal ORDER BY seq DESC)"
    for statement in (cut, moved):
        rows.exec_driver_sql(statement)
    save(rows)
    code, printed = verify("--anchor", str(anchor))
    assert code == 1
    assert "The journal is whole" in printed
    assert f"THE ANCHOR {anchor} IS NOT IN THIS FILE" in printed


def test_an_altered_entry_is_named(verify: Verify, rows: sa.Connection) -> None:
    rows.exec_driver_sql("UPDATE journal SET act = 'other' WHERE seq = 3")
    save(rows)
    code, printed = verify()
    assert code == 1
    assert "THE JOURNAL IS NOT WHOLE: entry 3 of station " in printed


def test_a_row_changed_past_the_journal_is_named_without_its_value(verify: Verify, rows: sa.Connection) -> None:
    rows.exec_driver_sql("UPDATE staffmember SET name = 'Secretname'")
    save(rows)
    code, printed = verify()
    assert code == 1
    assert "THE TABLES DIFFER FROM THE JOURNAL in 4 rows: staffmember" in printed
    assert "Secretname" not in printed


def test_nonsense_in_a_table_is_told(verify: Verify, rows: sa.Connection) -> None:
    rows.exec_driver_sql("UPDATE staffmember SET role = 'KING'")
    save(rows)
    code, printed = verify()
    assert code == 1
    assert "THE TABLES CANNOT BE READ" in printed


def test_another_papers_anchor_does_not_fit(verify: Verify, anchor: AnchorCode) -> None:
    code, printed = verify("--anchor", str(AnchorCode(anchor.seq, bytes(5))))
    assert code == 1
    assert "DOES NOT FIT" in printed


@pytest.mark.parametrize(
    ("words", "typed", "sentence"),
    [
        (["--anchor", "0003F2-9A41C07E55-A"], f"1\n{WORDS}\n", "not an anchor"),
        ([], "1\nwrong words are here\n", "passphrase"),
        ([], f"99\n{WORDS}\n", "not one of the desks"),
        ([], "", "not one of the desks"),
    ],
)
def test_what_is_mistyped_is_a_sentence(verify: Verify, words: list[str], typed: str, sentence: str) -> None:
    code, printed = verify(*words, typed=typed)
    assert code == 1
    assert sentence in printed


def test_what_is_open_elsewhere_or_damaged_is_a_sentence(centre: Centre, verify: Verify, tmp_path: Path) -> None:
    waystation = centre.unlock(Role.MANAGER)
    assert "already open" in verify()[1]
    waystation.close()
    damaged = bytearray((centre.folder / DATABASE).read_bytes())
    damaged[-100] ^= 1
    (centre.folder / DATABASE).write_bytes(damaged)
    code, printed = verify()
    assert code == 1
    assert "damaged" in printed
    assert verify(place=tmp_path)[0] == 1
