"""One registration committed, lists of 52 and of 1,000 people imported, one search among 10,000 people."""

from __future__ import annotations

import random
import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3

from app.access import Actor
from app.folding import fold_tokens
from app.forms import GroupForm, PersonForm
from app.importing import list_form
from app.lists import interpret, read_list
from app.night import SITE, demo_list
from app.sealing import ITERATIONS_FLOOR, MEMORY_FLOOR, KdfCost
from app.waystation import Waystation, first_run, utc_now
from models.base import new_id
from models.codes import Answer, GroupKind, Role, Sex
from tests.bench.measure import Figure, pair

COST = KdfCost(MEMORY_FLOOR, ITERATIONS_FLOOR, 2)
SURNAMES = (
    "Верасень",
    "Крыжовік",
    "Шыпшынка",
    "Журавінка",
    "Ляшчынка",
    "Горлачык",
    "Ручаёк",
    "Дзятлік",
    "Ільняны",
    "Хмяліца",
    "Падбярозавік",
)
GIVEN = (
    "Сяргей",
    "Кірыл",
    "Ганна",
    "Яўген",
    "Віктар",
    "Марыя",
    "Алена",
    "Юрый",
    "Павел",
    "Фёдар",
    "Святлана",
    "Ірына",
    "Мікалай",
    "Вольга",
)
ENDINGS = ("", "аў", "іч", "скі", "енка", "чук", "ка", "овіч", "эвіч", "няк")


@contextmanager
def fresh() -> Iterator[tuple[Waystation, Actor]]:
    with tempfile.TemporaryDirectory() as folder:
        waystation = first_run(Path(folder) / "data", SITE, cost=COST).waystation
        yield waystation, Actor(waystation.actor.user, Role.INTAKE, "Intake 1")
        waystation.close()


def open_group(waystation: Waystation, actor: Actor) -> GroupForm:
    form = GroupForm(new_id(), "Bus 2", GroupKind.BUS, None, utc_now())
    waystation.arrivals.open_group(actor, form)
    return form


@contextmanager
def raw_commit(rows: int = 1) -> Iterator[Callable[[], None]]:
    """The floor of a commit: raw SQLCipher rows with WAL and synchronous=FULL."""
    with tempfile.TemporaryDirectory() as folder:
        raw = sqlcipher3.connect(str(Path(folder) / "raw.db"), isolation_level=None)
        raw.execute(f"PRAGMA key = \"x'{secrets.token_hex(32)}'\"")
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("CREATE TABLE person (id BLOB PRIMARY KEY, name TEXT, body TEXT)")

        def commit() -> None:
            raw.execute("BEGIN IMMEDIATE")
            for _row in range(rows):
                raw.execute("INSERT INTO person VALUES (?, ?, ?)", (secrets.token_bytes(16), "Верасень", "x" * 400))
            raw.execute("COMMIT")

        yield commit
        raw.close()


def registration() -> Figure:
    with fresh() as (waystation, actor), raw_commit() as floor:
        group = open_group(waystation, actor).id

        def register() -> None:
            form = PersonForm(
                new_id(), group, random.choice(SURNAMES), random.choice(GIVEN), sex=Sex.MALE, languages=("be", "ru"),
                interpreter=Answer.NO,
            )  # fmt: skip
            waystation.registration.register(actor, form)

        return pair("one registration committed", register, "one raw SQLCipher commit, FULL", floor, runs=40)


def import_list() -> Figure:
    raw = demo_list()
    with fresh() as (waystation, actor):

        def whole() -> None:
            group = open_group(waystation, actor).id
            waystation.lists.import_list(actor, list_form(group, raw))

        def parse() -> None:
            sheet = read_list(raw)
            interpret(sheet, sheet.columns, utc_now().date())

        return pair("the list of 52 imported, sealed, twins looked for", whole, "reading the list only", parse, runs=7)


def import_thousand(people: int = 1_000) -> Figure:
    """The floor writes the same people raw: a person, a name and a sealed row each, with their journal, one commit."""
    raw = listed(people, random.Random(3))
    with fresh() as (waystation, actor), raw_commit(rows=6 * people) as floor:

        def whole() -> None:
            waystation.lists.import_list(actor, list_form(open_group(waystation, actor).id, raw))

        def bare() -> None:
            sheet = read_list(raw)
            interpret(sheet, sheet.columns, utc_now().date())
            floor()

        return pair(
            f"a list of {people:,} imported, sealed, twins looked for", whole, "read, and raw rows", bare, runs=3
        )


def listed(people: int, rng: random.Random) -> bytes:
    """A list with names and birth dates, no two rows alike by design."""
    rows = (
        f"{number};{rng.choice(SURNAMES)}{rng.choice(ENDINGS)}{rng.choice(ENDINGS)};{rng.choice(GIVEN)};"
        f"{rng.randint(1, 28):02d}.{rng.randint(1, 12):02d}.{rng.randint(1940, 2005)}"
        for number in range(1, people + 1)
    )
    return ("№;Фамилия;Имя;Дата рождения\n" + "\n".join(rows)).encode()


def search(people: int = 10_000) -> Figure:
    rng = random.Random(7)
    with fresh() as (waystation, actor):
        group = open_group(waystation, actor).id
        waystation.lists.import_list(actor, list_form(group, listed(people, rng)))
        questions = ["Verasen Kiryl", "Kryzhovk Siarhei", "Шипшинка Анна", "Zhuravinka"]

        def ask() -> None:
            assert waystation.people.find(actor, rng.choice(questions))

        def fold() -> None:
            with waystation.house.store.read() as session:
                assert fold_tokens(rng.choice(questions))
                session.connection().exec_driver_sql("SELECT person_id FROM nametoken LIMIT 12").all()

        return pair(f"one search among {people:,} people", ask, "folding and one plain SELECT", fold, runs=25)
