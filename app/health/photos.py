"""Photographs of marks: taken with the consent INJURY_PHOTO, shrunk, sealed, and open only while the consent holds."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor
from app.check_forms import InjuryPhotoForm
from app.check_rows import InjuryPhotoRow
from app.consents import holds
from app.decoding import decoded
from app.errors import Refused, UserError
from app.health.sealed import seal, unseal
from app.house import House, staff_names
from app.person_rows import load
from app.registration import known_person
from app.same_person import joined_ids
from app.strangers.refusal import NotRead
from models.codes import ConsentPurpose
from models.health import InjuryPhoto, MedicalCheck
from models.protection import Consent

NO_CONSENT = (
    "There is no consent to photographs of marks. Nothing was saved. Ask first, in the person's language, and write "
    "the answer down under consents."
)
WITHDRAWN = "The consent to photographs of marks does not hold any more. The photograph stays closed. Ask again."
GONE = "This photograph is not on this laptop any more. Nothing was changed. Open the page again."
ANOTHER = "This photograph belongs to another person. Nothing was saved. Open the page again."
NO_PICTURE = (
    "This is not a picture that can be read here (JPEG or PNG, at most 20 MB, 24 million pixels). Nothing was saved. "
    "Take it again."
)
MOST_BYTES = 20_000_000


class Photos:
    """The use cases of photographs of marks; only medics see them."""

    def __init__(self, house: House) -> None:
        self._house = house

    def add_injury_photo(self, actor: Actor, form: InjuryPhotoForm) -> InjuryPhotoRow:
        """Keep a photograph of a mark, upright and without metadata; the same form twice keeps it once. UserError:
        no consent, no picture."""
        self._house.require(actor, Act.SAVE_CHECK)
        self._house.read(actor, Act.READ_CHECK, lambda session: _require_consent(session, form))
        prepared = replace(form, picture=_prepared(form.picture))

        def work(session: Session) -> InjuryPhotoRow:
            known_person(session, form.person)
            _require_consent(session, form)
            photo = session.get(InjuryPhoto, form.id)
            if photo is None:
                photo = self._photo(actor, prepared)
                session.add(photo)
                session.flush()
            elif photo.person_id != form.person:
                raise UserError(ANOTHER)
            return _row(session, self._house, photo)

        return self._house.write(actor, Act.SAVE_CHECK, work)

    def injury_photo(self, actor: Actor, photo: UUID) -> bytes:
        """The picture, as JPEG, while the consent holds. The reading is journaled."""

        def work(session: Session) -> bytes:
            row = _known(session, photo)
            if not holds(session, row.person_id, ConsentPurpose.INJURY_PHOTO, on=self._house.today()):
                raise UserError(WITHDRAWN)
            self._house.note(session, "SEALED_READ", row.person_id, "check")
            return _form(self._house, row).picture

        return self._house.write(actor, Act.READ_CHECK, work)

    def drop_injury_photo(self, actor: Actor, photo: UUID) -> None:
        """Take a photograph away: the person said no afterwards, or it is of somebody else."""

        def work(session: Session) -> None:
            _known(session, photo).voided = True

        self._house.write(actor, Act.SAVE_CHECK, work)

    def _photo(self, actor: Actor, form: InjuryPhotoForm) -> InjuryPhoto:
        content = seal(self._house, form, "injuryphoto", form.id)
        return InjuryPhoto(
            id=form.id,
            person_id=form.person,
            check_id=form.check,
            content=content,
            at=self._house.now(),
            by_id=actor.user,
        )


def photos_of(session: Session, house: House, people: Iterable[UUID]) -> tuple[InjuryPhotoRow, ...]:
    """Those that there are, the oldest first."""
    found = sorted(load(session, InjuryPhoto, InjuryPhoto.person_id, people), key=lambda photo: (photo.at, photo.id))
    rows = []
    for photo in found:
        with suppress(Refused):  # one that was damaged does not keep the page shut
            rows.append(_row(session, house, photo))
    return tuple(rows)


def _require_consent(session: Session, form: InjuryPhotoForm) -> None:
    """The consent named is one of this person and this purpose; and whichever answer is the newest says yes."""
    named = session.get(Consent, form.consent) if form.consent else None
    wrong = form.consent is not None and not _is_of(session, named, form.person)
    if wrong or not holds(session, form.person, ConsentPurpose.INJURY_PHOTO):
        raise UserError(NO_CONSENT, "consent")
    check = session.get(MedicalCheck, form.check) if form.check else None
    if check is not None and check.person_id != form.person:
        raise UserError(ANOTHER)


def _prepared(raw: bytes) -> bytes:
    """Upright, without metadata, its shorter side at most 1544 pixels, at most 1.5 MB: a scale beside stays legible."""
    if len(raw) > MOST_BYTES:
        raise UserError(NO_PICTURE, "picture")
    try:
        read = decoded("page", raw)
    except NotRead:
        raise UserError(NO_PICTURE, "picture") from None
    assert isinstance(read, bytes)
    return read


def _is_of(session: Session, consent: Consent | None, person: UUID) -> bool:
    if consent is None or consent.purpose is not ConsentPurpose.INJURY_PHOTO:
        return False
    return consent.person_id in joined_ids(session, person)


def _known(session: Session, photo: UUID) -> InjuryPhoto:
    row = session.get(InjuryPhoto, photo)
    if row is None or row.voided:
        raise UserError(GONE)
    return row


def _form(house: House, photo: InjuryPhoto) -> InjuryPhotoForm:
    return unseal(house, InjuryPhotoForm, photo.content, "injuryphoto", photo.id)


def _row(session: Session, house: House, photo: InjuryPhoto) -> InjuryPhotoRow:
    writer = staff_names(session).get(photo.by_id)
    injury = _form(house, photo).injury
    return InjuryPhotoRow(photo.id, injury, photo.check_id, photo.at, writer.name if writer else "")
