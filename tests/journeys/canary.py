"""A whole night with one person whose every text is a token that exists nowhere else; then the end that is asked for.

Run as `python -m tests.journeys.canary FOLDER END`, END being close (which locks first) or kill. It says OPENED and a
count of the sockets it made on standard output, and never a token."""

from __future__ import annotations

import dataclasses
import os
import signal
import sys
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from app.card_forms import CardPrintForm

os.environ["QT_QPA_PLATFORM"] = "offscreen"
CYRILLIC, LATIN = "Жщъюькфэцъ", "Xyqzzvortkju"
TOKEN = f"{CYRILLIC} {LATIN}"
WORDS = "correct horse battery staple"
SOCKETS: list[str] = []


def hear(event: str, arguments: tuple[Any, ...]) -> None:
    """Every socket of the process but those within the machine that a platform opens for itself."""
    if event.startswith("socket.") and event != "socket.gethostname":
        SOCKETS.append(event)


def full_of_tokens(form: type, /, **given: Any) -> Any:
    """A form whose every text is the token; choices and numbers keep their defaults."""
    hints = typing.get_type_hints(form)
    filled = {
        field.name: _token(hints[field.name])
        for field in dataclasses.fields(form)
        if field.name not in given and _token(hints[field.name]) is not None
    }
    return form(**{**filled, **given})


def _token(hint: Any) -> Any:
    if hint is str:
        return TOKEN
    if typing.get_origin(hint) is tuple and typing.get_args(hint) == (str, ...):
        return (TOKEN,)
    if isinstance(hint, types.UnionType) and str in typing.get_args(hint):
        return TOKEN
    return None


def night(folder: Path) -> dict[str, tuple[str, str]]:
    """First run, four users, one person through every use case that takes a text; desk and words of each role."""
    from app.waystation import desks_of, unlock

    person = at_the_lead(folder)
    slots = {desk.label: desk.slot_id for desk in desks_of(folder)}
    for desk, work in (("Store", at_the_store), ("Health", at_the_health_desk)):
        open_desk = unlock(folder, slots[desk], WORDS)
        work(open_desk, person)
        open_desk.close()
    return {desk: (desk, WORDS) for desk in slots}


def at_the_lead(folder: Path) -> UUID:
    from app.forms import GroupForm, PersonForm, SetUpForm, UserForm
    from app.importing import list_form
    from app.sealing import ITERATIONS_FLOOR, MEMORY_FLOOR, KdfCost
    from app.waystation import first_run, utc_now
    from models.base import new_id
    from models.codes import GroupKind, Role

    floor = KdfCost(MEMORY_FLOOR, ITERATIONS_FLOOR, 2)
    site = SetUpForm("Centre", "Street 1", "+370 5 000 0000", 123, TOKEN, "Lead")
    lead = first_run(folder, site, passphrase=WORDS, cost=floor).waystation
    for role, desk in ((Role.INTAKE, "Intake 1"), (Role.MEDIC, "Health"), (Role.STORE, "Store")):
        lead.staff.add_user(lead.actor, UserForm(new_id(), TOKEN, desk, role), WORDS, floor)
    group = lead.arrivals.open_group(
        lead.actor, full_of_tokens(GroupForm, id=new_id(), kind=GroupKind.BUS, expected=2, arrived_at=utc_now())
    ).id
    listed = f"Фамилия;Имя;Примечание\n{CYRILLIC};{LATIN};{TOKEN}\n".encode()
    lead.lists.import_list(lead.actor, list_form(group, listed))
    written = {"latin_family": LATIN, "latin_given": LATIN, "birth_as_written": TOKEN, "nationality": TOKEN}
    person = PersonForm(new_id(), group, TOKEN, TOKEN, TOKEN, latin_confirmed=True, **written)  # type: ignore[arg-type]
    lead.registration.register(lead.actor, person)
    carried(lead, person.id)
    on_paper(lead, group, person.id)
    in_confidence(lead, person.id)
    lead.close()
    return person.id


