"""Letters of every kind: pulled together field by field, signed once, then never changed (domain, section 6)."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor, may
from app.errors import Refused, UserError
from app.health import Health
from app.house import House, station_of
from app.letters.closed import (
    PRINT,
    SIGN,
    WRITE,
    Content,
    Snapshot,
    compartment_of,
    digest_of,
    opens,
    require_whole,
    seal,
    unseal,
)
from app.letters.facts import SENSITIVE, fact, label
from app.letters.forms import MINIMUM, FieldOffer, KindOffer, LetterForm, LetterRow
from app.letters.ground import consents_for, require_complete, require_ground, require_sound
from app.letters.life import CALLED_BACK
from app.letters.listing import letter_row, letter_rows
from app.letters.meeting import follow
from app.letters.organisations import for_kind
from app.letters.reading import day_words, letters_of, paper_of, snapshot_of, source_of
from app.letters.sheet import LetterSheet
from app.letters.templates import LANGUAGES, rules, words_at, words_of
from app.letters.urgent import urgent_form
from app.letters.waiting import step_of, tend_task
from app.papers import PaperJob, log_print
from app.registration import known_person
from app.same_person import joined_ids, shown_id
from app.standing import require_usable
from app.token import new_id as new_code
from models.base import new_id
from models.codes import (
    Compartment,
    LetterField,
    LetterKind,
    LetterState,
    PaperClass,
    PaperKind,
)
from models.letters import Letter
from printing.data import Foot
from printing.letters.paper import render_letter

MOST_COPIES = 20
CLASS = {Compartment.MEDICAL: PaperClass.S3, Compartment.PROTECTION: PaperClass.S4}
SIGNED = "This letter is signed and is never changed. Nothing was saved. Write a new version."
ANOTHER = "This letter belongs to another record. Nothing was saved. Open the page again."
GONE = "This letter is not saved yet. Nothing was printed. Save it first."
ONLY_SIGNED = "Only a signed letter has versions. Nothing was made. Change the draft instead."
NEWER = "There is a newer version of this letter already. Nothing was made. Open that one."
RECALLED = "This letter was called back and goes to nobody any more. Nothing was made. Write a new letter."
COPIES = "Between 1 and 20 copies are printed. Nothing was printed. Correct the number."
NOT_YOURS = "Letters of this kind belong to another role. Nothing was changed. Ask that role."


class Letters:
    """The use cases of writing, signing and printing letters."""

    def __init__(self, house: House, health: Health) -> None:
        self._house, self._health = house, health

    def kinds(self, actor: Actor) -> tuple[KindOffer, ...]:
        """The kinds that the role may write; none for a role that writes no letters."""

        def work(session: Session) -> tuple[KindOffer, ...]:
            return tuple(
                KindOffer(kind, words_of(session, kind, "en").title, compartment_of(kind, actor), LANGUAGES)
                for kind in LetterKind
                if may(actor, WRITE[compartment_of(kind, actor)])
            )

        return self._house.read(actor, Act.SEE_LETTERS, work)

    def open_letter(self, actor: Actor, person_id: UUID, kind: LetterKind, language: str = "en") -> LetterSheet:
        """The unsigned letter of this kind, or an empty one, with every fact that may be pulled in and none that is."""
        compartment = compartment_of(kind, actor)

        def work(session: Session) -> LetterSheet:
            person = known_person(session, shown_id(session, person_id)).id
            self._house.note(session, "SEALED_READ", person, "letter")
            draft = self._draft(session, actor, person, kind, compartment)
            form = draft or self._empty(session, actor, person, kind, language)
            return self._sheet(session, actor, form, compartment)

        return self._house.write(actor, WRITE[compartment], work)

    def version(self, actor: Actor, kind: LetterKind, language: str) -> int:
        """The version of the template in use for a kind in a language, for a letter that changes its language."""
        return self._house.read(actor, Act.SEE_LETTERS, lambda session: words_of(session, kind, language).version)

    def open_draft(self, actor: Actor, letter_id: UUID) -> LetterSheet:
        """One unsigned letter, by its id."""

        def work(session: Session) -> LetterSheet:
            letter = self._kept(session, actor, letter_id)
            if letter.signed_at is not None:
                raise UserError(SIGNED)
            self._house.note(session, "SEALED_READ", letter.person_id, "letter")
            return self._sheet(session, actor, unseal(self._house.vault, letter).form, letter.compartment)

        return self._house.write(actor, self._act(actor, letter_id, WRITE), work)

    def save_letter(self, actor: Actor, form: LetterForm) -> None:
        """Keep a draft."""
        compartment = compartment_of(form.kind, actor)
        self._house.require(actor, WRITE[compartment])
        require_sound(form)

        def work(session: Session) -> None:
            require_usable(session, shown_id(session, form.person))
            self._write(session, actor, form)

        self._house.write(actor, WRITE[compartment], work)

    def sign_letter(self, actor: Actor, form: LetterForm) -> LetterRow:
        """Sign: immutable from now on. A recipient, the required parts and a ground for sharing are needed."""
        compartment = compartment_of(form.kind, actor)
        self._house.require(actor, SIGN[compartment])
        require_sound(form)

        def work(session: Session) -> LetterRow:
            require_usable(session, shown_id(session, form.person))
            words = words_at(session, form.kind, form.language, form.template)
            require_complete(form, words)
            require_ground(session, form, self._house.today())
            letter = self._write(session, actor, form)
            self._sign(session, actor, letter, form)
            return letter_row(session, self._house, actor, letter)

        return self._house.write(actor, SIGN[compartment], work)

    def letters(self, actor: Actor, person_id: UUID) -> tuple[LetterRow, ...]:
        """The letters of a person, the newest first; of those whose seal does not open only status and dates."""

        def work(session: Session) -> tuple[LetterRow, ...]:
            found = letters_of(session, joined_ids(session, person_id))
            opened = [each for each in found if opens(self._house.vault, actor, each.compartment)]
            if opened:
                self._house.note(session, "SEALED_READ", shown_id(session, person_id), "letter", len(opened))
            return letter_rows(session, self._house, actor, found)

        return self._house.write(actor, Act.SEE_LETTERS, work)

    def preview(self, actor: Actor, letter_id: UUID) -> PaperJob:
        """The letter as it would print; its foot says that it is a preview, and no print number is spent."""

        def work(session: Session) -> PaperJob:
            letter = self._kept(session, actor, letter_id)
            self._house.note(session, "SEALED_READ", letter.person_id, "letter")
            now, head = self._house.now().astimezone(), str(self._house.store.head().code)
            return self._job(session, actor, letter, Foot(0, now, actor.name, head, desk=actor.desk))

        return self._house.write(actor, self._act(actor, letter_id, WRITE), work)

    def paper(self, actor: Actor, letter_id: UUID, copies: int = 3) -> PaperJob:
        """The letter as a paper, for recipient, person and house; an unsigned one says that it is a draft."""

        def work(session: Session) -> PaperJob:
            letter = self._kept(session, actor, letter_id)
            require_usable(session, shown_id(session, letter.person_id))
            if letter.state in CALLED_BACK:
                raise UserError(RECALLED)
            return self._job(session, actor, letter, self._log(session, actor, letter, copies))

        if not 1 <= copies <= MOST_COPIES:
            raise UserError(COPIES, "copies")
        return self._house.write(actor, self._act(actor, letter_id, PRINT), work)

    def new_version(self, actor: Actor, letter_id: UUID) -> LetterForm:
        """A correction: a draft with everything the signed one said. Signing it replaces the signed one."""

        def work(session: Session) -> LetterForm:
            letter = self._kept(session, actor, letter_id)
            require_usable(session, shown_id(session, letter.person_id))
            if letter.signed_at is None:
                raise UserError(ONLY_SIGNED)
            _require_current(letter)
            before = unseal(self._house.vault, letter).form
            version = words_of(session, before.kind, before.language).version
            form = replace(before, id=new_id(), replaces=letter.id, template=version)
            self._write(session, actor, form)
            return form

        return self._house.write(actor, self._act(actor, letter_id, WRITE), work)

    def ambulance(self, actor: Actor, person_id: UUID) -> PaperJob:
        """The hand-over to an ambulance from the newest check, signed and numbered in one act, to protect life: medical
        care goes on under a restriction too."""

        def work(session: Session) -> PaperJob:
            person = known_person(session, shown_id(session, person_id)).id
            form = urgent_form(session, self._house, actor, self._health, person)
            letter = self._write(session, actor, form)
            self._sign(session, actor, letter, form)
            return self._job(session, actor, letter, self._log(session, actor, letter, 1))

        return self._house.write(actor, Act.SIGN_LETTER, work)

    # Opening

    def _draft(
        self, session: Session, actor: Actor, person: UUID, kind: LetterKind, compartment: Compartment
    ) -> LetterForm | None:
        for letter in letters_of(session, joined_ids(session, person)):
            if letter.state is LetterState.DRAFT and letter.compartment is compartment:
                form = unseal(self._house.vault, letter).form
                if form.kind is kind:
                    return form
        return None

    def _empty(self, session: Session, actor: Actor, person: UUID, kind: LetterKind, language: str) -> LetterForm:
        words, ruled = words_of(session, kind, language), rules(kind)
        source = source_of(session, self._house, actor, self._health, person, compartment_of(kind, actor), False)
        safe = (LetterField.SAFETY_LINE,) if source.person.guarded else ()
        return LetterForm(
            id=new_id(),
            person=person,
            kind=kind,
            language=words.language,
            priority=ruled.priority,
            sections=tuple((part.key, part.start) for part in words.sections if part.start),
            fields=(*MINIMUM, *safe),
            basis=ruled.bases[0] if len(ruled.bases) == 1 else None,
            template=words.version,
        )

    def _sheet(self, session: Session, actor: Actor, form: LetterForm, compartment: Compartment) -> LetterSheet:
        source = source_of(session, self._house, actor, self._health, form.person, compartment, _is_urgent(form))
        offers = tuple(
            FieldOffer(
                each,
                label(each, form.language),
                fact(each, source, form.language),
                each in SENSITIVE,
                each in form.fields,
            )
            for each in rules(form.kind).fields
        )
        return LetterSheet(
            form=form,
            rules=rules(form.kind),
            words=words_at(session, form.kind, form.language, form.template),
            offers=offers,
            organisations=for_kind(session, form.kind, self._house.today()),
            consents=consents_for(session, form, self._house.today()),
        )

    # Writing

    def _write(self, session: Session, actor: Actor, form: LetterForm) -> Letter:
        person = known_person(session, form.person)
        letter = session.get(Letter, form.id)
        if letter is None:
            letter = self._new(session, actor, form)
        elif letter.signed_at is not None or letter.state is not LetterState.DRAFT:
            raise UserError(SIGNED)
        elif letter.person_id != person.id or not self._is_of_kind(actor, letter, form.kind):
            raise UserError(ANOTHER)
        letter.priority = form.priority
        letter.content = seal(self._house.vault, letter, Content(form))
        session.add(letter)
        return letter

    def _is_of_kind(self, actor: Actor, letter: Letter, kind: LetterKind) -> bool:
        """A draft keeps its seal and, as far as it can be opened here, its kind."""
        if letter.compartment is not compartment_of(kind, actor):
            return False
        readable = opens(self._house.vault, actor, letter.compartment)
        return not readable or unseal(self._house.vault, letter).form.kind is kind

    def _new(self, session: Session, actor: Actor, form: LetterForm) -> Letter:
        before = self._before(session, actor, form)
        return Letter(
            id=form.id,
            person_id=form.person,
            compartment=compartment_of(form.kind, actor),
            reference=before.reference if before else self._next_reference(session),
            version=before.version + 1 if before else 1,
            code=f"{new_code():020d}",
            slip_code=f"{new_code():020d}" if rules(form.kind).slip else "",
            content=b"",
            replaces_id=before.id if before else None,
        )

    def _before(self, session: Session, actor: Actor, form: LetterForm) -> Letter | None:
        """The signed letter that this one corrects: of the same person, kind and seal, and still in use."""
        if form.replaces is None:
            return None
        before = self._kept(session, actor, form.replaces)
        same_person = before.person_id in joined_ids(session, form.person)
        same_seal = before.compartment is compartment_of(form.kind, actor)
        if not (same_person and same_seal and before.signed_at):
            raise UserError(ANOTHER)
        if unseal(self._house.vault, before).form.kind is not form.kind:
            raise UserError(ANOTHER)
        _require_current(before)
        return before

    def _next_reference(self, session: Session) -> str:
        """Year, station, running number: two laptops never give the same."""
        start = f"{self._house.today().year}-{station_of(session, self._house.store).number:03d}-"
        numbers = session.exec(select(Letter.reference).where(col(Letter.reference).startswith(start))).all()
        return f"{start}{max((int(each.rsplit('-', 1)[1]) for each in numbers), default=0) + 1:04d}"

    def _sign(self, session: Session, actor: Actor, letter: Letter, form: LetterForm) -> None:
        now = self._house.now()
        snapshot = self._snapshot(session, actor, letter, form)
        local = now.astimezone()
        signed = replace(
            snapshot,
            signed_by=actor.name,
            signed_role=actor.desk,
            signed_at=f"{day_words(local.date(), form.language)} {local:%H:%M}",
        )
        letter.signed_at, letter.signed_by, letter.state = now, actor.user, LetterState.SIGNED
        letter.content = seal(self._house.vault, letter, Content(form, signed))
        letter.digest = digest_of(letter)
        session.add(step_of(letter, LetterState.SIGNED, now))
        before = session.get(Letter, letter.replaces_id) if letter.replaces_id else None
        if before is not None:
            _require_current(before)
            before.state, before.answer_due = LetterState.SUPERSEDED, None
            session.add(step_of(before, LetterState.SUPERSEDED, now))
            follow(session, before, None, now)
        session.flush()
        tend_task(session, letter, now)

    # Printing

    def _snapshot(self, session: Session, actor: Actor, letter: Letter, form: LetterForm) -> Snapshot:
        source = source_of(
            session, self._house, actor, self._health, letter.person_id, letter.compartment, _is_urgent(form)
        )
        before = session.get(Letter, letter.replaces_id) if letter.replaces_id else None
        return snapshot_of(session, source, form, self._house.now(), before.reference if before else "")

    def _job(self, session: Session, actor: Actor, letter: Letter, foot: Foot) -> PaperJob:
        content = unseal(self._house.vault, letter)
        snapshot = content.snapshot or self._snapshot(session, actor, letter, content.form)
        data = paper_of(self._house, letter, content, snapshot)
        return PaperJob(
            PaperKind.LETTER, "Letter", 1, foot.print_number, lambda progress: render_letter(data, foot, progress)
        )

    def _log(self, session: Session, actor: Actor, letter: Letter, copies: int) -> Foot:
        """The print log names the letter by its reference: who it goes to is sealed."""
        return log_print(
            session,
            self._house,
            actor,
            PaperKind.LETTER,
            1,
            person=letter.person_id,
            copies=copies,
            paper_class=CLASS[letter.compartment],
            for_whom=letter.reference,
        )

    def _kept(self, session: Session, actor: Actor, letter_id: UUID) -> Letter:
        letter = session.get(Letter, letter_id)
        if letter is None or letter.voided:
            raise UserError(GONE)
        if not opens(self._house.vault, actor, letter.compartment):
            raise Refused(NOT_YOURS, letter.person_id)
        require_whole(letter)
        return letter

    def _act(self, actor: Actor, letter_id: UUID, acts: dict[Compartment, Act]) -> Act:
        """The act of the compartment that the letter lies in; for one that is not here, that of the role."""
        with self._house.store.read() as session:
            letter = session.get(Letter, letter_id)
        return acts[letter.compartment if letter else compartment_of(LetterKind.GENERIC, actor)]


def _is_urgent(form: LetterForm) -> bool:
    return form.kind is LetterKind.AMBULANCE


def _require_current(letter: Letter) -> None:
    """Neither replaced already nor called back."""
    if letter.state is LetterState.SUPERSEDED:
        raise UserError(NEWER)
    if letter.state in CALLED_BACK:
        raise UserError(RECALLED)
