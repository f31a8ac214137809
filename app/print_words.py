"""A print in plain words for the read log: what, of which class where it is not daily, copies, for whom."""

from __future__ import annotations

from models.codes import PaperClass, PaperKind, RosterKind
from models.papers import PrintLog

__all__ = ["print_words"]

_PAPERS = {
    PaperKind.CARDS: "{count} cards",
    PaperKind.BLANK_CARDS: "{count} blank cards",
    PaperKind.LETTER: "a letter",
    PaperKind.ROSTER: "the roster with {names}",
    PaperKind.BUS_LIST: "the bus list with {names}",
    PaperKind.OWN_RECORD: "the copy of an own record",
    PaperKind.OWN_SHEET: "an own sheet",
    PaperKind.PROCESSING: "the record of processing",
    PaperKind.RECEIPT: "a receipt",
    PaperKind.NOTICE: "a privacy notice",
    PaperKind.MEDICAL_SUMMARY: "a medical summary",
    PaperKind.MEDICAL_FILE: "a medical file",
    PaperKind.TEST_PAGE: "a test page",
    PaperKind.STOCK: "a sheet of the store",
    PaperKind.SHIFT: "a hand-over of the shift",
    PaperKind.SITUATION: "a situation report",
    PaperKind.VOUCHER: "a receipt for a voucher",
    PaperKind.BRIEFING: "a sheet of a briefing",
}
_LISTS = {
    RosterKind.ROOMS: "the room list with {names}",
    RosterKind.FIRE: "the fire list with {names}",
    RosterKind.ROLL_CALL: "the roll-call with {names}",
    RosterKind.DIET: "the list of meals with {names}",
    RosterKind.DISTRIBUTION: "the distribution list with {names}",
    RosterKind.MANIFEST: "the bus manifest with {names}",
    RosterKind.MEDICAL_FOLLOW_UP: "the medical follow-up with {names}",
    RosterKind.MEDICINES: "the medicines round with {names}",
    RosterKind.INTERPRETERS: "the list of interpreters with {names}",
    RosterKind.APPOINTMENTS: "the appointments with {names}",
    RosterKind.CHILDREN: "the list of children with {names}",
    RosterKind.ACTIONS: "the list of what is to be done with {names}",
    RosterKind.STATISTICS: "the sheet of counts",
}


def print_words(paper: PrintLog) -> str:
    """What was printed, for example "the fire list with 52 names, 2 copies, for the night lead"."""
    kind, _space, as_file = paper.detail.partition(" ")
    names = "1 name" if paper.count == 1 else f"{paper.count} names"
    words = _LISTS.get(RosterKind(kind)) if kind in set(RosterKind) else None
    said = [(words or _PAPERS.get(paper.kind, "a paper")).format(count=paper.count, names=names)]
    said += [f"as {as_file}"] if as_file else []
    said += [f"class {paper.paper_class.value}"] if paper.paper_class in (PaperClass.S3, PaperClass.S4) else []
    said += [f"{paper.copies} copies"] if paper.copies > 1 else []
    said += [f"for {paper.for_whom}"] if paper.for_whom else []
    return ", ".join([*said, *(["unusual"] if paper.unusual else [])])
