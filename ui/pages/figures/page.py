"""The page of figures: days to choose, tiles, plots with their table beside, and the way out to paper and file."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.errors import UserError
from app.figures import FiguresSheet
from app.rosters import TableFormat
from ui.page import Page, PageContext
from ui.pages.figures.body import Body
from ui.pages.figures.range_bar import RangeBar
from ui.pages.papers import output
from ui.pages.papers.straight import PaperOutput
from ui.pages.papers.words import language_words
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import choice_box, shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Banner
from ui.words import _
from ui.work import sentence_of

FOLDS, BESIDE = 1200, 60


class FiguresPage(Page):
    """Numbers without names; those of a few people are told to nobody."""

    KEYS = (
        (_("Alt 1 to Alt 4"), _("the night, a week, a month, own days")),
        ("PgDn PgUp", _("further down, further up")),
        ("Ctrl P", _("print the situation report")),
        ("Alt X", _("save the numbers as XLSX, with charts")),
        ("Alt V", _("save the numbers as CSV")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self.sheet: FiguresSheet | None = None
        self.banner = Banner()
        self.range = RangeBar(context.waystation.house.today())
        self.language = choice_box(language_words(), _("Language of the report"))
        self.print = KeyButton(_("Situation report"), "Ctrl P", "primary", "printer", "Ctrl+P")
        self.xlsx = KeyButton(_("XLSX"), "Alt X", icon="save", shortcut="Alt+X")
        self.csv = KeyButton(_("CSV"), "Alt V", icon="save", shortcut="Alt+V")
        self.body = Body()
        self._out = PaperOutput(context, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 12)
        whole.setSpacing(10)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        names, acts = QHBoxLayout(), QHBoxLayout()
        acts.addStretch(1)
        names.setSpacing(18)
        names.addWidget(label(_("Figures"), "title"))
        names.addWidget(self.range)
        names.addStretch(1)
        for part in (self.language, self.xlsx, self.csv, self.print):
            acts.addWidget(part)
        self._head.addLayout(names, 1)
        self._head.addLayout(acts)
        whole.addLayout(self._head)
        whole.addWidget(self.banner)
        whole.addWidget(self.range.typed)
        self._area = area = QScrollArea()
        area.setWidget(self.body)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.addWidget(area, 1)
        self.setFocusProxy(self.range)

    def _connect(self) -> None:
        for place in range(4):
            shortcut(self, f"Alt+{place + 1}", lambda place=place: self.range.choose(place))  # type: ignore[misc]
        for key, way in (("PgDown", 1), ("PgUp", -1)):
            shortcut(self, key, lambda way=way: self._scroll(way))  # type: ignore[misc]
        self.range.changed.connect(self.reload)
        self.print.clicked.connect(self._print)
        self.xlsx.clicked.connect(lambda: self._export(TableFormat.XLSX))
        self.csv.clicked.connect(lambda: self._export(TableFormat.CSV))
        self.banner.pressed.connect(self.banner.clear)

    def _scroll(self, way: int) -> None:
        """Nearly a page, so that the last line is seen again."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + way * bar.pageStep() * 9 // 10)

    def reload(self) -> None:
        self.range.know_today(self.context.waystation.house.today())
        form, figures, actor = self.range.form(), self.context.waystation.figures, self.context.actor
        if form is not None:
            self.context.work.run(self, lambda: figures.sheet(actor, form), self._show, self._failed)

    def _show(self, sheet: FiguresSheet) -> None:
        self.banner.clear()
        self.sheet = sheet
        self.body.show_sheet(sheet)

    def _print(self) -> None:
        form, figures, actor = self.range.form(), self.context.waystation.figures, self.context.actor
        language = self.language.currentData()
        if form is not None:
            self._out.make(lambda: figures.report(actor, form, language))

    def _export(self, format_: TableFormat) -> None:
        """The place is asked first: a file that nobody took is in no log."""
        form, figures, actor = self.range.form(), self.context.waystation.figures, self.context.actor
        path = output.ask_where_file(self, "figures", format_) if form is not None else None
        if form is None or path is None:
            return

        def done(data: bytes) -> None:
            try:
                output.save(data, path)
            except UserError as trouble:
                self._failed(trouble)
            else:
                self.context.tell(_("The figures are saved. They name nobody."), None)

        self.context.work.run(self, lambda: figures.export(actor, form, format_), done, self._failed, writes=True)

    def _failed(self, trouble: Exception) -> None:
        field = self.range.fields.get(trouble.field or "") if isinstance(trouble, UserError) else None
        if field is not None and field.isVisible():
            field.set_error(sentence_of(trouble))
        else:
            self.banner.say(sentence_of(trouble), "att" if isinstance(trouble, UserError) else "stop")

    def minimumSizeHint(self) -> QSize:
        """The page folds by itself, so it never keeps the window wide."""
        return QSize(560, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < FOLDS
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.body.fold(narrow, event.size().width() - BESIDE)