def on_paper(lead: Any, group: UUID, person: UUID) -> None:
    """Every paper and every export of the lead, and what else takes a text there."""
    from app.rights.forms import IncidentForm, StandingForm
    from app.rosters import RosterForm
    from app.waystation import utc_now
    from models.base import new_id
    from models.codes import RosterKind
    from printing.data import CardLayout

    for job in (
        lead.card_acts.print_cards(lead.actor, CardPrintForm(group, layout=CardLayout.A6)),
        lead.rosters.paper(lead.actor, RosterForm(RosterKind.NAMES, group)),
        lead.rosters.paper(lead.actor, RosterForm(RosterKind.HAND_OVER, group)),
        lead.own_records.paper(lead.actor, person),
        lead.processing.paper(lead.actor),
    ):
        assert job.draw(None).pdf
    assert TOKEN in lead.own_records.data(lead.actor, person).data.decode()
    lead.standings.hold(lead.actor, StandingForm(new_id(), person, TOKEN))
    lead.incidents.record(lead.actor, full_of_tokens(IncidentForm, id=new_id(), known_at=utc_now()))
    lead.copies.make(lead.actor)


def carried(lead: Any, person: UUID) -> None:
    """A paper, a sealed word about it, a thing, both handed over, and the receipt."""
    from app.carried import BelongingForm, DocumentForm, HandOverForm, Piece, TakenForm
    from app.waystation import utc_now
    from models.base import new_id
    from models.codes import BelongingKind, Custody, DocumentType

    dates = {"issued": "2019", "expires": "2029", "language": "be"}
    paper = full_of_tokens(DocumentForm, id=new_id(), person=person, type=DocumentType.PASSPORT, **dates)
    lead.documents.save(lead.actor, paper)
    lead.documents.say_taken(lead.actor, full_of_tokens(TakenForm, document=paper.id))
    nothing = {"currency": "", "amount": "", "counted_by": "", "counted_by_second": ""}
    thing = full_of_tokens(BelongingForm, id=new_id(), person=person, kind=BelongingKind.BAG, **nothing)
    lead.belongings.save(lead.actor, thing)
    pieces = (Piece(new_id(), paper.id), Piece(new_id(), None, thing.id))
    names = {"from_whom": CYRILLIC, "to_whom": LATIN, "custody": Custody.CENTRE_SAFE}
    form = full_of_tokens(HandOverForm, person=person, pieces=pieces, at=utc_now(), **names)
    lead.hand_overs.hand_over(lead.actor, form)
    assert lead.receipts.receipt(lead.actor, person, [piece.id for piece in pieces]).draw(None).pdf


def in_confidence(lead: Any, person: UUID) -> None:
    """Consents, wishes, flags, contacts, threats, a message of a caller: everything that protection takes as text."""
    from app.consents import ConsentForm
    from app.contacts import ContactForm
    from app.enquiries import EnquiryForm
    from app.notices import NoticeForm
    from app.safety import FlagForm
    from app.threats import ThreatForm
    from app.wishes import WishForm
    from models.base import new_id
    from models.codes import (
        ConsentMethod,
        ConsentPurpose,
        ConsentState,
        NoticeChannel,
        NoticeKind,
        Relation,
        SafetyFlag,
    )

    def whose() -> dict[str, Any]:
        return {"id": new_id(), "person": person}

    asked = {"purpose": ConsentPurpose.SHARE_NGO, "state": ConsentState.GIVEN, "method": ConsentMethod.ORAL_WITNESS}
    lead.consents.record(lead.actor, full_of_tokens(ConsentForm, **whose(), **asked))
    lead.wishes.say(lead.actor, full_of_tokens(WishForm, **whose()))
    given = {"kind": NoticeKind.FULL, "language": "be", "channel": NoticeChannel.PAPER}
    lead.notices.give(lead.actor, full_of_tokens(NoticeForm, **whose(), **given))
    lead.safety.raise_flag(lead.actor, full_of_tokens(FlagForm, **whose(), code=SafetyFlag.PHONE_RISK))
    lead.threats.tell(lead.actor, full_of_tokens(ThreatForm, **whose()))
    lead.contacts.write(lead.actor, full_of_tokens(ContactForm, **whose(), relation=Relation.FRIEND))
    lead.enquiries.take(lead.actor, full_of_tokens(EnquiryForm, id=new_id()))


