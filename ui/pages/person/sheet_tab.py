"""The person's own sheet as it would print: the language, whether the address stands on it, and where it goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.forms import OwnSheetForm
from app.own_sheet import SHEET_LANGUAGES, own_language
from app.papers import PaperJob, Printed, Way
from app.rows import PersonPage
from ui.labels import languages
from ui.page import PageContext
from ui.pages.papers import output
from ui.pages.papers.giving import give_out
from ui.pages.person.tabs import PersonTab
from ui.widgets.buttons import KeyButton, TickButton
from ui.widgets.fields import LabeledField, choice_box
from ui.widgets.panels import Banner, wrapped
from ui.widgets.pdf_view import PdfView
from ui.words import _
from ui.work import Lane, sentence_of


class SheetTab(PersonTab):
    """A preview spends no print number; printing and saving do."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._page: PersonPage | None = None
        self.banner, self.view = Banner(), PdfView()
        known = languages()
        self.language = choice_box([(code, known.get(code, code)) for code in SHEET_LANGUAGES], _("Language"))
        self.with_place = TickButton(_("Address of the centre on it"))
        self.print_button = KeyButton(_("Print"), "Alt P", "primary", "printer", shortcut="Alt+P")
        self.save_button = KeyButton(_("Save as PDF"), "Ctrl S", icon="save", shortcut="Ctrl+S")
        self._lay_out()
        self.language.activated.connect(lambda _place: self._preview())
        self.with_place.toggled.connect(lambda _on: self._preview())
        self.print_button.clicked.connect(lambda: self._numbered(self._to_printer))
        self.save_button.clicked.connect(lambda: self._numbered(self._to_file))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(8)
        column.addWidget(self.banner)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(LabeledField(_("Language"), self.language))
        for part in (self.with_place, self.print_button, self.save_button):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(wrapped(_("Ask whether the address may stand on paper. It is left out until then."), "hint"))
        column.addWidget(self.view, 1)
        self.view.setMinimumHeight(240)

    def show_person(self, page: PersonPage) -> None:
        """In a language of the person, until another one is chosen for them."""
        if self._page is None or self._page.person.id != page.person.id:
            self.language.setCurrentIndex(self.language.findData(own_language(page.languages)))
            self.with_place.setChecked(False)
        self._page = page
        self._preview()

    def put_away(self) -> None:
        """No sheet stays on a page that nobody looks at."""
        self._page = None
        self.banner.clear()
        self.view.show_pdf(b"")

    def _form(self) -> OwnSheetForm | None:
        if self._page is None:
            return None
        return OwnSheetForm(self._page.person.id, self.language.currentData(), self.with_place.isChecked())

    def _preview(self) -> None:
        form, sheets, actor = self._form(), self.context.waystation.own_sheets, self.context.actor
        if form is not None:
            self.context.work.run(self, lambda: sheets.preview(actor, form), self._draw, self._failed)

    def _draw(self, job: PaperJob, then: Callable[[PaperJob], None] | None = None) -> None:
        def shown(printed: Printed) -> None:
            if self._page is None:
                return
            self.view.show_pdf(printed.pdf)
            if then is not None:
                then(job)

        self.context.work.run(self, lambda: job.draw(None), shown, self._failed, lane=Lane.DRAWING)

    def _numbered(self, then: Callable[[PaperJob], None]) -> None:
        """Take a print number, draw the numbered sheet, then ask where it goes."""
        form, sheets, actor = self._form(), self.context.waystation.own_sheets, self.context.actor
        if form is not None:
            self.context.work.run(
                self, lambda: sheets.paper(actor, form), lambda job: self._draw(job, then), self._failed, writes=True
            )

    def _to_file(self, job: PaperJob) -> None:
        path = output.ask_where(self, job)
        if path is not None:
            give_out(self.context, self, job, Way.FILE, lambda: self._save(path), self._failed)

    def _save(self, path: Path) -> None:
        self._tried(lambda: output.save(self.view.pdf, path), _("The sheet is saved."))

    def _to_printer(self, job: PaperJob) -> None:
        try:
            printer = output.ask_printer(self, job, self.view.document.pagePointSize(0))
        except UserError as trouble:
            self._failed(trouble)
        else:
            if printer is not None:
                copies = max(printer.copyCount(), 1)
                give_out(self.context, self, job, Way.PRINTER, lambda: self._send(printer), self._failed, copies)

    def _send(self, printer: QPrinter) -> None:
        pdf = self.view.pdf
        self.context.work.run_reporting(
            self,
            lambda report: output.print_pages(pdf, printer, report),
            lambda _none: self.context.tell(_("The sheet went to the printer."), None),
            self._failed,
            lane=Lane.DRAWING,
        )

    def _tried(self, work: Callable[[], None], said: str) -> None:
        try:
            work()
        except UserError as trouble:
            self._failed(trouble)
        else:
            self.context.tell(said, None)

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "att")
