"""Lists to print or to take away as a file: who may have which, by domain 5.3 and section 13."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor, may
from app.errors import UserError
from app.health import Health
from app.house import House
from app.papers import PaperJob, log_print
from app.presence.where import building_names
from app.rosters.cells import Tongue
from app.rosters.choosing import filters_for, shown_codes, values_of
from app.rosters.columns import COLUMNS
from app.rosters.files import as_file
from app.rosters.forms import Choice, ColumnOffer, LayoutForm, LayoutRow, RosterForm, RosterOffer, TableFormat
from app.rosters.gathering import Ask, Doses
from app.rosters.kinds import KINDS, ListKind
from app.rosters.layouts import drop, keep, kept
from app.rosters.making import Made, made
from app.two_persons import require
from models.codes import PaperClass, RosterKind, TwoPerson
from models.papers import Fact
from models.person import Person
from printing.data import Foot
from printing.phrases import phrases
from printing.rosters import render_roster
from printing.words import moment

MANY_NAMES, LATELY = 60, timedelta(days=1)
EXPORTED, SUBJECT = "EXPORTED", "people"
CLOSED = (PaperClass.S3, PaperClass.S4)
NO_FILE = "A medical list is never taken away as a file. Nothing was made. Print it for the clinic."
COPIES = "Print between 1 and 20 copies. Nothing was printed. Correct the number."


class Rosters:
    """The use cases of lists."""

    def __init__(self, house: House, health: Health, doses: Doses) -> None:
        self._house, self._health, self._doses = house, health, doses

    def offers(self, actor: Actor, language: str = "en") -> tuple[RosterOffer, ...]:
        """The lists that the role may print, with what of each may be chosen, in words of a language of papers."""

        def work(session: Session) -> tuple[RosterOffer, ...]:
            tongue = self._tongue(session, language)
            spoken = {code for said in session.exec(select(Person.languages)).all() for code in said.split()}
            mine = (kind for kind in KINDS.values() if any(may(actor, act) for act in kind.acts))
            return tuple(_offer(kind, actor, tongue, spoken) for kind in mine)

        return self._house.read(actor, Act.CHOOSE_LIST, work)

    def paper(self, actor: Actor, form: RosterForm) -> PaperJob:
        """A list ready to be drawn, in the print log. UserError: a choice that this kind or role has not; a medical
        list for nobody named. Refused: a kind that the role does not print."""
        kind = KINDS[form.kind]

        def work(session: Session) -> PaperJob:
            if not 1 <= form.copies <= 20:
                raise UserError(COPIES, "copies")
            one = made(self._ask(session, actor, form), form)
            foot = self._log(session, actor, form, one, form.kind.value)
            title = phrases("lists", "en").word("title", form.kind.value)
            return PaperJob(
                kind.paper,
                title,
                one.count,
                foot.print_number,
                lambda progress: render_roster(one.paper, foot, progress),
            )

        return self._house.write(actor, act_of(kind, actor), work)

    def fire_list(self, actor: Actor, language: str = "en") -> PaperJob:
        """The fire list of everybody here, at once: for the change of shift, and when it burns."""
        self._house.require(actor, Act.PRINT_FIRE_LIST)
        return self.paper(actor, RosterForm(RosterKind.FIRE, language=language))

    def statistics(self, actor: Actor, group: UUID | None = None, language: str = "en") -> PaperJob:
        """Counts of a group or of the house, with small numbers left out."""
        self._house.require(actor, Act.PRINT_STATISTICS)
        return self.paper(actor, RosterForm(RosterKind.STATISTICS, group, language=language))

    def table(self, actor: Actor, form: RosterForm, format_: TableFormat, agreed: UUID | None = None) -> bytes:
        """The same list as the bytes of a file, in the print log too. A file with names is a bulk export (domain, 13):
        it belongs to those who export, and past 60 names in a day a second person agrees (`agreed`). Numbers and
        counts go without. UserError: nobody agreed, a medical list, a text too long for a cell."""
        kind = KINDS[form.kind]

        def work(session: Session) -> bytes:
            if kind.paper_class in CLOSED:
                raise UserError(NO_FILE)
            one = made(self._ask(session, actor, form, iso=True), form)
            if one.names:
                self._allow(session, actor, one.names, agreed)
            foot = self._log(session, actor, form, one, f"{form.kind.value} {format_.value}")
            return as_file(one.paper, _notes(one, kind, foot), format_)

        return self._house.write(actor, _act_of_file(kind, form, actor), work)

    def layouts(self, actor: Actor) -> tuple[LayoutRow, ...]:
        """The lists that somebody set up and kept, of the kinds that the role may print, by kind and name."""

        def work(session: Session) -> tuple[LayoutRow, ...]:
            return tuple(row for row in kept(session) if _may_print(actor, row.roster.kind))

        return self._house.read(actor, Act.CHOOSE_LIST, work)

    def save_layout(self, actor: Actor, form: LayoutForm) -> LayoutRow:
        """Keep a list as it is set up, under a name; saving again changes it. UserError: no name, a column or another
        choice that the kind has not."""
        return self._house.write(actor, Act.CHOOSE_LIST, lambda session: keep(session, actor, form))

    def drop_layout(self, actor: Actor, layout: UUID) -> None:
        """The layout is offered no more; what was printed by it stays."""
        self._house.write(actor, Act.CHOOSE_LIST, lambda session: drop(session, layout))

    def _ask(self, session: Session, actor: Actor, form: RosterForm, iso: bool = False) -> Ask:
        tongue = self._tongue(session, form.language, iso)
        return Ask(session, self._house, self._health, actor, form.kind, form.group, tongue, self._doses, form.trip)

    def _tongue(self, session: Session, language: str, iso: bool = False) -> Tongue:
        buildings = {str(building): name for building, name in building_names(session).items()}
        return Tongue(phrases("lists", language), self._house.today(), iso, buildings)

    def _log(self, session: Session, actor: Actor, form: RosterForm, one: Made, detail: str) -> Foot:
        kind = KINDS[form.kind]
        return log_print(
            session,
            self._house,
            actor,
            kind.paper,
            one.count,
            group=form.group,
            copies=max(form.copies, 2 if kind.signed else 1),
            lasting=kind.lasting,
            paper_class=kind.paper_class,
            detail=detail,
            for_whom=form.for_whom,
        )

    def _allow(self, session: Session, actor: Actor, names: int, agreed: UUID | None) -> None:
        """Names that left as files since yesterday count together, so that small files add up to a large one."""
        now = self._house.now()
        before = select(Fact.count).where(
            Fact.kind == EXPORTED, Fact.detail == "list", col(Fact.at) > now - LATELY, col(Fact.voided).is_(False)
        )
        if sum(session.exec(before).all()) + names > MANY_NAMES:
            require(session, TwoPerson.EXPORT_BULK, SUBJECT, agreed, actor, now)
            self._house.note(session, EXPORTED, detail=SUBJECT, count=names)
        else:
            self._house.note(session, EXPORTED, detail="list", count=names)


def act_of(kind: ListKind, actor: Actor) -> Act:
    """The act by which this role prints the kind, or the first that it would need."""
    return next((act for act in kind.acts if may(actor, act)), kind.acts[0])


def _may_print(actor: Actor, kind: RosterKind) -> bool:
    return any(may(actor, act) for act in KINDS[kind].acts)


def _act_of_file(kind: ListKind, form: RosterForm, actor: Actor) -> Act:
    named = any(column.personal for column in kind.whole) and not form.numbers_only
    return Act.EXPORT_BULK if named else act_of(kind, actor)


def _offer(kind: ListKind, actor: Actor, tongue: Tongue, spoken: set[str]) -> RosterOffer:
    words = tongue.words
    columns = shown_codes((*kind.columns, *kind.more), actor)
    filters = filters_for(kind, actor)
    return RosterOffer(
        kind.kind,
        words.word("title", kind.kind.value),
        kind.paper_class,
        tuple(
            ColumnOffer(code, words.word("column", code), code in kind.columns, COLUMNS[code].personal)
            for code in columns
        ),
        tuple(Choice(code, words.word("column", code)) for code in shown_codes(kind.orders, actor)),
        tuple(Choice(code, words.word("column", code)) for code in shown_codes(kind.groupings, actor)),
        tuple(
            Choice(code, words.word("filter", code).replace("{value}", "").strip(), values_of(code, tongue, spoken))
            for code in filters
        ),
        any(column.personal for column in kind.whole),
        kind.signed,
        kind.paper_class in CLOSED,
        () if kind.paper_class in CLOSED else tuple(TableFormat),
    )


def _notes(one: Made, kind: ListKind, foot: Foot) -> tuple[tuple[str, str], ...]:
    """What the note sheet says: title, as of, how many, class, by whom, until when."""
    paper = one.paper
    words = phrases("lists", paper.language)
    rows = [
        (words.say("list"), paper.title),
        (words.say("as_of", when=moment(paper.as_of, paper.language)), ""),
        (words.say("count"), " ".join((paper.total, *paper.notes))),
        (words.say("class"), kind.paper_class.value),
        (words.say("printed_by"), ", ".join(part for part in (foot.by, foot.desk) if part)),
    ]
    if foot.destroy_after:
        rows.append((words.say("destroy_after"), moment(foot.destroy_after, paper.language)))
    return (*rows, (paper.keep, ""))