def at_the_store(store: Any, person: UUID) -> None:
    from app.catalogue import ARRIVAL_KIT
    from app.supply_forms import IssueForm, ReceiptForm
    from models.base import new_id

    item = next(row.code for row in store.supplies.stock(store.actor) if not row.is_kit)
    store.supplies.receive(store.actor, [full_of_tokens(ReceiptForm, id=new_id(), item=item, quantity=9, size="")])
    store.supplies.issue(store.actor, IssueForm(new_id(), person, ARRIVAL_KIT))


def at_the_health_desk(medic: Any, person: UUID) -> None:
    from app.check_forms import AddendumForm, CheckForm, Medicine
    from app.letters import LetterForm
    from models.base import new_id
    from models.codes import LetterKind, ListState, SharingBasis

    medicine = {"medicines_state": ListState.LIST, "medicines": (Medicine(TOKEN),)}
    check = full_of_tokens(CheckForm, id=new_id(), person=person, **medicine)
    medic.health.sign_check(medic.actor, check)
    medic.health.add_addendum(medic.actor, full_of_tokens(AddendumForm, id=new_id(), check=check.id))
    words = medic.letters.open_letter(medic.actor, person, LetterKind.MEDICAL).words
    parts = tuple((part.key, TOKEN) for part in words.sections)
    ground = {"kind": LetterKind.MEDICAL, "sections": parts, "basis": SharingBasis.VITAL_INTEREST}
    letter = full_of_tokens(LetterForm, id=new_id(), person=person, language="en", **ground)
    medic.letters.save_letter(medic.actor, letter)
    medic.letters.sign_letter(medic.actor, letter)


def look_at_everything(folder: Path, desks: dict[str, tuple[str, str]]) -> Any:
    """Every page of every desk in the real window, with the person open where a page takes one."""
    from PySide6.QtWidgets import QApplication

    from tests.journeys.hands import Hands

    hands = Hands(QApplication([]), folder)
    for turn, desk in enumerate(desks.values()):
        shell = hands.take_over(*desk) if turn else hands.unlock(*desk)
        person = next(iter(_found(shell)), None)
        for key in list(shell._destinations):
            shell.go(key, person)
            hands.settle()
            hands.window.grab()
    return hands


def _found(shell: Any) -> Iterator[UUID]:
    for row in shell._waystation.people.find(shell.actor, LATIN):
        yield row.id


def main(folder: str, end: str) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    from app.discreet import be_discreet

    sys.addaudithook(hear)
    be_discreet()
    hands = look_at_everything(Path(folder), night(Path(folder)))
    print("OPENED", len(SOCKETS), flush=True)
    if end == "kill":
        os.kill(os.getpid(), signal.SIGSEGV)
    hands.window.lock()
    hands.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # an event loop does it by itself
    print("SHOWN", sum(TOKEN in text or LATIN in text or CYRILLIC in text for text in everything_shown()), flush=True)
    hands.close()


def everything_shown() -> Iterator[str]:
    """Every text that a widget, the clipboard or a title still holds."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    yield QGuiApplication.clipboard().text()
    for widget in QApplication.allWidgets():
        for name in ("text", "toPlainText", "windowTitle", "toolTip", "statusTip", "accessibleName", "placeholderText"):
            said = getattr(widget, name, None)
            if callable(said):
                yield str(said())
        yield widget.accessibleDescription()


if __name__ == "__main__":
    main(*sys.argv[1:])
