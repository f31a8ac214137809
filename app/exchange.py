"""Exchange with the other laptops of the centre: a parcel out, a parcel in, by stick, folder or network alike."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.alarms import Alarm, FromTheFuture, UnknownStation
from app.applying import Report
from app.children import settle_children
from app.clock import millis
from app.house import House
from app.letters.waiting import settle_letters
from app.parcel import Parcel, mailbox, pack, unpack
from models.derived import LocalSetting
from models.place import Station

AHEAD = timedelta(hours=24)
LONGEST_SETTING = 1000
Vector = dict[int, int]


@dataclass(frozen=True)
class ReceivedRow:
    """What a parcel brought: the printed number of its station, new entries, records they touched, new conflicts."""

    station: int | None
    entries: int
    records: int
    conflicts: int


class Exchange:
    """The two acts of exchange. The laptops share one key file: the second is made from a copy of the first."""

    def __init__(self, house: House) -> None:
        self._house = house

    def parcel(self, actor: Actor) -> bytes:
        """Everything that some other known laptop may lack, signed and sealed; journaled before it is made."""
        house, vault = self._house, self._house.vault
        house.write(actor, Act.EXCHANGE, lambda session: house.note(session, "PARCEL_MADE"))
        with house.store.read() as session:
            since = _lacking(session, house.store.station)
        house.store.sign_head(vault.sign_card)
        share = house.store.entries_after(since)
        public = mailbox(vault.database_key, vault.database_id).public_key().public_bytes_raw()
        return pack(Parcel(house.store.station, share), vault.sign_card, [public])

    def receive(self, actor: Actor, data: bytes, clocks_confirmed: bool = False) -> ReceivedRow:
        """Take in a parcel, all or nothing; the same one again changes nothing. Raises `app/alarms.py`."""
        house, vault = self._house, self._house.vault
        keys = house.read(actor, Act.EXCHANGE, self._keys)
        parcel = unpack(data, mailbox(vault.database_key, vault.database_id), keys.of)
        self._require_today(parcel, clocks_confirmed)
        try:
            report = house.store.apply(*parcel.share)
        except Alarm as alarm:
            detail = f"{type(alarm).__name__} {alarm.station:020d}"
            house.write(actor, Act.EXCHANGE, lambda session: house.note(session, "PARCEL_ALARM", detail=detail))
            raise
        return house.write(actor, Act.EXCHANGE, lambda session: self._note(session, parcel, report))

    def _keys(self, session: Session) -> Keys:
        return Keys({_chain(station): station for station in _stations(session)}, self._house.vault.card_public_key)

    def _require_today(self, parcel: Parcel, confirmed: bool) -> None:
        latest = max((found.header.stamp for found in parcel.share.entries), default=0) >> 16
        if latest > millis(self._house.now() + AHEAD) and not confirmed:
            raise FromTheFuture

    def _note(self, session: Session, parcel: Parcel, report: Report) -> ReceivedRow:
        """Remember how far the sender has come, so that the next parcel need not begin at the beginning."""
        known = {station: mark.seq for station, mark in parcel.share.heads.items()}
        session.merge(LocalSetting(name=_heard(parcel.station), value=_packed(known)))
        if report.entries:
            settle_children(session, self._house.now())
            settle_letters(session, self._house.store)
            self._house.note(session, "PARCEL_TAKEN", detail=f"{parcel.station:020d}", count=report.entries)
        numbers = {_chain(station): station.number for station in _stations(session)}
        return ReceivedRow(numbers.get(parcel.station), report.entries, report.rows, report.conflicts)


@dataclass(frozen=True)
class Keys:
    """Whose signature counts. A laptop made from a copy signs with the same key before its station is known here."""

    stations: Mapping[int, Station]
    shared: bytes

    def of(self, chain: int) -> bytes:
        station = self.stations.get(chain)
        if station is not None and station.voided:
            raise UnknownStation
        return station.card_key if station else self.shared


def _stations(session: Session) -> Sequence[Station]:
    return session.exec(select(Station).where(col(Station.chain) != "")).all()


def _chain(station: Station) -> int:
    return int(station.chain)


def _heard(station: int) -> str:
    return f"exchange.heard.{station:020d}"


def _packed(vector: Vector) -> str:
    text = json.dumps({f"{station:x}": seq for station, seq in vector.items()}, separators=(",", ":"))
    return text if len(text) <= LONGEST_SETTING else "{}"


def _lacking(session: Session, own: int) -> Vector:
    """What every other station is known to have; one that was never heard from may lack everything."""
    others = [_chain(station) for station in _stations(session) if not station.voided and _chain(station) != own]
    heard = [session.get(LocalSetting, _heard(station)) for station in others]
    vectors = [json.loads(setting.value) if setting else {} for setting in heard]
    shared = set.intersection(*(set(vector) for vector in vectors)) if vectors else set()
    return {int(station, 16): min(vector[station] for vector in vectors) for station in shared}
