"""What the remarks of a list propose. A proposal counts only when a person has confirmed it; remarks never drive twins.

Remarks are free text in Russian, Belarusian, Lithuanian or English. A rule is a sign of something and, with it, the
ways of denying it: "cough: no" proposes nothing, but "no insulin" is the emergency itself, so a need is denied only
by saying that it is not needed. Reading is cautious: what is not recognised proposes nothing and stays as written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.codes import AbsenceReason, ProposalKind

FAST_DAYS, COUGH_DAYS, LONGEST = 5, 14, 2000

_NOT_NEEDED = (
    r"\bне (?:нуж|треб|надо|потреб|патрэб)|\b(?:сам|сама) (?:говорит|справля)|"
    r"\bnot (?:need|requir)|\bno need|\bdoes(?:n't| not) need|\bnereik"
)
_NOT_TAKEN = _NOT_NEEDED + r"|\bне (?:принима|пью|пьёт|пьет)|\bnot tak|\bno medic|\bnevartoja"
_NEVER = r"(?!)"
_CONSULATE = "консул|посольств|амбасад|consul|embass|ambasad|konsul"
_DO_NOT_TELL = (
    r"\bне (?:сообщ|говор|звон|информ|связ|уведом|вызыв|паведам|повідом)|"
    r"\b(?:not|don't) (?:tell|inform|call|contact|notify)|\bnepraneš|\bneinform|\bneskamb"
)


@dataclass(frozen=True)
class _Rule:
    kinds: tuple[ProposalKind, ...]
    sign: re.Pattern[str]
    denial: re.Pattern[str]


def _rule(kinds: str, sign: str, denial: str) -> _Rule:
    return _Rule(tuple(ProposalKind(kind) for kind in kinds.split()), re.compile(sign), re.compile(denial))


_RULES = (
    _rule("DOCTOR_NOW DAILY_MEDICINE", r"инсулин|інсулін|insulin|диабет|дыябет|діабет|diabet", _NOT_NEEDED),
    _rule("DAILY_MEDICINE",
          r"таблетк|лекарств|препарат|лекі\b|\bліки\b|эпилепс|vaist|medicine|medication|epilep",
          _NOT_TAKEN),
    _rule(
        "DOCTOR_NOW",
        r"кровотеч|кровит|без сознани|теря\w+ сознани|боль в груди|болит сердце|задыха|судорог|bleed|unconscious|"
        r"chest pain|kraujuoja|be sąmonės",
        r"\bнет (?:крово|судорог|боли)|\bno (?:bleed|chest)|\bnot (?:bleed|unconsc)",
    ),
    _rule("MASK", r"туберкул|сухот|tubercul|tuberkul|\btb\b",
          r"\bнет туб|\bтуб\w+ (?:нет|исключ|отриц|не было)|\bno t(?:b|uber)|\bnėra tub"),
    _rule("NO_CONSULATE", rf"(?:{_CONSULATE})(?=.*(?:{_DO_NOT_TELL}))|(?:{_DO_NOT_TELL}).*(?:{_CONSULATE})", _NEVER),
    _rule("INTERPRETER",
          r"(?:нуж|требу|патрэб|потріб)\w* (?:\w+ )?(?:переводчи|перевод\b|перакладчы|перекладач)"
          r"|(?:переводчи|перакладчы|перекладач)\w*(?: \w+)? (?:нуж|требу|патрэб|потріб)"
          r"|говорит только|размаўляе толькі|не (?:говорит|понимает) по-|(?:needs?|requires?) (?:an? )?interpret"
          r"|speaks only|only speaks|reik\w+ vertėj|vertėj\w+ reik|kalba tik",
          _NOT_NEEDED),
    _rule("PREGNANCY_ASK", r"беремен|цяжарн|вагітн|pregnan|nėšč",
          r"\b(?:не|нет|няма|немає|not|no|ne|nėra) (?:берем|цяж|ваг|preg|nėšč)|\bберемен\w+ (?:нет|исключ|отриц)"),
    _rule("ALLERGY_ASK", r"аллерги|алергі|allerg|alerg",
          r"\b(?:нет|без|няма|немає|no|no known|nėra|be) (?:аллерг|алерг|allerg|alerg)|\bне (?:страдает )?аллерг"
          r"|\b(?:аллерг|алерг|alerg)\w+ (?:нет|няма|немає|отриц|не выяв|не было|не име|не страд|nėra|neturi)"),
    _rule("MOBILITY",
          r"хрома|кульга|трост|костыл|мылиц|коляск|не (?:может )?ход|с трудом ход|ампут|протез\b|limp|\bcane\b"
          r"|crutch|wheelchair"
          r"|cannot walk|šlub|lazdel|ramentai|ramentų|vežimėl",
          r"\bне (?:хром|кульг|нуж|треб)|\bдетск\w+ коляск|\b(?:трост|костыл|коляск)\w* (?:не нуж|нет нужды)"
          r"|\bnot (?:limp|need)"
          r"|\bdoes(?:n't| not) (?:limp|need)|\bnereik|\bnešlub"),
    _rule("GLASSES",
          r"без очк|нет очков|очк\w* (?:разбит|слома|утер|потер|отобра|нет)|(?:нуж|треб)\w* очк|без акуляр"
          r"|without glasses|no glasses"
          r"|(?:needs?|lost|broken) (?:\w+ )?glasses|be akinių",
          r"\bне (?:нуж|треб)|\bnot need|\bnereik"),
    _rule("HEARING", r"\bглух|не слыш|слабослыш|слухов|\bdeaf|hard of hearing|hearing aid|kurč|neprigird",
          r"\bне (?:глух|слабослыш)|\bnot deaf|\bслыш\w+ хорошо"),
    _rule("WARM_CLOTHES",
          r"летн\w+ (?:обув|одежд|куртк|ботин|плать)|летняе|без (?:куртк|обув|тёпл|тепл|шапк|верхней)"
          r"|нет (?:куртк|обув|тёпл|тепл)"
          r"|босик|босой|боса|в тапк|в тапочк|summer (?:shoe|cloth|foot)|no (?:coat|shoes|jacket)|barefoot"
          r"|vasarin|basas|basa\b",
          r"\bне (?:нуж|босик|в тап)|\bnot barefoot|\bnereik"),
    _rule("POSSIBLE_DOUBLE",
          r"повтор|дубл|двойник|тот же|та же|см\. ?№|см\. ?n|duplicate|\bdouble\b|same as|see no|pakartot"
          r"|dublik|žr\. ?nr",
          r"\bне (?:повтор|дубл|двойн)|\bnot (?:a )?(?:dupl|double)"),
)  # fmt: skip
_NOT_ARRIVED = re.compile(
    r"\bне (?:прибы|приехал|доехал|появил|явил|вышел|вышла|сел\b|села\b)|отказал\w* (?:выход|выйти|пересе|ехать"
    r"|от выезд)|"
    r"\bостал(?:ся|ась) (?:в автобус|в больниц|на той|там|в беларус)|снят\w* с (?:рейс|автобус)|нет в автобусе|"
    r"адмовіў|адмовіл|не прыбы|did not (?:arrive|come)|not arrived|no[ -]show|refused to (?:leave|cross|get off"
    r"|go)|"
    r"neatvyko|neatvažiavo|atsisakė (?:išlipti|vykti|išvykti)"
)
_ARRIVED_AFTER_ALL = re.compile(r"\bне отказал|\bпередумал\w* и (?:выш|приех)|\bdid not refuse|\bneatsisakė")
_REASONS = (
    (AbsenceReason.REFUSED_TO_LEAVE, r"отказал|адмові|refused|atsisakė"),
    (AbsenceReason.HOSPITAL, r"больниц|госпитал|бальніц|лікарн|hospital|ligonin"),
    (AbsenceReason.KEPT_BACK, r"задерж|не (?:вы|от)пуст|снят|увели|detained|kept back|sulaik"),
    (
        AbsenceReason.SENT_ELSEWHERE,
        r"отправлен|увезли|направлен|другой автобус|sent to|another bus|išvežt|kitas autobus",
    ),
    (
        AbsenceReason.NOT_ON_BUS,
        r"не сел|нет в автобус|не было в автобус|not on (?:the )?bus|no[ -]show"
        r"|nebuvo autobus",
    ),
)
_FASTS = re.compile(
    r"\bне (?:ел|ела|ест|кушал|кушает|питал|еў|есць|їв|їла)|голода|галада|голодовк|голодн\w+ бастов|(?:not"
    r"|n't) eat|"
    r"without food|no food|hunger strike|nevalg"
)
_FASTS_NO_MORE = re.compile(r"\bне голода|\bуже (?:ел|ела|ест)|\bвчера ел|\bfasting: no|\bnebadauja")
_COUGHS_NOT = re.compile(
    r"\b(?:нет|без|не|няма|немає|no|not|nėra|be) (?:каш|cough|kos)|\bкаш\w+ (?:нет|няма|немає|прош)|\bkos\w+ nėra"
)
_COUGHS = re.compile(r"кашел|кашля|кашл|cough|kos(?:ul|ėj|ti)")
_SPAN = re.compile(
    r"(\d{1,4}|две|два|дві|дзве|три|тры|четыре|пять|шесть|семь|восемь|девять|десять|two|three|four|five|six"
    r"|seven|eight|ten)?"
    r"[\s-]*((?:нед|тиж|тыдн|week|savait)|(?:мес|меся|month|mėn)|(?:дн|ден|день|дзён|дзен|day|dien)|(?:сут|sut))"
)
_NUMBERS = {
    "две": 2, "два": 2, "дві": 2, "дзве": 2, "три": 3, "тры": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7,
    "восемь": 8, "девять": 9, "десять": 10, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "ten": 10,
}  # fmt: skip
_DAYS_IN = {"н": 7, "т": 7, "w": 7, "м": 30, "m": 30}
_LANGUAGES = (
    ("be", r"белорус|беларус|baltarus"),
    ("uk", r"украин|україн|украін|ukrain"),
    ("lt", r"литов|літоў|lithuan|lietuv"),
    ("pl", r"польск|polish|lenk"),
    ("ru", r"русск|руск|russian|\brus"),
    ("fa", r"фарси|персид|farsi|persian|pers"),
    ("en", r"англ|english|angl"),
)


def propose(remark: str) -> tuple[ProposalKind, ...]:
    """What a remark proposes, in the order of the code list; empty when nothing is recognised or all is denied.

    Five days without food hold food back and call the doctor: refeeding is a risk from then on (NICE CG32, 1.4), and
    somebody who is kept waiting for food must not wait long.
    """
    found: set[ProposalKind] = set()
    for clause in _clauses(remark):
        found.update(kind for rule in _RULES if _holds(rule, clause) for kind in rule.kinds)
        found.update(_of_food(clause), _of_cough(clause), _of_absence(clause))
    return tuple(kind for kind in ProposalKind if kind in found)


def absence_reason(remark: str) -> AbsenceReason | None:
    """Why somebody did not arrive, as far as the remark says; None when it does not propose an absence."""
    if ProposalKind.NOT_ARRIVED not in propose(remark):
        return None
    words = _plain(remark)
    return next((reason for reason, sign in _REASONS if re.search(sign, words)), AbsenceReason.NOT_KNOWN)


def interpreter_language(remark: str) -> str:
    """The language that a call for an interpreter names (BCP 47); empty when it names none."""
    if ProposalKind.INTERPRETER not in propose(remark):
        return ""
    words = _plain(remark)
    return next((tag for tag, sign in _LANGUAGES if re.search(sign, words)), "")


def double_of(remark: str) -> int | None:
    """The number on the list that a remark points to ("see No 1"): shown beside the question, never used to match."""
    found = re.search(r"(?:№|n[or°]\.?)\s*(\d{1,5})\b", _plain(remark))
    return int(found[1]) if found and ProposalKind.POSSIBLE_DOUBLE in propose(remark) else None


def _plain(remark: str) -> str:
    return " ".join(remark[:LONGEST].casefold().replace("’", "'").split())


def _clauses(remark: str) -> list[str]:
    """A denial reaches as far as its clause: "no allergy, insulin" still calls the doctor."""
    words = re.sub(r"(?<=\bсм)\. ?(?=№|n)|(?<=\bžr)\. ?(?=nr)", ". ", _plain(remark))
    return [
        part
        for part in re.split(
            r"[;,!?\n]|\. (?!№|nr)|\s[—–-]\s|\b(?:но|але|bet"
            r"|but)\b",
            words,
        )
        if part.strip()
    ]


def _holds(rule: _Rule, clause: str) -> bool:
    return bool(rule.sign.search(clause)) and not rule.denial.search(clause)


def _of_food(clause: str) -> tuple[ProposalKind, ...]:
    if not _FASTS.search(clause) or _FASTS_NO_MORE.search(clause) or (_days(clause) or 0) < FAST_DAYS:
        return ()
    return ProposalKind.NO_FOOD_BEFORE_CLINICIAN, ProposalKind.DOCTOR_NOW


def _of_cough(clause: str) -> tuple[ProposalKind, ...]:
    """Two weeks and more, or a time nobody wrote down; a cough of some days is a question of the first check."""
    days = _days(clause)
    coughs = _COUGHS.search(clause) and not _COUGHS_NOT.search(clause)
    return (ProposalKind.MASK,) if coughs and (days is None or days >= COUGH_DAYS) else ()


def _of_absence(clause: str) -> tuple[ProposalKind, ...]:
    absent = _NOT_ARRIVED.search(clause) and not _ARRIVED_AFTER_ALL.search(clause)
    return (ProposalKind.NOT_ARRIVED,) if absent else ()


def _days(clause: str) -> int | None:
    """The longest time named, in days; a unit without a number is one ("неделю")."""
    spans = [
        (_NUMBERS.get(number) or int(number or 1)) * _DAYS_IN.get(unit[0], 1) for number, unit in _SPAN.findall(clause)
    ]
    return max(spans, default=None)
