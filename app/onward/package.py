"""Packages: what travels with people who leave for good, and what comes with those who arrive from another centre."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.arrivals import group_row
from app.errors import UserError
from app.house import House, is_practice, station_of
from app.onward.package_content import Package, PackedPerson
from app.onward.package_file import Opened, new_secret, opened, sealed, trip_in
from app.onward.package_rows import MadePackage, PackageForm, PackageSheet, PackedBefore, PackedRow, Standing, TakenIn
from app.onward.packing import packed
from app.onward.reading import trip_of
from app.onward.unpacking import group_of, is_settled, lay, person_of, transfer_of
from app.person_rows import name_text
from app.scanning import ScanType, recognise
from app.token import PackageCode
from app.trust import keys_here
from app.trust_card import StationKey
from models.arrivals import ArrivalGroup
from models.base import new_id
from models.codes import DataSource, DatePrecision, TripState
from models.onward import TransferIn, Trip, TripPackage
from models.person import Person, PersonName
from models.values.partial_date import PartialDate

NOT_FOR_GOOD = (
    "Only people who leave for good take a package along. Nothing was made. "
    "Change the trip first, if they do not come back with it."
)
CANCELLED = "This trip was cancelled. No package was made. Choose another trip."
NOBODY = "Nobody on this manifest can be put into a package. Nothing was made. Put people on it first."
FIRST_CODE = "This is the first code of the manifest. Nothing was changed. Scan the second one, beside it."
NO_CODE = (
    "This is no code of a package, or a digit is wrong. Nothing was changed. "
    "Scan the second code of the manifest, or type its 43 digits once more."
)
OUR_OWN = (
    "This package was made in this register. Nothing was changed. Scan the first code of the manifest instead; "
    "where its trip is not on this laptop yet, take in the parcel of the other laptop."
)
ENDED = (
    "The key of the station that made this package is no longer believed here. Nothing was changed. "
    "Count by the manifest, and ask the other centre which key it uses now."
)
PRACTISED = "This package was made for practice: its people are invented. Nothing was changed. Open it in practice."
REAL = "This package is of real people, and this is practice. Nothing was changed. Open it in the real register."
OLDER = (
    "A newer package of this trip was taken in already. Nothing was changed. "
    "Look for the other file on the stick, or go on with the group as it is."
)
OTHER_STATION = (
    "A package of this trip was taken in already, signed by another station, and this one is signed by a station that "
    "is not known here. Nothing was changed. Take in its key on the page Station keys first, or count by the manifest."
)


class Packages:
    """The use cases of packages between centres of the program."""

    def __init__(self, house: House) -> None:
        self._house = house

    def make(self, actor: Actor, trip_id: UUID) -> MadePackage:
        """Seal everybody who has a seat; the code that opens it stands on every manifest printed from now on.
        UserError: a trip there and back, cancelled, or with nobody on it."""

        def work(session: Session) -> MadePackage:
            trip = _for_good(session, trip_id)
            trip.pack_secret = trip.pack_secret or new_secret()
            package = packed(session, self._house, trip)
            if not package.people:
                raise UserError(NOBODY)
            station = station_of(session, self._house.store)
            key = StationKey(station.number, station.card_key)
            raw = sealed(trip.id, trip.pack_secret, key, package, self._house.vault.sign_card)
            people, left = len(package.people), package.left_off
            made = TripPackage(
                id=new_id(), trip_id=trip.id, made_at=package.made_at, by_id=actor.user, people=people, left_off=left
            )
            session.add(made)
            return MadePackage(raw, people, left)

        return self._house.write(actor, Act.PACK_TRIP, work)

    def made(self, actor: Actor, trip_id: UUID) -> PackedBefore | None:
        """The last package that was made of a trip."""

        def work(session: Session) -> PackedBefore | None:
            statement = select(TripPackage).where(TripPackage.trip_id == trip_of(session, trip_id).id)
            last = session.exec(statement.order_by(col(TripPackage.made_at).desc())).first()
            return PackedBefore(last.made_at, last.people, last.left_off) if last else None

        return self._house.read(actor, Act.PACK_TRIP, work)

    def open(self, actor: Actor, form: PackageForm) -> PackageSheet:
        """Who is in a package, before anything is taken in. UserError for another code or a package of this register;
        StorageTrouble for a file that is damaged, newer or no package."""

        def work(session: Session) -> PackageSheet:
            return self._sheet(session, self._opened(session, form))

        return self._house.read(actor, Act.TAKE_IN_TRIP, work)

    def take_in(self, actor: Actor, form: PackageForm) -> TakenIn:
        """Everybody of a package on the list of a group of its own, once. A newer package of the same trip adds who is
        new and changes who is not counted in; UserError for an older one."""

        def work(session: Session) -> TakenIn:
            opened_one = self._opened(session, form)
            known = session.get(TransferIn, transfer_of(opened_one.trip))
            standing = _standing(known, opened_one)
            if standing is Standing.OLDER:
                raise UserError(OLDER)
            if known is not None:
                _require_same_sender(session, known, opened_one.key)
            if standing is Standing.SAME:
                group = session.get_one(ArrivalGroup, group_of(opened_one.trip))
                return TakenIn(group_row(group), 0, 0, len(opened_one.package.people))
            taken = lay(session, self._house, opened_one)
            self._house.note(session, "PACKAGE_TAKEN", detail=taken.group.code, count=taken.new + taken.changed)
            return taken

        return self._house.write(actor, Act.TAKE_IN_TRIP, work)

    def _opened(self, session: Session, form: PackageForm) -> Opened:
        trip = trip_in(form.raw)
        if session.get(Trip, trip) is not None:
            raise UserError(OUR_OWN)
        found, keys = opened(form.raw, _secret(form.code)), keys_here(session)
        if found.key.key_id in keys.own:
            raise UserError(OUR_OWN)
        if found.key.key_id in keys.ended:
            raise UserError(ENDED)
        if found.package.practice is not is_practice(session):
            raise UserError(PRACTISED if found.package.practice else REAL)
        return found

    def _sheet(self, session: Session, found: Opened) -> PackageSheet:
        package, group = found.package, session.get(ArrivalGroup, group_of(found.trip))
        return PackageSheet(
            package.site,
            keys_here(session).sites.get(found.key.key_id, ""),
            package.place,
            package.vehicle,
            package.leaves_at,
            tuple(_row(session, found.trip, package, place) for place in range(len(package.people))),
            package.left_off,
            _standing(session.get(TransferIn, transfer_of(found.trip)), found),
            group_row(group) if group else None,
        )


def _for_good(session: Session, trip_id: UUID) -> Trip:
    trip = trip_of(session, trip_id)
    if trip.state is TripState.CANCELLED:
        raise UserError(CANCELLED)
    if not trip.for_good:
        raise UserError(NOT_FOR_GOOD)
    return trip


def _secret(text: str) -> bytes:
    scan = recognise(text)
    if scan is not None and scan.kind is ScanType.TRIP:
        raise UserError(FIRST_CODE, "code")
    code = PackageCode.parse(scan.value) if scan is not None else None
    if code is None:
        raise UserError(NO_CODE, "code")
    return code.secret


def _standing(known: TransferIn | None, found: Opened) -> Standing:
    if known is None:
        return Standing.NEW
    if known.digest == found.digest:
        return Standing.SAME
    return Standing.CHANGED if found.package.made_at > known.made_at else Standing.OLDER


def _require_same_sender(session: Session, known: TransferIn, key: StationKey) -> None:
    """Who found the sheet of an earlier vehicle could otherwise change who is on its way."""
    if known.key_id != f"{key.key_id:020d}" and key.key_id not in keys_here(session).others:
        raise UserError(OTHER_STATION)


def _row(session: Session, trip: UUID, package: Package, place: int) -> PackedRow:
    person = package.people[place]
    families = {member.person: number for number, each in enumerate(package.families, 1) for member in each.members}
    return PackedRow(
        name_text(_names(person)),
        person.number,
        person.sex,
        _birth(person),
        person.instructions,
        families.get(place, 0),
        person.seat,
        is_settled(session, session.get(Person, person_of(trip, person))),
    )


def _names(person: PackedPerson) -> list[PersonName]:
    """As they would be written; none of them goes near the register."""
    return [
        PersonName(
            id=new_id(),
            person_id=new_id(),
            kind=name.kind,
            source=DataSource.OTHER_AGENCY,
            script=name.script,
            language=name.language,
            family=name.family,
            given=name.given,
            patronymic=name.patronymic,
            as_written=name.as_written,
            primary_name=name.primary,
            latin_form=name.latin,
        )
        for name in person.names
    ]


def _birth(person: PackedPerson) -> PartialDate | None:
    if person.birth_precision is DatePrecision.UNKNOWN and not person.birth_as_written:
        return None
    return PartialDate.from_stored(
        person.birth_precision, person.birth_text, person.birth_age_on, person.birth_as_written
    )
