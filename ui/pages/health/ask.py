"""The questions of the first check: yes, no, not asked; a yes that must not wait says at once what to do."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.health.questions import ASKED_ONE_BY_ONE, Section, sections
from models.codes import Answer, Screening
from ui.pages.health.fold import Fold
from ui.screening_words import screening
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.marks import StatusMark, label
from ui.widgets.paint import put
from ui.widgets.panels import Card, hairline, wrapped
from ui.words import _

FIRST = (
    Screening.COUGH_2_WEEKS,
    Screening.FEVER,
    Screening.WEIGHT_LOSS,
    Screening.RASH_ITCH,
    Screening.DIARRHOEA_VOMITING,
    Screening.HARDLY_ATE_5_DAYS,
    Screening.PREGNANT,
    Screening.SELF_HARM,
)
"""What is asked of everybody on the night of arrival; the other sections are unfolded where they are needed."""
KNOWN = (Answer.YES, Answer.NO, Answer.DECLINED)
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
        self.answer = answers_of(words)
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
        known = answer if answer in KNOWN else Answer.NOT_ASKED
        self.answer.set_value(known)
        self.warn()

    def warn(self) -> None:
        self._warning.setVisible(self.answer.value() is Answer.YES and self.code in warnings())

    def look(self) -> bool:
        """Note whether the whole question has stood in the window."""
        shown = self.answer.visibleRegion().boundingRect().height() >= self.answer.height() - 2
        self.was_shown = self.was_shown or (self.isVisible() and shown)
        return self.was_shown


def answers_of(name: str) -> Segmented:
    """Yes, No, Declined, Not asked: keys Y, N, X, Space."""
    options = (
        (Answer.YES, _("Yes"), "Y"),
        (Answer.NO, _("No"), "N"),
        (Answer.DECLINED, _("Declined"), "X"),
        (Answer.NOT_ASKED, _("Not asked"), "SPACE"),
    )
    made = Segmented(options, Answer.NOT_ASKED, (Answer.NOT_ASKED,), name)
    made.buttons()[1].setProperty("dark", True)
    return made


class SectionOf(QWidget):
    """A section of questions under its title."""

    def __init__(self, section: Section, questions: Iterable[Question]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(_(section.title), "label"))
        for question in questions:
            column.addWidget(question)


class AskCard(Card):
    """The first questions, and folded under them the sections of the whole screening. "The rest: No" waits until every
    question that is shown has been in view; it answers none that is folded away, and none that is asked alone."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Ask"), "", parent)
        self.body.setSpacing(4)
        self.rest = KeyButton(_("The rest: No"), "Alt R", size="compact")
        self.head.addWidget(self.rest)
        self._together: set[Screening] = set()
        self._skipped: tuple[Screening, ...] = ()
        self.questions = {code: Question(code) for code in (*FIRST, *_others())}
        for code, question in self.questions.items():
            if code in FIRST:
                self.body.addWidget(question)
            question.answer.changed.connect(lambda _value, code=code: self._answered(code))
        self.more = Fold(_("All questions"), "Q", self._sections())
        self.body.addWidget(self.more)
        self.more.opened.connect(lambda _on: self._told())
        self.rest.clicked.connect(self.answer_rest)
        self._told()

    def _sections(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for section in sections():
            codes = [code for code in section.questions if code not in FIRST]
            if codes:
                column.addWidget(SectionOf(section, (self.questions[code] for code in codes)))
        return holder

    def _answered(self, code: Screening) -> None:
        self._together.discard(code)
        self._told()

    def path(self) -> list[QWidget]:
        """The questions in the order of the eye."""
        return list(self.questions.values())

    def together(self) -> tuple[Screening, ...]:
        """What "the rest: no" answered."""
        return tuple(code for code in self.questions if code in self._together)

    def shown(self) -> tuple[Screening, ...]:
        """What stood in the window as a whole."""
        return tuple(code for code, question in self.questions.items() if question.was_shown and self._is_up(code))

    def _is_up(self, code: Screening) -> bool:
        return code not in self._skipped and (code in FIRST or self.more.is_open)

    def put(self, answers: Answers, skip: tuple[Screening, ...] = (), together: tuple[Screening, ...] = ()) -> None:
        """Show answers; `skip` are questions that do not fit this person; `together`: answered by "the rest: no"."""
        known = dict(answers)
        self._skipped, self._together = skip, set(together)
        self.more.unfold(any(known.get(code, Answer.NOT_ASKED) in KNOWN for code in _others()))
        for code, question in self.questions.items():
            question.put(known.get(code, Answer.NOT_ASKED))
            question.was_shown = code in together
            question.setHidden(code in skip)
        self._told()

    def read(self) -> Answers:
        return tuple(
            (code, question.answer.value())
            for code, question in self.questions.items()
            if code in FIRST or question.answer.value() in KNOWN
        )

    def answer(self, code: Screening) -> Answer:
        value: Answer = self.questions[code].answer.value()
        return value

    def look(self) -> None:
        """Some part of the page came into view: whoever has seen every question may answer the rest at once."""
        seen = [question.look() for code, question in self.questions.items() if self._is_up(code)]
        self.rest.setEnabled(all(seen))
        self.rest.setToolTip("" if all(seen) else _("Read every question first."))

    def answer_rest(self) -> None:
        """No to what is shown and was not asked; what must be asked alone is left."""
        for code, question in self.questions.items():
            open_ = self._is_up(code) and question.answer.value() is Answer.NOT_ASKED
            if open_ and code not in ASKED_ONE_BY_ONE:
                question.put(Answer.NO)
                self._together.add(code)
        self._told()

    def _told(self) -> None:
        shown = [question for code, question in self.questions.items() if self._is_up(code)]
        asked = sum(question.answer.value() is not Answer.NOT_ASKED for question in shown)
        self.note.setText(_("{asked} of {all} asked").format(asked=asked, all=len(shown)))
        self.changed.emit()


def _others() -> list[Screening]:
    """The questions of the sections that are not asked at first."""
    return [code for section in sections() for code in section.questions if code not in FIRST]
