"""Words on a card: the language of the site, English, and the holder's own."""

from __future__ import annotations

from collections.abc import Iterable

from printing.data import BlankCard, CardData
from printing.phrases import Phrases, languages_of, phrases

AnyCard = CardData | BlankCard
EMERGENCY = "112"
STAMPS = ("MEAL_1", "MEAL_2", "KIT", "CLOTHES", "BED", "SIM")
STAMPS_A6 = ("MEAL_1", "MEAL_2", "MEAL_3", "KIT", "CLOTHES", "BED", "SIM", "VISIT")
ENGLISH = "en"


def spoken_on_card(card: AnyCard) -> tuple[Phrases, ...]:
    """The language of the site, English, and the holder's where the program has words in it. The cautious card leaves
    the holder's out: it would tell whoever finds it where its holder comes from."""
    holder = () if card.cautious else (card.holder_language,)
    return _known((card.site.language, ENGLISH, *holder))


def spoken_here(card: AnyCard) -> tuple[Phrases, ...]:
    """The language of the site and English."""
    return _known((card.site.language, ENGLISH))


def some_drafts(cards: Iterable[AnyCard]) -> bool:
    """Whether any card carries words that no native speaker confirmed. The sheet says so at its foot, which is cut
    off, and never the card: there its holder would have to explain a "draft" to whoever reads it."""
    return any(words.draft for card in cards for words in spoken_on_card(card))


def _known(languages: Iterable[str]) -> tuple[Phrases, ...]:
    there = languages_of("card")
    return tuple(phrases("card", language) for language in dict.fromkeys(languages) if language in there)
