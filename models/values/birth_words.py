"""Words and shapes of birth dates and ages: Russian, Belarusian, Ukrainian, Lithuanian, Latvian, Polish, German,
English, Persian and Arabic."""

from __future__ import annotations

import re

UNKNOWN_WORDS = frozenset(
    "? ?? - – — неизвестно неизв. неизв не_известно не_знает не_помнит невядома невідомо "
    "nežinoma nežino unknown not_known unk n/a na nieznana nie_wie brak_danych unbekannt nezināms не_відомо "
    "نامشخص نمی_داند غير_معروف لا_يعرف xx.xx.xxxx".replace("_", "\u00a0").split(" ")
)
MONTH_STEMS = (
    "jan янв студ saus січ sty يناير فرور",
    "feb фев лют vas lut فبراير اردیب",
    "mar мар сак kov бер mär مارس خرداد",
    "apr апр крас bal квіт kwi أبريل ابريل إبريل تیر",
    "may май мая трав geg maj mai маі مايو مرداد",
    "jun июн чэрв birž черв cze jūn يونيو شهریور",
    "jul июл ліп liep лип lip jūl يوليو مهر",
    "aug авг жні rugp серп sie أغسطس اغسطس آبان",
    "sep сен верас rugs вер wrz سبتمبر آذر",
    "oct окт кастр spal жовт paź okt أكتوبر اكتوبر دی",
    "nov ноя ліст lapkr лист lis نوفمبر بهمن",
    "dec дек снеж gruod груд gru dez ديسمبر اسفند",
)
ABOUT = (
    r"(?:~|≈|[oо]\.|ок(?:оло)?\b\.?|каля|прыкладна|примерно|близько|about|abt\b\.?|aged?|apie|ca\b\.?|około|"
    r"etwa|ap\.?|حدود|حوالي|تقريبا)"
)
YEARS_OLD = (
    r"(?:лет|л\.|года?|гадоў|гады|г\.|років|роки|metų|metai|m\.|years?(?: old)?|"
    r"y\.?o?\.?|lat|lata|jahre?(?: alt)?|gadi|gadu|ساله|سال|سنة|عاما|عام)"
)
TAIL = re.compile(
    r"(?:[\s,]*(?:г\.\s?р\.?|гг?\.?|года рождения|рожд\.|р\.|року|гада|r\.|roku|m\.|d\.|gim\.|, about \d{1,3}))+$"
)
SEPARATOR = r"[.,/\\\-–\s]+"
UNKNOWN_PART = re.compile(r"(?<![\d?_*])[?_*]{1,2}(?=[./])")
NUMBERS = re.compile(rf"(\d{{1,4}}|xx|хх)(?:{SEPARATOR}(\d{{1,4}}|xx|хх))?(?:{SEPARATOR}(\d{{1,4}}))?")
AGE = re.compile(rf"({ABOUT})?\s*(\d{{1,3}})\s*({YEARS_OLD})?")
AGE_SPAN = re.compile(rf"{ABOUT}?\s*(\d{{1,2}})\s*[-–]\s*(\d{{1,2}})\s*{YEARS_OLD}?")
MONTHS_OLD = re.compile(rf"{ABOUT}?\s*(\d{{1,2}})\s*(?:мес|меся|міс|mėn|months?|mies)\w*\.?")
ABOUT_YEAR = re.compile(rf"{ABOUT}\s*(\d{{4}})")
LITHUANIAN_YEAR = re.compile(r"^(\d{4}) ?m\. ")
BORN = re.compile(r"^(?:born|b\.|dob|gim\.?|gimęs|gimusi|ur\.?|нар\.?|род\.?|рожд\.?|г\.\s?р\.?|р\.|dz\.|geb\.?)[\s:]+")
MONTH_BEFORE_DAY = re.compile(r"^([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$")
ROMAN_MONTH = re.compile(r"(?<=[\d./\-\s])(xii|xi|ix|iv|viii|vii|vi|iii|ii|i|v|x)(?=[./\-\s]*\d{2,4}(?!\d))")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
MONTH_WORD = re.compile(r"[^\W\d_]{2,}\.?")
