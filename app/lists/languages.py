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
# How the words of a language begin, where the list does not write its name in the one form above.
_BEGINNINGS = """
be белор белар білор baltarus białor bialor belar weißr baltkriev بلاروس
ru русск руск расейс росій rusų rusk rusi rosyj russi kriev روسی روسي الروس
uk укр ukr اوکراین أوكران
lt лито літо литов lietuv lite lithu litau leišu لیتوان
pl поль lenk polsk polis polnisch لهستان بولند
lv лат latv łotew lettis
en англ engl angl angiel anglų انگلیس إنجليز انجليز الإنجليز
de неме німе няме voki vokie niem niemie germ deut vāci آلمان ألمان
fr франц pranc fran فرانس فرنس
es исп ісп іспан ispan hiszp spani spanis
it итал італ ital włosk
fa перс фарс pers fars فارس الفارس دری dari дари
ar араб arab عربی عربي العرب
tr тур turk turec türk ترکی تركي الترك
ku курд kurd کردی كردي الكرد
ps пушт pusht puszt پشتو البشتو
ka груз gruz georg kartv
hy арм вірм armen armėn ormia
az азер azer
uz узб uzb
kk каз kaz
tg тадж тадз tadž tajik
ro рум малд молд rumun ruman roman moldov
sgn жест жэст gest sign
"""
_STEMS = tuple(
    (stem, tag) for line in _BEGINNINGS.split("\n") if line for tag, *stems in (line.split(),) for stem in stems
)
MOST = 30
_BETWEEN = frozenset(
    (
        "",
        "и",
        "і",
        "i",
        "ir",
        "and",
        "язык",
        "мова",
        "language",
        "kalba",
        "мовы",
        "мови",
        "język",
        "и",
        "та",
        "oraz",
        "و",
        "زبان",
        "und",
        "un",
    )
)


def languages(written: str) -> tuple[tuple[str, ...], bool]:
    """The tags in their order, each once, and whether every word was understood."""
    words = [word for word in re.split(r"[\s,;/+&.،؛()]+", written.casefold()) if word not in _BETWEEN]
    tags = [_BY_NAME.get(word) or _by_stem(word) for word in words[:MOST]]
    return tuple(dict.fromkeys(tag for tag in tags if tag)), None not in tags and len(words) <= MOST


def _by_stem(word: str) -> str | None:
    return next((tag for stem, tag in _STEMS if word == stem or (len(stem) > 3 and word.startswith(stem))), None)
