"""Words and shapes in which birth dates and ages are written: Russian, Belarusian, Lithuanian, Polish, English."""

from __future__ import annotations

import re

UNKNOWN_WORDS = frozenset(
    "? ?? - – — неизвестно неизв. неизв не_известно не_знает не_помнит невядома невідомо "
    "nežinoma nežino unknown not_known nieznana".replace("_", "\u00a0").split(" ")
)
MONTH_STEMS = (
    "jan янв студ saus січ sty",
    "feb фев лют vas lut",
    "mar мар сак kov бер",
    "apr апр крас bal квіт kwi",
    "may май мая трав geg maj",
    "jun июн чэрв birž черв cze",
    "jul июл ліп liep лип lip",
    "aug авг жні rugp серп sie",
    "sep сен верас rugs вер wrz",
    "oct окт кастр spal жовт paź",
    "nov ноя ліст lapkr лист lis",
    "dec дек снеж gruod груд gru",
)
ABOUT = r"(?:~|≈|ок(?:оло)?\b\.?|каля|прыкладна|примерно|близько|about|abt\b\.?|aged?|apie|ca\b\.?|około)"
YEARS_OLD = r"(?:лет|л\.|года?|гадоў|гады|г\.|років|роки|metų|metai|m\.|years?(?: old)?|y\.?o?\.?|lat|lata)"
TAIL = re.compile(r"(?:[\s,]*(?:г\.\s?р\.?|гг?\.?|года рождения|рожд\.|р\.|m\.|d\.|gim\.|, about \d{1,3}))+$")
SEPARATOR = r"[.,/\\\-–\s]+"
NUMBERS = re.compile(rf"(\d{{1,4}}|xx|хх)(?:{SEPARATOR}(\d{{1,4}}|xx|хх))?(?:{SEPARATOR}(\d{{1,4}}))?")
AGE = re.compile(rf"({ABOUT})?\s*(\d{{1,3}})\s*({YEARS_OLD})?")
AGE_SPAN = re.compile(rf"{ABOUT}?\s*(\d{{1,2}})\s*[-–]\s*(\d{{1,2}})\s*{YEARS_OLD}?")
MONTHS_OLD = re.compile(rf"{ABOUT}?\s*(\d{{1,2}})\s*(?:мес|меся|mėn|months?|mies)\w*\.?")
ABOUT_YEAR = re.compile(rf"{ABOUT}\s*(\d{{4}})")
LITHUANIAN_YEAR = re.compile(r"^(\d{4}) ?m\. ")
MONTH_WORD = re.compile(r"[^\W\d_]{3,}\.?")
