"""What the clinic may tell outside of one person: read once, written as a paper or as a file. What was said of
ill-treatment, of custody and of safety is no part of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.check_forms import CheckForm, FollowUpForm, ImmunizationForm, OrderForm
from app.check_rows import TrendPoint
from app.rows import PersonRow
from models.codes import NameKind


@dataclass(frozen=True, repr=False)
class StoryName:
    """A name of the person in one script, as written."""

    kind: NameKind
    script: str
    family: str
    given: str
    as_written: str = ""
    patronymic: str = ""


@dataclass(frozen=True, repr=False)
class Place:
    """Who gives this out."""

    name: str
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, repr=False)
class MedicalStory:
    """`check`: the newest signed one (None: nobody signed one), with what any joined record says of allergies and
    medicines. `trend`: the newest vital signs, the oldest first. `follow_ups`: open ones that may be told."""

    person: PersonRow
    names: tuple[StoryName, ...]
    languages: tuple[str, ...]
    place: Place
    at: datetime
    check: CheckForm | None = None
    checked_at: datetime | None = None
    signed_by: str = ""
    trend: tuple[TrendPoint, ...] = ()
    vaccinations: tuple[ImmunizationForm, ...] = ()
    orders: tuple[OrderForm, ...] = ()
    follow_ups: tuple[FollowUpForm, ...] = ()
