"""The words of letters: a list of kinds and languages, and the words in a form; saving makes a new version."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QScrollArea, QVBoxLayout, QWidget

from app.errors import UserError
from app.letters.templates import TemplateForm, TemplateRow, Words
from ui.page import Page, PageContext
from ui.pages.letters.words import kinds, paper_languages
from ui.pages.templates.form import WordsForm
from ui.tables import Column, RowsModel, TwoLines
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import choice_box, shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Banner, SaveBar
from ui.words import _
from ui.work import sentence_of

LIST, ROOMY = 400, 1000
NOT_SAVED = _("These words are not saved yet. Press Ctrl Enter to save, or Alt Z to give them up.")


class TemplatesPage(Page):
    """Letters written before keep the words of their time."""

    KEYS = (
        ("Ctrl Enter", _("save as a new version")),
        ("Alt R", _("use the version before again")),
        ("Alt Z", _("give up what was typed")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self.row: TemplateRow | None = None
        self._touched = False
        self.banner, self.form, self.bar = Banner(), WordsForm(), SaveBar()
        self.language = choice_box((("", _("All languages")), *paper_languages().items()), _("Language"))
        self.list, self.model = QListView(), RowsModel([Column(_("Templates"), self._spoken)])
        self.save = KeyButton(_("Save as a new version"), "Ctrl Enter", "primary")
        self.retire = KeyButton(_("Use the version before"), "Alt R", icon="undo-2")
        self.give_up = KeyButton(_("Give up the changes"), "Alt Z")
        self._rows: tuple[TemplateRow, ...] = ()
        self._delegate = TwoLines(self._lines)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        inner = QVBoxLayout()
        inner.setContentsMargins(18, 12, 18, 6)
        inner.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(_("Words of letters"), "title"), 1)
        head.addWidget(self.language)
        inner.addLayout(head)
        inner.addWidget(self.banner)
        row = QHBoxLayout()
        row.setSpacing(18)
        self._dress_list()
        row.addWidget(self.list)
        row.addWidget(self._scrolled(), 1)
        inner.addLayout(row, 1)
        column.addLayout(inner, 1)
        for button in (self.save, self.retire, self.give_up):
            self.bar.add(button)
        column.addWidget(self.bar)

    def _dress_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setProperty("framed", True)
        self.list.setAccessibleName(_("Templates"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidget(self.form)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _connect(self) -> None:
        self.save.clicked.connect(self.save_words)
        self.retire.clicked.connect(self.retire_words)
        self.give_up.clicked.connect(self.forget)
        self.banner.pressed.connect(self.banner.clear)
        self.form.changed.connect(self._touch)
        self.language.activated.connect(lambda _place: self._show_rows())
        self.list.activated.connect(lambda _index: self.form.title.setFocus())
        self.list.selectionModel().currentChanged.connect(lambda index, _before: self._choose(index.row()))
        for keys, button in (("Ctrl+Return", self.save), ("Alt+R", self.retire), ("Alt+Z", self.give_up)):
            shortcut(self, keys, button.click_if_able)
        self.setFocusProxy(self.list)

    # Reading

    def reload(self) -> None:
        """Read the list again; what is being typed stays."""
        templates, actor = self.context.waystation.templates, self.context.actor

        def shown(rows: tuple[TemplateRow, ...]) -> None:
            self._rows = rows
            self._show_rows()

        self.context.work.run(self, lambda: templates.list(actor), shown, self._failed)

    def _show_rows(self) -> None:
        language, wanted = self.language.currentData(), self.row
        rows = [row for row in self._rows if not language or row.language == language]
        self.model.show_rows(rows)
        same = (n for n, row in enumerate(rows) if wanted and _key(row) == _key(wanted))
        if rows and not self._touched:
            self.list.setCurrentIndex(self.model.index(next(same, 0), 0))

    def _choose(self, place: int) -> None:
        if place < 0:
            return
        row = self.model.row(place)
        if self._touched:
            if self.row is not None and _key(row) != _key(self.row):
                self.banner.say(NOT_SAVED, "att", _("Close"))
            return
        self.row = row
        templates, actor = self.context.waystation.templates, self.context.actor
        self._then(lambda: templates.read(actor, row.kind, row.language), row)

    def _then(self, read: Callable[[], Words], row: TemplateRow) -> None:
        def shown(words: Words) -> None:
            if self.row is not None and _key(self.row) == _key(row):
                self.form.show_words(words)
                self._touched = False
                self._dress(words)

        self.context.work.run(self, read, shown, self._failed)

    def _dress(self, words: Words) -> None:
        self.retire.setEnabled(words.version > 0)
        self.give_up.setEnabled(False)
        self.save.setEnabled(False)
        self.bar.say(_version(words.version), "ok" if not words.draft else "att")

    # Writing

    def _touch(self) -> None:
        self._touched = True
        self.give_up.setEnabled(True)
        self.save.setEnabled(True)
        self.form.title_field.clear()

    def save_words(self) -> None:
        """The words as typed become the version in use."""
        row, templates, actor = self.row, self.context.waystation.templates, self.context.actor
        if row is None:
            return
        words = self.form.words()
        form = TemplateForm(row.kind, words, words.version)
        self._write(lambda: templates.save(actor, form), _("Saved. New letters use these words."))

    def retire_words(self) -> None:
        row, templates, actor = self.row, self.context.waystation.templates, self.context.actor
        if row is not None:
            self._write(
                lambda: templates.retire(actor, row.kind, row.language), _("The version before is in use again.")
            )

    def _write(self, write: Callable[[], Words], told: str) -> None:
        def written(words: Words) -> None:
            self._touched = False
            self.banner.clear()
            self.form.show_words(words)
            self._dress(words)
            self.context.tell(told, None)

        self.context.work.run(self, write, written, self._failed, writes=True)

    def forget(self) -> None:
        """Alt Z: the words as they were."""
        self._touched = False
        self.banner.clear()
        self._show_rows()
        if self.row is not None:
            templates, actor, row = self.context.waystation.templates, self.context.actor, self.row
            self._then(lambda: templates.read(actor, row.kind, row.language), row)

    def _failed(self, trouble: Exception) -> None:
        sentence = sentence_of(trouble)
        if isinstance(trouble, UserError) and trouble.field == "title":
            self.form.title_field.set_error(sentence)
            self.form.title.setFocus()
        else:
            self.banner.say(sentence, "att", _("Close"))

    # Words

    def _lines(self, row: TemplateRow) -> tuple[str, str, str]:
        language = paper_languages()[row.language]
        standing = _("Draft translation") if row.draft else _("Confirmed")
        return (
            "not_asked" if row.draft else "done",
            kinds()[row.kind],
            f"{language}; {standing}; {_version(row.version)}",
        )

    def _spoken(self, row: TemplateRow) -> str:
        _shape, first, second = self._lines(row)
        return f"{first}; {second}"

    def minimumSizeHint(self) -> QSize:
        return QSize(600, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= ROOMY
        self.list.setFixedWidth(LIST if roomy else self.width() * 2 // 5)
        self.save.say(_("Save as a new version") if roomy else _("Save"))
        self.retire.say(_("Use the version before") if roomy else _("Version before"))
        self.give_up.say(_("Give up the changes") if roomy else _("Give up"))


def _key(row: TemplateRow) -> tuple[str, str]:
    return row.kind.value, row.language


def _version(number: int) -> str:
    return _("version {n} of this site").format(n=number) if number else _("as it came with the program")
