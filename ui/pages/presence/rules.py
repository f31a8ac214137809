"""What the house counts by: the hour of the night, absence, leave, where the fire list hangs, the rule in words."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from app.access import Act, may
from app.presence.forms import HouseRuleForm
from app.presence.rows import HouseRuleRow
from ui.page import PageContext
from ui.pages.presence.words import clock, read_clock
from ui.pages.section import Section, scrolled
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField, shortcut
from ui.widgets.panels import Card
from ui.words import _

TIMES = ("night_at", "quiet_from", "quiet_until")
NUMBERS = ("absent_hours", "leave_nights")


class RulesSection(Section):
    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.edits = {name: QLineEdit() for name in (*TIMES, *NUMBERS, "fire_place")}
        self.words, self.at_lock = QPlainTextEdit(), QCheckBox(_("Print a fresh fire list whenever a desk is locked"))
        self.save = KeyButton(_("Save the rules"), "Ctrl Enter", "primary")
        self.fields = self._labelled()
        self._typed = False
        self._lay_out()
        self.save.clicked.connect(self._save)
        shortcut(self, "Ctrl+Return", self.save.click_if_able)
        self.setFocusProxy(self.edits["night_at"])

    def _labelled(self) -> dict[str, LabeledField]:
        edits = self.edits
        return {
            "night_at": LabeledField(_("The night is counted at"), edits["night_at"], "0:00"),
            "absent_hours": LabeledField(_("Hours away until it is a task"), edits["absent_hours"]),
            "leave_nights": LabeledField(_("Nights a leave may last"), edits["leave_nights"]),
            "quiet_from": LabeledField(_("Quiet from"), edits["quiet_from"], "22:00"),
            "quiet_until": LabeledField(_("Quiet until"), edits["quiet_until"], "6:00"),
            "fire_place": LabeledField(_("Where the fire list hangs"), edits["fire_place"], _("by the door")),
            "words": LabeledField(_("The rule as people are told it"), self.words),
        }

    def _lay_out(self) -> None:
        card, inside = Card(_("Rules of the house")), QWidget()
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for place, name in enumerate((*self.edits,)):
            grid.addWidget(self.fields[name], place // 3, place % 3)
        card.body.addLayout(grid)
        card.body.addWidget(self.at_lock)
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(110)
        card.body.addWidget(self.fields["words"])
        card.body.addWidget(self.save)
        column = QGridLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(card, 0, 0)
        column.setRowStretch(1, 1)
        self.column.addWidget(scrolled(inside), 1)
        EnterChain([*self.edits.values()], self.words.setFocus, parent=self)
        allowed = may(self.context.actor, Act.EDIT_HOUSE_RULES)
        card.setEnabled(allowed)
        self.save.setVisible(allowed)

    def reload(self) -> None:
        presence, actor = self.context.waystation.presence, self.context.actor
        if not self._typed:
            self.read(lambda: presence.rule(actor), self._show)

    def _show(self, rule: HouseRuleRow) -> None:
        for name in TIMES:
            self.edits[name].setText(clock(getattr(rule, name)))
        for name in NUMBERS:
            self.edits[name].setText(str(getattr(rule, name)))
        self.edits["fire_place"].setText(rule.fire_place)
        self.words.setPlainText(rule.words)
        self.at_lock.setChecked(rule.fire_at_lock)
        self._typed = True

    def _save(self) -> None:
        numbers = dict[str, int | None]()
        for field in self.fields.values():
            field.clear()
        for name in (*TIMES, *NUMBERS):
            text = self.edits[name].text()
            try:
                numbers[name] = read_clock(text) if name in TIMES else int(text)
            except ValueError:
                self.fields[name].set_error(_("This cannot be read. Nothing was saved. Write 22:00, or a number."))
                self.edits[name].setFocus()
                return
        form = HouseRuleForm(
            numbers["night_at"] or 0, numbers["quiet_from"], numbers["quiet_until"],
            numbers["absent_hours"] or 0, numbers["leave_nights"] or 0, self.words.toPlainText(),
            self.edits["fire_place"].text(), self.at_lock.isChecked(),
        )  # fmt: skip
        presence, actor = self.context.waystation.presence, self.context.actor
        self.write(lambda: presence.save_rule(actor, form), self._saved)

    def _saved(self, _none: None) -> None:
        self._typed = False
        self.context.tell(_("The rules are saved."), None)
