"""The measures: typed with or without units, read at once, a hard limit said under its field, a soft one in a word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.check_forms import MeasureNote, Vitals
from app.errors import UserError
from app.health.bmi import BmiBand, band, bmi
from app.vitals import BY_KEY, muac_is_for, read_pressure
from models.codes import Consciousness
from ui.labels import consciousness
from ui.pages.health.fold import Fold
from ui.pages.health.how import HowTaken
from ui.pages.health.life import Stacked
from ui.widgets.buttons import Segmented
from ui.widgets.marks import StatusMark, label
from ui.widgets.paint import put
from ui.widgets.panels import Card, hairline, wrapped
from ui.words import _

LABEL, FIELD = 116, 136
FIRST = ("respiration", "saturation")
THEN = ("pressure", "pulse", "temperature")
LAST = ("glucose", "weight", "height", "pain")
RARE = ("oxygen_flow", "muac", "peak_flow", "haemoglobin")
Numbers = dict[str, int | None]


class UnitField(QLineEdit):
    """A field with its unit at the end."""

    def __init__(self, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = label(unit, "hint", parent=self)
        self._unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._unit.adjustSize()
        width = self._unit.width()
        self._unit.setGeometry(self.width() - width - 10, 0, width, self.height())
        self.setTextMargins(0, 0, width + 6, 0)


class MeasureRow(QWidget):
    """One measure: label, field with unit, a doubt in a word, and the sentence of a hard limit beneath."""

    changed = Signal()

    def __init__(self, words: str, unit: str, read: Callable[[str], Numbers], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read, self.edit = read, UnitField(unit)
        self.edit.setAccessibleName(f"{words}, {unit}")
        self.edit.setFixedWidth(FIELD)
        self._mark, self._word = StatusMark("ask", 18), label("", "label", "att")
        self._said = wrapped("")
        put(self._said, tone="stop")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        name = label(words)
        name.setFixedWidth(LABEL)
        name.setBuddy(self.edit)
        for part in (name, self.edit, self._mark, self._word):
            row.addWidget(part)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._said)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._typed)
        self.edit.editingFinished.connect(self.check)
        self._say("", "")

    def numbers(self) -> Numbers:
        """The stored values; UserError where what is typed is beyond its limits."""
        return self._read(self.edit.text())

    def known(self) -> Numbers:
        """The stored values, nothing where the text cannot be taken yet."""
        try:
            return self.numbers()
        except UserError:
            return {}

    def check(self) -> bool:
        """Say what is wrong with what was typed, once the hands have left the field."""
        try:
            self.numbers()
        except UserError as trouble:
            self._say("", trouble.sentence)
            return False
        return True

    def _typed(self) -> None:
        doubts = (BY_KEY[key].doubt(value) for key, value in self.known().items())
        self._say(next((doubt for doubt in doubts if doubt), ""), "")
        self.changed.emit()

    def _say(self, doubt: str, error: str) -> None:
        words = {"Low": _("Low"), "High": _("High")}.get(doubt, doubt)
        self._word.setText(words)
        self._mark.setVisible(bool(doubt))
        self._word.setVisible(bool(doubt))
        self._said.setText(error)
        self._said.setVisible(bool(error))
        self.edit.setAccessibleDescription(error or words)
        put(self.edit, state="error" if error else "att" if doubt else "")


class Measures(Card):
    """All measures of one check. `changed` when any of them is; `texts` keeps what cannot be read yet."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Measures"), _("empty is not asked"), parent)
        self.rows = {key: self._row(key) for key in (*FIRST, *THEN, *LAST, *RARE)}
        self.how = HowTaken()
        self._ages: tuple[int, int] | None = None
        self.air = Segmented(
            ((True, _("Room air"), "A"), (False, _("On oxygen"), "O"), (None, _("Not asked"), "SPACE")),
            None,
            (None,),
            _("Room air or extra oxygen"),
        )
        letters = tuple((state, state.value, state.value) for state in Consciousness)
        self.awake = Segmented((*letters, (None, _("Not asked"), "SPACE")), None, (None,), _("Awake, ACVPU"))
        for button, word in zip(self.awake.buttons(), consciousness().values(), strict=False):
            button.setToolTip(word)
            button.setAccessibleName(word)
        self._awake_word = label("", "second")
        self._lay_out()
        for part in (self.air, self.awake):
            part.changed.connect(lambda _value: self._told())

    def _row(self, key: str) -> MeasureRow:
        if key == "pressure":
            row = MeasureRow(_("Blood pressure"), "mmHg", _pressure)
            row.edit.setToolTip(_("Upper/lower, for example 120/80"))
        else:
            measure = BY_KEY[key]
            row = MeasureRow(_(measure.label), measure.unit, lambda text: {key: measure.read(text)})
        row.changed.connect(self._told)
        return row

    def _lay_out(self) -> None:
        self.body.setSpacing(5)
        for key in FIRST:
            self.body.addWidget(self.rows[key])
        self.body.addWidget(self.air)
        for key in THEN:
            self.body.addWidget(self.rows[key])
        head = QHBoxLayout()
        head.addWidget(label(_("Awake")))
        head.addWidget(self._awake_word, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.awake)
        self.body.addWidget(hairline())
        for key in LAST:
            self.body.addWidget(self.rows[key])
        self.bmi = label("", "second")
        self.body.addWidget(self.bmi)
        self.rare = Fold(_("More measures"), "M", Stacked(*(self.rows[key] for key in RARE), self.how))
        self.body.addWidget(self.rare)
        self.how.changed.connect(self._told)

    def chain(self) -> list[QWidget]:
        """The controls in the order of Enter."""
        first, then, last, rare = ([self.rows[key].edit for key in keys] for keys in (FIRST, THEN, LAST, RARE))
        return [*first, self.air, *then, self.awake, *last, *rare]

    def _told(self) -> None:
        chosen = self.awake.value()
        self._awake_word.setText(consciousness()[chosen] if chosen else "")
        self._say_bmi()
        self.changed.emit()

    def _say_bmi(self) -> None:
        """Worked out from weight and height; of children it says nothing."""
        known = self.known()
        of, found = band(known, self._ages), bmi(known)
        words = {BmiBand.SEVERELY_THIN: _("very low"), BmiBand.THIN: _("low")}
        said = _("BMI {n}").format(n=found)
        self.bmi.setText(f"{said}, {words[of]}" if of in words else said)
        self.bmi.setVisible(of is not None)

    def put(
        self,
        vitals: Vitals,
        texts: dict[str, str],
        notes: Sequence[MeasureNote] = (),
        ages: tuple[int, int] | None = None,
    ) -> None:
        """Show measures; `texts` is what was typed and could not be read; `ages`: least and greatest possible."""
        self.blockSignals(True)
        self._ages = ages
        self.how.put(notes)
        self.rows["muac"].setVisible(muac_is_for(ages))
        self.rare.unfold(bool(notes) or any(getattr(vitals, key) is not None for key in RARE))
        for key, row in self.rows.items():
            row.edit.setText(texts.get(key) or _shown(vitals, key))
            row.check()
        self.air.set_value(vitals.on_air)
        self.awake.set_value(vitals.consciousness)
        self._told()
        self.blockSignals(False)

    def texts(self) -> dict[str, str]:
        return {key: row.edit.text() for key, row in self.rows.items() if not row.known()}

    def known(self) -> Vitals:
        """What can be read now, for the score while typing."""
        numbers: Numbers = {}
        for row in self.rows.values():
            numbers |= row.known()
        return self._with(numbers)

    def read(self) -> Vitals:
        """All of it; UserError with its field when something is beyond its limits."""
        numbers: Numbers = {}
        for row in self.rows.values():
            numbers |= row.numbers()
        return self._with(numbers)

    def _with(self, numbers: Numbers) -> Vitals:
        measured = replace(Vitals(), on_air=self.air.value(), consciousness=self.awake.value())
        return replace(measured, **numbers)  # type: ignore[arg-type]

    def row_of(self, field: str) -> MeasureRow | None:
        """The row a sentence of the limits is about."""
        return self.rows.get("pressure" if field in ("systolic", "diastolic") else field)


def _pressure(text: str) -> Numbers:
    upper, lower = read_pressure(text)
    return {"systolic": upper, "diastolic": lower}


def _shown(vitals: Vitals, key: str) -> str:
    if key != "pressure":
        return BY_KEY[key].show(getattr(vitals, key))
    parts = (BY_KEY[part].show(getattr(vitals, part)) for part in ("systolic", "diastolic"))
    return "/".join(part for part in parts if part)


def read_back(vitals: Vitals) -> list[str]:
    """The measures of a signed check in words with their units."""
    rows = [(_(BY_KEY[key].label), _shown(vitals, key), BY_KEY[key].unit) for key in (*FIRST, *THEN[1:], *LAST, *RARE)]
    rows.insert(2, (_("Blood pressure"), _shown(vitals, "pressure"), "mmHg"))
    air = {True: _("room air"), False: _("extra oxygen")}.get(vitals.on_air) if vitals.on_air is not None else None
    rows = [(name, value, _("of 10") if unit == "0-10" else unit) for name, value, unit in rows]
    return [f"{name} {value} {unit}" for name, value, unit in rows if value] + ([air] if air else [])
