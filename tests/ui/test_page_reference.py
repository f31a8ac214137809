"""Words of the house in the real window: letterhead, notice, a word of a list, a text; what is over is shown so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.reference import CodeList
from app.validity import Validity
from models.codes import DepartureReason, NoticeKind, Role
from tests.ui.whole_desk import WholeDesk, sit
from ui import house_words
from ui.pages.departure.words import reasons
from ui.pages.reference import ReferencePage
from ui.pages.reference.codes import WordSection
from ui.pages.reference.editing import Editing
from ui.pages.reference.sections import LetterheadSection, NoticeSection, TextSection
from ui.theme import Theme

__all__ = ["sit"]  # a fixture
Sit = Callable[..., WholeDesk]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def section(page: ReferencePage, key: str, desk: WholeDesk) -> Editing:  # type: ignore[type-arg]
    page.show_section(key)
    desk.settled()
    desk.press(Qt.Key.Key_N, ALT)
    here = page.here()
    assert isinstance(here, Editing)
    return here


def keep(desk: WholeDesk, here: Editing, **values: object) -> None:  # type: ignore[type-arg]
    here.form.put({**here.form.values(), **values})
    here.form.controls()[0].setFocus()
    desk.press(Qt.Key.Key_Return, CTRL)


def test_everything_is_edited_and_what_is_over_is_shown_as_over(sit: Sit) -> None:
    desk = sit(Role.MANAGER)
    page = desk.open("reference", ReferencePage)
    heads = section(page, "letterheads", desk)
    assert isinstance(heads, LetterheadSection)
    keep(desk, heads, name="Vilties namai", valid_from="32.1.2026")
    assert "This is no day" in desk.texts()
    yesterday = f"{desk.waystation.house.today() - timedelta(days=1):%d.%m.%Y}"
    keep(desk, heads, valid_from="", valid_until=yesterday)
    assert [row.validity for row in heads.model.rows()] == [Validity.OVER]
    assert "Over since" in heads.lines(heads.model.row(0))[2]
    heads.form.put({**heads.form.values(), "name": "half typed"})
    page.reload()
    desk.settled()
    assert heads.form.value("name") == "half typed"

    texts = section(page, "texts", desk)
    assert isinstance(texts, TextSection)
    keep(desk, texts, title="Правила", content="Двери закрыты.")
    assert len(desk.waystation.briefings.offered(desk.waystation.actor)) == 1
    desk.press(Qt.Key.Key_V, ALT)
    keep(desk, texts, content="Двери открыты.", valid_from=yesterday)
    assert [form.content for form in desk.waystation.briefings.offered(desk.waystation.actor)] == ["Двери открыты."]


def test_a_notice_begins_from_the_words_in_use_and_a_word_of_a_list_is_offered_anew(sit: Sit) -> None:
    desk = sit(Role.MANAGER)
    page = desk.open("reference", ReferencePage)
    notices = section(page, "notices", desk)
    assert isinstance(notices, NoticeSection)
    notices.form.put({**notices.form.values(), "kind": NoticeKind.FULL, "language": "lt", "version": "House 1"})
    desk.press(Qt.Key.Key_F, ALT)
    keep(desk, notices, title="Kitas")
    assert desk.waystation.notices.text(desk.waystation.actor, "lt").title == "Kitas"

    words = section(page, "words", desk)
    assert isinstance(words, WordSection)
    first = DepartureReason.OTHER
    keep(desk, words, code_list=CodeList.DEPARTURE, code=first.value, word="Kita", position="x")
    assert "This is no number" in desk.texts()
    keep(desk, words, position="1")
    assert next(iter(reasons().items())) == (first, "Kita")
    desk.press(Qt.Key.Key_N, ALT)
    keep(desk, words, code_list=CodeList.DEPARTURE, code=DepartureReason.DECEASED.value, hidden=True)
    assert DepartureReason.DECEASED in reasons()
    assert DepartureReason.DECEASED not in house_words.offered(CodeList.DEPARTURE, reasons())
    assert DepartureReason.DECEASED in house_words.offered(CodeList.DEPARTURE, reasons(), DepartureReason.DECEASED)
    house_words.take(())


def test_looks_light_dark(sit: Sit, theme: Theme, grab: Callable[[QWidget, str], Path]) -> None:
    desk = sit(Role.MANAGER)
    page = desk.open("reference", ReferencePage)
    heads = section(page, "letterheads", desk)
    keep(desk, heads, name="Vilties namai", address="Užutėkio g. 3, Trakai", phone="+370 5 000 0000", line="304512")
    texts = section(page, "texts", desk)
    keep(desk, texts, title="Правила нашего дома", content="Двери закрыты с 23:00 до 6:00.", valid_until="1.1.2026")
    words = section(page, "words", desk)
    keep(desk, words, code_list=CodeList.DEPARTURE, code=DepartureReason.OTHER.value, word="Kita", position="1")
    notices = section(page, "notices", desk)
    notices.form.put({**notices.form.values(), "version": "House 1"})
    desk.press(Qt.Key.Key_F, ALT)
    keep(desk, notices)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    for size, looks in (((1366, 690), "light"), ((911, 512), "911x512-dark")):
        desk.shell.resize(*size)
        for key in page.sections:
            page.show_section(key)
            desk.settled()
            grab(desk.shell, f"reference-{key}-{looks}")
        theme.switch(application)
    house_words.take(())
