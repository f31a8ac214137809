"""A list before it counts: how it was read, what each column means, and everybody in it, then the import."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.errors import StorageTrouble, UserError
from app.forms import ListForm
from app.ids import new_id
from app.list_changes import ListComparison
from app.lists import (
    DELIMITERS,
    ENCODINGS,
    Ask,
    ListedPerson,
    Meaning,
    Sheet,
    column_asks,
    interpret,
    read_list,
    read_pasted,
)
from app.rows import ImportRow
from ui.page import Page, PageContext
from ui.pages.lists.columns import WIDTH, ColumnsCard
from ui.pages.lists.differences import Differences, sentence
from ui.pages.lists.ends import ChooseCard, DoneCard
from ui.pages.lists.questions import Questions
from ui.pages.lists.table import ListTable, PeopleOfList
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.fields import choice_box, shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Banner, ProgressStrip, SaveBar, wrapped
from ui.words import _, ngettext
from ui.work import Lane, sentence_of

Read = tuple[Sheet, tuple[ListedPerson, ...], tuple[Ask, ...]]
ROOMY = 1000


class ListPage(Page):
    """Choose or drop a file, correct what was guessed, import it, go on to the remarks."""

    KEYS = (
        ("Ctrl O", _("Choose a list file")),
        ("Ctrl V", _("Take a copied table")),
        ("Ctrl Enter", _("Import the list")),
        ("Space", _("Leave a difference as it was")),
        ("Alt F", _("Another file")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._raw, self._id = b"", new_id()
        self.sheet: Sheet | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        inside = QVBoxLayout()
        inside.setContentsMargins(18, 12, 18, 8)
        inside.setSpacing(8)
        self.title, self.banner, self.progress = label(_("Open a list"), "title"), Banner(), ProgressStrip()
        self.stack = QStackedWidget()
        self.choose, self.preview, self.done = ChooseCard(self.context), self._preview(), DoneCard(self.context)
        self.choose.open_file.clicked.connect(self._ask_for_file)
        self.done.again.clicked.connect(self._start_again)
        self.result, self.go_on = self.done.result, self.done.go_on
        for page in (self.choose, self.preview, self.done):
            self.stack.addWidget(page)
        self.heading = label("", "hint")
        self.heading.setMinimumWidth(40)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.heading, 1)
        inside.addLayout(head)
        inside.addWidget(self.banner)
        inside.addWidget(self.stack, 1)
        inside.addWidget(self.progress)
        whole.addLayout(inside, 1)
        whole.addWidget(self._bar())
        self.bar.hide()
        self.stack.currentChanged.connect(
            lambda _place: self.bar.setVisible(self.stack.currentWidget() is self.preview)
        )
        shortcut(self, "Ctrl+O", self._ask_for_file)
        shortcut(self, "Ctrl+V", self.paste)

    # A file

    def reload(self) -> None:
        group = self.context.group()
        self.choose.show_group(group is not None)
        if group is not None:
            self.title.setText(_("A list for {label}").format(label=group.label))

    def _ask_for_file(self) -> None:
        if self.context.group() is None:
            return
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Choose a list file"), "", _("Lists (*.csv *.txt *.tsv *.xlsx *.xls *.htm *.html);;All files (*)")
        )
        if name:
            self.open_path(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.context.group() is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.open_path(paths[0])

    def paste(self) -> None:
        """A table or lines copied in another program are a list too."""
        held = QApplication.clipboard().mimeData()
        raw = read_pasted(held.text(), held.html() if held.hasHtml() else "")
        if self.context.group() is not None and raw.strip():
            self.banner.clear()
            self._take(raw)

    def open_path(self, path: Path) -> None:
        """Read a file and show what it holds; nothing is imported yet."""
        self.banner.clear()
        self.context.work.run(self, lambda: _bytes(path), self._take, self._failed, lane=Lane.DRAWING)

    def _take(self, raw: bytes) -> None:
        self._raw, self._id = raw, new_id()
        self.questions.forget()
        self._read(None, None, None)

    # The preview

    def _preview(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.encoding = choice_box([(name, name.upper()) for name in ENCODINGS], _("Encoding"))
        self.delimiter = choice_box([(sign, _sign_words()[sign]) for sign in DELIMITERS], _("Delimiter"))
        for box in (self.encoding, self.delimiter):
            box.activated.connect(lambda _place: self._read_as_chosen())
        self.sides = Segmented(
            (("people", _("People"), ""), ("differences", _("Differences"), ""), ("columns", _("Columns"), "")),
            "people",
            name=_("What is shown"),
        )
        self.sides.changed.connect(lambda _value: self._lay_out())
        line = QHBoxLayout()
        line.setSpacing(8)
        self.as_text = (label(_("Read as"), "label"), self.encoding, label(_("cut at"), "label"), self.delimiter)
        for part in self.as_text:
            line.addWidget(part)
        line.addWidget(self.sides)
        self.told = wrapped("", "second")
        line.addWidget(self.told, 1)
        column.addLayout(line)
        self.columns, self.model = ColumnsCard(), PeopleOfList()
        self.columns.changed.connect(self._read_again)
        self.table = ListTable(self.model, _("People of the list"))
        self.differences, self.questions = Differences(), Questions()
        self.questions.answered.connect(self._read_again)
        column.addWidget(self.questions)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self.columns)
        body.addWidget(self.table, 1)
        body.addWidget(self.differences, 1)
        column.addLayout(body, 1)
        return holder

    def _bar(self) -> SaveBar:
        self.bar = SaveBar()
        self.import_button = KeyButton(_("Import the list"), "Ctrl Enter", "primary", "check", shortcut="Ctrl+Return")
        self.import_button.clicked.connect(self._import)
        self.another = KeyButton(_("Another file"), "Alt F", shortcut="Alt+F")
        self.another.clicked.connect(self._start_again)
        self.bar.add(self.import_button)
        self.bar.add(self.another)
        return self.bar

    def _read_as_chosen(self) -> None:
        self._read(self.encoding.currentData(), self.delimiter.currentData(), None)

    def _read_again(self) -> None:
        self._read(self.encoding.currentData(), self.delimiter.currentData(), self.columns.meanings())

    def _read(self, encoding: str | None, delimiter: str | None, columns: Sequence[Meaning] | None) -> None:
        raw, today, answers = self._raw, date.today(), self.questions.answers()

        def job() -> Read:
            sheet = read_list(raw, encoding, delimiter)
            meant = columns or sheet.columns
            return sheet, interpret(sheet, meant, today, answers), column_asks(sheet, meant, today)

        def shown(read: Read) -> None:
            self._show(*read, keep=columns is not None)

        self.context.work.run(self, job, shown, self._failed, lane=Lane.DRAWING)

    def _show(self, sheet: Sheet, people: tuple[ListedPerson, ...], asks: tuple[Ask, ...], *, keep: bool) -> None:
        self.sheet = sheet
        self.questions.show_asks(asks, sheet.header)
        self.banner.clear()
        self._warn(sheet.warnings)
        for part in self.as_text:
            part.setVisible(bool(sheet.delimiter))  # a workbook says itself how it is read
        self.encoding.setCurrentIndex(max(self.encoding.findData(sheet.encoding), 0))
        self.delimiter.setCurrentIndex(max(self.delimiter.findData(sheet.delimiter), 0))
        if not keep:
            self.columns.show_sheet(sheet)
        self.model.show_people(people, self.columns.meanings())
        self.told.setText(_told(sheet, people))
        self.heading.setText(_short(sheet.titles))
        self.heading.setToolTip(" · ".join((*sheet.titles, *sheet.totals)))
        self.stack.setCurrentWidget(self.preview)
        self._compare()
        self._lay_out()
        self.table.setFocus()

    def _warn(self, sentences: Sequence[str]) -> None:
        if any(sentences):
            self.banner.say(" ".join(part for part in sentences if part), "att")

    def _compare(self) -> None:
        """Beside the list that the group has already: what would change."""
        form, waystation = self._form(), self.context.waystation
        if form is not None:
            self.context.work.run(
                self, lambda: waystation.lists.compare_list(waystation.actor, form), self._compared, self._failed
            )

    def _compared(self, found: ListComparison) -> None:
        self.differences.show_comparison(found)
        self._warn((*(self.sheet.warnings if self.sheet else ()), sentence(found)))
        self.sides.set_value("differences" if found.earlier and not found.known else self.sides.value())
        self._lay_out()

    def _lay_out(self) -> None:
        """The columns beside people or differences where there is room; else one of the three, chosen above."""
        roomy = self.width() >= ROOMY
        chosen = self.sides.value()
        self.columns.setVisible(roomy or chosen == "columns")
        self.differences.setVisible(chosen == "differences")
        self.table.setVisible(chosen == "people" or (roomy and chosen == "columns"))
        self.columns.setFixedWidth(WIDTH) if roomy else self.columns.setMaximumWidth(16777215)

    def minimumSizeHint(self) -> QSize:
        """What it needs when folded, so that a small screen may fold it."""
        return QSize(560, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _start_again(self) -> None:
        self._raw, self.sheet = b"", None
        self.differences.forget()
        self.questions.forget()
        self.sides.set_value("people")
        self.model.show_people((), ())
        self.heading.clear()
        self.banner.clear()
        self.stack.setCurrentWidget(self.choose)
        self.reload()

    # The import

    def _form(self) -> ListForm | None:
        """The list as it is confirmed on this page now."""
        group = self.context.group()
        if self.sheet is None or group is None:
            return None
        columns = tuple(meaning.value for meaning in self.columns.meanings())
        return ListForm(
            self._id,
            group.id,
            self._raw,
            self.sheet.encoding,
            self.sheet.delimiter,
            columns,
            self.differences.left,
            self.questions.answers(),
        )

    def _import(self) -> None:
        form, waystation = self._form(), self.context.waystation
        if form is None:
            return
        self._able(False)
        self.progress.begin(_("Putting everybody on the list. Each row is sealed as it stood."))
        self.context.work.run(
            self,
            lambda: waystation.lists.import_list(waystation.actor, form),
            self._imported,
            self._failed,
            writes=True,
        )

    def _imported(self, done: ImportRow) -> None:
        self._ready()
        self._start_again()
        self.done.show_done(done)
        self.stack.setCurrentWidget(self.done)
        self.go_on.setFocus()

    def _ready(self) -> None:
        self._able(True)
        self.progress.end()

    def _able(self, yes: bool) -> None:
        for part in (self.preview, self.bar):
            part.setEnabled(yes)

    def _failed(self, trouble: Exception) -> None:
        self._ready()
        self.banner.say(sentence_of(trouble), "stop" if isinstance(trouble, StorageTrouble) else "att")
        place = trouble.field if isinstance(trouble, UserError) else None
        if place in ("encoding", "delimiter"):
            (self.encoding if place == "encoding" else self.delimiter).setFocus()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise UserError(
            _("This file cannot be read. Nothing was imported. Copy it to this laptop, then try.")
        ) from None


def _sign_words() -> dict[str, str]:
    return {
        ";": _("semicolon"),
        ",": _("comma"),
        "\t": _("tab"),
        "|": _("bar"),
        "^": "^",
        "~": "~",
        "*": "*",
        "#": "#",
        ":": _("colon"),
        "  ": _("spaces"),
    }


def _told(sheet: Sheet, people: Sequence[ListedPerson]) -> str:
    """How many rows, and whether the list's own total agrees."""
    rows = ngettext("{n} person in the file", "{n} people in the file", len(people)).format(n=len(people))
    total = sheet.declared_total
    if total is None:
        agrees = _("the list names no total")
    elif total == len(people):
        agrees = _("its own total agrees")
    else:
        agrees = _("its own total says {n}").format(n=total)
    return f"{rows} · {agrees}"


def _short(titles: Sequence[str]) -> str:
    text = " ".join(titles)
    return f"{text[:70]}…" if len(text) > 70 else text
