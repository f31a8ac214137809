"""Pregnancy, withdrawal, offered tests: cards that are folded away until they are needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from models.codes import OfferState, Pregnancy, Substance, TestOffer
from ui.widgets.buttons import TickButton
from ui.widgets.fields import choice_box
from ui.widgets.marks import label
from ui.words import _

MOST_WEEKS = 44


def pregnancies() -> dict[Pregnancy, str]:
    return {
        Pregnancy.NOT_ASKED: _("Not asked"),
        Pregnancy.NO: _("No"),
        Pregnancy.POSSIBLE: _("Possible"),
        Pregnancy.YES: _("Yes"),
        Pregnancy.BREASTFEEDING: _("Breastfeeding"),
        Pregnancy.NOT_APPLICABLE: _("Does not apply"),
        Pregnancy.DECLINED: _("Declined"),
    }


def substances() -> dict[Substance, str]:
    return {
        Substance.ALCOHOL: _("Alcohol"),
        Substance.OPIOIDS: _("Opioids"),
        Substance.BENZODIAZEPINES: _("Sleeping pills, benzodiazepines"),
    }


def tests_offered() -> dict[TestOffer, str]:
    return {
        TestOffer.CHEST_XRAY: _("Chest X-ray"),
        TestOffer.TB_IGRA: _("Tuberculosis, skin or blood"),
        TestOffer.HIV: _("HIV"),
        TestOffer.HEPATITIS_B: _("Hepatitis B"),
        TestOffer.HEPATITIS_C: _("Hepatitis C"),
        TestOffer.SYPHILIS: _("Syphilis"),
        TestOffer.SCHISTOSOMIASIS: _("Schistosomiasis"),
        TestOffer.STRONGYLOIDIASIS: _("Strongyloidiasis"),
        TestOffer.PREGNANCY: _("Pregnancy"),
        TestOffer.GLUCOSE: _("Glucose"),
    }


def offer_states() -> dict[OfferState, str]:
    return {
        OfferState.OFFERED: _("offered"),
        OfferState.ACCEPTED: _("accepted"),
        OfferState.DECLINED: _("declined"),
        OfferState.DONE_ELSEWHERE: _("done elsewhere"),
    }


class PregnancyPart(QWidget):
    """Asked, never assumed; the weeks only where there are any."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = choice_box([(code.value, word) for code, word in pregnancies().items()], _("Pregnancy"))
        self.weeks = QSpinBox()
        self.weeks.setRange(0, MOST_WEEKS)
        self.weeks.setSpecialValueText(_("weeks not known"))
        self.weeks.setAccessibleName(_("Weeks"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(_("Pregnancy"), "label"))
        row.addWidget(self.state, 1)
        row.addWidget(self.weeks)
        self.state.activated.connect(lambda _place: self._told())
        self.weeks.valueChanged.connect(lambda _weeks: self.changed.emit())
        self._told()

    def _told(self) -> None:
        self.weeks.setVisible(self.value() in (Pregnancy.YES, Pregnancy.POSSIBLE))
        self.changed.emit()

    def value(self) -> Pregnancy:
        return Pregnancy(self.state.currentData())

    def weeks_known(self) -> int | None:
        return self.weeks.value() or None if not self.weeks.isHidden() else None

    def put(self, state: Pregnancy, weeks: int | None) -> None:
        self.state.setCurrentIndex(self.state.findData(state.value))
        self.weeks.setValue(weeks or 0)
        self._told()


class WithdrawalPart(QWidget):
    """What may be missed, and when it was last used, in the person's words."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks: dict[Substance, TickButton] = {}
        self.last: dict[Substance, QLineEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for row, (code, word) in enumerate(substances().items()):
            self.ticks[code], self.last[code] = TickButton(word, code), QLineEdit()
            self.last[code].setPlaceholderText(_("last used"))
            self.last[code].setAccessibleName(_("{what}, last used").format(what=word))
            grid.addWidget(self.ticks[code], row, 0)
            grid.addWidget(self.last[code], row, 1)
            self.ticks[code].toggled.connect(lambda _on: self.changed.emit())
            self.last[code].textEdited.connect(lambda _text, code=code: self._typed(code))

    def _typed(self, code: Substance) -> None:
        """Who writes when, says that it is so."""
        self.ticks[code].setChecked(True)
        self.changed.emit()

    def value(self) -> tuple[tuple[Substance, str], ...]:
        return tuple((code, self.last[code].text().strip()) for code, tick in self.ticks.items() if tick.isChecked())

    def put(self, rows: Sequence[tuple[Substance, str]]) -> None:
        known = dict(rows)
        for code, tick in self.ticks.items():
            tick.setChecked(code in known)
            self.last[code].setText(known.get(code, ""))


class OffersPart(QWidget):
    """Tests that were offered, and what came of it; the program decides nothing about them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[TestOffer, QComboBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        options = [("", _("not offered")), *((state.value, word) for state, word in offer_states().items())]
        for place, (code, word) in enumerate(tests_offered().items()):
            box = self.boxes[code] = choice_box(options, word)
            box.activated.connect(lambda _place: self.changed.emit())
            grid.addWidget(label(word, "second"), place, 0)
            grid.addWidget(box, place, 1)

    def value(self) -> tuple[tuple[TestOffer, OfferState], ...]:
        chosen = ((code, box.currentData()) for code, box in self.boxes.items())
        return tuple((code, OfferState(state)) for code, state in chosen if state)

    def put(self, rows: Sequence[tuple[TestOffer, OfferState]]) -> None:
        known = {code: state.value for code, state in rows}
        for code, box in self.boxes.items():
            box.setCurrentIndex(max(box.findData(known.get(code, "")), 0))


class Stacked(QWidget):
    """Parts under one another."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in parts:
            column.addWidget(part)
