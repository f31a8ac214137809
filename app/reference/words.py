"""What the house calls codes, per language, in which order, and which it does not offer. The code never changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.errors import UserError
from app.house import House
from app.validity import Validity, require_order, validity
from models.codes import AbsenceReason, BriefingKind, DepartureReason, DocumentType, VoucherKind
from models.reference import CodeWord

NO_CODE = "This list has no such code. Nothing was saved. Choose one of the list."
NOTHING = "No word, no place and not hidden: there is nothing to save. Type the word of the house."
ALL_HIDDEN = "Something of the list must stay to be chosen. Nothing was saved. Show another one first."
LONGEST = 60
TOO_LONG = "A word on a list has at most 60 letters. Nothing was saved. Shorten it."
EVERY_LANGUAGE = ""


class CodeList(StrEnum):
    """The lists whose words the house may choose."""

    DOCUMENT = "DOCUMENT"
    DEPARTURE = "DEPARTURE"
    ABSENCE = "ABSENCE"
    VOUCHER = "VOUCHER"
    BRIEFING = "BRIEFING"


CODES: dict[CodeList, type[StrEnum]] = {
    CodeList.DOCUMENT: DocumentType,
    CodeList.DEPARTURE: DepartureReason,
    CodeList.ABSENCE: AbsenceReason,
    CodeList.VOUCHER: VoucherKind,
    CodeList.BRIEFING: BriefingKind,
}


@dataclass(frozen=True)
class CodeWordForm:
    """One code in one language; `language` empty: in every one that has no word of its own. An empty word leaves the
    program's; `position`: its place in the list; `hidden`: not offered any more, read where it stands."""

    id: UUID
    code_list: CodeList
    code: str
    language: str = EVERY_LANGUAGE
    word: str = ""
    position: int | None = None
    hidden: bool = False
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class CodeWordRow:
    """`in_use`: valid today, and none of the same code and language began later."""

    form: CodeWordForm
    validity: Validity
    in_use: bool


class CodeWords:
    """The use cases of the words of codes."""

    def __init__(self, house: House) -> None:
        self._house = house

    def list(self, actor: Actor) -> tuple[CodeWordRow, ...]:
        """Every word of the house, those that are over too."""
        return self._house.read(actor, Act.SEE_REFERENCE, lambda session: _rows(session, self._house.likely_today()))

    def in_use(self, actor: Actor, language: str) -> tuple[CodeWordForm, ...]:
        """What holds today in a language: a word of the language before one of every language."""

        def work(session: Session) -> tuple[CodeWordForm, ...]:
            return tuple(_best(session, language, self._house.likely_today()).values())

        return self._house.read(actor, Act.USE_WORDS, work)

    def save(self, actor: Actor, form: CodeWordForm) -> CodeWordRow:
        """A word, a place, or hidden. UserError: no such code, nothing said, all of a list hidden, days in disorder."""
        self._house.require(actor, Act.EDIT_REFERENCE)
        _check(form)

        def work(session: Session) -> CodeWordRow:
            today = self._house.likely_today()
            row = session.get(CodeWord, form.id) or CodeWord(id=form.id)
            row.code_list, row.code, row.language = form.code_list.value, form.code, form.language.strip()
            row.word, row.position, row.hidden = form.word.strip(), form.position, form.hidden
            row.valid_from, row.valid_until = form.valid_from, form.valid_until
            session.add(row)
            session.flush()
            if _all_hidden(session, form, today):
                raise UserError(ALL_HIDDEN, "hidden")
            return next(each for each in _rows(session, today) if each.form.id == form.id)

        return self._house.write(actor, Act.EDIT_REFERENCE, work)


def words_in_use(
    session: Session, code_list: CodeList, languages: Iterable[str], today: date
) -> Mapping[str, Mapping[str, str]]:
    """For papers: the house's word of each code by language, where it has one."""
    return {
        language: {
            form.code: form.word
            for form in _best(session, language, today).values()
            if form.code_list is code_list and form.word
        }
        for language in languages
    }


def _check(form: CodeWordForm) -> None:
    if form.code not in set(CODES[form.code_list]):
        raise UserError(NO_CODE, "code")
    if not form.word.strip() and form.position is None and not form.hidden:
        raise UserError(NOTHING, "word")
    if len(form.word.strip()) > LONGEST:
        raise UserError(TOO_LONG, "word")
    require_order(form.valid_from, form.valid_until)


def _all_hidden(session: Session, form: CodeWordForm, today: date) -> bool:
    """Whether nothing of the list would be left, on the day from which this counts."""
    if not form.hidden:
        return False
    day = max(today, form.valid_from or today)
    best = _best(session, form.language, day).values()
    hidden = {each.code for each in best if each.code_list is form.code_list and each.hidden}
    return hidden >= set(CODES[form.code_list])


def _standing(session: Session) -> list[CodeWord]:
    rows = session.exec(select(CodeWord).where(col(CodeWord.voided).is_(False))).all()
    return sorted(rows, key=lambda row: (row.valid_from or date.min, row.id))


def _best(session: Session, language: str, today: date) -> dict[tuple[str, str], CodeWordForm]:
    """By list and code. The language's own comes before that of every language, the newest before the older."""
    valid = [row for row in _standing(session) if validity(row.valid_from, row.valid_until, today) is Validity.NOW]
    fitting = [row for row in valid if row.language == EVERY_LANGUAGE] if language else []
    fitting += [row for row in valid if row.language == language]
    return {(row.code_list, row.code): _form(row) for row in fitting}


def _rows(session: Session, today: date) -> tuple[CodeWordRow, ...]:
    rows = []
    for row in _standing(session):
        current = _best(session, row.language, today).get((row.code_list, row.code))
        in_use = current is not None and current.id == row.id
        rows.append(CodeWordRow(_form(row), validity(row.valid_from, row.valid_until, today), in_use))
    return tuple(sorted(rows, key=lambda row: (row.form.code_list, row.form.code, row.form.language, not row.in_use)))


def _form(row: CodeWord) -> CodeWordForm:
    return CodeWordForm(
        row.id,
        CodeList(row.code_list),
        row.code,
        row.language,
        row.word,
        row.position,
        row.hidden,
        row.valid_from,
        row.valid_until,
    )
