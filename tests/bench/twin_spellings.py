"""How one name is written by different hands: alphabets, romanisations, endings. Own tables, nothing of app's."""

from __future__ import annotations

import re
import unicodedata

VOWELS = "аеёіоуыэюяиєїaeiouy"


def _table(pairs: str) -> dict[str, str]:
    return {pair[0]: pair[1:] for pair in pairs.split()}


_PLAIN = _table(
    "аa бb вv гg дd еe ёe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ыy эe юiu яia ъie"
)
_ICAO_BE = _PLAIN | _table("гh ёio іi ўu")
_ICAO_UK = _PLAIN | _table("гh ґg иy іi їi єie")
_BGN_RU = _PLAIN | _table("ёyo йy юyu яya")
_BGN_BE = _ICAO_BE | _table("еye ёyo йy юyu яya ўw")
_BGN_UK = _ICAO_UK | _table("йy юyu яya єye їyi")
_LITHUANIAN = _PLAIN | _table("гg жž йj хch цc чč шš щšč іi ўu ёio эe їji єje")
_POLISH = _PLAIN | _table("гg вw жż йj лł хch цc чcz шsz щszcz іi ўu эe їji єje")
_OFFICIAL = _PLAIN | _table("гh жž йj хch цc чč шš іi ўŭ эe")
_SOFT = {"е": "e", "ё": "o", "ю": "u", "я": "a"}
_SOFTENED = {"с": "ś", "з": "ź", "н": "ń", "ц": "ć", "л": "l"}


