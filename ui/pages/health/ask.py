"""The questions of the first check: yes, no, not asked; a yes that must not wait says at once what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.codes import Answer, Screening
from ui.screening_words import screening
from ui.widgets.buttons import KeyButton, three_answers
from ui.widgets.marks import StatusMark
from ui.widgets.paint import put
from ui.widgets.panels import Card, hairline, wrapped
from ui.words import _

ASKED_ALONE = (Screening.PREGNANT, Screening.SELF_HARM)
Answers = tuple[tuple[Screening, Answer], ...]


def warnings() -> dict[Screening, str]:
    """What a yes means for the next minutes."""
    return {
        Screening.SELF_HARM: _("Do not leave the person alone. Tell the clinician and the shift lead now."),
        Screening.HARDLY_ATE_5_DAYS: _(
            "No food before the clinician. Thiamine and the feeding plan are the prescriber's decision."
        ),
    }


class Question(QWidget):
    """One question with its three answers and the sentence of its warning."""

    def __init__(self, code: Screening, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code, self.was_shown = code, False
        words = screening()[code]
        self.answer = three_answers(words)
        self._words = wrapped(words)
        self._warning = QWidget()
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self.answer)
        warned = QHBoxLayout(self._warning)
        warned.setContentsMargins(0, 0, 0, 2)
        said = wrapped(warnings().get(code, ""), "label")
        put(said, tone="stop")
        warned.addWidget(StatusMark("stop", 20), 0, Qt.AlignmentFlag.AlignTop)
        warned.addWidget(said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(hairline())
        column.addLayout(row)
        column.addWidget(self._warning)
        self.setFocusProxy(self.answer)
        self.answer.changed.connect(lambda _value: self.warn())
        self.warn()

    def put(self, answer: Answer) -> None:
        known = answer if answer in (Answer.YES, Answer.NO) else Answer.NOT_ASKED
        self.answer.set_value(known)
        self.warn()

    def warn(self) -> None:
        self._warning.setVisible(self.answer.value() is Answer.YES and self.code in warnings())

    def look(self) -> bool:
        """Note whether the whole question has stood in the window."""
        shown = self.answer.visibleRegion().boundingRect().height() >= self.answer.height() - 2
        self.was_shown = self.was_shown or (self.isVisible() and shown)
        return self.was_shown


class AskCard(Card):
    """All questions. "The rest: No" waits until every question has been in view, and never answers two of them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Ask"), "", parent)
        self.body.setSpacing(4)
        self.rest = KeyButton(_("The rest: No"), "Alt R", size="compact")
        self.head.addWidget(self.rest)
        self.questions = {code: Question(code) for code in Screening}
        for question in self.questions.values():
            self.body.addWidget(question)
            question.answer.changed.connect(lambda _value: self._told())
        self.rest.clicked.connect(self.answer_rest)
        self._told()

    def put(self, answers: Answers, skip: tuple[Screening, ...] = ()) -> None:
        """Show answers; `skip` are questions that do not fit this person."""
        known = dict(answers)
        for code, question in self.questions.items():
            question.put(known.get(code, Answer.NOT_ASKED))
            question.was_shown = code in skip
            question.setHidden(code in skip)
        self._told()

    def read(self) -> Answers:
        return tuple((code, question.answer.value()) for code, question in self.questions.items())

    def answer(self, code: Screening) -> Answer:
        value: Answer = self.questions[code].answer.value()
        return value

    def look(self) -> None:
        """Some part of the page came into view: whoever has seen every question may answer the rest at once."""
        seen = [question.look() for question in self.questions.values()]
        self.rest.setEnabled(all(seen))
        self.rest.setToolTip("" if all(seen) else _("Read every question first."))

    def answer_rest(self) -> None:
        """No to what was not asked; pregnancy and self-harm are always asked one by one."""
        for code, question in self.questions.items():
            if code not in ASKED_ALONE and question.answer.value() is Answer.NOT_ASKED:
                question.put(Answer.NO)
        self._told()

    def _told(self) -> None:
        shown = [question for question in self.questions.values() if not question.isHidden()]
        asked = sum(question.answer.value() is not Answer.NOT_ASKED for question in shown)
        self.note.setText(_("{asked} of {all} asked").format(asked=asked, all=len(shown)))
        self.changed.emit()
