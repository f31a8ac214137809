"""Sex as a column writes it. A letter that is a man here and a woman there is read from the whole column, or asked."""

from __future__ import annotations

from collections.abc import Iterable

from app.lists.heading_words import folded
from models.codes import Sex

_MEN = (
    "м муж мужской мужчина мужск мужч мужчына мужчынскі мужчынск ч чол чоловік чоловіча v vyras vyr "
    "vīrietis vīr male man boy he mann männlich mężczyzna mężcz mężczyźni mr مرد آقا مذکر پسر ذكر رجل"
)
_WOMEN = (
    "ж жен женский женщина женск жін жінка жіноча жанчына жаноча жаночы жан f female woman girl she moteris mot "
    "moterys siev sieviete k w kobieta kob frau weiblich mrs زن خانم مؤنث دختر أنثى انثى امرأة مونث"
)
_SURE = {
    **dict.fromkeys(map(folded, _MEN.split()), Sex.MALE),
    **dict.fromkeys(map(folded, _WOMEN.split()), Sex.FEMALE),
    **dict.fromkeys(
        map(folded, ("x", "other", "другой", "другое", "іншы", "інша", "kita", "inna", "divers", "d")), Sex.OTHER
    ),
}
_UNSAID = frozenset(("-", "–", "—", "n/a", "u", "unknown", "неизвестно", "невядома", "невідомо", "нет данных"))
_LITHUANIAN_HEADINGS = frozenset(("lytis",))
# Latvian V and S, Persian and Arabic first letters, a Lithuanian V typed on a Russian keyboard: only as a pair.
_BESIDE = (
    ("s", Sex.FEMALE, "v"),
    ("م", Sex.MALE, "ز"),
    ("ز", Sex.FEMALE, "م"),
    ("ذ", Sex.MALE, "ا"),
    ("ا", Sex.FEMALE, "ذ"),
    ("в", Sex.MALE, "mм"),
)
CHOICES = {"MAN": Sex.MALE, "WOMAN": Sex.FEMALE}


def sexes(cells: Iterable[str], heading: str = "", said: str = "") -> dict[str, Sex]:
    """What each word of this column means; a lone M is missing where nothing tells, unless somebody `said` it."""
    words = {_word(cell) for cell in cells} - {""}
    meaning = {word: _SURE[word] for word in words if word in _SURE}
    meaning.update({letter: sex for letter, sex, beside in _BESIDE if letter in words and words & set(beside)})
    if "m" in words:
        lone = _lone_m(words, heading) or CHOICES.get(said)
        meaning |= {"m": lone} if lone else {}
    return meaning


def _lone_m(words: set[str], heading: str) -> Sex | None:
    """A woman beside V (vyras), a man beside F, K, W or a word for one of them; by a Lithuanian heading a woman."""
    if words & {"v", "в", "vyras", "vyr"}:
        return Sex.FEMALE
    if words & {"f", "k", "w", "ж", "female", "kobieta", "x", "d", "s"}:
        return Sex.MALE
    if _word(heading) in _LITHUANIAN_HEADINGS or "lytis" in folded(heading).split():
        return Sex.FEMALE
    return (
        Sex.MALE
        if folded(heading) in ("sex", "gender", "płeć", "plec", "geschlecht", "dzimums", "m f", "m w")
        else None
    )


def sex_of(cell: str, column: dict[str, Sex]) -> Sex:
    """Not asked is the answer to an empty or unknown cell."""
    return column.get(_word(cell), Sex.NOT_ASKED)


def must_ask(cell: str, column: dict[str, Sex]) -> bool:
    """Whether something is written that was not understood; a dash says that nothing is known."""
    word = _word(cell)
    return bool(word) and word not in column and word not in _UNSAID


def lone_letter(cells: Iterable[str], column: dict[str, Sex]) -> bool:
    """Whether the column has an M of which nothing tells the language: to be asked once."""
    return "m" not in column and any(_word(cell) == "m" for cell in cells)


def is_sex_word(cell: str) -> bool:
    return _word(cell) in _SURE or _word(cell) in ("m", "w", "в")


def _word(cell: str) -> str:
    return folded(cell) or cell.strip()
