"""The record of processing activities (GDPR, article 30), made from what the program knows of itself."""

from __future__ import annotations

from sqlmodel import Session, col, func, select

from app.access import TABLE, Act, Actor
from app.house import House
from app.paper_data import site_data
from app.papers import PaperJob, log_print
from app.rights.retention import rules_of
from models.codes import PaperClass, PaperKind, Role
from models.papers import PrintLog
from models.person import Person
from models.place import StaffMember, Station
from printing.data import ReportData, ReportSection
from printing.report import render_report

PURPOSES = (
    ("Reception", "To receive people at the border or in a shelter: who is here, under which name, since when."),
    ("Care", "Health checks, work instructions for staff, letters to hospitals; supplies that were given."),
    ("Protection", "Keeping relatives and the person safe; evidence of detention, at the person's own wish."),
)
BASES = (
    ("Bases to confirm", "Vital interests (article 6.1 d), public task (6.1 e), health care (9.2 h), vital interests "
     "of somebody who cannot consent (9.2 c), legal claims (9.2 f). The site confirms which apply."),
)  # fmt: skip
CATEGORIES = (
    ("People", "Arrivals; staff and volunteers as users."),
    ("Data", "Names in every script, birth dates as far as known, sex, nationality, languages, papers in hand, photo, "
     "presence, supplies, cards."),
    ("Special categories", "Health (sealed to medics), reasons of protection and evidence (sealed to case workers)."),
)  # fmt: skip
RECIPIENTS = (
    ("Recipients", "Border guard and migration authority (the list of the bus), hospitals (letters), counsel and the "
     "Red Cross (letters the person wishes). No authority of the country of origin. No transfer by the program itself: "
     "it opens no network connection."),
)  # fmt: skip
MEASURES = (
    ("Encryption", "The database is encrypted (SQLCipher, AES-256); health and protection texts a second time, to the "
     "keys of those who may read them."),
    ("Access", "Own passphrase each (Argon2id), roles, two-person acts, locking by itself, read log."),
    ("Integrity", "Append-only journal, chained hashes, head on every paper, verification by a third party."),
    ("Availability", "Encrypted copies every ten minutes and at lock, checked after writing; restore tried in tests."),
)  # fmt: skip


class Processing:
    def __init__(self, house: House) -> None:
        self._house = house

    def paper(self, actor: Actor) -> PaperJob:
        """The record as a paper; figures are of now."""

        def work(session: Session) -> PaperJob:
            data = ReportData(
                title="Record of processing activities",
                language="en",
                site=site_data(session, "en"),
                intro="Article 30 of the General Data Protection Regulation. Made by the program from its own tables; "
                "the controller and the data protection officer add their names below.",
                confidential="For the controller and the authority.",
                sections=tuple(_sections(session)),
            )
            foot = log_print(session, self._house, actor, PaperKind.PROCESSING, 1, paper_class=PaperClass.S0)
            title = "Record of processing"
            return PaperJob(PaperKind.PROCESSING, title, 1, foot.print_number, lambda _: render_report(data, foot))

        return self._house.write(actor, Act.PRINT_PROCESSING, work)


def _sections(session: Session) -> list[ReportSection]:
    rules = tuple((_word(r.area.name), f"{r.days} days after departure, then {_word(r.act.name).lower()}. {r.basis}")
                  for r in rules_of(session))  # fmt: skip
    return [
        ReportSection("Controller", (("Name and signature", "…" * 30), ("Protection officer", "…" * 30))),
        ReportSection("Purposes", PURPOSES),
        ReportSection("Legal bases", BASES),
        ReportSection("Whose data and which", (*CATEGORIES, *_figures(session))),
        ReportSection("Recipients", (*RECIPIENTS, *_prints(session))),
        ReportSection("How long", rules),
        ReportSection("Who may do what", _roles(), "Kept by code; the sealed compartments by mathematics."),
        ReportSection("Measures", MEASURES),
    ]


def _figures(session: Session) -> tuple[tuple[str, str], ...]:
    people = session.exec(select(func.count()).select_from(Person).where(col(Person.voided).is_(False))).one()
    users = session.exec(select(func.count()).select_from(StaffMember)).one()
    stations = session.exec(select(func.count()).select_from(Station)).one()
    return (("Today", f"{people} people, {users} users, {stations} stations"),)


def _prints(session: Session) -> tuple[tuple[str, str], ...]:
    counts = session.exec(select(PrintLog.kind, func.count()).group_by(col(PrintLog.kind))).all()
    return tuple((_word(PaperKind(kind).name), f"printed {count} times") for kind, count in sorted(counts))


def _roles() -> tuple[tuple[str, str], ...]:
    held = {role: [act for act in Act if role in TABLE[act]] for role in Role}
    return tuple((_word(role.name), ", ".join(_word(act.value).lower() for act in acts)) for role, acts in held.items())


def _word(name: str) -> str:
    return name.replace("_", " ").capitalize()
