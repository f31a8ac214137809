"""The four lists of the house's words: letterheads, notices, words of codes, texts of briefings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.briefings.forms import BriefingTextForm, BriefingTextRow
from app.ids import new_id
from app.notice_texts import notice_languages
from app.reference.letterheads import LetterheadForm, LetterheadRow
from app.reference.notices import NoticeVersionForm, NoticeVersionRow
from models.codes import BriefingKind, NoticeKind
from ui.labels import languages
from ui.pages.briefings.words import kinds, language
from ui.pages.person.protection_words import notice_kinds
from ui.pages.reference.editing import Editing, standing
from ui.widgets.buttons import KeyButton, TickButton
from ui.widgets.fields import shortcut
from ui.words import _

EVERY = ("", _("Every language without its own"))
DRAFT = _("Draft: no native speaker has checked it")
STAYS = _("This was given to somebody: its words stay. Alt V makes a new version.")


def spoken() -> list[tuple[Any, str]]:
    return sorted(languages().items(), key=lambda each: each[1])


class LetterheadSection(Editing[LetterheadRow]):
    NOUN, EMPTY = _("Letterheads"), _("No letterhead yet: papers bear the site as it was set up. Press Alt N.")
    ABOUT = _("What stands at the head of letters and papers. An empty line leaves what the site says.")

    def build(self) -> None:
        self.form.choice("language", _("Language"), [EVERY, *spoken()])
        self.form.line("name", _("Name of the house"))
        self.form.line("address", _("Address"))
        self.form.line("phone", _("Phone, day and night"))
        self.form.line("line", _("Line beneath"), _("e-mail, register code"), beside=True)

    def empty(self) -> LetterheadForm:
        return LetterheadForm(new_id())

    def rows(self) -> Sequence[LetterheadRow]:
        return self.context.waystation.letterheads.list(self.context.actor)

    def keep(self, form: LetterheadForm) -> LetterheadRow:
        return self.context.waystation.letterheads.save(self.context.actor, form)

    def lines(self, row: LetterheadRow) -> tuple[str, str, str]:
        form = row.form
        shape, words = standing(row.validity, row.in_use, form.valid_until, form.valid_from)
        spoken_in = language(form.language) if form.language else EVERY[1]
        return shape, form.name or form.address or form.phone or form.line, f"{spoken_in}. {words}"


class NoticeSection(Editing[NoticeVersionRow]):
    NOUN, EMPTY = _("Notices of the house"), _("The notices that came with the program are in use. Press Alt N.")
    ABOUT = _(
        "Short: a sentence a line. Full: a heading, its text on the next line, an empty line between the parts. "
        "{site}, {address} and {phone} are filled in."
    )

    def build(self) -> None:
        known = languages()
        self.form.choice("kind", _("Notice"), list(notice_kinds().items()))
        offered = [(tag, known.get(tag, tag)) for tag in notice_languages()]
        self.form.choice("language", _("Language"), offered, beside=True)
        self.form.line("version", _("Version"), _("such as House 1"))
        self.form.line("title", _("Title"), beside=True)
        self.form.words("words", _("Words"), height=190)
        self.form.add("draft", _("Checked by a native speaker?"), TickButton(DRAFT))
        self.begin = KeyButton(_("Words in use"), "Alt F")

    def _lay_out(self) -> None:
        super()._lay_out()
        self.buttons.addWidget(self.begin)
        self.begin.clicked.connect(lambda _checked=False: self.fill())
        shortcut(self, "Alt+F", self.begin.click_if_able)

    def empty(self) -> NoticeVersionForm:
        return NoticeVersionForm(new_id(), NoticeKind.SHORT, "en", "", "", "")

    def fill(self) -> None:
        """The words that are read today, to be changed into the house's own."""
        values, versions, actor = self.form.values(), self.context.waystation.notice_versions, self.context.actor
        form = replace(self.empty(), kind=NoticeKind(values["kind"]), language=str(values["language"]))

        def put(begun: NoticeVersionForm) -> None:
            self.form.put({**self.form.values(), "title": begun.title, "words": begun.words})

        self.read(lambda: versions.begin(actor, form), put)

    def renewed(self, form: NoticeVersionForm) -> NoticeVersionForm:
        return replace(super().renewed(form), version="")  # type: ignore[no-any-return]

    def rows(self) -> Sequence[NoticeVersionRow]:
        return self.context.waystation.notice_versions.list(self.context.actor)

    def keep(self, form: NoticeVersionForm) -> NoticeVersionRow:
        return self.context.waystation.notice_versions.save(self.context.actor, form)

    def said_of(self, row: NoticeVersionRow) -> str:
        return STAYS if row.used else ""

    def lines(self, row: NoticeVersionRow) -> tuple[str, str, str]:
        form = row.form
        shape, words = standing(row.validity, row.in_use, form.valid_until, form.valid_from)
        draft = _("draft") if form.draft else ""
        parts = ", ".join(part for part in (language(form.language), form.version, draft) if part)
        return shape, f"{notice_kinds()[form.kind]}: {form.title}", f"{parts}. {words}"


class TextSection(Editing[BriefingTextRow]):
    NOUN, EMPTY = _("Texts of briefings"), _("No text yet. Press Alt N.")
    ABOUT = _("What people are told at briefings, in each language. Only what is valid today is offered.")

    def build(self) -> None:
        self.form.choice("kind", _("About what"), list(kinds().items()))
        self.form.choice("language", _("Language"), spoken(), beside=True)
        self.form.line("title", _("Title"))
        self.form.words("content", _("What people are told"), height=190)
        self.form.add("draft", _("Checked by a native speaker?"), TickButton(DRAFT))

    def empty(self) -> BriefingTextForm:
        return BriefingTextForm(new_id(), BriefingKind.HOUSE_RULES, "ru", "", "")

    def rows(self) -> Sequence[BriefingTextRow]:
        return self.context.waystation.briefing_texts.list(self.context.actor)

    def keep(self, form: BriefingTextForm) -> BriefingTextRow:
        return self.context.waystation.briefing_texts.save(self.context.actor, form)

    def said_of(self, row: BriefingTextRow) -> str:
        return STAYS if row.used else ""

    def lines(self, row: BriefingTextRow) -> tuple[str, str, str]:
        form = row.form
        shape, words = standing(row.validity, row.in_use, form.valid_until, form.valid_from)
        draft = _("draft") if form.draft else ""
        parts = ", ".join(part for part in (kinds()[form.kind], language(form.language), draft) if part)
        return shape, form.title, f"{parts}. {words}"
