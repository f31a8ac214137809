"""Papers as a list names them: kind, condition, in whose hands (domain, 12.4 and 12.5). A guess to confirm."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeVar

from models.codes import Condition, Custody, DocumentType

CodeT = TypeVar("CodeT", DocumentType, Condition, Custody)


class DocumentGuess(NamedTuple):
    """One paper: kind, condition, custody; unknown where the list does not say."""

    kind: DocumentType
    condition: Condition
    custody: Custody


_NONE = re.compile(
    r"нет|нету|няма|немає|нет (?:никаких )?(?:документов|бумаг)|няма дакументаў|без документов|отсутству\w+|"
    r"nėra|nėra dokumentų|be dokumentų|none|no (?:documents|papers)|"
    r"brak(?: dokumentów)?|keine?|nav|без дакументаў|без документів|відсутн\w+|"
    r"ندارد|بدون مدارک|لا يوجد|بدون وثائق|[-–—]"
)
# "No passport" is no passport; what became of it is asked.
_WITHOUT = re.compile(
    r"(?:нету?|няма|немає|без|не мае|не имеет|не має|no|not|without|nėra|be|neturi|"
    r"brak|bez|keine?n?|ohne|nav|بدون|لا)\b(?![.:№]| ?\d)"
)
MOST = 20
_BETWEEN = re.compile(r" ?[,;+&/،؛] ?| (?:и|і|й|та|ir|and|oraz|و) ")
_NUMBER = re.compile(r"(?=.*\d{4})[^\W_]{0,4}[ -]?[\d ]{4,12}")
_KINDS = (
    (DocumentType.RELEASE_CERTIFICATE, r"освобожд|вызвален|звільнен|release|paleidim|zwolnieni"),
    (
        DocumentType.MEDICAL_EXTRACT,
        r"мед\.? ?(?:выписк|справк|карт)|медицинск|эпикриз|medical|medicin\w* išraš|"
        r"виписк|выпіск|گزارش پزشکی|تقرير طبي",
    ),
    (DocumentType.VERDICT, r"приговор|прысуд|вирок|verdict|nuosprend|wyrok"),
    (DocumentType.LETTERS, r"письм|лист(?:ы|и)\b|letters?\b|laišk"),
    (DocumentType.ENVELOPE, r"конверт|канверт|envelope|vok(?:as|e)\b"),
    (DocumentType.RESIDENCE_PERMIT, r"вид на жит|внж|residence|leidim\w+ gyventi|karta pobytu"),
    (DocumentType.A4_CERTIFICATE, r"справк\w*|даведк\w*|довідк\w*|certificate|pažym\w+"),
    (
        DocumentType.PASSPORT,
        r"паспорт|пашпарт|passport|pasas|paso\b|paszport|reisepass|\bpass\b|pase\b|گذرنامه|پاسپورت|جواز",
    ),
    (
        DocumentType.ID_CARD,
        r"id[ -]?карт|удостоверен|id[ -]?card|tapatybės|dowód|пасведчанн|посвідчен|ausweis|کارت ملی|هوية|بطاقة",
    ),
)
_CONDITIONS = (
    (Condition.PHONE_IMAGE, r"телефон|phone|telefon"),
    (Condition.MUTILATED_BY_AUTHORITY, r"порвал[аи]? |порван\w* (?:сотрудник|офицер|милици)|torn by"),
    (Condition.TORN, r"порва|парва|разорва|рваный|torn|suplėšy|podart"),
    (Condition.COPY, r"копи[яи]|копія|ксеро|copy|kopij|kopia"),
    (Condition.WATER, r"промок|мокр|wet\b|sušlap"),
    (Condition.EXPIRED, r"просроч|истек|истёк|expired|negalioj|pasibaig"),
    (Condition.ILLEGIBLE, r"нечитаем|illegible|neįskaitom"),
    (Condition.WORN, r"потёрт|потерт|ветх|worn|nusidėvėj"),
)
_CUSTODIES = (
    (Custody.CONFISCATED_BEFORE, r"изъят|изъяли|отобра|забрали|канфіскав|confiscated|taken|paimt|atimt|odebran"),
    (Custody.LOST, r"утер|потер(?:ян|ял)|страчан|lost|pamest|zgubion"),
    (Custody.LEFT_HOME, r"дома\b|at home|namuose|liko namie"),
)


def documents(written: str, heading: str = "") -> tuple[tuple[DocumentGuess, ...], bool]:
    """The papers named in a cell, and whether all of it was understood. An empty cell says nothing: not asked.

    Under a heading such as "Passport No" a bare number is that paper.
    """
    words = " ".join(written.casefold().split())
    if not words:
        return (), True
    if _NONE.fullmatch(words):
        return (DocumentGuess(DocumentType.NONE, Condition.UNKNOWN, Custody.UNKNOWN),), True
    if heading and _NUMBER.fullmatch(words):
        kind = _first(_KINDS, heading.casefold(), DocumentType.OTHER)
        return (DocumentGuess(kind, Condition.UNKNOWN, Custody.UNKNOWN),), kind is not DocumentType.OTHER
    parts = [part for part in _BETWEEN.split(words, MOST) if part]
    there = [part for part in parts if not _WITHOUT.match(part)]
    guesses = _joined([_guess(part) for part in there[:MOST]])
    sure = len(there) == len(parts) <= MOST and all(guess.kind is not DocumentType.OTHER for guess in guesses)
    return guesses, sure


def _joined(guesses: list[DocumentGuess]) -> tuple[DocumentGuess, ...]:
    """In "passport torn, confiscated" the second part speaks of the paper before it."""
    papers: list[DocumentGuess] = []
    for kind, condition, custody in guesses:
        says = condition is not Condition.UNKNOWN or custody is not Custody.UNKNOWN
        if kind is DocumentType.OTHER and says and papers:
            before = papers.pop()
            condition = before.condition if condition is Condition.UNKNOWN else condition
            custody = before.custody if custody is Custody.UNKNOWN else custody
            papers.append(DocumentGuess(before.kind, condition, custody))
        else:
            papers.append(DocumentGuess(kind, condition, custody))
    return tuple(papers)


def names_a_paper(cell: str) -> bool:
    """Whether a cell speaks of papers by their words."""
    guesses, sure = documents(cell)
    return bool(guesses) and sure


def _guess(part: str) -> DocumentGuess:
    return DocumentGuess(
        _first(_KINDS, part, DocumentType.OTHER),
        _first(_CONDITIONS, part, Condition.UNKNOWN),
        _first(_CUSTODIES, part, Custody.UNKNOWN),
    )


def _first(rules: tuple[tuple[CodeT, str], ...], part: str, otherwise: CodeT) -> CodeT:
    return next((code for code, pattern in rules if re.search(pattern, part)), otherwise)
