"""How the letter page is laid out: fields, the live page, the life of the letter; what is pinned never scrolls away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.letters.forms import LetterRow
from models.codes import LetterState
from ui.pages.letters.form import LetterFields
from ui.pages.letters.life import LifeLine, LifePoint
from ui.pages.letters.moves import StepForm
from ui.pages.letters.paper_side import PaperSide
from ui.pages.letters.waiting import LetterList
from ui.pages.letters.words import due_words, kind_words, states
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import label
from ui.widgets.panels import Banner, Card, wrapped
from ui.words import _

LEFT, RIGHT, ROOMY, LOW, TALL = 400, 280, 1180, 480, 800


class LetterDesk(QWidget):
    """The parts of the page and their places; it decides nothing."""

    def __init__(self, paper: PaperSide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = paper
        self.fields, self.step, self.life = LetterFields(), StepForm(), LifeLine()
        self.permission, self.trouble = Banner(), Banner()
        self.title, self.name, self.number = wrapped("", "title"), wrapped("", "strong"), label("", "second")
        self.telling = wrapped("", "strong")
        self.told, self.about = wrapped("", "second"), wrapped("")
        self.letters = LetterList(_("Letters of this person"), False)
        self.ambulance = KeyButton(_("Ambulance sheet now"), "Alt A", icon="heart-pulse", size="compact")
        self.new = KeyButton(_("Another letter"), "Alt N", icon="plus", size="compact")
        self.sign = KeyButton(_("Sign the letter"), "Ctrl Enter", "primary")
        self.keep = KeyButton(_("Keep the draft"), "Ctrl S", icon="save")
        self.print_button = KeyButton(_("Print 3 copies"), "Ctrl P", icon="printer")
        self.save_button = KeyButton(_("Save as PDF"), "Alt S", icon="save")
        self.version = KeyButton(_("Write a new version"), "Alt V")
        self.life_button = KeyButton(_("Life"), "Alt L", size="compact")
        self._folded = False
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        self._lay_out()

    @property
    def acts(self) -> tuple[KeyButton, ...]:
        return (self.sign, self.keep, self.print_button, self.save_button, self.version)

    # Layout

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.setSpacing(0)
        self._left, self._right = self._left_column(), self._right_column()
        row.addWidget(self._left)
        self._middle = QFrame()
        self._middle.setProperty("kind", "sunken")
        inside = QVBoxLayout(self._middle)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.paper)
        row.addWidget(self._middle, 1)
        row.addWidget(self._right)
        column.addLayout(row, 1)
        self._bar = QFrame()
        self._bar.setProperty("kind", "bar")
        self._bar_row = QHBoxLayout(self._bar)
        self._bar_row.setContentsMargins(12, 6, 12, 6)
        self._bar_row.addStretch(1)
        self._bar_row.addWidget(self.life_button)
        column.addWidget(self._bar)
        self._bar.hide()

    def _left_column(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 10, 8, 10)
        column.setSpacing(6)
        column.addWidget(self.title)
        who = QHBoxLayout()
        who.setSpacing(8)
        who.addWidget(self.name, 1)
        who.addWidget(self.number)
        column.addLayout(who)
        column.addWidget(self.ambulance, 0, Qt.AlignmentFlag.AlignLeft)
        self.left = QStackedWidget()
        self._area = self._scrolled(self.fields)
        for part in (self._area, self._signed_side()):
            self.left.addWidget(part)
        self.fields.spoken.connect(lambda place: QTimer.singleShot(0, self, lambda: self._bring(place)))
        column.addWidget(self.left, 1)
        column.addWidget(self.telling)
        column.addWidget(self.permission)
        return holder

    def _bring(self, place: QWidget) -> None:
        """A field with its sentence comes into sight, once it is laid out."""
        if place.isVisible():
            self._area.ensureWidgetVisible(place, 0, 8)

    def say_notes(self, words: str) -> None:
        """What was noted on the way of a signed letter."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _scrolled(self, part: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(part)
        column.addStretch(1)
        area.setWidget(inside)
        area.setFrameShape(QFrame.Shape.NoFrame)
        return area

    def _signed_side(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(12)
        for part in (self.about, self.told, self.step):
            column.addWidget(part)
        return self._scrolled(holder)

    def _right_column(self) -> QWidget:
        holder = QWidget()
        whole = QVBoxLayout(holder)
        whole.setContentsMargins(14, 10, 14, 10)
        whole.setSpacing(8)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(_("Life of this letter"), "section"))
        column.addWidget(self.life)
        self.copies = _note(_("Three copies"), _("Recipient, the person, our file. The person's copy says it plainly."))
        self.slip = _note(_("Reply slip"), _("When it comes back, scan its code and write the answer down."))
        for part in (self.copies, self.slip):
            column.addWidget(part)
        self._letters_title = label(_("Letters of this person"), "section")
        column.addWidget(self._letters_title)
        self.letters.setProperty("framed", True)
        column.addWidget(self.letters)
        column.addWidget(self.new)
        column.addWidget(self.paper.told_button)
        column.addStretch(1)
        whole.addWidget(self._scrolled(inside), 1)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(8)
        for button in self.acts:
            self._buttons.addWidget(button)
        whole.addLayout(self._buttons)
        return holder

    # What stands where

    def show_signed(self, row: LetterRow, today: date) -> None:
        """What a signed letter is, in words, in place of the fields."""
        self.title.setText(kind_words(row.kind))
        said = [_("{reference}, version {n}").format(reference=row.reference, n=row.version)]
        if row.to_name:
            said.append(_("To {to}").format(to=row.to_name))
        if row.signed_by:
            said.append(_("Signed by {who}. It is never changed.").format(who=row.signed_by))
        if row.state is not LetterState.SIGNED:
            said.append(due_words(row, today) or states()[row.state])
        self.about.setText("\n".join(said))
        self.left.setCurrentIndex(1)

    def show_life(self, points: tuple[LifePoint, ...]) -> None:
        self.life.show_life(points)
        self._settling.start()

    def _settle(self) -> None:
        """What was laid out while the page was hidden is laid out anew."""
        for area in self.findChildren(QScrollArea):
            layout = area.widget().layout() if area.widget() is not None else None
            if layout is not None:
                layout.invalidate()
                layout.activate()

    def show_letters(self, rows: Sequence[LetterRow], today: date) -> None:
        """The letters of the person, three in view."""
        self.letters.show_rows(rows, today)
        self.letters.setFixedHeight(min(len(rows), 3) * 50 + 4)
        for part in (self.letters, self._letters_title):
            part.setVisible(bool(rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(700, 300)

    def show_acts(self, *, draft: bool, signed: bool, version: bool, another: bool, ambulance: bool) -> None:
        """Only the buttons of what may be done with what is in hand."""
        for button in (self.sign, self.keep):
            button.setVisible(draft)
        for button in (self.print_button, self.save_button):
            button.setVisible(draft or signed)
        self.version.setVisible(version)
        self.new.setVisible(another)
        self.ambulance.setVisible(ambulance)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold(self.width() < ROOMY)
        self._left.setFixedWidth(LEFT if self.width() >= ROOMY else max(320, min(LEFT, self.width() * 46 // 100)))
        for part in (self.copies, self.slip):
            part.setVisible(self.height() >= TALL)
        self.title.setVisible(self.height() >= LOW or self.left.currentIndex() == 1)

    def fold(self, folded: bool) -> None:
        """Without room the life of the letter is under a key, and the buttons stand in a bar at the foot."""
        if folded is not self._folded:
            self._folded = folded
            for place, button in enumerate(self.acts):
                if folded:
                    self._bar_row.insertWidget(place, button)
                else:
                    self._buttons.addWidget(button)
            self._bar.setVisible(folded)
            self._say_short(folded)
            self.paper.title.setVisible(not folded)
            self._middle.show()
        self._right.setVisible(not folded or not self._middle.isVisibleTo(self))
        self._right.setMaximumWidth(16_777_215 if folded else RIGHT)
        self._right.setMinimumWidth(RIGHT)

    def _say_short(self, short: bool) -> None:
        self.sign.say(_("Sign") if short else _("Sign the letter"))
        self.keep.say(_("Keep") if short else _("Keep the draft"))
        self.print_button.say(_("Print 3") if short else _("Print 3 copies"))
        self.save_button.say(_("PDF") if short else _("Save as PDF"))
        self.version.say(_("New version") if short else _("Write a new version"))

    def swap_sides(self) -> None:
        """Alt L where there is little room: the life in place of the page, and back."""
        if self._folded:
            self._middle.setVisible(not self._middle.isVisibleTo(self))
            self._right.setVisible(not self._middle.isVisibleTo(self))


def _note(title: str, words: str) -> Card:
    card = Card()
    card.body.setSpacing(2)
    card.body.addWidget(label(title, "strong"))
    card.body.addWidget(wrapped(words, "second"))
    return card
