"""Briefings: held for a person, a group or whoever comes; attendance by list and by scan; a sheet to sign."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.briefings.attendance import answer_all, attend, attendances, invited, lines, present, unanswered
from app.briefings.forms import (
    AttendedRow,
    AttendForm,
    AttendScanForm,
    BriefingForm,
    BriefingRow,
    BriefingSheet,
    BriefingTextForm,
    ToldRow,
    ToldSheet,
)
from app.briefings.texts import NO_LANGUAGE, offered, require_offered
from app.card_rule import today_in
from app.errors import UserError
from app.house import House
from app.merging import whole_row
from app.paper_data import named, site_data
from app.papers import PaperJob, log_print
from app.reference.words import CodeList, words_in_use
from app.registration import known_person
from app.same_person import merges
from app.scan_meaning import ScanMeaning
from app.scans import Scans
from models.appointments import Briefing, BriefingAttendance, BriefingText
from models.arrivals import ArrivalGroup
from models.base import new_id
from models.codes import Answer, PaperKind, ScanKind
from printing.briefing import render_briefing
from printing.data import BriefingData, BriefingSigner

MOST_SHOWN = 50
NOBODY = "Nobody is chosen and no group. Nothing was saved. Choose who is told, or whose list is kept."
NO_GROUP = "This group is not on this laptop. Nothing was saved. Choose another group."
GONE = "This briefing is not on this laptop any more. Nothing was changed. Open the page again."
NOT_LISTED = "This person is not on the list of this briefing. Nothing was printed. Mark the person as present first."
NOT_OPENED = "Nobody was marked."


class Briefings:
    """The use cases of briefings."""

    def __init__(self, house: House, scans: Scans) -> None:
        self._house, self._scans = house, scans

    def offered(self, actor: Actor) -> tuple[BriefingTextForm, ...]:
        """The texts that are valid today, one of each kind and language."""
        return self._house.read(actor, Act.SEE_BRIEFINGS, lambda session: offered(session, self._house.today()))

    def held(self, actor: Actor) -> tuple[BriefingRow, ...]:
        """The last fifty briefings, the newest first."""

        def work(session: Session) -> tuple[BriefingRow, ...]:
            statement = select(Briefing).where(col(Briefing.voided).is_(False)).order_by(col(Briefing.at).desc())
            return tuple(_row(session, each) for each in session.exec(statement.limit(MOST_SHOWN)).all())

        return self._house.read(actor, Act.SEE_BRIEFINGS, work)

    def sheet(self, actor: Actor, briefing: UUID) -> BriefingSheet:
        """One briefing with everybody on its list, and everybody who came."""
        return self._house.read(actor, Act.SEE_BRIEFINGS, lambda session: _sheet(session, actor, briefing))

    def hold(self, actor: Actor, form: BriefingForm) -> BriefingSheet:
        """A briefing is held now; the same form twice holds one. UserError: nobody and no group, no language, a text
        that is not valid today."""
        self._house.require(actor, Act.GIVE_BRIEFING)
        if not form.people and form.group is None:
            raise UserError(NOBODY)
        if not form.language.strip() and form.text is None:
            raise UserError(NO_LANGUAGE, "language")

        def work(session: Session) -> BriefingSheet:
            if session.get(Briefing, form.id) is None:
                session.add(self._briefing(session, actor, form))
                session.flush()
                for person in form.people:
                    attend(session, self._house, AttendForm(new_id(), form.id, person, understood=form.understood))
            return _sheet(session, actor, form.id)

        return self._house.write(actor, Act.GIVE_BRIEFING, work)

    def mark(self, actor: Actor, form: AttendForm) -> BriefingSheet:
        """Somebody was there or not; a second answer takes the place of the first."""

        def work(session: Session) -> BriefingSheet:
            _known(session, form.briefing)
            attend(session, self._house, form)
            return _sheet(session, actor, form.briefing)

        return self._house.write(actor, Act.GIVE_BRIEFING, work)

    def mark_rest(self, actor: Actor, briefing: UUID, attended: Answer, understood: Answer) -> int:
        """One answer for everybody on the list who has none yet; how many that were."""

        def work(session: Session) -> int:
            waiting = unanswered(session, _known(session, briefing))
            answer_all(session, self._house, briefing, waiting, attended, understood)
            return len(waiting)

        return self._house.write(actor, Act.GIVE_BRIEFING, work)

    def scan(self, actor: Actor, form: AttendScanForm) -> AttendedRow:
        """A card at the door: that person is there, whether on the list or not. A second scan changes nothing."""

        def work(session: Session) -> AttendedRow:
            briefing = _known(session, form.briefing)
            opened, card = self._scans.resolve(session, actor, form.code)
            row = AttendedRow(opened.meaning, opened.sentence or NOT_OPENED)
            if opened.person is not None and opened.meaning is ScanMeaning.PERSON:
                self._arrived(session, form, opened.person.id)
                came = _sheet(session, actor, briefing.id)
                shown = merges(session).shown(opened.person.id)
                line = next(each for each in came.lines if each.person.id == shown)
                row = AttendedRow(opened.meaning, "", line, came.briefing.present)
            self._scans.remember(session, actor, ScanKind.BRIEFING, opened.meaning.value, card, opened.person)
            return row

        return self._house.write(actor, Act.GIVE_BRIEFING, work)

    def told(self, actor: Actor, person: UUID) -> ToldSheet:
        """What somebody was told so far."""

        def work(session: Session) -> ToldSheet:
            known_person(session, person)
            mine = BriefingAttendance.person_id
            statement = select(BriefingAttendance.briefing_id).where(col(mine).in_(merges(session).ids(person)))
            shown, ids = merges(session).shown(person), set(session.exec(statement).all())
            said = {key[0]: row for key, row in attendances(session, ids).items() if key[1] == shown}
            rows = [_told(session, briefing, said[briefing.id]) for briefing in _standing(session, said)]
            newest = sorted(rows, key=lambda row: (row.at, row.briefing), reverse=True)
            return ToldSheet(whole_row(session, actor, person), tuple(newest))

        return self._house.read(actor, Act.SEE_BRIEFINGS, work)

    def paper(self, actor: Actor, briefing: UUID, person: UUID | None = None) -> PaperJob:
        """The sheet to sign: what is told, in its language, and a line for everybody on the list, or for one person.
        Who is known not to have come has no line."""

        def work(session: Session) -> PaperJob:
            sheet = _sheet(session, actor, briefing)
            data = _paper(session, sheet, merges(session).shown(person) if person else None)
            foot = log_print(session, self._house, actor, PaperKind.BRIEFING, len(data.signers), person=person)
            draw = partial(render_briefing, data, foot)
            count = len(data.signers)
            return PaperJob(PaperKind.BRIEFING, "Briefing", count, foot.print_number, lambda _progress: draw())

        return self._house.write(actor, Act.GIVE_BRIEFING, work)

    def _arrived(self, session: Session, form: AttendScanForm, person: UUID) -> None:
        known = attendances(session, [form.briefing]).get((form.briefing, merges(session).shown(person)))
        if known is None or known.attended is not Answer.YES:
            attend(session, self._house, AttendForm(form.id, form.briefing, person))

    def _briefing(self, session: Session, actor: Actor, form: BriefingForm) -> Briefing:
        text = require_offered(session, form.text, self._house.today()) if form.text else None
        if form.group is not None and session.get(ArrivalGroup, form.group) is None:
            raise UserError(NO_GROUP, "group")
        return Briefing(
            id=form.id,
            kind=text.kind if text else form.kind,
            language=text.language if text else form.language.strip(),
            at=self._house.now(),
            place=form.place.strip(),
            given_by=form.given_by.strip() or actor.name,
            interpreter=form.interpreter.strip(),
            group_id=form.group,
            text_id=form.text,
        )


def _known(session: Session, briefing: UUID) -> Briefing:
    found = session.get(Briefing, briefing)
    if found is None or found.voided:
        raise UserError(GONE)
    return found


def _standing(session: Session, briefings: dict[UUID, BriefingAttendance]) -> list[Briefing]:
    found = (session.get(Briefing, each) for each in briefings)
    return [each for each in found if each is not None and not each.voided]


def _text(session: Session, briefing: Briefing) -> BriefingText | None:
    return session.get(BriefingText, briefing.text_id) if briefing.text_id else None


def _row(session: Session, briefing: Briefing) -> BriefingRow:
    text, known = _text(session, briefing), attendances(session, [briefing.id])
    group = session.get(ArrivalGroup, briefing.group_id) if briefing.group_id else None
    listed = {*invited(session, briefing), *(person for _, person in known)}
    return BriefingRow(
        briefing.id,
        briefing.kind,
        briefing.language,
        text.title if text else "",
        text.draft if text else False,
        briefing.at,
        briefing.place,
        briefing.given_by,
        briefing.interpreter,
        group.label if group else "",
        present(list(known.values())),
        len(listed),
    )


def _sheet(session: Session, actor: Actor, briefing: UUID) -> BriefingSheet:
    found = _known(session, briefing)
    text = _text(session, found)
    return BriefingSheet(_row(session, found), text.content if text else "", lines(session, actor, found))


def _told(session: Session, briefing: Briefing, said: BriefingAttendance) -> ToldRow:
    text = _text(session, briefing)
    return ToldRow(
        briefing.id,
        briefing.at,
        briefing.kind,
        briefing.language,
        text.title if text else "",
        briefing.given_by,
        briefing.interpreter,
        said.attended,
        said.understood,
    )


def _paper(session: Session, sheet: BriefingSheet, person: UUID | None) -> BriefingData:
    here = [line for line in sheet.lines if line.attended is not Answer.NO and person in (None, line.person.id)]
    if person is not None and not here:
        raise UserError(NOT_LISTED)
    head = sheet.briefing
    return BriefingData(
        language=head.language,
        site=site_data(session, head.language),
        kind=head.kind,
        title=head.title,
        content=sheet.content,
        draft=head.draft,
        at=head.at.astimezone(),
        place=head.place,
        given_by=head.given_by,
        interpreter=head.interpreter,
        called=words_in_use(session, CodeList.BRIEFING, (head.language,), today_in(session)),
        signers=tuple(BriefingSigner(number=line.person.number, **named(line.person.name)) for line in here),
    )
