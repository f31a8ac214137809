"""How well twins are found: of people who come again, of those who are nobody's twin, and by kind of change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.twin_index import TwinIndex
from app.twins import Candidate
from tests.bench.twin_changes import Question
from tests.bench.twin_set import TODAY, Human, World, enter

FIRST = 5


@dataclass
class Tally:
    """Of so many asked, how many were among the first five, and how many raised an alert."""

    asked: int = 0
    found: int = 0
    alerted: int = 0

    @property
    def recall(self) -> float:
        return self.found / self.asked

    @property
    def alerts(self) -> float:
        return self.alerted / self.asked


@dataclass
class Scores:
    """`twins`: the true other record itself found and alerted; `strangers`: any alert at all is a false one."""

    twins: Tally = field(default_factory=Tally)
    strangers: Tally = field(default_factory=Tally)
    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def lines(self) -> list[str]:
        return [f"{kind:<30} {self._words(kind, tally)} of {tally.asked}" for kind, tally in self.kinds.items()]

    def _words(self, kind: str, tally: Tally) -> str:
        alerts = f"alert {tally.alerts:7.2%}"
        return f"first five {tally.recall:7.2%}  {alerts}" if tally.found else f"{'nobody to find':<18}  {alerts}"

    def total(self) -> str:
        return (
            f"recall@{FIRST} {self.twins.recall:.2%}, alert recall {self.twins.alerts:.2%}, "
            f"false alarms {self.strangers.alerts:.2%}"
        )


def register(half: int, seed: int, people: int) -> tuple[World, list[Human], list[Candidate[int]]]:
    """So many people, and each as one record."""
    world = World(half, seed)
    humans = world.people(people)
    return world, humans, [enter(world, human).candidate(human.key) for human in humans]


def index_of(candidates: Iterable[Candidate[int]]) -> TwinIndex[int]:
    return TwinIndex(candidates, lambda: TODAY)


def measure(index: TwinIndex[int], questions: Iterable[Question]) -> Scores:
    scores = Scores()
    for question in questions:
        answers = index.likely(question.asked.candidate(-1), FIRST)
        if question.truth is None:
            hit, alert = False, any(likeness.likely for _, likeness in answers)
        else:
            hit = any(key == question.truth for key, _ in answers)
            alert = any(key == question.truth and likeness.likely for key, likeness in answers)
        for tally in (scores.strangers if question.truth is None else scores.twins, scores.kinds[question.kind]):
            tally.asked, tally.found, tally.alerted = tally.asked + 1, tally.found + hit, tally.alerted + alert
    return scores
