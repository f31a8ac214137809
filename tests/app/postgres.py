"""An own PostgreSQL for the tests: one cluster a run (or xdist worker), made when the first test asks for it.
It listens on a socket in a temporary folder only and belongs to an ordinary user."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa

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
    """A running server; `fresh` makes an empty database of a schema by copying one that was migrated once."""

    def __init__(self, programs: Path) -> None:
        self._programs, self._made, self._templates = programs, 0, dict[tuple[str, ...], str]()
        self._user = _ordinary_user()
        self.folder = Path(tempfile.mkdtemp(prefix="waystation-pg-"))
        if self._user:
            shutil.chown(self.folder, self._user)
        self._run("initdb", "-U", "waystation", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        settings = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        log = str(self.folder / "log")
        self._run("pg_ctl", "start", "-w", "-s", "-l", log, "-o", f"{settings} -k {self.folder}")

    def fresh(self, schema: Schema) -> str:
        """The address of a database of its own, migrated and without a row."""
        if schema.steps not in self._templates:
            self._templates[schema.steps] = name = self._create("template1")
            engine = sa.create_engine(self._url(name))
            bring_up(engine, schema)
            engine.dispose()
        return self._url(self._create(self._templates[schema.steps]))

    def empty(self) -> str:
        """The address of a database without a table."""
        return self._url(self._create("template1"))

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "-m", "immediate", "-s")
        shutil.rmtree(self.folder)

    def _create(self, template: str) -> str:
        self._made += 1
        name = f"test_{self._made}"
        with psycopg.connect(
            host=str(self.folder), user="waystation", dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        return name

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://waystation@/{name}?host={self.folder}"

    def _run(self, program: str, *words: str) -> None:
        lowered: dict[str, Any] = {"user": self._user, "extra_groups": []} if self._user else {}
        command = [self._programs / program, "-D", self.folder / "data", *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **lowered)


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