def icao(word: str, language: str) -> str:
    """Passport capitals, Doc 9303."""
    table = {"be": _ICAO_BE, "uk": _ICAO_UK}.get(language, _PLAIN)
    text = word.lower()
    if language == "uk" and text[0] in "єїйюя":
        return ({"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}[text[0]] + _by(text[1:], table)).upper()
    return _by(text, table).upper()


def press(word: str, language: str) -> str:
    """English newspapers: BGN/PCGN without its marks."""
    text = word.lower()
    if language == "be":
        return _by(text, _BGN_BE).capitalize()
    if language == "uk":
        return _by(text, _BGN_UK).capitalize()
    text = re.sub(r"(^|[аеёиоуыэюяъь])е", r"\1йе", re.sub(r"[иы]й$", "ы", text))
    return _by(text, _BGN_RU).capitalize()


def official(word: str) -> str:
    """The Belarusian romanisation of 2007."""
    return _with_soft(word.lower(), _OFFICIAL, _SOFTENED | {"л": "ĺ"}).capitalize()


def polish(word: str, language: str) -> str:
    table = _POLISH | ({"г": "h"} if language in ("be", "uk") else {}) | ({"и": "y"} if language == "uk" else {})
    text = re.sub(r"(ий|ый|і|ій)$", "і" if word.endswith(("кі", "кий", "гий")) else "ы", word.lower())
    text = re.sub(r"л(?=[еёіюяиь])", "\u0001", text)
    return _with_soft(text, table | {"\u0001": "l"}, _SOFTENED).capitalize()


def lithuanian(word: str, language: str, *, woman: bool, ending: bool, family: bool) -> str:
    """As heard in Lithuania; with an ending where a clerk gave it one: Ivanovas, Jankovskis, Adamovičius."""
    table = _LITHUANIAN | ({"г": "h"} if language in ("be", "uk") else {})
    text = _with_soft(re.sub(r"(ий|ый|ій)$", "ій", word.lower()), table, {})
    if not (ending and family):
        return text.capitalize()
    if woman:
        return re.sub(r"aja$", "aja", text).capitalize()
    text = re.sub(r"(sk|ck)ij?$", r"\1is", text)
    text = re.sub(r"ič$", "ičius", text)
    return re.sub(r"(?<=[bdgkmnprtv])$", "as", text).capitalize()


def russian_of_polish(word: str) -> str:
    text = word.lower()
    for one, other in (
        ("szcz", "щ"), ("sz", "ш"), ("cz", "ч"), ("rz", "ж"), ("ch", "х"), ("ski$", "ский"), ("cki$", "цкий"),
        ("dzki$", "дзкий"), ("ia", "я"), ("ie", "е"), ("io", "ё"), ("ją", "йон"),
        ("ą(?=[bp])", "ом"), ("ą", "он"),
        ("ę(?=[bp])", "ем"), ("ę", "ен"), ("l(?=[^aeiouyię]|$)", "ль"), ("ja", "я"), ("je", "е"), ("ju", "ю"),
    ):  # fmt: skip
        text = re.sub(one, other, text)
    letters = _table("aа bб cц dд eе fф gг hх iи jй kк lл łл mм nн oо óу pп rр sс tт uу wв yы zз żж źз śс ńн ćц")
    return _by(text, letters).capitalize()


def russian_of_lithuanian(word: str) -> str:
    text = word.lower()
    for one, other in (
        ("ia", "я"),
        ("ią", "я"),
        ("ie", "е"),
        ("iu", "ю"),
        ("iū", "ю"),
        ("io", "ё"),
        ("ja", "я"),
        ("jo", "ё"),
    ):
        text = text.replace(one, other)
    letters = _table("aа ąа bб cц čч dд eе ęе ėе fф gг hх iи įи yи jй kк lл mм nн oо pп rр sс šш tт uу ųу ūу vв zз žж")
    return _by(text, letters).capitalize()


def bare(word: str) -> str:
    """Without marks over and under the letters, as on a foreign keyboard."""
    plain = unicodedata.normalize("NFD", word.replace("ł", "l").replace("Ł", "L"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def feminine(word: str, language: str) -> str:
    """The woman's form of a man's family name."""
    rules = {
        "be": (
            (r"([оё])ў$", r"\1ва"),
            (r"аў$", "ава"),
            (r"еў$", "ева"),
            (r"([сц]к)і$", r"\1ая"),
            (r"([іы])н$", r"\1на"),
        ),
        "ru": ((r"([оеё])в$", r"\1ва"), (r"([сц]к)ий$", r"\1ая"), (r"([иы])н$", r"\1на")),
        "uk": ((r"([ое])в$", r"\1ва"), (r"([сц])ький$", r"\1ька"), (r"([ії])н$", r"\1на")),
        "pl": ((r"([sc]k)i$", r"\1a"), (r"dzki$", "dzka")),
        "lt": ((r"(ius|us)$", "ienė"), (r"(as|is|ys)$", "ienė")),
    }[language]
    for pattern, form in rules:
        changed = re.sub(pattern, form, word)
        if changed != word:
            return changed
    return word


def maiden(word: str) -> str:
    """The unmarried daughter's form of a Lithuanian family name."""
    return re.sub(r"us$", "utė", re.sub(r"ius$", "iūtė", re.sub(r"(is|ys)$", "ytė", re.sub(r"as$", "aitė", word))))


def patronymic(father: str, language: str, *, woman: bool) -> str:
    """After the father's name in its language; be, ru and uk."""
    stem = {
        "Павел": "Павл",
        "Леў": "Льв",
        "Лев": "Льв",
        "Пётр": "Петр" if language == "ru" else "Пятр",
        "Петро": "Петр",
    }.get(father, father)
    if stem[-1] in "аяо":
        stem = stem[:-1] + ("ай" if father == "Микола" else "")
        if father.endswith(("я", "та")) and language != "uk":
            ends = {"be": ("іч", "інічна"), "ru": ("ич", "инична")}[language]
            return stem + ends[woman]
    if language == "uk":
        return (
            stem.rstrip("ь") + ("івна" if woman else "ович")
            if stem[-1] != "й"
            else stem[:-1] + ("ївна" if woman else "йович")
        )
    stem = re.sub("ў$", "в", stem)
    soft = stem[-1] in "йь"
    base = re.sub(r"(л|р|н)ий$", r"\1ьй", stem) if language == "ru" else re.sub(r"рый$", "р'й", stem)
    base = base[:-1] if soft else base
    if language == "ru":
        return base + (("евна" if woman else "евич") if soft else ("овна" if woman else "ович"))
    return base + (("еўна" if woman else "евіч") if soft else ("аўна" if woman else "авіч"))


def _by(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(sign, "" if sign in "ь'ʼ" else sign) for sign in text)


def _with_soft(text: str, table: dict[str, str], softened: dict[str, str]) -> str:
    """е ё ю я begin with j after a vowel or a break, else soften with i; ь softens the letter before it."""
    made = []
    for place, sign in enumerate(text):
        before, after = text[place - 1 : place] or " ", text[place + 1 : place + 2]
        if sign in _SOFT:
            alone = before in VOWELS + "ўьъ'ʼ -"
            made.append(
                ("j" if alone else "" if before in "\u0001" or (sign == "е" and before in "шщжчрц") else "i")
                + _SOFT[sign]
            )
        elif after == "ь" and sign in softened:
            made.append(softened[sign])
        else:
            made.append(table.get(sign, "" if sign in "ь'ʼ" else sign))
    return "".join(made)
