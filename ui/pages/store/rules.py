"""Rules of giving: who may get what how often, said back in a plain sentence while it is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.access import Act
from app.errors import UserError
from app.ids import new_id
from app.supply_forms import RuleForm
from models.codes import Instruction, RulePer, Sex
from ui.labels import instructions
from ui.pages.store.editor import Editor
from ui.pages.store.words import pers, sexes
from ui.widgets.fields import LabeledField, choice_box
from ui.widgets.panels import wrapped
from ui.words import _, ngettext

NUMBERS = ("quantity", "every_days", "age_from", "age_to")
NO_NUMBER = _("This is no whole number. Nothing was saved. Type digits, or leave it empty.")


class Rules(Editor[RuleForm]):
    name = _("Rules")
    act = Act.EDIT_RULES

    def build(self) -> Sequence[QWidget]:
        self._id, self._named = new_id(), dict[str, str]()
        self.plain, self.numbers = QLineEdit(), {name: QLineEdit() for name in NUMBERS}
        self.what, self.per = choice_box([]), choice_box(list(pers().items()))
        self.sex = choice_box(list(sexes().items()))
        told = [("", _("Everybody")), *((code.value, word) for code, word in instructions().items())]
        self.instruction = choice_box(told)
        self.says = wrapped("", "strong")
        self.fields = {
            "name": LabeledField(_("Name of the rule"), self.plain, _("said when it refuses")),
            "what": LabeledField(_("Item or kit"), self.what),
            "quantity": LabeledField(_("How many"), self.numbers["quantity"]),
            "per": LabeledField(_("For each"), self.per),
            "every_days": LabeledField(_("Every so many days"), self.numbers["every_days"], _("empty: once")),
            "sex": LabeledField(_("For"), self.sex),
            "age_from": LabeledField(_("From age"), self.numbers["age_from"]),
            "age_to": LabeledField(_("To age"), self.numbers["age_to"]),
            "instruction": LabeledField(_("Only with the instruction"), self.instruction),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 2, place % 2)
        self.card.body.addLayout(grid)
        self.card.body.addWidget(self.says)
        self.card.body.addStretch(1)
        for edit in (self.plain, *self.numbers.values()):
            edit.textEdited.connect(self._typed)
        for box in (self.what, self.per, self.sex, self.instruction):
            box.activated.connect(self._typed)
        return [field.control for field in self.fields.values()]

    def _typed(self, *_changed: object) -> None:
        self.touch()
        self._say()

    def _say(self) -> None:
        try:
            self.says.setText(self.sentence(self.store()))
        except UserError:
            self.says.setText("")

    def sentence(self, form: RuleForm) -> str:
        """The rule as somebody at the desk would say it."""
        what = self._named.get(form.what, form.what)
        each = {
            RulePer.PERSON: _("for each person"),
            RulePer.HOUSEHOLD: _("for each household"),
            RulePer.ROOM: _("for each room"),
        }[form.per]
        often = _("once")
        if form.every_days is not None:
            often = ngettext("every {n} day", "every {n} days", form.every_days).format(n=form.every_days)
        who = [sexes()[form.sex]] if form.sex else []
        if form.age_from is not None or form.age_to is not None:
            ages = _("aged {low} to {high}") if form.age_to is not None else _("aged {low} and over")
            who.append(ages.format(low=form.age_from or 0, high=form.age_to))
        if form.instruction:
            who.append(_("with “{what}”").format(what=instructions()[Instruction(form.instruction)]))
        said = _("{what}: {n} {each}, {often}").format(what=what, n=form.quantity, each=each, often=often)
        return f"{said}; {', '.join(who)}." if who else f"{said}."

    def lines(self, row: RuleForm) -> tuple[str, str, str]:
        return "done", row.name, self.sentence(row)

    def load(self) -> Sequence[RuleForm]:
        catalogue, actor = self.context.waystation.catalogue, self.context.actor
        self._named = {kit.code: kit.name for kit in catalogue.kits(actor)}
        self._named |= {item.code: item.name for item in catalogue.items(actor)}
        return catalogue.rules(actor)

    def show_row(self, row: RuleForm | None) -> None:
        self._id = row.id if row else new_id()
        self.what.clear()
        for code, name in self._named.items():
            self.what.addItem(name, code)
        self.plain.setText(row.name if row else "")
        for name, edit in self.numbers.items():
            value = getattr(row, name) if row else None
            edit.setText("" if value is None else str(value))
        self.what.setCurrentIndex(max(self.what.findData(row.what), 0) if row else 0)
        self.per.setCurrentIndex(self.per.findData(row.per) if row else 0)
        self.sex.setCurrentIndex(max(self.sex.findData(row.sex), 0) if row else 0)
        self.instruction.setCurrentIndex(max(self.instruction.findData(row.instruction), 0) if row else 0)
        self._say()

    def store(self) -> RuleForm:
        numbers = {name: self._number(name) for name in NUMBERS}
        return RuleForm(
            self._id,
            self.plain.text().strip(),
            self.what.currentData() or "",
            numbers["quantity"] or 0,
            RulePer(self.per.currentData()),
            numbers["every_days"],
            Sex(self.sex.currentData()) if self.sex.currentData() else None,
            numbers["age_from"],
            numbers["age_to"],
            self.instruction.currentData() or "",
        )

    def _number(self, name: str) -> int | None:
        text = self.numbers[name].text().strip()
        if text and not text.isdecimal():
            raise UserError(NO_NUMBER, name)
        return int(text) if text else None

    def keep(self, form: RuleForm) -> None:
        self.context.waystation.catalogue.save_rule(self.context.actor, form)

    def drop(self, row: RuleForm) -> None:
        self.context.waystation.catalogue.end_rule(self.context.actor, row.id)
