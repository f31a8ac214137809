"""Whose cards are believed here; the own key to hand on, and the key of another centre taken in by its fingerprint."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.access import Act, may
from app.ids import new_id
from app.scanning import Scan, ScanType
from app.trust import TrustForm, TrustOffer, TrustRow, TrustSource
from app.trust_card import LONGEST_FILE
from ui.page import Page, PageContext
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Banner, wrapped
from ui.words import _
from ui.work import sentence_of

SIDE = 460


class TrustPage(Page):
    """Nothing is believed before somebody has heard the twenty digits from the other centre and typed them here."""

    KEYS = (
        ("Alt K", _("save the key of this station as a file")),
        ("Alt F", _("open the file of another station")),
        (_("Ctrl Enter"), _("believe the station")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self.banner = Banner()
        self._list = QVBoxLayout()
        self.own, self.offer = wrapped("", "strong"), wrapped("", "second")
        self.text, self.said, self.site = QPlainTextEdit(), QLineEdit(), QLineEdit()
        self.ends: dict[UUID, KeyButton] = {}
        self.save = KeyButton(_("Save this key as a file"), "Alt K", shortcut="Alt+K")
        self.file = KeyButton(_("Open a file"), "Alt F", shortcut="Alt+F")
        self.believe = KeyButton(_("Believe this station"), "Ctrl Enter", "primary")
        self._lay_out()
        self.save.clicked.connect(self._save)
        self.file.clicked.connect(self._choose)
        self.believe.clicked.connect(self._believe)
        self.text.textChanged.connect(self._look)
        self.said.returnPressed.connect(self.site.setFocus)
        shortcut(self, "Ctrl+Return", self._believe)

    def _lay_out(self) -> None:
        whole, row = QVBoxLayout(self), QHBoxLayout()
        whole.setContentsMargins(18, 14, 18, 12)
        whole.addWidget(label(_("Whose cards are believed"), "title"))
        whole.addWidget(self.banner)
        area, inside = QScrollArea(), QWidget()
        column = QVBoxLayout(inside)
        column.addLayout(self._list)
        column.addStretch(1)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        row.addWidget(area, 1)
        row.addWidget(self._side())
        whole.addLayout(row, 1)

    def _side(self) -> QWidget:
        area, side = QScrollArea(), QWidget()
        column = QVBoxLayout(side)
        for part in (label(_("This station"), "section"), self.own, self.save):
            column.addWidget(part)
        if may(self.context.actor, Act.TRUST_STATION):
            self._add_taking_in(column)
        column.addStretch(1)
        area.setWidget(side)
        area.setWidgetResizable(True)
        holder = QWidget()
        holder.setFixedWidth(SIDE)
        pinned = QVBoxLayout(holder)
        pinned.setContentsMargins(0, 0, 0, 0)
        pinned.addWidget(area, 1)
        pinned.addWidget(self.believe)
        self.believe.setVisible(may(self.context.actor, Act.TRUST_STATION))
        return holder

    def _add_taking_in(self, column: QVBoxLayout) -> None:
        column.addWidget(label(_("Another centre"), "section"))
        told = _(
            "Scan or paste its key, or open its file. Call the centre on a number you know, and type what it reads."
        )
        column.addWidget(wrapped(told, "second"))
        for words, field in ((_("Key"), self.text), (_("Fingerprint, 20 digits"), self.said), (_("Name"), self.site)):
            field.setAccessibleName(words)
            column.addWidget(label(words, "label"))
            column.addWidget(field)
        self.text.setFixedHeight(84)
        self.text.setTabChangesFocus(True)
        for part in (self.offer, self.file):
            column.addWidget(part)

    def reload(self) -> None:
        actor, trust = self.context.actor, self.context.waystation.trust

        def read() -> tuple[TrustOffer, tuple[TrustRow, ...]]:
            return trust.own_key(actor), trust.keys(actor)

        self.context.work.run(self, read, self._show, self._failed)

    def _show(self, found: tuple[TrustOffer, Sequence[TrustRow]]) -> None:
        own, rows = found
        words = _("Station {n}, {site}\nFingerprint {digits}")
        self.own.setText(words.format(n=f"{own.station:03d}", site=own.site, digits=own.fingerprint))
        while (item := self._list.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        self.ends = {}
        for row in rows:
            self._list.addWidget(self._row(row))

    def _row(self, row: TrustRow) -> QWidget:
        card = QFrame()
        card.setProperty("kind", "card")
        line, words = QHBoxLayout(card), QVBoxLayout()
        words.addWidget(wrapped(f"{row.station:03d}  {row.site}", "strong"))
        why = _("no longer believed") if row.ended else _sources()[row.source]
        words.addWidget(wrapped(f"{why}. {row.fingerprint}", "second"))
        line.addLayout(words, 1)
        key = row.id
        if key is not None and row.ended is None and may(self.context.actor, Act.TRUST_STATION):
            self.ends[key] = button = KeyButton(_("Believe no longer"))
            button.clicked.connect(lambda: self._end(key))
            line.addWidget(button)
        return card

    def on_scan(self, scan: Scan) -> bool:
        """The key of a station from its code on paper; other codes are not for here."""
        if scan.kind is not ScanType.STATION or not may(self.context.actor, Act.TRUST_STATION):
            return False
        self.text.setPlainText(scan.value)
        self.said.setFocus()
        return True

    def _look(self) -> None:
        text, actor, trust = self.text.toPlainText(), self.context.actor, self.context.waystation.trust
        self.offer.clear()
        if text.strip():
            self.context.work.run(self, lambda: trust.look_at(actor, text), self._offered, self._not_offered)

    def _offered(self, offer: TrustOffer) -> None:
        """The fingerprint is not shown here: it must come from the other centre."""
        known = _("Its cards are believed already.") if offer.known else _("Now type the fingerprint.")
        self.offer.setText(_("Station {n}. {known}").format(n=f"{offer.station:03d}", known=known))
        if offer.site:
            self.site.setText(offer.site)

    def _not_offered(self, trouble: Exception) -> None:
        self.offer.setText(sentence_of(trouble))

    def _believe(self) -> None:
        form = TrustForm(new_id(), self.text.toPlainText(), self.said.text(), self.site.text())
        actor, trust = self.context.actor, self.context.waystation.trust
        self.banner.clear()
        if may(actor, Act.TRUST_STATION):
            self.context.work.run(self, lambda: trust.trust(actor, form), self._believed, self._failed, writes=True)

    def _believed(self, row: TrustRow) -> None:
        for field in (self.text, self.said, self.site):
            field.clear()
        self.context.tell(_("Cards of station {n} are believed now.").format(n=f"{row.station:03d}"), None)

    def _end(self, key: UUID) -> None:
        actor, trust = self.context.actor, self.context.waystation.trust
        self.context.work.run(self, lambda: trust.end(actor, key), None, self._failed, writes=True)

    def _save(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(self, _("Save the key"), "waystation-station-key.txt", "*.txt")
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Nothing in this file is secret; it is signed, so that a change of it shows."""
        actor, trust = self.context.actor, self.context.waystation.trust

        def job() -> None:
            path.write_text(trust.own_card(actor), encoding="utf-8")

        self.context.work.run(self, job, lambda _none: self.banner.say(_("The key is saved."), "ok"), self._failed)

    def _choose(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, _("Key of another station"), "", "*.txt")
        if path:
            self.open_file(Path(path))

    def open_file(self, path: Path) -> None:
        """At most the first few lines are read."""
        try:
            with path.open("rb") as file:
                self.text.setPlainText(file.read(LONGEST_FILE + 1).decode())
        except (OSError, ValueError):
            self.banner.say(_("This file is no key of a station. Nothing was changed. Choose another."), "att")

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")

    def minimumSizeHint(self) -> QSize:
        return QSize(520, 300)


def _sources() -> dict[TrustSource, str]:
    return {
        TrustSource.OWN: _("this laptop"),
        TrustSource.EXCHANGE: _("a laptop of this house"),
        TrustSource.CONFIRMED: _("confirmed by a person"),
    }
