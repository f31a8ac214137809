"""Sex as a column writes it; V and M are read from the whole column, because M is a man in one language only."""

from __future__ import annotations

from collections.abc import Iterable

from models.codes import Sex

_MEN = "м муж мужской мужчина мужск ч чол чоловік чоловіча мужчына v в vyras vyr male man"
_WOMEN = "ж жен женский женщина женск жін жінка жанчына f female woman moteris mot k kobieta w"
_SURE = {
    **dict.fromkeys(_MEN.split(), Sex.MALE),
    **dict.fromkeys(_WOMEN.split(), Sex.FEMALE),
    **dict.fromkeys(("x", "other", "другой", "іншы", "kita"), Sex.OTHER),
}
_MEN_BESIDE_M = frozenset(("v", "в", "vyras", "vyr"))
_LITHUANIAN_HEADINGS = frozenset(("lytis",))


def sexes(cells: Iterable[str], heading: str = "") -> dict[str, Sex]:
    """What each word of this column means. A lone M is a woman beside V (vyras) or under a Lithuanian heading."""
    words = {_word(cell) for cell in cells} - {""}
    lithuanian = bool(words & _MEN_BESIDE_M) or _word(heading) in _LITHUANIAN_HEADINGS
    women_beside_m = bool(words & {"f", "k", "w", "ж"})
    meaning = {word: _SURE[word] for word in words if word in _SURE}
    if "m" in words:
        meaning["m"] = Sex.FEMALE if lithuanian and not women_beside_m else Sex.MALE
    return meaning


def sex_of(cell: str, column: dict[str, Sex]) -> Sex:
    """Not asked is the answer to an empty or unknown cell."""
    return column.get(_word(cell), Sex.NOT_ASKED)


def _word(cell: str) -> str:
    return cell.casefold().strip(" .,\u00a0")
