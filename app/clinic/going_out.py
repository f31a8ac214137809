"""What leaves the clinic with the person: the two-page summary and the file for another program."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor
from app.check_rows import CheckRow, TrendPoint
from app.clinic.orders import orders_of
from app.clinic.telling import summary_data
from app.clinic.vaccinations import shots_of
from app.fhir import summary_file
from app.given_out import Way, note_given_out
from app.health import Health
from app.health.bedside import trend_of
from app.health.follow_ups import open_follow_ups
from app.house import House, site_of, staff_names
from app.medical_story import MedicalStory, Place, StoryName
from app.merging import interpreter_of, languages_of, whole_row
from app.papers import FOR_THE_PERSON, PaperJob, log_print
from app.person_rows import load
from app.registration import known_person
from app.same_person import joined_ids, shown_id
from app.standing import require_usable
from models.codes import FollowUpKind, PaperClass, PaperKind
from models.health import MedicalCheck
from models.person import Person, PersonName
from printing.data import Foot
from printing.phrases import languages_of as words_in
from printing.summary import render_summary

NEWEST = 2
"""Sets of vital signs that are told."""
SUMMARY_LANGUAGES = words_in("summary")


class GoingOut:
    """The use cases of what the person carries; only medics make it, each making is in the print log."""

    _house: House
    _health: Health

    def summary(self, actor: Actor, person: UUID, language: str, for_whom: str = FOR_THE_PERSON) -> PaperJob:
        """English and that language, a page each; class S3. `for_whom` without a name."""

        def work(session: Session) -> PaperJob:
            known = shown_id(session, person)
            records = [known_person(session, each) for each in joined_ids(session, known)]
            data = summary_data(self._story(session, actor, known, records), language, interpreter_of(records))
            foot = self._logged(session, actor, PaperKind.MEDICAL_SUMMARY, known, for_whom)
            return PaperJob(
                PaperKind.MEDICAL_SUMMARY, "Medical summary", 1, foot.print_number, lambda _: render_summary(data, foot)
            )

        return self._house.write(actor, Act.PRINT_SUMMARY, work)

    def fhir(self, actor: Actor, person: UUID) -> bytes:
        """The same as a FHIR R4 document in JSON, for the program of another clinic. UserError: restricted."""

        def work(session: Session) -> bytes:
            known = shown_id(session, person)
            require_usable(session, known)
            records = [known_person(session, each) for each in joined_ids(session, known)]
            story = self._story(session, actor, known, records)
            foot = self._logged(session, actor, PaperKind.MEDICAL_FILE, known, FOR_THE_PERSON)
            session.flush()
            note_given_out(session, self._house, actor, foot.print_number, Way.FILE, 1)
            return summary_file(story)

        return self._house.write(actor, Act.PRINT_SUMMARY, work)

    def _logged(self, session: Session, actor: Actor, kind: PaperKind, person: UUID, for_whom: str) -> Foot:
        s3 = PaperClass.S3
        return log_print(session, self._house, actor, kind, 1, person=person, paper_class=s3, for_whom=for_whom)

    def _story(self, session: Session, actor: Actor, person: UUID, records: Sequence[Person]) -> MedicalStory:
        """Read once and journaled; what was said of ill-treatment and of custody is left where it is."""
        house, ids = self._house, [record.id for record in records]
        check = self._checked(session, person)
        house.note(session, "SEALED_READ", person, "check")
        site = site_of(session)
        orders = orders_of(session, house, [person])
        open_ = open_follow_ups(session, house, actor, ids)
        return MedicalStory(
            whole_row(session, actor, person),
            tuple(_name(name) for name in load(session, PersonName, PersonName.person_id, ids)),
            languages_of(records),
            Place(site.name, site.address, site.phone),
            house.now(),
            check.form if check else None,
            (check.form.measured_at or check.started_at) if check else None,
            check.signed_by if check else "",
            self._newest(session, ids, check),
            shots_of(session, house, person),
            tuple(row.form for row in orders if row.running and row.opened),
            tuple(row.form for row in open_ if row.form.kind is not FollowUpKind.PHOTOGRAPH_MARKS),
        )

    def _checked(self, session: Session, person: UUID) -> CheckRow | None:
        """The newest signed check with what all records say, when it was and who signed."""
        form = self._health.last_signed(session, person)
        row = session.get(MedicalCheck, form.id) if form is not None else None
        if form is None or row is None:
            return None
        signer = staff_names(session).get(row.signed_by) if row.signed_by else None
        return CheckRow(form, row.started_at, row.signed_at, signer.name if signer else "")

    def _newest(self, session: Session, ids: Sequence[UUID], check: CheckRow | None) -> tuple[TrendPoint, ...]:
        return trend_of(session, self._house, ids, [check] if check else [])[-NEWEST:]


def _name(name: PersonName) -> StoryName:
    return StoryName(name.kind, name.script, name.family, name.given, name.as_written, name.patronymic)
