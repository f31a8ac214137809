"""What was said of ill-treatment in a check reaches the case worker when the medic says so, and no finding does."""

from uuid import UUID

from app.check_forms import CheckForm, Injury
from app.waystation import Waystation, desks_of, unlock
from models.base import new_id
from models.codes import BodyRegion, BodySide, BodyView, InjuryKind, Role
from tests.app.case_desk import WORKERS, assigned, centre, staffed
from tests.app.conftest import WORDS, Centre

__all__ = ["centre", "staffed"]  # fixtures

BACK = Injury(
    new_id(), BodyView.BACK, 480, 310, BodyRegion.UPPER_BACK, BodySide.LEFT, InjuryKind.BRUISE, 40, "blue",
    cause="Гумавай палкай",
)  # fmt: skip


def told(person: UUID, statement: str, for_protection: bool) -> CheckForm:
    return CheckForm(
        new_id(), person, note="finding-canary", complaint="complaint-canary", statement=statement,
        interpreter_name="Ona", injuries=(BACK,), for_protection=for_protection,
    )  # fmt: skip


def at(centre: Centre, label: str) -> Waystation:
    slot = next(desk.slot_id for desk in desks_of(centre.folder) if desk.label == label)
    return unlock(centre.folder, slot, WORDS)


def test_the_case_worker_reads_the_statement_and_no_finding(centre: Centre) -> None:
    lead = centre.unlock(Role.MANAGER)
    person, social = assigned(lead)
    lead.close()
    medic = centre.unlock(Role.MEDIC)
    medic.health.sign_check(medic.actor, told(person, "kept-in-the-clinic", for_protection=False))
    shared = told(person, "Білі тры дні", for_protection=True)
    medic.health.save_check(medic.actor, shared)
    medic.health.sign_check(medic.actor, shared)
    medic.close()
    desk = at(centre, WORKERS[Role.CASE])
    (note,) = desk.cases.notes(social, person)
    assert note.text.splitlines() == [
        "Told in a medical check.",
        "“Білі тры дні”",
        "Interpreter: Ona.",
        "Mark noted: left upper back, cause as stated: “Гумавай палкай”.",
    ]
    assert "canary" not in note.text
    assert note.by == "Lina, Health"
    desk.close()
