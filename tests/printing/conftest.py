"""Papers that several tests read: drawn once."""

from __future__ import annotations

import pytest

from printing.cards import render_cards
from printing.data import CardLayout, Printed
from tests.printing import night


@pytest.fixture(scope="session")
def night_sheet() -> Printed:
    """Cards of all 52 on A4."""
    return render_cards(night.cards(), CardLayout.ID1_ON_A4, night.FOOT, invariant=True)


@pytest.fixture(scope="session")
def night_a6() -> Printed:
    """Cards of all 52 on A6."""
    return render_cards(night.cards(), CardLayout.A6, night.FOOT, invariant=True)
