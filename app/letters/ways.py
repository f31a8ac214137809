"""The way of a letter after signing: sent, answered, an appointment, closed; and what was told to whom."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor, may
from app.errors import Refused, UserError
from app.hands import Hands
from app.house import House, staff_names
from app.letters.closed import WRITE, is_whole, opens, seal_note, unseal, unseal_note
from app.letters.forms import Disclosure, DisclosureSheet, LetterMoveForm, LetterRow, StepOfLetter
from app.letters.ground import require_ground
from app.letters.life import (
    CALLED_BACK,
    MOVES,
    NEEDS_APPOINTMENT,
    NEEDS_DELIVERY,
    NEEDS_REASON,
    WAITING,
    answer_due,
)
from app.letters.listing import letter_row, letter_rows
from app.letters.meeting import follow
from app.letters.reading import letters_of
from app.letters.waiting import step_of, tend_task
from app.person_rows import load
from app.same_person import joined_ids, shown_id
from app.scanning import ScanType, recognise
from app.standing import require_usable
from app.token import LetterCode
from models.codes import LetterState, SharingBasis
from models.letters import Letter, LetterStep

CLOCKS_DIFFER = timedelta(minutes=5)
GONE = "This letter is not on this laptop. Nothing was changed. Look at the letters of the person."
NOT_YOURS = "This letter belongs to another role. Nothing was changed. Ask that role."
NO_SUCH_MOVE = "A letter in this state cannot go there. Nothing was changed. Open the letter again and choose anew."
NO_REASON = "A refusal has a reason. Nothing was saved. Choose why they cannot help."
NO_DELIVERY = "How did the letter go? Nothing was saved. Choose by hand, post, or another way."
NO_APPOINTMENT = "An appointment has a day and an hour. Nothing was saved. Type them."
TOO_EARLY = "This lies before the letter was signed. Nothing was saved. Correct the time."
TOO_LATE = "This time has not come yet. Nothing was saved. Correct the time."
NO_CODE = "This is no code of a letter. Scan the code of the letter or of its reply slip again."
ELSEWHERE = "This letter is not on this laptop. It was written at another station, or is not exchanged yet."


class LetterWays:
    """The use cases of following letters."""

    def __init__(self, house: House) -> None:
        self._house = house

    def move(self, actor: Actor, form: LetterMoveForm) -> LetterRow:
        """One step: sent, received, an answer, an appointment, closed, cancelled, consent withdrawn."""

        def work(session: Session) -> LetterRow:
            letter = self._own(session, actor, form.letter)
            now = max(self._house.now(), letter.signed_at or self._house.now())  # signed while the clock ran ahead
            at = form.at or now
            _require_move(letter, form, at, now)
            self._require_still_wanted(session, letter, form)
            letter.state = form.state
            if form.state is LetterState.SENT:
                letter.answer_due = answer_due(at, letter.priority)
            step = step_of(letter, form.state, at)
            step.delivery, step.reason, step.appointment_at = form.delivery, form.reason, form.appointment_at
            step.note = seal_note(self._house.vault, letter, step.id, form.note)
            session.add(step)
            session.flush()
            tend_task(session, letter, self._house.now())
            follow(session, letter, form.appointment_at, self._house.now())
            return letter_row(session, self._house, actor, letter)

        return self._house.write(actor, Act.TRACK_LETTER, work)

    def _require_still_wanted(self, session: Session, letter: Letter, form: LetterMoveForm) -> None:
        """Under a restriction a letter may only be called back; it goes out only while its consent holds."""
        if form.state in CALLED_BACK:
            return
        require_usable(session, shown_id(session, letter.person_id))
        if form.state is LetterState.SENT:
            written = unseal(self._house.vault, letter).form
            if written.basis is SharingBasis.CONSENT:
                require_ground(session, written, self._house.today())

    def steps(self, actor: Actor, letter_id: UUID) -> tuple[StepOfLetter, ...]:
        """The way of a letter, the oldest step first; notes only where the seal opens."""

        def work(session: Session) -> tuple[StepOfLetter, ...]:
            letter = _here(session, letter_id)
            open_ = opens(self._house.vault, actor, letter.compartment)
            if open_:
                self._house.note(session, "SEALED_READ", letter.person_id, "letter")
            return self._steps(session, letter, open_)

        return self._house.write(actor, Act.SEE_LETTERS, work)

    def waiting(self, actor: Actor) -> tuple[LetterRow, ...]:
        """Letters that were sent and have no answer, the longest overdue first, then by when one is due."""

        def work(session: Session) -> tuple[LetterRow, ...]:
            statement = select(Letter).where(col(Letter.state).in_(WAITING), col(Letter.voided).is_(False))
            rows = letter_rows(session, self._house, actor, session.exec(statement).all())
            for person, many in Counter(row.person.id for row in rows if row.kind is not None).items():
                self._house.note(session, "SEALED_READ", person, "letter", many)
            return tuple(sorted(rows, key=lambda row: (row.answer_due is None, row.answer_due, row.reference)))

        return self._house.write(actor, Act.SEE_LETTERS, work)

    def by_code(self, actor: Actor, scanned: str) -> LetterRow:
        """The letter whose code, or whose reply slip's code, was scanned or typed."""
        scan = recognise(scanned)
        code = LetterCode.parse(scan.value) if scan and scan.kind is ScanType.LETTER else None

        def work(session: Session) -> LetterRow:
            if code is None:
                raise UserError(NO_CODE)
            own = f"{code.letter_id:020d}"
            statement = select(Letter).where((Letter.code == own) | (Letter.slip_code == own))
            letter = session.exec(statement).first()
            if letter is None or letter.voided:
                raise UserError(ELSEWHERE)
            row = letter_row(session, self._house, actor, letter)
            if row.kind is not None:
                self._house.note(session, "SEALED_READ", letter.person_id, "letter")
            return row

        return self._house.write(actor, Act.SEE_LETTERS, work)

    def disclosures(self, actor: Actor, person: UUID) -> DisclosureSheet:
        """What signed letters told of a person to whom, the newest first; those closed or damaged are only counted."""

        def work(session: Session) -> DisclosureSheet:
            signed = [each for each in letters_of(session, joined_ids(session, person)) if each.signed_at is not None]
            opened = [each for each in signed if opens(self._house.vault, actor, each.compartment) and is_whole(each)]
            if opened:
                self._house.note(session, "SEALED_READ", shown_id(session, person), "letter", len(opened))
            rows = [self._disclosure(letter) for letter in opened]
            rows.sort(key=lambda row: (row.at, row.reference), reverse=True)
            return DisclosureSheet(tuple(rows), len(signed) - len(opened))

        return self._house.write(actor, Act.SEE_LETTERS, work)

    def _disclosure(self, letter: Letter) -> Disclosure:
        content = unseal(self._house.vault, letter)
        form, snapshot = content.form, content.snapshot
        assert letter.signed_at is not None
        return Disclosure(
            letter=letter.id,
            reference=letter.reference,
            at=letter.signed_at,
            recipient=", ".join(part for part in (form.to_name, form.to_department) if part.strip()),
            fields=form.fields,
            sections=tuple(heading for heading, text in snapshot.sections if text.strip()) if snapshot else (),
            basis=form.basis,
            state=letter.state,
        )

    def _own(self, session: Session, actor: Actor, letter_id: UUID) -> Letter:
        letter = _here(session, letter_id)
        if not may(actor, WRITE[letter.compartment]):
            raise Refused(NOT_YOURS, letter.person_id)
        return letter

    def _steps(self, session: Session, letter: Letter, open_: bool) -> tuple[StepOfLetter, ...]:
        found = load(session, LetterStep, LetterStep.letter_id, [letter.id])
        hands = Hands(session, staff_names(session), [step.id for step in found])
        vault = self._house.vault
        return tuple(
            StepOfLetter(
                step.state,
                step.at,
                hands.by(step.id),
                step.delivery,
                step.reason,
                step.appointment_at,
                unseal_note(vault, letter, step.id, step.note) if open_ else "",
            )
            for step in sorted(found, key=lambda step: (step.at, step.id))
        )


def _here(session: Session, letter_id: UUID) -> Letter:
    letter = session.get(Letter, letter_id)
    if letter is None or letter.voided:
        raise UserError(GONE)
    return letter


def _require_move(letter: Letter, form: LetterMoveForm, at: datetime, now: datetime) -> None:
    if form.state not in MOVES[letter.state]:
        raise UserError(NO_SUCH_MOVE, "state")
    if form.state in NEEDS_REASON and form.reason is None:
        raise UserError(NO_REASON, "reason")
    if form.state in NEEDS_DELIVERY and form.delivery is None:
        raise UserError(NO_DELIVERY, "delivery")
    if form.state in NEEDS_APPOINTMENT and form.appointment_at is None:
        raise UserError(NO_APPOINTMENT, "appointment_at")
    if at.tzinfo is None or at > now + CLOCKS_DIFFER:
        raise UserError(TOO_LATE, "at")
    if letter.signed_at is not None and at < letter.signed_at:
        raise UserError(TOO_EARLY, "at")
