"""The hand-over: the house in numbers, what is open, what is wrong; a few words, and a paper that both sign."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.errors import UserError
from app.shift import STATES, ShiftForm, ShiftSheet
from models.codes import Role
from ui.labels import roles
from ui.page import Page, PageContext
from ui.pages.papers.straight import PaperOutput
from ui.pages.presence.words import states, when
from ui.pages.section import scrolled
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField, choice_box, shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Banner, Card
from ui.words import _
from ui.work import sentence_of

LANGUAGES = (("en", "English"), ("lt", "Lietuvių"), ("ru", "Русский"), ("be", "Беларуская"), ("uk", "Українська"),
             ("pl", "Polski"))  # fmt: skip


class ShiftPage(Page):
    KEYS = (("Ctrl Enter", _("print the hand-over")), ("Ctrl R", _("print the fire list")))

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self.banner, self.since = Banner(), label("", "second")
        titles = {"house": _("The house now"), "open": _("Still open"), "alarms": _("Needs attention")}
        self.cards = {key: Card(title) for key, title in titles.items()}
        self.grids = {key: QGridLayout() for key in titles}
        self.taker, self.words = QLineEdit(), QPlainTextEdit()
        self.language = choice_box(LANGUAGES, _("Language of the paper"))
        self.fields = {
            "taker": LabeledField(_("Who takes over"), self.taker, _("name or desk")),
            "words": LabeledField(_("To know"), self.words, _("no health, no story")),
        }
        self.print = KeyButton(_("Print the hand-over"), "Ctrl Enter", "primary", "printer")
        self.fire = KeyButton(_("Fire list"), "Ctrl R", icon="printer")
        self.output = PaperOutput(context, self)
        self._lay_out()
        self.print.clicked.connect(self._print)
        self.fire.clicked.connect(context.fire_list)
        self.output.made.connect(self.reload)
        self.banner.pressed.connect(self.banner.clear)
        shortcut(self, "Ctrl+Return", self.print.click_if_able)
        EnterChain([self.taker, self.language], self.words.setFocus, parent=self)
        self.setFocusProxy(self.taker)

    def _lay_out(self) -> None:
        column, inside = QVBoxLayout(self), QWidget()
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(_("Hand-over of the shift"), "title"))
        head.addWidget(self.since, 1)
        column.addLayout(head)
        column.addWidget(self.banner)
        body, row = QVBoxLayout(inside), QHBoxLayout()
        body.setContentsMargins(0, 0, 6, 0)
        body.setSpacing(10)
        row.setSpacing(14)
        for key, card in self.cards.items():
            self.grids[key].setColumnStretch(0, 1)
            self.grids[key].setVerticalSpacing(6)
            card.body.addLayout(self.grids[key])
            card.body.addStretch(1)
            row.addWidget(card, 1)
        body.addLayout(row, 1)
        form = Card(_("The paper"))
        line = QHBoxLayout()
        left = QVBoxLayout()
        left.addWidget(self.fields["taker"])
        left.addWidget(self.language)
        line.addLayout(left, 1)
        self.words.setTabChangesFocus(True)
        self.words.setMaximumHeight(80)
        line.addWidget(self.fields["words"], 2)
        form.body.addLayout(line)
        buttons = QHBoxLayout()
        buttons.addWidget(self.print)
        buttons.addWidget(self.fire)
        buttons.addStretch(1)
        body.addWidget(form)
        column.addWidget(scrolled(inside), 1)
        column.addLayout(buttons)

    # What is shown

    def reload(self) -> None:
        shift, actor = self.context.waystation.shift, self.context.actor
        self.context.work.run(self, lambda: shift.sheet(actor), self._show, self._failed)

    def _show(self, sheet: ShiftSheet) -> None:
        self.since.setText(_("since {since}. Journal {head}").format(since=when(sheet.since), head=sheet.head))
        words = states()
        self._fill("house", [(words[state], sheet.states[state]) for state in STATES if state in sheet.states] + [
            (_("Here without a bed"), sheet.no_bed),
            (_("Staff"), sheet.staff),
            (_("Visitors"), sheet.visitors),
            (_("Came since then"), sheet.arrived),
            (_("Left since then"), sheet.departed),
        ])  # fmt: skip
        named, waiting = roles(), [role for role in Role if role in sheet.open_tasks]
        tasks = [(_("Tasks: {role}").format(role=named[role]), sheet.open_tasks[role]) for role in waiting]
        self._fill("open", [
            (_("Tasks that are late"), sheet.late_tasks),
            *tasks,
            (_("People to whom things are owed"), sheet.owed),
            (_("Letters without an answer"), sheet.letters),
            (_("Appointments in 12 hours"), sheet.appointments),
            (_("of these to be driven"), sheet.driven),
        ])  # fmt: skip
        low = [(_("{item}, left").format(item=name), count) for name, count in sheet.low]
        self._fill("alarms", [
            (_("Not back in time"), sheet.not_back), (_("Children without an adult"), sheet.children_alone), *low,
        ])  # fmt: skip

    def _fill(self, key: str, lines: list[tuple[str, int]]) -> None:
        grid = self.grids[key]
        while (item := grid.takeAt(0)) is not None:
            item.widget().deleteLater()
        for place, (word, count) in enumerate(lines):
            name, number = label(word, "second"), label(str(count), "strong")
            name.setWordWrap(True)
            grid.addWidget(name, place, 0)
            grid.addWidget(number, place, 1)

    # What is done

    def _print(self) -> None:
        self.banner.clear()
        for field in self.fields.values():
            field.clear()
        form = ShiftForm(self.taker.text(), self.words.toPlainText(), str(self.language.currentData()))
        shift, actor = self.context.waystation.shift, self.context.actor
        self.context.work.run(self, lambda: shift.paper(actor, form), self.output.send, self._failed, writes=True)

    def _failed(self, trouble: Exception) -> None:
        field = self.fields.get(trouble.field or "") if isinstance(trouble, UserError) else None
        if field is not None:
            field.set_error(sentence_of(trouble))
            field.control.setFocus()
        else:
            self.banner.say(sentence_of(trouble), "att" if isinstance(trouble, UserError) else "stop", _("Close"))
