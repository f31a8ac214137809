"""Rights: what a person may ask about their own record, and what the house owes them."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.access import Act, may
from app.papers import PaperJob, Printed
from app.scanning import Scan
from ui.page import Page, PageContext
from ui.pages.papers.output import ask_where
from ui.pages.rights.lists import IncidentsPane, RequestsPane, ReviewPane
from ui.pages.rights.record import RecordPane
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.fields import shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Banner
from ui.words import _
from ui.work import Lane, sentence_of


class RightsPage(Page):
    """One pane at a time; each is there only for who may use it."""

    KEYS = (
        ("Alt 1 - 4", _("record, requests, what is over, incidents")),
        ("Alt C", _("save a copy for the person")),
        ("Alt D", _("save it as data")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self.banner = Banner()
        self.record = RecordPane(context, self.banner)
        self.panes: dict[str, QWidget] = {}
        words: list[tuple[str, str, str]] = []
        for key, word, act, pane in (
            ("record", _("A person's record"), Act.COPY_FOR_SUBJECT, lambda: self.record),
            ("requests", _("Requests"), Act.COPY_FOR_SUBJECT, lambda: RequestsPane(context, self.banner)),
            ("review", _("What is over"), Act.REVIEW_RETENTION, lambda: ReviewPane(context, self.banner)),
            ("incidents", _("Incidents"), Act.LOG_INCIDENT, lambda: IncidentsPane(context, self.banner)),
        ):
            if may(context.actor, act):
                self.panes[key] = pane()
                words.append((key, word, ""))
        self.sides = Segmented(tuple(words), words[0][0], name=_("What is shown"))
        self.sides.changed.connect(self.show_side)
        self._lay_out()
        for place, key in enumerate(self.panes, 1):
            shortcut(self, f"Alt+{place}", lambda key=key: self.show_side(key))  # type: ignore[misc]

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 14)
        whole.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(label(_("Rights"), "title"))
        head.addStretch(1)
        self.processing = KeyButton(_("Record of processing"), "", icon="file-text", size="compact")
        self.processing.clicked.connect(self.make_processing)
        head.addWidget(self.processing)
        if not may(self.context.actor, Act.PRINT_PROCESSING):
            self.processing.hide()
        whole.addLayout(head)
        whole.addWidget(self.sides)
        whole.addWidget(self.banner)
        self.stack = QStackedWidget()
        for pane in self.panes.values():
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setWidget(pane)
            self.stack.addWidget(area)
        whole.addWidget(self.stack, 1)

    def show_side(self, key: object) -> None:
        """Show a pane and read what it shows."""
        self.sides.set_value(key)
        self.stack.setCurrentIndex(list(self.panes).index(str(key)))
        self.banner.clear()
        self.reload()

    def reload(self) -> None:
        pane = self.panes[str(self.sides.value())]
        if isinstance(pane, RequestsPane | ReviewPane | IncidentsPane):
            pane.reload()

    def open_for(self, person: UUID) -> None:
        self.record.open(person)

    def on_scan(self, scan: Scan) -> bool:
        """A card chooses the person."""
        scans, actor = self.context.waystation.scans, self.context.actor
        if "record" not in self.panes:
            return False
        self.context.work.run(
            self,
            lambda: scans.open_code(actor, scan.value),
            lambda opened: self.record.open(opened.person.id) if opened.person else None,
            self._failed,
            writes=True,
        )
        return True

    def make_processing(self) -> None:
        """The record of processing as a paper."""
        processing, actor = self.context.waystation.processing, self.context.actor
        self.context.work.run(self, lambda: processing.paper(actor), self._draw, self._failed, writes=True)

    def _draw(self, job: PaperJob) -> None:
        def drawn(printed: Printed) -> None:
            path = ask_where(self, job)
            if path is not None:
                self.record.write(printed.pdf, path)

        self.context.work.run(self, lambda: job.draw(None), drawn, self._failed, lane=Lane.DRAWING)

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")

    def seal(self) -> None:
        self.record.forget()
        self.leave()
