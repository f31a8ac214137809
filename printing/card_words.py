"""Words on a card: Lithuanian, English and the holder's language.

All but the English are drafts: a native speaker checks them before cards are printed for real.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CardWords:
    """What a card says in one language."""

    title: str
    language: str
    help: str
    show: str
    day_and_night: str
    found_call: str


CARD = {
    "lt": CardWords(
        title="Laikinoji priėmimo kortelė – ne asmens dokumentas",
        language="Kalba",
        help="Bėda?",
        show="Rodykite: maistui, daiktams, lovai",
        day_and_night="Visą parą",
        found_call="Radote? Paskambinkite šiuo numeriu.",
    ),
    "en": CardWords(
        title="Temporary intake card – not an identity document",
        language="language",
        help="Help?",
        show="Show this card: meals, supplies, bed",
        day_and_night="day and night",
        found_call="If found, please call this number.",
    ),
    "be": CardWords(
        title="Часовая картка прыёму – не дакумент асобы",
        language="мова",
        help="Дапамога?",
        show="Паказвайце картку: ежа, рэчы, ложак",
        day_and_night="круглыя суткі",
        found_call="Знайшлі? Патэлефануйце.",
    ),
    "ru": CardWords(
        title="Временная карта приёма – не удостоверение личности",
        language="язык",
        help="Помощь?",
        show="Показывайте карту: еда, вещи, кровать",
        day_and_night="круглосуточно",
        found_call="Нашли? Позвоните.",
    ),
    "uk": CardWords(
        title="Тимчасова картка прийому – не посвідчення особи",
        language="мова",
        help="Допомога?",
        show="Показуйте картку: їжа, речі, ліжко",
        day_and_night="цілодобово",
        found_call="Знайшли? Зателефонуйте.",
    ),
    "pl": CardWords(
        title="Tymczasowa karta przyjęcia – nie dokument tożsamości",
        language="język",
        help="Pomoc?",
        show="Okazuj kartę: posiłki, rzeczy, łóżko",
        day_and_night="całą dobę",
        found_call="Znaleziono? Proszę zadzwonić.",
    ),
    "lv": CardWords(
        title="Pagaidu uzņemšanas karte – nav personas dokuments",
        language="valoda",
        help="Palīdzība?",
        show="Rādiet karti: ēdiens, mantas, gulta",
        day_and_night="visu diennakti",
        found_call="Atradāt? Piezvaniet.",
    ),
    "de": CardWords(
        title="Vorläufige Aufnahmekarte – kein Ausweis",
        language="Sprache",
        help="Hilfe?",
        show="Bitte zeigen: Essen, Sachen, Bett",
        day_and_night="Tag und Nacht",
        found_call="Gefunden? Bitte anrufen.",
    ),
    "fr": CardWords(
        title="Carte d’accueil provisoire – pas une pièce d’identité",
        language="langue",
        help="Aide ?",
        show="À montrer : repas, affaires, lit",
        day_and_night="jour et nuit",
        found_call="Trouvée ? Merci d’appeler.",
    ),
    "fa": CardWords(
        title="کارت موقت پذیرش – مدرک هویتی نیست",
        language="زبان",
        help="کمک؟",
        show="این کارت را نشان دهید: غذا، وسایل، تخت",
        day_and_night="شبانه‌روز",
        found_call="پیدا کردید؟ لطفاً تماس بگیرید.",
    ),
}

VALID_UNTIL = ("Galioja iki", "valid until")
FOUND_RETURN = "Radote? If found, please return to:"
SERIAL = "Serial {serial}, {day}"
STAMPS = ("Valgis 1", "Valgis 2", "Rinkinys", "Drabužiai", "Lova", "SIM")
STAMPS_A6 = ("Valgis 1", "Valgis 2", "Valgis 3", "Rinkinys", "Drabužiai", "Lova", "SIM", "Vizitas")
EMERGENCY = "112"


def spoken_on_card(holder: str) -> tuple[CardWords, ...]:
    """Lithuanian, English, and the holder's language where the program has words in it."""
    order = dict.fromkeys(("lt", "en", holder))
    return tuple(CARD[language] for language in order if language in CARD)
