"""A real encrypted register for every test that asks, and the proof of its journal after every one of them."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # windows of tests are drawn, and seen by nobody

import gc
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from app import keyring, slots
from app.sealing import stretch
from app.store import Store
from tests.app.proof import prove


@pytest.fixture(autouse=True, scope="module")
def laid_aside() -> Iterator[None]:
    """What outlives a file of tests is not looked through again by every later collection of garbage."""
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def stretched_once() -> Iterator[None]:
    """One passphrase with one salt at one cost is one key: worked out once a run, for unlocking is slow by design."""
    once = lru_cache(maxsize=None)(stretch)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slots, "stretch", once)
        patch.setattr(keyring, "stretch", once)
        yield


@dataclass(frozen=True)
class Template:
    """An empty register made once a run; copying it is quicker than making the schema again."""

    path: Path
    key: bytes

    def copy_to(self, folder: Path) -> Path:
        return Path(shutil.copy(self.path, folder / "register.db"))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    made = Template(tmp_path_factory.mktemp("template") / "register.db", secrets.token_bytes(32))
    Store.create(made.path, made.key).close()
    return made


@pytest.fixture
def store(template: Template, tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(template.copy_to(tmp_path), template.key)
    yield opened
    prove(opened)
    opened.close()
