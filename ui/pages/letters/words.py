"""The words of the letter pages: states, ways of delivery, reasons, grounds, and a few whole sentences."""

from __future__ import annotations

from datetime import date, datetime

from app.letters.forms import LetterRow
from models.codes import Compartment, DeclineReason, Delivery, LetterKind, LetterState, SharingBasis
from ui.person_words import clock
from ui.words import _, ngettext


def states() -> dict[LetterState, str]:
    return {
        LetterState.DRAFT: _("Draft"),
        LetterState.SIGNED: _("Signed"),
        LetterState.SENT: _("Sent"),
        LetterState.RECEIVED: _("They have it"),
        LetterState.ACCEPTED: _("They said yes"),
        LetterState.DECLINED: _("They cannot help"),
        LetterState.WAITLISTED: _("On their waiting list"),
        LetterState.APPOINTMENT: _("Meeting set"),
        LetterState.ATTENDED: _("The meeting took place"),
        LetterState.MISSED: _("The meeting did not happen"),
        LetterState.CLOSED: _("Closed"),
        LetterState.CANCELLED: _("Not sent after all"),
        LetterState.REVOKED: _("Permission taken back"),
        LetterState.SUPERSEDED: _("Replaced by a newer version"),
    }


def kinds() -> dict[LetterKind, str]:
    return {
        LetterKind.MEDICAL: _("Medical letter"),
        LetterKind.AMBULANCE: _("Ambulance sheet"),
        LetterKind.LEGAL: _("Letter to legal aid"),
        LetterKind.MIGRATION: _("Letter to the Migration Department"),
        LetterKind.RED_CROSS: _("Letter to the Red Cross"),
        LetterKind.TRAUMA: _("Letter for trauma support"),
        LetterKind.SOCIAL: _("Letter to social services"),
        LetterKind.CHILD: _("Letter to child protection"),
        LetterKind.GENERIC: _("Another letter"),
    }


def kind_words(kind: LetterKind | None) -> str:
    """What kind of letter; of one that is closed to the role nothing is said."""
    return kinds()[kind] if kind is not None else _("Sealed letter")


def deliveries() -> dict[Delivery, str]:
    return {
        Delivery.BY_HAND: _("By hand"),
        Delivery.PERSON_CARRIES: _("The person carries it"),
        Delivery.PHONE: _("Read out by phone"),
        Delivery.EMAIL_ENCRYPTED: _("Encrypted e-mail"),
        Delivery.POST: _("By post"),
        Delivery.COURIER: _("By courier"),
    }


def reasons() -> dict[DeclineReason, str]:
    return {
        DeclineReason.NO_CAPACITY: _("No room or no time"),
        DeclineReason.NOT_ELIGIBLE: _("Not for this person"),
        DeclineReason.WRONG_SERVICE: _("Wrong service"),
        DeclineReason.CANNOT_REACH: _("Cannot be reached"),
        DeclineReason.PERSON_DECLINED: _("The person declined"),
        DeclineReason.CONSENT_WITHDRAWN: _("Permission was taken back"),
    }


def bases() -> dict[SharingBasis, str]:
    return {
        SharingBasis.CONSENT: _("The person agreed"),
        SharingBasis.VITAL_INTEREST: _("To protect life"),
        SharingBasis.LEGAL_DUTY: _("The law asks for it"),
        SharingBasis.CHILD_PROTECTION: _("To protect a child"),
    }


def paper_languages() -> dict[str, str]:
    """The languages of letters, each in its own words, as the person at the desk looks for them."""
    return {
        "en": "English",
        "lt": "Lietuvių",
        "ru": "Русский",
        "be": "Беларуская",
        "uk": "Українська",
        "pl": "Polski",
    }


def readers(compartment: Compartment) -> str:
    """Who can read letters of a seal."""
    if compartment is Compartment.MEDICAL:
        return _("Health only")
    return _("Case work and legal help only")


def never(compartment: Compartment) -> str:
    """What no letter of this seal tells."""
    if compartment is Compartment.MEDICAL:
        return _("Never in this letter: the story, why somebody is protected")
    return _("Never in this letter: health, the story, why somebody is protected")


def telling(count: int, recipient: str) -> str:
    """What would be sent, in one sentence."""
    to = recipient.strip() or _("nobody yet")
    return ngettext(
        "This letter tells {n} fact to {to}.", "This letter tells {n} facts to {to}.", count
    ).format(n=count, to=to)  # fmt: skip


def day_words(at: datetime) -> str:
    """14 Nov."""
    return clock(at, date.min).rsplit(" ", 1)[0]


def due_words(row: LetterRow, today: date) -> str:
    """Until when an answer is waited for."""
    if row.answer_due is None:
        return ""
    when = clock(row.answer_due, today)
    return _("No answer since {when}").format(when=when) if row.overdue else _("Answer due {when}").format(when=when)


def title_words(row: LetterRow) -> str:
    """Number, version and kind of a letter in a list."""
    version = _("version {n}").format(n=row.version) if row.version > 1 else ""
    return ", ".join(part for part in (kind_words(row.kind), row.reference, version) if part)


def state_words(row: LetterRow, today: date) -> str:
    """How a letter stands and what it waits for."""
    to = _("to {to}").format(to=row.to_name) if row.to_name else ""
    return "; ".join(part for part in (states()[row.state], due_words(row, today), to) if part)


def shape_of(row: LetterRow) -> str:
    """The status shape of a letter."""
    if row.overdue:
        return "ask"
    ended = (LetterState.CLOSED, LetterState.ATTENDED, LetterState.ACCEPTED, LetterState.APPOINTMENT)
    if row.state in ended:
        return "done"
    stopped = (LetterState.CANCELLED, LetterState.REVOKED, LetterState.SUPERSEDED, LetterState.DECLINED)
    if row.state in stopped:
        return "stop"
    return "not_asked" if row.state is LetterState.DRAFT else "waiting"
