"""Every paper of the program, each filled with any texts, and which of them must be read back from it.

A new paper adds a line to PAPERS: the tests of any text and of sound files walk the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from models.codes import (
    BelongingKind,
    BriefingKind,
    Custody,
    DocumentType,
    FollowUpKind,
    LetterKind,
    ListState,
    PaperClass,
    RosterKind,
    StockSheet,
    VoucherKind,
)
from printing.briefing import render_briefing
from printing.cards import render_cards
from printing.data import (
    BlankCard,
    BriefingData,
    BriefingSigner,
    CardLayout,
    KeptThing,
    Named,
    OwnSheetData,
    Printed,
    ReceiptData,
    ReceiptItem,
    ReportData,
    ReportSection,
    SecondCode,
    SiteData,
    VoucherData,
)
from printing.letters.paper import render_letter
from printing.names import capitals
from printing.own_sheet import render_own_sheet
from printing.receipt import render_receipt
from printing.report import render_report
from printing.rosters import RosterBlock, RosterColumn, RosterTable, render_roster
from printing.situation import render_situation
from printing.summary import (
    CarriedAllergy,
    CarriedFollowUp,
    CarriedMedicine,
    CarriedShot,
    SummaryData,
    render_summary,
)
from printing.voucher import render_voucher
from tests.printing import night
from tests.printing.letters import letter_paper
from tests.printing.papers import AS_OF, bus_list, fire, roster
from tests.printing.situation import report_of

Filled = tuple[Printed, tuple[str, ...]]


@dataclass(frozen=True)
class Paper:
    """A paper that takes `many` texts and is drawn in `language`; `fill` gives it back with what it must say."""

    name: str
    paper_class: PaperClass
    many: int
    fill: Callable[[Iterator[str]], Filled]
    language: str = "en"

    def __str__(self) -> str:
        return self.name


def named(texts: Iterator[str]) -> Named:
    """A name of four texts; every second one confirmed."""
    family, given, own_family, own_given = islice(texts, 4)
    return Named(
        latin_family=family,
        latin_given=given,
        latin_confirmed=len(family) % 2 == 0,
        own_family=own_family,
        own_given=own_given,
    )


def on_list(name: Named) -> tuple[str, ...]:
    return name.latin_family, name.latin_given, name.own_family, name.own_given


def large(name: Named) -> tuple[str, ...]:
    """What a card or a letter must say of a name: the own spelling only where it differs from the Latin form."""
    own, latin = (name.own_family, name.own_given), (name.latin_family, name.latin_given)
    if not any(latin):
        return own
    shown = (capitals(name.latin_family), name.latin_given)
    return shown if [part.casefold() for part in own] == [part.casefold() for part in latin] else (*shown, *own)


def cards(layout: CardLayout, texts: Iterator[str]) -> Filled:
    name = named(texts)
    site = SiteData(next(texts), next(texts), night.SITE.phone)
    plain = night.card(name, 1, site=site, languages=(next(texts),))
    paper = render_cards([plain, replace(plain, cautious=True, holder_language="fa")], layout, night.FOOT)
    return paper, (*large(name), site.name, *plain.languages)


def label(layout: CardLayout, texts: Iterator[str]) -> Filled:
    """A label tells the name and the number alone."""
    name = named(texts)
    site = SiteData(next(texts), next(texts), night.SITE.phone)
    card = night.card(name, 1, site=site)
    return render_cards([card], layout, night.FOOT), (*large(name), card.number)


def blank_cards(layout: CardLayout, texts: Iterator[str]) -> Filled:
    site = SiteData(next(texts), next(texts), night.SITE.phone)
    full = night.card(Named(), 7)
    blank = BlankCard(
        number=full.number,
        serial=1,
        short_code=full.short_code,
        proof=full.proof,
        issued=full.issued,
        valid_until=full.valid_until,
        site=site,
        cautious=False,
    )
    return render_cards([blank], layout, night.FOOT), (site.name, blank.number)


def receipt(language: str, texts: Iterator[str]) -> Filled:
    name = named(texts)
    giver, taker, place, purpose, kept, description = islice(texts, 6)
    items = (
        ReceiptItem(what=DocumentType.PASSPORT, description=description),
        ReceiptItem(what=BelongingKind.MONEY, money="120.50 EUR", counted_by=(giver, taker), seal="S-104"),
    )
    data = ReceiptData(
        **vars(name),
        language=language,
        site=night.SITE,
        number="123-00052-03",
        at=AS_OF,
        from_whom=giver,
        to_whom=taker,
        place=place,
        kept_in=kept,
        purpose=purpose,
        items=items,
    )
    return render_receipt(data, night.FOOT), (giver, taker, place, purpose, kept, description)


def voucher(language: str, texts: Iterator[str]) -> Filled:
    name = named(texts)
    ticket, purpose, giver, witness = islice(texts, 4)
    data = VoucherData(
        **vars(name),
        number="123-00052-03",
        language=language,
        site=night.SITE,
        at=AS_OF,
        receipt=12,
        kind=VoucherKind.CASH,
        money="120.50 EUR",
        ticket=ticket,
        purpose=purpose,
        given_by=giver,
        witness=witness,
    )
    return render_voucher(data, night.FOOT), (*large(name), ticket, purpose, giver, witness)


def briefing(language: str, texts: Iterator[str]) -> Filled:
    name = named(texts)
    title, content, place, giver, interpreter = islice(texts, 5)
    data = BriefingData(
        language=language,
        site=night.SITE,
        kind=BriefingKind.LEGAL,
        title=title,
        content=content,
        draft=False,
        at=AS_OF,
        place=place,
        given_by=giver,
        interpreter=interpreter,
        signers=(BriefingSigner(number="123-00052-03", **vars(name)),),
    )
    return render_briefing(data, night.FOOT), (*large(name), title, content, place, giver, interpreter)


def own_sheet(language: str, texts: Iterator[str]) -> Filled:
    name = named(texts)
    place = SiteData(next(texts), next(texts), "+370 5 000 0000")
    thing, where, owed = islice(texts, 3)
    kept = KeptThing(BelongingKind.BAG, Custody.CENTRE_SAFE, thing, where, "0412")
    data = OwnSheetData(
        **vars(name),
        number="123-00052-03",
        language=language,
        place=place,
        phone=place.phone,
        code=night.digits("own", 207),
        kept=(kept,),
        owed=(owed,),
    )
    said = (capitals(name.latin_family), name.latin_given, name.own_family, name.own_given)
    return render_own_sheet(data, night.FOOT), (*said, place.name, place.address, thing, where, owed)


def report(language: str, texts: Iterator[str]) -> Filled:
    title, intro, confidential, heading, label, value, note = islice(texts, 7)
    section = ReportSection(heading, ((label, ""), ("Value", value)), note)
    data = ReportData(title, language, night.SITE, intro, confidential, (section,))
    return render_report(data, night.FOOT), (title, intro, confidential, heading, label, value, note)


def name_list(language: str, texts: Iterator[str]) -> Filled:
    names, title = (named(texts), named(texts)), next(texts)
    listed = replace(roster(names, title), language=language)
    return render_roster(listed, night.FOOT), (title, *on_list(names[0]), *on_list(names[1]))


def hand_over(texts: Iterator[str]) -> Filled:
    here, away = named(texts), named(texts)
    return render_roster(bus_list((here,), (away,)), night.FOOT), (*on_list(here), *on_list(away))


def fire_list(texts: Iterator[str]) -> Filled:
    name, title = named(texts), next(texts)
    said = on_list(name)[:2] if any(on_list(name)[:2]) else on_list(name)
    return render_roster(fire((name,), title), night.FOOT), (title, *said)


def manifest(language: str, texts: Iterator[str]) -> Filled:
    """A list with a line of the trip, a code at its head, and a second one with a line of its own."""
    name, title, note = named(texts), next(texts), next(texts)
    second = SecondCode(PACKAGE, f"Code 2: {PACKAGE}")
    listed = replace(roster((name,), title), kind=RosterKind.MANIFEST, language=language, notes=(note,))
    return render_roster(replace(listed, code=TRIP, second=second), night.FOOT), (title, note, *on_list(name))


def stock_sheet(language: str, texts: Iterator[str]) -> Filled:
    """A card of the store: a title, and a line with free words."""
    title, lot, place, note, by = islice(texts, 5)
    looks = zip(("SIZE", "LOT", "PLACE", "NOTE", "BY"), (14, 30, 30, 60, 30), strict=True)
    columns = tuple(RosterColumn(code, code.title(), weight) for code, weight in looks)
    row = ("M", lot, place, note, by)
    listed = replace(roster((), title), kind=StockSheet.STOCK_CARD, language=language)
    data = replace(listed, table=RosterTable(columns, (RosterBlock("", (row,)),)), ending=("Counted by",))
    return render_roster(data, night.FOOT), (title, lot, place, note, by)


def letter(kind: LetterKind, language: str, texts: Iterator[str]) -> Filled:
    name, told = named(texts), tuple(islice(texts, 12))
    to, department, address, opening, first, second, fact, safety, basis, enclosed, heading, by = told
    plain = letter_paper(kind, language, name)
    data = replace(
        plain,
        to_name=to,
        to_department=department,
        to_address=address,
        opening=opening,
        sections=((plain.sections[0][0], first), (heading, second)),
        facts=tuple((code, fact) for code, _ in plain.facts[:1]),
        safety=safety,
        basis=basis,
        enclosures=(enclosed,),
        signed_by=by,
    )
    headed = (heading,) if second.strip() or kind is LetterKind.AMBULANCE else ()
    facts = (fact,) if data.facts else ()
    said = (to, department, address, opening, first, second, safety, basis, enclosed, by, *facts, *headed)
    return render_letter(data, night.FOOT), (*large(name), *said)


def summary(language: str, texts: Iterator[str]) -> Filled:
    """On both of its pages."""
    name, told = named(texts), tuple(islice(texts, 10))
    substance, reaction, what, dose, condition, to_do, vaccine, country, lot, by = told
    data = SummaryData(
        **vars(name),
        number="123-00052-03",
        language=language,
        site=night.SITE,
        at=AS_OF,
        checked_at=AS_OF,
        checked_by=by,
        allergies_state=ListState.LIST,
        allergies=(CarriedAllergy(substance, reaction),),
        medicines_state=ListState.LIST,
        medicines=(CarriedMedicine(what, dose, days_left=3),),
        conditions=(condition,),
        follow_ups=(CarriedFollowUp(FollowUpKind.REFER, to_do, AS_OF),),
        shots=(CarriedShot(vaccine, 2, "2019-05", country, lot=lot),),
    )
    return render_summary(data, night.FOOT), (*large(name), *told)


def situation(language: str, texts: Iterator[str]) -> Filled:
    """Numbers; the name of the place is all that anybody wrote."""
    place = next(texts)
    data = replace(report_of(14), language=language, site=SiteData(place, "", ""))
    return render_situation(data, night.FOOT), (place,)


TRIP = "5" + 42 * "7"
PACKAGE = "6" + 42 * "3"
S1, S2, S3, S4 = PaperClass.S1, PaperClass.S2, PaperClass.S3, PaperClass.S4
MEDICAL = (LetterKind.MEDICAL, LetterKind.AMBULANCE, LetterKind.TRAUMA)
PAPERS = (
    Paper("cards on A4", S1, 7, partial(cards, CardLayout.ID1_ON_A4)),
    Paper("cards one a page", S1, 7, partial(cards, CardLayout.ID1_SINGLE)),
    Paper("cards on A6", S1, 7, partial(cards, CardLayout.A6)),
    Paper("label from a roll", S1, 6, partial(label, CardLayout.LABEL_62)),
    Paper("label", S1, 6, partial(label, CardLayout.LABEL_100X50)),
    Paper("blank cards on A4", S1, 2, partial(blank_cards, CardLayout.ID1_ON_A4)),
    Paper("receipt", S2, 10, partial(receipt, "be"), "be"),
    Paper("receipt of a voucher", S2, 8, partial(voucher, "uk"), "uk"),
    Paper("sheet of a briefing", S1, 9, partial(briefing, "pl"), "pl"),
    Paper("own sheet", S2, 9, partial(own_sheet, "lt"), "lt"),
    Paper("report", S2, 7, partial(report, "en")),
    Paper("medical summary", S3, 14, partial(summary, "be"), "be"),
    Paper("list of names", S1, 9, partial(name_list, "en")),
    Paper("hand-over list", S2, 8, hand_over),
    Paper("fire list", S1, 5, fire_list),
    Paper("manifest", S2, 6, partial(manifest, "pl"), "pl"),
    Paper("stock sheet", PaperClass.S0, 5, partial(stock_sheet, "lt"), "lt"),
    Paper("situation report", PaperClass.S0, 1, partial(situation, "lt"), "lt"),
    *(
        Paper(f"letter {kind.value.lower()}", S3 if kind in MEDICAL else S4, 16, partial(letter, kind, "en"))
        for kind in LetterKind
    ),
    Paper("letter legal in Lithuanian", S4, 16, partial(letter, LetterKind.LEGAL, "lt"), "lt"),
)
SPOKEN: tuple[Callable[[str, Iterator[str]], Filled], ...] = (
    receipt,
    voucher,
    briefing,
    own_sheet,
    report,
    name_list,
    summary,
    situation,
    partial(letter, LetterKind.MEDICAL),
    partial(letter, LetterKind.AMBULANCE),
)
"""Papers that are drawn in any of the languages of the program."""
