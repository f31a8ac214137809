"""The lock files: no address, a hash for everything, and nothing but what pyproject.toml asks for."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.architecture.rules import ROOT

RUNTIME = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"
CAMERA = "requirements-camera.lock"
LOCKS = [RUNTIME, DEVELOPMENT, CAMERA]
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ \\]+)[^\\]*\\\n(?P<hashes>(?:    --hash=.*\n)*)", re.MULTILINE)


def text_of(lock: str) -> str:
    return (ROOT / "installer" / lock).read_text()


def pins(lock: str) -> dict[str, Version]:
    return {match["name"]: Version(match["version"]) for match in PIN.finditer(text_of(lock))}


def asked(lock: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    lines = list(project["project"]["dependencies"])
    extras = project["project"]["optional-dependencies"]
    if lock == DEVELOPMENT:
        lines += project["dependency-groups"]["dev"] + extras["centre"]
    if lock == CAMERA:
        lines += extras["camera"]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("lock", LOCKS)
def test_no_address_stands_in_a_lock(lock: str) -> None:
    assert not re.search(r"://|^-|--(extra-)?index-url|--find-links|file:| @ ", text_of(lock), re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_and_hashed(lock: str) -> None:
    lines = [line for line in text_of(lock).splitlines() if line and not line.startswith((" ", "#"))]
    assert len(lines) == len(pins(lock)) > 0
    for match in PIN.finditer(text_of(lock)):
        hashes = match["hashes"].splitlines()
        assert hashes, match["name"]
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line) for line in hashes), match["name"]


@pytest.mark.parametrize("lock", LOCKS)
def test_the_pins_are_what_the_project_asks_for(lock: str) -> None:
    found = pins(lock)
    for requirement in asked(lock):
        name = canonicalize_name(requirement.name)
        assert name in found, f"{name} is not locked: run installer/lock"
        assert requirement.specifier.contains(found[name], prereleases=True), f"{name}: run installer/lock"


@pytest.mark.parametrize("lock", [DEVELOPMENT, CAMERA])
def test_the_versions_that_are_shipped_are_the_same_everywhere(lock: str) -> None:
    assert pins(RUNTIME).items() <= pins(lock).items()
