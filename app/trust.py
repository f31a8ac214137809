"""Whose cards are believed here: this station, those of the exchange, and centres whose key a person confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.errors import UserError
from app.house import House, site_of, station_of
from app.keyring import card_key_id
from app.trust_card import LONGEST_SITE, StationKey, TrustCard, read_card, written
from models.papers import TrustedKey
from models.place import Site, Station

NO_CARD = (
    "This is no station key, or a digit of it is wrong. Nothing was changed. "
    "Open the file again, or have the digits read aloud once more."
)


class TrustSource(StrEnum):
    """Why a key is believed."""

    OWN = "OWN"
    EXCHANGE = "EXCHANGE"
    CONFIRMED = "CONFIRMED"


@dataclass(frozen=True)
class TrustForm:
    """A key to be believed: the digits or the text of the file, and the fingerprint as the other centre says it."""

    id: UUID
    text: str
    fingerprint: str
    site: str = ""


@dataclass(frozen=True)
class TrustRow:
    """A believed key. `id` where it can be ended here; `ended`: no longer believed, since when."""

    station: int
    site: str
    fingerprint: str
    source: TrustSource
    id: UUID | None = None
    ended: datetime | None = None


@dataclass(frozen=True)
class TrustOffer:
    """What a file or its digits hold, before anybody believes it."""

    station: int
    site: str
    fingerprint: str
    known: bool


@dataclass(frozen=True)
class KeysHere:
    """Public keys by their 56-bit id: of the stations of this register, and of other centres with their names."""

    own: Mapping[int, bytes]
    others: Mapping[int, bytes] = field(default_factory=dict)
    sites: Mapping[int, str] = field(default_factory=dict)
    ended: frozenset[int] = frozenset()

    @property
    def all(self) -> dict[int, bytes]:
        """A key of this register is never overruled by one from outside."""
        return {**self.others, **self.own}


class Trust:
    def __init__(self, house: House) -> None:
        self._house = house

    def keys(self, actor: Actor) -> tuple[TrustRow, ...]:
        """This station first, then those of this register, then the other centres; ended ones last."""
        return self._house.read(actor, Act.SEE_TRUST, lambda session: tuple(self._rows(session)))

    def _rows(self, session: Session) -> Iterator[TrustRow]:
        own, sites = station_of(session, self._house.store), {site.id: site for site in session.exec(select(Site))}
        stations = sorted(stations_of(session), key=lambda each: (each.id != own.id, each.number, each.chain))
        for station in stations:
            source = TrustSource.OWN if station.id == own.id else TrustSource.EXCHANGE
            site = sites.get(station.site_id)
            yield TrustRow(station.number, site.name if site else "", _print(station.number, station.card_key), source)
        for key in sorted(_taken_in(session), key=lambda each: (each.ended_at is not None, each.station_number)):
            fingerprint = _print(key.station_number, key.key)
            yield TrustRow(key.station_number, key.site_name, fingerprint, TrustSource.CONFIRMED, key.id, key.ended_at)

    def own_card(self, actor: Actor) -> str:
        """The file by which another centre comes to believe the cards of this station."""

        def work(session: Session) -> str:
            return written(self._own(session), self._house.vault.sign_card)

        return self._house.read(actor, Act.SEE_TRUST, work)

    def own_key(self, actor: Actor) -> TrustOffer:
        """Number, site and fingerprint of this station, to be read aloud."""

        def work(session: Session) -> TrustOffer:
            card = self._own(session)
            return TrustOffer(card.key.station, card.site, card.key.fingerprint, known=True)

        return self._house.read(actor, Act.SEE_TRUST, work)

    def _own(self, session: Session) -> TrustCard:
        station = station_of(session, self._house.store)
        return TrustCard(StationKey(station.number, station.card_key), site_of(session).name)

    def look_at(self, actor: Actor, text: str) -> TrustOffer:
        """What a file or the digits of a key say; nothing is believed yet. UserError when it is no key."""

        def work(session: Session) -> TrustOffer:
            card = _card(text)
            known = card.key.key_id in keys_here(session).all
            return TrustOffer(card.key.station, card.site, card.key.fingerprint, known)

        return self._house.read(actor, Act.TRUST_STATION, work)

    def trust(self, actor: Actor, form: TrustForm) -> TrustRow:
        """Believe the cards of another centre from now on. UserError when the fingerprint is not the one of the key."""

        def work(session: Session) -> TrustRow:
            card = _card(form.text)
            _require_confirmed(card.key, form)
            site = " ".join((form.site or card.site).split())[:LONGEST_SITE]
            if not site:
                raise UserError("The centre has no name yet. Nothing was changed. Type its name.", "site")
            _require_new(session, card.key)
            number, key = card.key.station, card.key
            saved = TrustedKey(
                id=form.id, site_name=site, station_number=number, key_id=f"{key.key_id:020d}", key=key.key
            )
            if session.get(TrustedKey, form.id) is None:
                session.add(saved)
            return TrustRow(number, site, key.fingerprint, TrustSource.CONFIRMED, form.id)

        return self._house.write(actor, Act.TRUST_STATION, work)

    def end(self, actor: Actor, key: UUID) -> None:
        """Believe a key no longer, its older cards neither: who has a stolen key may write any date."""

        def work(session: Session) -> None:
            row = session.get(TrustedKey, key)
            if row is None or row.voided:
                raise UserError("This key is not on the list. Nothing was changed. Open the list again.")
            row.ended_at = row.ended_at or self._house.now()

        self._house.write(actor, Act.TRUST_STATION, work)


def keys_here(session: Session) -> KeysHere:
    """Every key this register knows. The id is computed, never taken from the row that names it."""
    own = {card_key_id(station.card_key): station.card_key for station in stations_of(session)}
    taken = _taken_in(session)
    ended = frozenset(card_key_id(key.key) for key in taken if key.ended_at is not None)
    believed = {card_key_id(key.key): key for key in taken if card_key_id(key.key) not in ended}
    others = {number: key.key for number, key in believed.items()}
    return KeysHere(own, others, {number: key.site_name for number, key in believed.items()}, ended)


def stations_of(session: Session) -> Sequence[Station]:
    """The stations of this register that were not taken back."""
    found = session.exec(select(Station).where(col(Station.chain) != "")).all()
    return [station for station in found if not station.voided]


def _taken_in(session: Session) -> Sequence[TrustedKey]:
    return [key for key in session.exec(select(TrustedKey)).all() if not key.voided]


def _card(text: str) -> TrustCard:
    card = read_card(text)
    if card is None:
        raise UserError(NO_CARD, "text")
    return card


def _require_confirmed(key: StationKey, form: TrustForm) -> None:
    said = "".join(str(int(sign)) for sign in form.fingerprint if sign.isdecimal())
    if said != key.fingerprint.replace(" ", ""):
        raise UserError(
            "The fingerprint is not the one of this key. Nothing was changed. Call the centre on a number you know, "
            "and have the twenty digits read aloud again.",
            "fingerprint",
        )


def _require_new(session: Session, key: StationKey) -> None:
    here = keys_here(session)
    if key.key_id in here.all:
        raise UserError("The cards of this station are believed here already. Nothing was changed.", "text")
    if key.key_id in here.ended:
        raise UserError("This key was ended here. Nothing was changed. Ask the centre for the key it uses now.", "text")


def _print(station: int, key: bytes) -> str:
    return StationKey(station, key).fingerprint
