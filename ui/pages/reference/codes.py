"""What the house calls codes: a word, a place, or hidden, in one language or in every."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.ids import new_id
from app.reference import CodeList, CodeWordForm
from app.reference.words import CodeWordRow
from ui import house_words
from ui.labels import absence_reasons, documents
from ui.pages.briefings.words import kinds as briefings
from ui.pages.briefings.words import language
from ui.pages.departure.words import reasons
from ui.pages.organisations.form import BadDay
from ui.pages.reference.editing import Editing, standing
from ui.pages.reference.sections import EVERY, spoken
from ui.pages.vouchers.words import kinds as vouchers
from ui.widgets.buttons import TickButton
from ui.words import _


def code_lists() -> dict[CodeList, str]:
    return {
        CodeList.DOCUMENT: _("Papers of people"),
        CodeList.DEPARTURE: _("Why people leave"),
        CodeList.ABSENCE: _("Why somebody did not arrive"),
        CodeList.VOUCHER: _("Vouchers"),
        CodeList.BRIEFING: _("Briefings"),
    }


def called(code_list: CodeList) -> dict[str, str]:
    """The codes of a list as they are called now."""
    words: dict[CodeList, dict[Any, str]] = {
        CodeList.DOCUMENT: documents(),
        CodeList.DEPARTURE: reasons(),
        CodeList.ABSENCE: absence_reasons(),
        CodeList.VOUCHER: vouchers(),
        CodeList.BRIEFING: briefings(),
    }
    return {code.value: word for code, word in words[code_list].items()}


class WordSection(Editing[CodeWordRow]):
    NOUN, EMPTY = _("Words of the house"), _("Everything is called as it came with the program. Press Alt N.")
    ABOUT = _(
        "The window shows the words for English or for every language, papers those of their language. "
        "Nothing that was written is changed."
    )

    def build(self) -> None:
        self.lists = self.form.choice("code_list", _("List"), list(code_lists().items()))
        self.codes = self.form.choice("code", _("What"), (), beside=True)
        self.form.choice("language", _("Language"), [EVERY, *spoken()])
        self.form.line("word", _("What the house calls it"), beside=True)
        self.form.line("position", _("Place in the list"), _("1: first"))
        self.form.add("hidden", _("Not offered"), TickButton(_("Hidden")), beside=True)
        self.lists.currentIndexChanged.connect(lambda _place: self._fill_codes())
        self._fill_codes()

    def _fill_codes(self) -> None:
        chosen = self.codes.currentData()
        self.codes.clear()
        for code, word in called(CodeList(self.lists.currentData())).items():
            self.codes.addItem(word, code)
        self.codes.setCurrentIndex(max(self.codes.findData(chosen), 0))

    def empty(self) -> CodeWordForm:
        code_list = CodeList.DEPARTURE
        return CodeWordForm(new_id(), code_list, next(iter(called(code_list))))

    def shown_values(self, values: dict[str, Any]) -> dict[str, Any]:
        return values | {"position": "" if values["position"] is None else str(values["position"])}

    def typed_values(self, values: dict[str, Any]) -> dict[str, Any]:
        place = str(values["position"]).strip()
        if place and not place.isdecimal():
            raise BadDay("position")
        return values | {"position": int(place) if place else None}

    def rows(self) -> Sequence[CodeWordRow]:
        return self.context.waystation.code_words.list(self.context.actor)

    def keep(self, form: CodeWordForm) -> CodeWordRow:
        return self.context.waystation.code_words.save(self.context.actor, form)

    def saved(self) -> None:
        house_words.follow(self.context, self)

    def lines(self, row: CodeWordRow) -> tuple[str, str, str]:
        form = row.form
        shape, words = standing(row.validity, row.in_use, form.valid_until, form.valid_from)
        name = form.word or called(form.code_list).get(form.code, form.code)
        spoken_in = language(form.language) if form.language else EVERY[1]
        hidden = _("hidden, ") if form.hidden else ""
        return shape, name, f"{code_lists()[form.code_list]}, {hidden}{spoken_in}. {words}"
