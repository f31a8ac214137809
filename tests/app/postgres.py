"""An own PostgreSQL for the tests: one cluster a run (or xdist worker), made when the first test asks for it.
It listens on a socket in a temporary folder only and belongs to an ordinary user."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa

from app import triggers
from app.setup import bring_up
from models.migrations import Schema

HOMES = Path("/usr/lib/postgresql")  # where Debian and Ubuntu keep them, one folder a version
SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "40",
}
MISSING = (
    "No PostgreSQL was found, so half of the store is untested. Install Debian's package `postgresql` "
    "(installer/test does it), or set WAYSTATION_NO_POSTGRES=1 to go without."
)


class Cluster:
    """A running server; `fresh` lends a database of a schema that holds no row, `give_back` lets the next test have it:
    a new database costs a thousand files."""

    def __init__(self, programs: Path, settings: Mapping[str, str] = SETTINGS) -> None:
        self._programs, self._made = programs, 0
        self._free: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._lent: dict[str, Schema] = {}
        self._user = _ordinary_user()
        self.folder = Path(tempfile.mkdtemp(prefix="waystation-pg-"))
        if self._user:
            shutil.chown(self.folder, self._user)
        self._run("initdb", "-U", "waystation", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        log = str(self.folder / "log")
        self._run("pg_ctl", "start", "-w", "-s", "-l", log, "-o", f"{options} -k {self.folder}")

    def fresh(self, schema: Schema) -> str:
        """The address of a database of its own, migrated and without a row."""
        free = self._free[schema.steps]
        url = free.pop() if free else self._url(self._create())
        engine = sa.create_engine(url, poolclass=sa.NullPool)
        bring_up(engine, schema)
        _wipe(engine, schema)
        self._lent[url] = schema
        return url

    def give_back(self, url: str) -> None:
        """The test is over and has closed its connections; guards that it took away are put back."""
        schema = self._lent.pop(url)
        engine = sa.create_engine(url, poolclass=sa.NullPool)
        with engine.begin() as connection:
            triggers.remove(connection)
            triggers.install(connection, schema.metadata)
        self._free[schema.steps].append(url)

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "-m", "immediate", "-s")
        shutil.rmtree(self.folder)

    def _create(self) -> str:
        self._made += 1
        name = f"test_{self._made}"
        with psycopg.connect(
            host=str(self.folder), user="waystation", dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return name

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://waystation@/{name}?host={self.folder}"

    def _run(self, program: str, *words: str) -> None:
        lowered: dict[str, Any] = {"user": self._user, "extra_groups": []} if self._user else {}
        command = [self._programs / program, "-D", self.folder / "data", *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **lowered)


def _wipe(engine: sa.Engine, schema: Schema) -> None:
    tables = ", ".join(table.name for table in schema.metadata.sorted_tables)
    with engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")  # past our own guards
        connection.exec_driver_sql(f"TRUNCATE {tables}")


def _ordinary_user() -> str | None:
    """PostgreSQL does not start as root; then it runs as an account without rights."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def programs() -> Path | None:
    """The folder of the newest PostgreSQL of this machine."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(HOMES.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return versions[-1].parent if versions else None


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    if os.environ.get("WAYSTATION_NO_POSTGRES") == "1":
        pytest.skip("WAYSTATION_NO_POSTGRES is set")
    where = programs()
    if where is None:
        pytest.fail(MISSING)
    cluster = Cluster(where)
    yield cluster
    cluster.stop()
