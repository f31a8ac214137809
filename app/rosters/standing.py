"""What the lists say of who is here and who is away: fire, rooms, meals (domain, 5.2, 5.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from app.rosters.cells import diet_of, diet_words
from app.rosters.gathering import Ask
from app.rosters.lines import Line
from app.shelter.reading import house_now
from models.codes import PresenceState, RosterKind
from models.presence import HeadCount

ELSEWHERE = frozenset(PresenceState) - {PresenceState.PRESENT, PresenceState.ABSENT_UNKNOWN}


@dataclass(frozen=True)
class Standing:
    """Lines sorted out: who is here, who may be inside though nobody knows, who is known to be elsewhere."""

    here: tuple[Line, ...]
    perhaps: tuple[Line, ...] = ()
    away: tuple[Line, ...] = ()


def sorted_out(kind: RosterKind, lines: Sequence[Line]) -> Standing:
    """For a fire list three parts, for meals two; any other list is about all of them."""
    if kind not in (RosterKind.FIRE, RosterKind.DIET):
        return Standing(tuple(lines))
    away = tuple(line for line in lines if line.state in ELSEWHERE)
    rest = [line for line in lines if line.state not in ELSEWHERE]
    if kind is RosterKind.DIET:
        return Standing(tuple(rest), away=away)
    unsure = tuple(line for line in rest if line.state is PresenceState.ABSENT_UNKNOWN)
    return Standing(tuple(line for line in rest if line.state is not PresenceState.ABSENT_UNKNOWN), unsure, away)


def told(ask: Ask, standing: Standing) -> list[str]:
    """The sentences that a reader of this kind of list needs."""
    tell = {RosterKind.FIRE: _fire, RosterKind.DIET: _meals, RosterKind.ROOMS: _rooms}.get(ask.kind)
    return tell(ask, standing) if tell else []


def _fire(ask: Ask, standing: Standing) -> list[str]:
    words, notes = ask.tongue.words, list[str]()
    states = Counter(words.word("state", line.state.value) for line in standing.away if line.state)
    if states:
        notes.append(words.say("away", what=", ".join(f"{word} {count}" for word, count in sorted(states.items()))))
    if standing.perhaps:
        notes.append(words.say("more_inside", count=len(standing.perhaps)))
    newest = select(HeadCount).where(col(HeadCount.voided).is_(False)).order_by(col(HeadCount.at).desc())
    heads = ask.session.exec(newest.limit(1)).first()
    if heads is not None:
        when = ask.tongue.when(heads.at)
        notes.append(words.say("heads", staff=heads.staff, visitors=heads.visitors, when=when))
    return notes


def _meals(ask: Ask, standing: Standing) -> list[str]:
    """How many of each food the kitchen makes; who is away eats elsewhere."""
    words = ask.tongue.words
    kinds = Counter(diet_words(diet_of(line), words) for line in standing.here)
    notes = [" · ".join(f"{word} {count}" for word, count in sorted(kinds.items()))] if kinds else []
    return [*notes, words.say("not_eating", count=len(standing.away))] if standing.away else notes


def _rooms(ask: Ask, standing: Standing) -> list[str]:
    now = house_now(ask.session, ask.house.today())
    beds = [bed for row in now.beds.values() for bed in row if not bed.closed_because]
    if not beds:
        return []
    kept = sum(bed.id in now.holds for bed in beds)
    free = sum(bed.id not in now.holds and not now.in_bed(bed.id) for bed in beds)
    return [ask.tongue.words.say("free_beds", free=free, kept=kept)]


def meeting(lines: Sequence[Line]) -> str:
    """Where to meet: the assembly point, with the name of its building where there are several."""
    points = {line.place.building: line.place.meet for line in lines if line.place and line.place.meet}
    if len(set(points.values())) == 1:
        return next(iter(points.values()))
    return "; ".join(f"{building}: {point}" for building, point in sorted(points.items()))
