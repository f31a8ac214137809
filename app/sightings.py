"""Where cards were shown: last seen, and one card at two stations within minutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from sqlmodel import Session, col, select

from app.scan_meaning import SeenRow
from models.papers import Card, ScanEvent

# Between two laptops of one house a person walks longer than a scan takes, yet a photocopy is shown within minutes.
WITHIN = timedelta(minutes=10)
LOOKED_BACK = timedelta(days=1)


def last_seen(session: Session, card: Card, now: datetime) -> SeenRow | None:
    """The last time this card was shown before now, wherever."""
    newest = select(ScanEvent).where(ScanEvent.card_id == card.id, ScanEvent.at <= now)
    event = session.exec(newest.order_by(col(ScanEvent.at).desc()).limit(1)).first()
    return seen_row(event, now) if event else None


def elsewhere(session: Session, card: Card, station: int, now: datetime) -> SeenRow | None:
    """The same card at another station within minutes. Several users take turns at one laptop, and on a server each
    desk is a station: so the station is the place, not the name of the desk."""
    near = select(ScanEvent).where(
        ScanEvent.card_id == card.id,
        ScanEvent.at >= now - WITHIN,
        ScanEvent.at <= now + WITHIN,
        col(ScanEvent.station_number).not_in((0, station)),
    )
    event = session.exec(near.order_by(col(ScanEvent.at).desc()).limit(1)).first()
    return seen_row(event, now) if event else None


def shown_twice(session: Session, now: datetime) -> Iterator[tuple[Card, ScanEvent, ScanEvent]]:
    """Cards of the last day that were shown at two stations within minutes, also where that came by exchange; of each
    the newest two times."""
    recent = select(ScanEvent).where(ScanEvent.at >= now - LOOKED_BACK, col(ScanEvent.card_id).is_not(None))
    by_card = defaultdict(list)
    for event in session.exec(recent.order_by(col(ScanEvent.at))).all():
        if event.station_number and not event.voided:
            by_card[event.card_id].append(event)
    for card_id, events in by_card.items():
        pair, card = _apart(events), session.get(Card, card_id)
        if pair is not None and card is not None:
            yield card, *pair


def _apart(events: Sequence[ScanEvent]) -> tuple[ScanEvent, ScanEvent] | None:
    pairs = [(one, two) for one, two in pairwise(events) if one.station_number != two.station_number]
    return next((pair for pair in reversed(pairs) if pair[1].at - pair[0].at <= WITHIN), None)


def seen_row(event: ScanEvent, now: datetime) -> SeenRow:
    """An event as it is told; minutes are never less than none."""
    minutes = max(0, int((now - event.at).total_seconds() // 60))
    return SeenRow(event.at, event.desk, event.station_number, minutes)
