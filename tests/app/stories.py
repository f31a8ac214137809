"""Medical stories of invented people, full and empty, for the file and the paper that the clinic gives out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from app.check_forms import (
    Allergy,
    CheckForm,
    Condition,
    FollowUpForm,
    ImmunizationForm,
    Injury,
    Medicine,
    OrderForm,
    Vitals,
)
from app.check_rows import TrendPoint
from app.ids import new_id
from app.medical_story import MedicalStory, Place, StoryName
from app.rows import NameText, PersonRow
from models.codes import (
    AllergySeverity,
    Arrival,
    BodyRegion,
    BodyView,
    Consciousness,
    DatePrecision,
    FollowUpKind,
    Instruction,
    ListState,
    NameKind,
    Outcome,
    Pregnancy,
    Sex,
    Triage,
    VaccineSource,
)
from models.values.partial_date import PartialDate

PERSON = UUID(int=7)
AT = datetime(2025, 11, 14, 1, 20, tzinfo=UTC)
PLACE = Place("Reception centre", "Vilties g. 1, Vilnius", "+370 5 000 0000")
SECRETS = (
    "beaten in the cell",
    "colony 17",
    "told under fear",
    "kept in handcuffs",
    "Сидоров из дела",
    "photograph the marks",
)
"""What was said of ill-treatment, custody and fear, or stands in the prison file: it leaves in no file."""

VITALS = Vitals(
    respiration=18,
    saturation=97,
    on_air=True,
    systolic=128,
    diastolic=84,
    pulse=88,
    temperature=368,
    consciousness=Consciousness.ALERT,
    glucose=55,
    weight=612,
    height=178,
    pain=2,
)
MEDICINES = (
    Medicine("Левотироксин 75 мкг", "levothyroxine", "1 tablet", "12 Nov", 0, time_critical=True),
    Medicine("Рамиприл", "ramipril", "", "", 12, strength="5 mg", times="08:00"),
)


def person() -> PersonRow:
    """With a name in two scripts, and a month of birth without a day."""
    return PersonRow(
        PERSON,
        "123-00052-03",
        NameText("Янкоўская", "Вольга", script="Cyrl", language="be", latin_family="JANKOUSKAJA", latin_given="VOLHA"),
        Sex.FEMALE,
        PartialDate(DatePrecision.MONTH, 1983, 4),
        Arrival.COUNTED,
        Triage.GREEN,
        *(True, True, True, True, True),
        1,
        None,
    )


def check() -> CheckForm:
    """One that says everything, also what must not leave."""
    return CheckForm(
        new_id(),
        PERSON,
        complaint=SECRETS[0],
        note=SECRETS[1],
        statement=SECRETS[2],
        vitals=VITALS,
        measured_at=AT,
        allergies_state=ListState.LIST,
        allergies=(Allergy("penicillin <all>", "swelling & rash", AllergySeverity.LIFE_THREATENING), Allergy("пыльца")),
        medicines_state=ListState.LIST,
        medicines=MEDICINES,
        conditions_state=ListState.LIST,
        conditions=(Condition("hypothyroidism", "E03.9"), Condition("боль в спине")),
        pregnancy=Pregnancy.YES,
        pregnancy_weeks=14,
        injuries=(Injury(new_id(), BodyView.FRONT, 1, 1, BodyRegion.WRIST, cause=SECRETS[3]),),
        outcome=Outcome.FOLLOW_UP,
        instructions=(Instruction.FRIDGE, Instruction.DIET_HALAL),
    )


def full() -> MedicalStory:
    """Everything that can be told."""
    return MedicalStory(
        person(),
        (
            StoryName(NameKind.DOCUMENT, "Cyrl", "Янкоўская", "Вольга"),
            StoryName(NameKind.AS_HEARD, "Arab", "يانكوفسكايا", "فولها"),
            StoryName(NameKind.MAIDEN, "Cyrl", "Ляўкова", "Вольга"),
            StoryName(NameKind.PRISON_FILE, "Cyrl", SECRETS[4], ""),
        ),
        ("be", "ru"),
        PLACE,
        AT,
        check(),
        AT,
        "Dr Petraitė",
        (TrendPoint(AT, VITALS, "Dr Petraitė"),),
        (
            ImmunizationForm(new_id(), PERSON, "MMR", 2, "2019-05", "BY", VaccineSource.CARD, "A12", "left arm"),
            ImmunizationForm(new_id(), PERSON, "Td"),
        ),
        (
            OrderForm(
                new_id(), PERSON, Medicine("Amoxicillin 500", "amoxicillin"), ("08:00", "20:00"), date(2025, 11, 14)
            ),
        ),
        (
            FollowUpForm(new_id(), PERSON, FollowUpKind.TEST, "TSH", AT),
            FollowUpForm(new_id(), PERSON, FollowUpKind.PHOTOGRAPH_MARKS, SECRETS[5], AT),
        ),
    )


def empty(check: CheckForm | None = None) -> MedicalStory:
    """Nobody asked anything, or what a check says."""
    nameless = NameText("", "")
    bare = PersonRow(
        PERSON,
        "123-00052-03",
        nameless,
        Sex.NOT_ASKED,
        None,
        Arrival.COUNTED,
        Triage.NOT_YET,
        *(False, False, False, False, False),
        None,
        None,
    )
    return MedicalStory(bare, (), (), PLACE, AT, check, AT if check else None)
