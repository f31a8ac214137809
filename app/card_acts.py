"""Acts on cards: printing for a group or ahead, printing again, issuing anew, cancelling; and their printers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.arrivals import people_of
from app.card_forms import CardPrintForm, PrinterForm, PrinterRow
from app.card_rule import cards_of, good, standing, today_in
from app.cards import CardMaker
from app.errors import UserError
from app.house import House
from app.papers import PaperJob, log_print
from app.person_rows import by_person, load
from app.printers import printer_data, printer_rows, store_printer
from app.registration import known_person
from app.same_person import merges
from models.codes import Arrival, CardReason, CardState, PaperKind
from models.papers import Card, PrintLog
from models.person import Person
from printing.calibration import render_test_page
from printing.cards import AnyCard, render_cards
from printing.data import CardLayout, Foot, PrinterData

__all__ = ["CardActs", "CardLayout", "CardPrintForm", "PrinterForm", "PrinterRow"]

NOBODY = "Nobody is waiting for a card. Nothing was printed. Register or count in somebody first."
STOPPED = (
    "This card is not good any more and cannot be printed again. Nothing was printed. "
    "Issue a new one: it gets the next serial."
)
NO_SHEET = "No card is on a print with this number. Nothing was printed. Look for the number at the foot of the sheet."
SAME_CARD = (
    "A sheet that the printer spoilt is printed again with the same cards. Nothing was changed. "
    "Choose Print again, or another reason."
)
NO_CARD_YET = "This person has no card to replace. Nothing was changed. Print a card first."
NOT_HERE = "This person is not counted in. Nothing was printed. Count them in first."
Made = tuple[AnyCard, ...]


class CardActs:
    """The use cases of cards and of the printers that print them."""

    def __init__(self, house: House) -> None:
        self._house = house

    def print_cards(self, actor: Actor, form: CardPrintForm) -> PaperJob:
        """Cards in one act for the people given, or for everybody registered who waits for one; a good card of
        somebody named is printed again as it is."""

        def made(session: Session, maker: CardMaker) -> Made:
            return maker.cards_for(self._who(session, form))

        return self._printed(actor, made, form.layout, form.printer, group=form.group, cautious=form.cautious)

    def blank_cards(
        self, actor: Actor, count: int, layout: CardLayout = CardLayout.ID1_ON_A4, printer: UUID | None = None
    ) -> PaperJob:
        """Numbered cards printed ahead; a scan at the desk binds each to a person."""
        self._house.require(actor, Act.PRINT_CARDS)
        if not 1 <= count <= 200:
            raise UserError("Print between 1 and 200 blank cards at once. Nothing was printed. Correct the number.")
        return self._printed(actor, lambda _, maker: maker.blank(count), layout, printer, PaperKind.BLANK_CARDS)

    def reprint(self, actor: Actor, card: UUID, layout: CardLayout, printer: UUID | None = None) -> PaperJob:
        """The same card with the same serial, because the printer spoilt it. UserError for a card that is not good."""

        def made(session: Session, maker: CardMaker) -> Made:
            row = session.get(Card, card)
            return maker.again(_still_good(session, [row] if row is not None else []))

        return self._printed(actor, made, layout, printer)

    def reprint_sheet(self, actor: Actor, number: int, layout: CardLayout, printer: UUID | None = None) -> PaperJob:
        """All cards of a print that are still good, because the sheet stopped in the printer. `number`: as at the foot;
        where two laptops both gave it, the later print."""

        def made(session: Session, maker: CardMaker) -> Made:
            return maker.again(_still_good(session, _on_sheet(session, number)))

        return self._printed(actor, made, layout, printer)

    def reissue(
        self, actor: Actor, person: UUID, reason: CardReason, layout: CardLayout, printer: UUID | None = None
    ) -> PaperJob:
        """A new card with the next serial; the old one stops working at once and says why."""
        self._house.require(actor, Act.PRINT_CARDS)
        if reason is CardReason.PRINTER:
            raise UserError(SAME_CARD, "reason")

        def made(session: Session, maker: CardMaker) -> Made:
            bearers = _bearers(session, [known_person(session, person)])
            if not bearers:
                raise UserError(NOT_HERE)
            if not any(card.state is CardState.ISSUED for card in cards_of(session, person)):
                raise UserError(NO_CARD_YET)
            return maker.anew(bearers[0], reason)

        return self._printed(actor, made, layout, printer)

    def cancel(self, actor: Actor, card: UUID, reason: str) -> None:
        """The card stops working at once; the person keeps the number. An older card that was replaced without a word,
        because two laptops issued one each, does not come back by this."""
        self._house.require(actor, Act.CANCEL_CARD)
        if not reason.strip():
            raise UserError("A reason is needed to cancel a card. Nothing was changed. Write it in a word.", "reason")

        def work(session: Session) -> None:
            row = session.get(Card, card)
            if row is None or row.state not in (CardState.ISSUED, CardState.BLANK):
                return
            for other in cards_of(session, row.person_id) if row.person_id else ():
                if other is not row and _state(session, other) is CardState.REPLACED:
                    other.state = CardState.REPLACED
            row.state, row.state_reason = CardState.CANCELLED, reason.strip()

        self._house.write(actor, Act.CANCEL_CARD, work)

    def printers(self, actor: Actor) -> tuple[PrinterRow, ...]:
        """The printers that were measured, by name."""
        return self._house.read(actor, Act.PRINT_CARDS, printer_rows)

    def save_printer(self, actor: Actor, form: PrinterForm) -> tuple[PrinterRow, ...]:
        """Keep what was read off the test page; the same form again corrects it. UserError beside the field."""

        def work(session: Session) -> tuple[PrinterRow, ...]:
            store_printer(session, form)
            return printer_rows(session)

        return self._house.write(actor, Act.PRINT_CARDS, work)

    def test_page(self, actor: Actor, printer: UUID | None, layout: CardLayout) -> PaperJob:
        """A page to measure a printer with; printed with the offsets that it has, so that a second one shows none."""

        def work(session: Session) -> PaperJob:
            data = printer_data(session, printer)
            foot = log_print(session, self._house, actor, PaperKind.TEST_PAGE, 1, detail=layout)
            return PaperJob(
                PaperKind.TEST_PAGE,
                "Test page",
                1,
                foot.print_number,
                lambda _: render_test_page(layout, foot, data),
            )

        return self._house.write(actor, Act.PRINT_CARDS, work)

    def _printed(
        self,
        actor: Actor,
        made: Callable[[Session, CardMaker], Made],
        layout: CardLayout,
        printer: UUID | None,
        kind: PaperKind = PaperKind.CARDS,
        *,
        group: UUID | None = None,
        cautious: bool | None = None,
    ) -> PaperJob:
        """One transaction: the cards, their line in the print log, and on each card which print it was on."""

        def work(session: Session) -> PaperJob:
            maker, data = CardMaker(session, self._house, cautious), printer_data(session, printer)
            cards = made(session, maker)
            foot = log_print(session, self._house, actor, kind, len(cards), group=group, detail=layout)
            _mark(session, maker.made, foot.print_number)
            return _job(kind, cards, layout, foot, data)

        return self._house.write(actor, Act.PRINT_CARDS, work)

    def _who(self, session: Session, form: CardPrintForm) -> list[Person]:
        if form.people:
            chosen = load(session, Person, Person.id, form.people)
        else:
            registered = [person for person in people_of(session, form.group) if person.registered_at is not None]
            chosen = _waiting(session, registered)
        here = _bearers(session, chosen)
        if not here:
            raise UserError(NOBODY)
        return sorted(here, key=lambda person: person.running_number or 0)


def _job(kind: PaperKind, cards: Made, layout: CardLayout, foot: Foot, printer: PrinterData) -> PaperJob:
    title = "Blank cards" if kind is PaperKind.BLANK_CARDS else "Cards"
    return PaperJob(
        kind,
        title,
        len(cards),
        foot.print_number,
        lambda progress: render_cards(cards, layout, foot, progress, printer=printer),
    )


def _mark(session: Session, cards: Sequence[Card], number: int) -> None:
    print_ = _prints(session, number)[0]
    session.flush()
    for card in cards:
        card.print_id = print_.id


def _prints(session: Session, number: int) -> list[PrintLog]:
    """The prints with this number, the latest first."""
    statement = select(PrintLog).where(PrintLog.print_number == number)
    return list(session.exec(statement.order_by(col(PrintLog.at).desc(), col(PrintLog.id).desc())).all())


def _on_sheet(session: Session, number: int) -> list[Card]:
    prints = [row for row in _prints(session, number) if row.kind in (PaperKind.CARDS, PaperKind.BLANK_CARDS)]
    if not prints:
        raise UserError(NO_SHEET, "number")
    cards = session.exec(select(Card).where(Card.print_id == prints[0].id, col(Card.voided).is_(False))).all()
    return sorted(cards, key=lambda card: (card.station_number, card.running_number))


def _still_good(session: Session, cards: Sequence[Card]) -> list[Card]:
    """Those that may be printed again: blank ones, and those that open their holder today."""
    today, may = today_in(session), (CardState.ISSUED, CardState.BLANK)
    kept = [card for card in cards if not card.voided and _state(session, card) in may and card.valid_until >= today]
    if not kept:
        raise UserError(STOPPED)
    return kept


def _state(session: Session, card: Card) -> CardState:
    others = cards_of(session, card.person_id) if card.person_id else []
    return standing(card, others, today_in(session))


def _waiting(session: Session, people: Sequence[Person]) -> list[Person]:
    """Those without a good card on any of their records."""
    joined, today = merges(session), today_in(session)
    records = joined.all_of(person.id for person in people)
    cards = by_person(load(session, Card, Card.person_id, records))

    def waits(person: Person) -> bool:
        held = [card for record in joined.own_first(person.id) for card in cards.get(record, ())]
        return good(held, today) is None

    return [person for person in people if waits(person)]


def _bearers(session: Session, people: Sequence[Person]) -> list[Person]:
    """Of each human being the record whose number stands on the card: the shown one where it is here and has one."""
    joined, known = merges(session), {person.id: person for person in people}
    shown = list(dict.fromkeys(joined.shown(person) for person in known))
    missing = [each for each in joined.all_of(shown) if each not in known]
    known |= {person.id: person for person in load(session, Person, Person.id, missing)}
    bearing = (next((known[each] for each in joined.ids(one) if _is_here(known.get(each))), None) for one in shown)
    return [person for person in bearing if person is not None]


def _is_here(person: Person | None) -> bool:
    if person is None or person.departed_at is not None:
        return False
    return person.arrival is Arrival.COUNTED and person.running_number is not None
