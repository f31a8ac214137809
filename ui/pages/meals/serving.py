"""The counter: a card is shown, the meal is counted; a rule that speaks against it is named and may be passed."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.access import Act, may
from app.ids import new_id
from app.meals import MealAnswer, MealForm, MealRow, MealsSheet, MealTypeRow
from ui.labels import instructions
from ui.page import PageContext
from ui.pages.presence.words import clock, when
from ui.pages.section import Section
from ui.person_words import headline
from ui.tones import Tones
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import choice_box, shortcut
from ui.widgets.marks import Chip
from ui.widgets.people import ResultPanel
from ui.words import _

TONES = {MealAnswer.COUNTED: "ok", MealAnswer.ASK_CLINIC: "stop", MealAnswer.NOT_HERE: "stop"}


class Serving(Section):
    """`take` counts what a scan means. Without a meal of this hour one is chosen by hand."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._tones, self._last, self._code, self._counted = Tones(self), None, "", None
        self._last: MealRow | None
        self._counted: UUID | None
        self.scan, self.answer = QLineEdit(), ResultPanel()
        self.meal = choice_box([(None, _("The meal of this hour"))], _("Meal"))
        self.count, self.here = Chip("", "wait"), Chip("", "wait")
        self.reason = QLineEdit()
        self.anyway = KeyButton(_("Give all the same"), "Alt G", shortcut="Alt+G")
        self.undo = KeyButton(_("Take the last one back"), "Alt Z", icon="undo-2", shortcut="Alt+Z")
        self._lay_out()
        self.scan.returnPressed.connect(lambda: self.take(self.scan.text()))
        self.meal.activated.connect(lambda _place: self.reload())
        self.anyway.clicked.connect(self._give_anyway)
        self.undo.clicked.connect(self._take_back)
        self.reason.returnPressed.connect(self.anyway.click_if_able)
        shortcut(self, "Alt+M", self.meal.setFocus)
        self.setFocusProxy(self.scan)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        self.scan.setPlaceholderText(_("Scan a card, or type a number"))
        self.scan.setAccessibleName(_("Scan"))
        top.addWidget(self.scan, 1)
        for part in (self.meal, self.count, self.here):
            top.addWidget(part)
        self.column.addLayout(top)
        self.column.addWidget(self.answer, 1)
        self.reason.setPlaceholderText(_("Why, in a word"))
        self.reason.setAccessibleName(_("Why"))
        foot = QHBoxLayout()
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.anyway)
        foot.addStretch(1)
        foot.addWidget(self.undo)
        self.column.addLayout(foot)
        self._show_ready()

    def _show_ready(self) -> None:
        self._say_ready(True)
        self.reason.hide()
        self.anyway.hide()
        self.undo.setEnabled(False)

    def _say_ready(self, meals: bool) -> None:
        words = _("Show a card to the scanner, or type the number and press Enter.")
        none = _("The shift lead writes down the meals with their hours; then cards are counted here.")
        if may(self.context.actor, Act.EDIT_MEALS):
            none = _("Press Alt 2 and write down the meals with their hours; then cards are counted here.")
        self.answer.show_result("wait", _("Ready") if meals else _("No meals yet"), second=words if meals else none)

    # What is shown

    def reload(self) -> None:
        meals, actor = self.context.waystation.meals, self.context.actor
        self.read(lambda: meals.sheet(actor), self._show_meals)

    def _show_meals(self, sheet: MealsSheet) -> None:
        chosen = self.meal.currentData()
        self.meal.clear()
        self.meal.addItem(_("The meal of this hour"), None)
        for row in sheet.meals:
            self.meal.addItem(f"{row.name} {clock(row.starts)}–{clock(row.ends)}", row.id)
            if row.id == chosen:
                self.meal.setCurrentIndex(self.meal.count() - 1)
        if self._last is None:
            self._say_ready(bool(sheet.meals))
        serving = self._serving(sheet)
        words = _("{meal}: {n} counted")
        self.count.say(words.format(meal=serving.name, n=serving.served) if serving else _("No meal is served now"))
        self.here.say(_("{n} in the house").format(n=sheet.here))

    def _serving(self, sheet: MealsSheet) -> MealTypeRow | None:
        chosen = self.meal.currentData()
        return next((row for row in sheet.meals if (row.id == chosen if chosen else row.now)), None)

    # What is done

    def take(self, code: str) -> bool:
        """A card or a number at the counter."""
        if not code.strip():
            return False
        self.scan.clear()
        self._code = code
        self._count("")
        return True

    def _count(self, reason: str) -> None:
        meals, actor = self.context.waystation.meals, self.context.actor
        form = MealForm(new_id(), self._code, self.meal.currentData(), reason)
        self._counted = form.id
        self.write(lambda: meals.count(actor, form), self._answered)

    def _answered(self, row: MealRow) -> None:
        self._last = row
        tone, person = TONES.get(row.answer, "att"), row.person
        who = (headline(person), person.number) if person else ("", "")
        photo = person.photo if person else None
        if row.answer is MealAnswer.COUNTED:
            words, told = instructions(), tuple(row.diet)
            lines = [("hand", words[code]) for code in told]
            said = _("{meal}, number {n}").format(meal=row.meal, n=row.count)
            self.answer.show_result(tone, _("Counted"), *who, said, lines, photo)
        else:
            last = _("Last: {when}").format(when=when(row.last)) if row.last else ""
            words = " ".join(part for part in (row.sentence, last) if part)
            word = _("Stop") if tone == "stop" else _("Ask first")
            self.answer.show_result(tone, word, *who, words, photo=photo)
        self._tones.play(tone)
        self.undo.setEnabled(row.answer is MealAnswer.COUNTED)
        for part in (self.reason, self.anyway):
            part.setVisible(row.may_pass)
        self.reason.clear()
        self.scan.setFocus()

    def _give_anyway(self) -> None:
        """The rule is passed with a reason."""
        if not self.reason.text().strip():
            self.banner.say(_("A reason is needed. Nothing was counted. Write it in a word."), "att")
            self.reason.setFocus()
            return
        self._count(self.reason.text())

    def _take_back(self) -> None:
        meals, actor, meal = self.context.waystation.meals, self.context.actor, self._counted
        if meal is not None and self._last is not None and self._last.answer is MealAnswer.COUNTED:
            self.write(lambda: meals.take_back(actor, meal), self._taken_back)

    def _taken_back(self, _none: None) -> None:
        self._last = None
        self._show_ready()
        self.context.tell(_("The meal is taken back."), None)
        self.scan.setFocus()
