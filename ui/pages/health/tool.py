"""A questionnaire of a data file, item by item; a score only when all were answered, and never on the first night."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.check_forms import FilledQuestionnaire
from app.health.questionnaires import Questionnaire, QuestionnaireResult, definitions, languages, result
from ui.widgets.buttons import Segmented
from ui.widgets.marks import label
from ui.widgets.panels import hairline, wrapped
from ui.words import _


def bands() -> dict[str, str]:
    return {
        "none": _("none"),
        "mild": _("mild"),
        "moderate": _("moderate"),
        "severe": _("severe"),
        "positive": _("positive"),
    }


def part_words() -> dict[str, str]:
    return {"GAD-2": _("worry"), "PHQ-2": _("mood")}


def score_words(title: str, found: QuestionnaireResult) -> str:
    """The score with its band, and the parts that say more is to be asked; no score before all is answered."""
    if found.score is None:
        return _("{title}: no score before every item is answered.").format(title=title)
    band = bands().get(found.band.lower(), found.band)
    positive = [part_words().get(part.key, part.key) for part in found.parts if part.positive]
    said = _("{title}: {n}, {band}").format(title=title, n=found.score, band=band)
    return f"{said}. {_('Ask more about: {words}').format(words=', '.join(positive))}" if positive else said


class Tool(QWidget):
    """One questionnaire in the language that the person speaks, else in English."""

    changed = Signal()

    def __init__(self, definition: Questionnaire, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.definition = definition
        self.answers: list[Segmented] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        draft = _("{title} (draft translation)") if definition.draft else "{title}"
        column.addWidget(label(draft.format(title=definition.title), "label"))
        column.addWidget(wrapped(definition.lead, "second"))
        for item in definition.items:
            column.addWidget(hairline())
            column.addWidget(wrapped(item))
            column.addWidget(self._answer(item))
        self.said = wrapped("", "strong")
        column.addWidget(self.said)
        self._told()

    def _answer(self, item: str) -> Segmented:
        options = [(choice.points, choice.words, str(choice.points)) for choice in self.definition.scale]
        made = Segmented([*options, (None, _("Not asked"), "SPACE")], None, (None,), item)
        made.changed.connect(lambda _value: self._told())
        self.answers.append(made)
        return made

    def filled(self) -> FilledQuestionnaire | None:
        """None where nothing was answered."""
        answers = tuple(answer.value() for answer in self.answers)
        if all(answer is None for answer in answers):
            return None
        return FilledQuestionnaire(self.definition.id, self.definition.version, self.definition.language, answers)

    def put(self, filled: FilledQuestionnaire | None) -> None:
        for place, answer in enumerate(self.answers):
            known = filled.answers[place] if filled and place < len(filled.answers) else None
            answer.set_value(known)
        self._told()

    def _told(self) -> None:
        filled = self.filled()
        self.said.setText(score_words(self.definition.title, result(filled)) if filled else "")
        self.changed.emit()


class Tools(QWidget):
    """Those on offer; hidden where none is."""

    changed = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools: list[Tool] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def put(self, offered: Sequence[str], spoken: Sequence[str], filled: Sequence[FilledQuestionnaire]) -> None:
        """Those on offer tonight, and those that were begun, each in a language of the person where there is one."""
        for tool in self.tools:
            tool.hide()
            tool.deleteLater()
        self.tools = []
        known = {each.definition: each for each in filled}
        for code in dict.fromkeys((*offered, *known)):
            language = known[code].language if code in known else _language(code, spoken)
            found = next((each for each in definitions(language) if each.id == code), None)
            if found is not None:
                tool = Tool(found)
                tool.put(known.get(code))
                tool.changed.connect(self.changed)
                self.tools.append(tool)
                self._column.addWidget(tool)
        self.grown.emit()

    def value(self) -> tuple[FilledQuestionnaire, ...]:
        return tuple(filled for tool in self.tools if (filled := tool.filled()) is not None)

    def chain(self) -> list[QWidget]:
        return [answer for tool in self.tools for answer in tool.answers]


def _language(code: str, spoken: Sequence[str]) -> str:
    there = languages(code)
    return next((tag for tag in spoken if tag in there), "en")
