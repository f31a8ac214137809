"""Photographs of marks: only with consent, without metadata, open to the clinic alone and while the consent holds."""

import io
from dataclasses import replace
from uuid import UUID

import pytest
from PIL import Image

from app.check_forms import CheckForm, Injury, InjuryPhotoForm
from app.consents import ConsentForm
from app.errors import Refused, UserError
from app.waystation import Waystation
from models.base import new_id
from models.codes import (
    Answer,
    BodyRegion,
    BodyView,
    ConsentMethod,
    ConsentPurpose,
    ConsentState,
    FollowUpKind,
    Role,
)
from tests.app.clinic_desk import arrived, clinic, joined, staffed
from tests.app.conftest import as_role

__all__ = ["clinic", "staffed"]  # fixtures

SECRET = b"taken at 54.123N 24.456E"


def a_mark() -> bytes:
    out = io.BytesIO()
    with Image.new("RGB", (400, 300), (150, 90, 90)) as image:
        image.save(out, "JPEG", comment=SECRET)
    return out.getvalue()


def say(clinic: Waystation, person: UUID, state: ConsentState, purpose: ConsentPurpose) -> UUID:
    form = ConsentForm(new_id(), person, purpose, state, ConsentMethod.SIGNED)
    clinic.consents.record(clinic.actor, form)
    return form.id


def photo(person: UUID, **more: object) -> InjuryPhotoForm:
    return InjuryPhotoForm(new_id(), person, None, new_id(), a_mark(), **more)  # type: ignore[arg-type]


def test_a_photograph_needs_the_right_consent_of_the_right_person(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    _, other = arrived(clinic)
    portrait = say(clinic, person, ConsentState.GIVEN, ConsentPurpose.CARD_PHOTO)
    theirs = say(clinic, other, ConsentState.GIVEN, ConsentPurpose.INJURY_PHOTO)
    for consent in (None, portrait, theirs, new_id()):
        with pytest.raises(UserError, match="no consent"):
            clinic.health.add_injury_photo(clinic.actor, photo(person, consent=consent))
    given = say(clinic, person, ConsentState.GIVEN, ConsentPurpose.INJURY_PHOTO)
    with pytest.raises(UserError, match="no consent"):
        clinic.health.add_injury_photo(clinic.actor, photo(person, consent=theirs))
    with pytest.raises(UserError, match="not a picture"):
        clinic.health.add_injury_photo(clinic.actor, replace(photo(person, consent=given), picture=b"no picture"))
    with pytest.raises(Refused):
        clinic.health.add_injury_photo(as_role(clinic, Role.AID), photo(person, consent=given))
    assert clinic.health.open_check(clinic.actor, person).photos == ()


def test_a_photograph_is_kept_bare_and_closes_when_the_consent_is_withdrawn(clinic: Waystation) -> None:
    group, one = arrived(clinic, given="Sona")
    _, other = arrived(clinic, given="Sonia")
    joined(clinic, one, other)
    given = say(clinic, other, ConsentState.GIVEN, ConsentPurpose.INJURY_PHOTO)
    form = photo(one, consent=given)
    row = clinic.health.add_injury_photo(clinic.actor, form)
    assert clinic.health.add_injury_photo(clinic.actor, form) == row
    assert clinic.health.open_check(clinic.actor, other).photos == (row,)
    picture = clinic.health.injury_photo(clinic.actor, row.id)
    assert picture.startswith(b"\xff\xd8")
    assert SECRET not in picture
    mark = Injury(form.injury, BodyView.HANDS, 10, 10, BodyRegion.WRIST, fresh=Answer.YES, photos=(row.id,))
    clinic.health.sign_check(clinic.actor, CheckForm(new_id(), one, injuries=(mark,)))
    copy = clinic.own_records.data(clinic.actor, one).data
    assert b'"injuryphoto"' in copy
    assert b'"followup"' in copy
    assert clinic.own_records.paper(clinic.actor, one).draw(None).pdf.startswith(b"%PDF")
    for role in (Role.AID, Role.CASE, Role.MANAGER, Role.PROTECTION_OFFICER):
        with pytest.raises(Refused):
            clinic.health.injury_photo(as_role(clinic, role), row.id)
    say(clinic, one, ConsentState.WITHDRAWN, ConsentPurpose.INJURY_PHOTO)
    with pytest.raises(UserError, match="stays closed"):
        clinic.health.injury_photo(clinic.actor, row.id)
    clinic.health.drop_injury_photo(clinic.actor, row.id)
    with pytest.raises(UserError):
        clinic.health.injury_photo(clinic.actor, row.id)
    assert all(
        each.form.kind is FollowUpKind.PHOTOGRAPH_MARKS for each in clinic.health.follow_ups(clinic.actor, group)
    )
