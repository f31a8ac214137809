"""Languages as lists write them ("be/ru", "рус, бел"): BCP 47 tags."""

from __future__ import annotations

import re

_NAMES = """
be бел беларуская белорусский по-белорусски па-беларуску by belarusian baltarusių
ru рус русский руская расейская російська по-русски russian rusų rosyjski
uk укр украинский українська украінская ua ukrainian ukrainiečių
lt лит литовский літоўская lietuvių lithuanian
pl пол польский польск польская polski polish lenkų
lv лат латышский latvių latvian latviešu
en англ английский английская english anglų angielski
de нем немецкий german deutsch vokiečių
fr фр франц французский french français prancūzų
fa перс персидский фарси farsi persian persų
ar араб арабский arabic arabų
ka груз грузинский georgian gruzinų
hy арм армянский armenian armėnų
az азерб азербайджанский azeri azerbaijani
tr тур турецкий turkish turkų
es исп испанский spanish ispanų
it итал итальянский italian italų
he иврит hebrew hebrajų
kk каз казахский kazakh
uz узб узбекский uzbek
tg тадж таджикский tajik
ps пушту pashto
ku курд курдский kurdish kurdų
ro рум румынский молдавский romanian
zh кит китайский chinese kinų
vi вьет вьетнамский vietnamese
rom ром цыганский romani
sgn жестовый жест sign gestų
""".strip()
_BY_NAME = {name: tag for line in _NAMES.splitlines() for tag, *names in (line.split(),) for name in (tag, *names)}
_BETWEEN = frozenset(("", "и", "і", "i", "ir", "and", "язык", "мова", "language", "kalba"))


def languages(written: str) -> tuple[tuple[str, ...], bool]:
    """The tags in their order, each once, and whether every word was understood."""
    words = [word for word in re.split(r"[\s,;/+&.]+", written.casefold()) if word not in _BETWEEN]
    tags = [_BY_NAME.get(word) for word in words]
    return tuple(dict.fromkeys(tag for tag in tags if tag)), None not in tags
