"""Run every figure and print it; nothing is asserted, a noisy machine is no failure."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tests.bench import (
    board,
    copies,
    journal,
    keys,
    papers,
    presence,
    searching,
    situation,
    start,
    station,
    store,
    strangers,
    supplies,
    twins,
)
from tests.bench.measure import Figure, Unmeasured

FIGURES: tuple[Callable[[], Figure | station.Keys], ...] = (
    start.first_window,
    store.registration,
    *papers.FIGURES,
    store.import_list,
    store.import_thousand,
    store.search,
    copies.verified_copy,
    copies.brought_back,
    keys.rekeyed,
    strangers.bombs_refused,
    *searching.FIGURES,
    *twins.FIGURES,
    *supplies.FIGURES,
    *station.FIGURES,
    *board.FIGURES,
    *presence.FIGURES,
    *situation.FIGURES,
    *journal.FIGURES,
)


def main() -> int:
    for figure in FIGURES:
        try:
            print(figure().line(), flush=True)
        except Unmeasured as why:
            print(f"{figure.__name__} not measured: {why}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
