"""Stock cards and count sheets on paper: for the shelf and for two people with a pencil (domain, 4.5)."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor
from app.house import House
from app.paper_data import site_data
from app.papers import PaperJob, log_print
from app.supplies.kits import item_by_code
from app.supplies.quantities import quantity_text
from app.supplies.shelf import stock_card
from app.supplies.storeroom import Storeroom
from app.supply_rows import CountLine, CountSheetRow, LedgerRow, LotRow, StockCardRow
from models.codes import PaperClass, PaperKind, StockSheet
from printing.data import Foot
from printing.phrases import Phrases, phrases
from printing.rosters import Look, RosterBlock, RosterColumn, RosterPaper, RosterTable, render_roster
from printing.words import day, moment

PAPER = "stock"
LINES_SHOWN, SPARE = 200, 6
CARD = (
    ("when", 30.0, Look.TEXT),
    ("what", 34.0, Look.TEXT),
    ("size", 14.0, Look.TEXT),
    ("lot", 24.0, Look.TEXT),
    ("place", 26.0, Look.TEXT),
    ("change", 18.0, Look.TEXT),
    ("balance", 18.0, Look.TEXT),
    ("note", 44.0, Look.TEXT),
    ("by", 30.0, Look.TEXT),
)
COUNT = (
    ("item", 60.0, Look.TEXT),
    ("unit", 20.0, Look.TEXT),
    ("size", 16.0, Look.TEXT),
    ("lot", 28.0, Look.TEXT),
    ("expires", 26.0, Look.TEXT),
    ("system", 22.0, Look.TEXT),
    ("counted", 28.0, Look.BLANK),
    ("note", 44.0, Look.BLANK),
)


class StockSheets:
    """The use cases of paper at the store; no sheet names a person who was given something."""

    def __init__(self, house: House, storeroom: Storeroom) -> None:
        self._house, self._storeroom = house, storeroom

    def card(self, actor: Actor, item: str, language: str = "en") -> PaperJob:
        """The stock card of an item: what is left by lot, and its last two hundred lines."""
        words = phrases(PAPER, language)

        def work(session: Session) -> PaperJob:
            card = stock_card(session, item_by_code(session, item), self._house.now())
            data = self._paper(session, StockSheet.STOCK_CARD, words, card_table(card, words), _card_words(card, words))
            return self._job(session, actor, data, len(card.lines))

        return self._house.write(actor, Act.READ_LEDGER, work)

    def count(self, actor: Actor, location: UUID | None = None, language: str = "en") -> PaperJob:
        """The sheet of a stock count of one place, to be filled in by two people."""
        words = phrases(PAPER, language)
        sheet = self._storeroom.count_sheet(actor, location)

        def work(session: Session) -> PaperJob:
            place = sheet.place or words.say("main_store")
            told = (words.say("count_title", place=place), words.say("count_total", n=len(sheet.lines)))
            ending = tuple(words.say(key) for key in ("counted_by", "second_by", "time"))
            table = count_table(sheet, words)
            data = self._paper(session, StockSheet.STOCK_COUNT, words, table, told, ending, SPARE)
            return self._job(session, actor, data, len(sheet.lines))

        return self._house.write(actor, Act.COUNT_STOCK, work)

    def _paper(
        self,
        session: Session,
        kind: StockSheet,
        words: Phrases,
        table: RosterTable,
        told: tuple[str, str],
        ending: tuple[str, ...] = (),
        spare: int = 0,
    ) -> RosterPaper:
        return RosterPaper(
            kind=kind,
            language=words.language,
            title=told[0],
            as_of=self._house.now().astimezone(),
            site=site_data(session, words.language),
            total=told[1],
            keep=words.say("keep"),
            table=table,
            ending=ending,
            spare=spare,
        )

    def _job(self, session: Session, actor: Actor, data: RosterPaper, count: int) -> PaperJob:
        foot: Foot = log_print(
            session, self._house, actor, PaperKind.STOCK, count, paper_class=PaperClass.S0, detail=data.kind.value
        )
        return PaperJob(PaperKind.STOCK, data.title, count, foot.print_number, partial(render_roster, data, foot))


def card_table(card: StockCardRow, words: Phrases) -> RosterTable:
    """The last lines of a card, the oldest first."""
    rows = tuple(_card_row(line, card.item.scale, words) for line in card.lines[-LINES_SHOWN:])
    return RosterTable(_columns(CARD, words), (RosterBlock("", rows),))


def _card_row(line: LedgerRow, scale: int, words: Phrases) -> tuple[str, ...]:
    return (
        moment(line.at.astimezone(), words.language),
        words.word("kind", line.kind.value),
        line.size,
        line.lot,
        line.place,
        signed(line.quantity, scale),
        _minus(quantity_text(line.balance, scale)),
        line.note,
        line.by,
    )


def _card_words(card: StockCardRow, words: Phrases) -> tuple[str, str]:
    lots = "; ".join(_lot(lot, card.item.scale, words) for lot in card.lots if lot.lot or lot.expires)
    left = _minus(quantity_text(card.balance, card.item.scale))
    told = [words.say("card_total", n=left, lots=f"{lots}." if lots else "").strip()]
    if card.kept_back:
        told.append(words.say("kept_back", n=quantity_text(card.kept_back, card.item.scale)))
    days = card.days_left
    told.append(words.say("card_idle") if days is None else words.say("card_days", days=days))
    return words.say("card_title", item=card.item.name), " ".join(told)


def _lot(lot: LotRow, scale: int, words: Phrases) -> str:
    until = day(lot.expires, words.language) if lot.expires else words.say("never")
    name = " ".join(part for part in (lot.lot, lot.size) if part)
    return f"{name} ({until}): {_minus(quantity_text(lot.quantity, scale))}"


def count_table(sheet: CountSheetRow, words: Phrases) -> RosterTable:
    """A line for every size and lot, with room for what is counted."""
    return RosterTable(
        _columns(COUNT, words), (RosterBlock("", tuple(_count_row(each, words) for each in sheet.lines)),)
    )


def _count_row(line: CountLine, words: Phrases) -> tuple[str, ...]:
    return (
        line.name,
        words.word("units", line.unit),
        line.size,
        line.lot,
        day(line.expires, words.language) if line.expires else "",
        _minus(quantity_text(line.system, line.scale)),
        "",
        "",
    )


def signed(quantity: int, scale: int) -> str:
    """A change with its sign."""
    text = quantity_text(abs(quantity), scale)
    return f"\u2212{text}" if quantity < 0 else f"+{text}"


def _minus(text: str) -> str:
    return text.replace("-", "\u2212")


def _columns(columns: tuple[tuple[str, float, Look], ...], words: Phrases) -> tuple[RosterColumn, ...]:
    return tuple(RosterColumn(key.upper(), words.say(key), weight, look) for key, weight, look in columns)
