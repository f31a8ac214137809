"""The first start on a laptop: the site, the first user, a passphrase shown once, the recovery sheet, and the work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QWidget

from app.errors import UserError
from app.forms import SetUpForm
from ui.pages.sealed import SealedPage
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField
from ui.widgets.marks import label
from ui.widgets.new_words import NewWords
from ui.widgets.panels import Banner, Card, ProgressStrip, wrapped
from ui.words import _
from ui.work import Work, sentence_of

if TYPE_CHECKING:
    from app.sealing import KdfCost
    from app.waystation import FirstRun, Waystation


class FirstRunPage(SealedPage):
    """`opened` carries the open session, as soon as the passphrase is on paper."""

    opened = Signal(object)
    restore_asked = Signal()

    def __init__(
        self,
        work: Work,
        make: Callable[[SetUpForm], FirstRun],
        night: Callable[[], None],
        cost: KdfCost | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Nothing is set up on this laptop yet. Everything stays on it; no network is used."), night, parent
        )
        self._work, self._make, self._cost = work, make, cost
        self.waystation: Waystation | None = None
        self.title, self.about = label(_("Set up this laptop"), "title"), wrapped("", "second")
        self.banner, self.progress, self.steps = Banner(), ProgressStrip(), QStackedWidget()
        for part in (self.title, self.about, self.banner, self.steps, self.progress):
            self.column.addWidget(part)
        self._form_step()
        self._words_step()
        self._codes_step()
        self._go(0)

    def _go(self, step: int) -> None:
        """Show a step; only the one in view asks for height."""
        self.steps.setCurrentIndex(step)
        for place in range(self.steps.count()):
            policy = self.sizePolicy().Policy.Preferred if place == step else self.sizePolicy().Policy.Ignored
            self.steps.widget(place).setSizePolicy(self.sizePolicy().Policy.Preferred, policy)
        self.about.setText(_about()[step])
        self.steps.adjustSize()

    def _form_step(self) -> None:
        card = Card()
        texts = _fields()
        self.fields = {name: LabeledField(text, QLineEdit(), hint) for name, (text, hint) in texts.items()}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(grid)
        self.edit("station").setValidator(QIntValidator(0, 999, self))
        self.edit("station").setMaxLength(3)
        self.make_button = KeyButton(_("Make the file"), "Ctrl Enter", "primary", "lock", shortcut="Ctrl+Return")
        self.make_button.clicked.connect(self._make_file)
        self.restore = KeyButton(_("Bring back a copy"), "Alt B", icon="undo-2", shortcut="Alt+B")
        self.restore.clicked.connect(self.restore_asked)
        row = QHBoxLayout()
        for button in (self.make_button, self.restore):
            row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        EnterChain([field.control for field in self.fields.values()], self._make_file, self)
        self.steps.addWidget(card)

    def edit(self, name: str) -> QLineEdit:
        """The field of this name in the form."""
        control = self.fields[name].control
        assert isinstance(control, QLineEdit)
        return control

    def _make_file(self) -> None:
        if not self.make_button.isEnabled():
            return
        for field in self.fields.values():
            field.clear()
        text = {name: self.edit(name).text().strip() for name in self.fields}
        form = SetUpForm(**text | {"station": int(text["station"] or 0)})  # type: ignore[arg-type]
        self._busy(True)
        self._work.run(self, lambda: self._make(form), self._made, self._failed)

    def _busy(self, yes: bool) -> None:
        self.steps.setEnabled(not yes)
        if yes:
            self.progress.begin(_("Making the sealed file and your key. It takes some seconds."))
        else:
            self.progress.end()

    def _failed(self, trouble: Exception) -> None:
        self._busy(False)
        place = trouble.field if isinstance(trouble, UserError) else None
        if place in self.fields:
            self.fields[place].set_error(sentence_of(trouble))
            self.fields[place].control.setFocus()
        else:
            self.banner.say(sentence_of(trouble), "stop")

    def _made(self, made: FirstRun) -> None:
        self._busy(False)
        self.banner.clear()
        self.waystation = made.waystation
        for place, code in zip(self.codes, _codes(made), strict=True):
            place.setText(code)
        self._go(1)
        self.words.offer(made.passphrase)
        self.state.setText(_("The register is made and sealed. Write down what is shown."))

    def _words_step(self) -> None:
        self.words = NewWords(_("Your passphrase"), must_match=True, go_on=_("Go on"))
        self.words.finished.connect(self._words_known)
        self.steps.addWidget(self.words)

    def _words_known(self) -> None:
        self.words.forget()
        self._go(2)
        self.start.setFocus()

    def _codes_step(self) -> None:
        card = Card(_("Recovery codes"))
        self.codes = [_code_label() for _title in _code_titles()]
        for title, code in zip(_code_titles(), self.codes, strict=True):
            card.body.addWidget(label(title, "label"))
            card.body.addWidget(code)
        card.body.addWidget(
            wrapped(
                _(
                    "Each counts once it was typed back; a line at the top reminds of that, and makes new ones. "
                    "Copy the paper Health now: without it, no medic can be added once this desk was locked."
                ),
                "second",
            )
        )
        self.start = KeyButton(_("Start work"), "Ctrl Enter", "primary", "arrow-right", shortcut="Ctrl+Return")
        self.start.clicked.connect(self._start)
        card.body.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        self.steps.addWidget(card)

    def _start(self) -> None:
        for code in self.codes:
            code.clear()
        self.opened.emit(self.waystation)


def _about() -> tuple[str, ...]:
    return (
        _("A sealed file is made on this laptop. You become its shift lead and hold its keys."),
        _("This passphrase opens your desk. Nobody can tell it to you again."),
        _("Copy these codes by hand and keep them away from the laptop."),
    )


def _fields() -> dict[str, tuple[str, str]]:
    return {
        "site_name": (_("Name of the site"), _("printed on cards and letters")),
        "site_address": (_("Address"), ""),
        "phone": (_("Phone"), ""),
        "station": (_("Station number"), _("three digits, each laptop its own")),
        "manager_name": (_("Your name"), _("seen by staff only")),
        "desk": (_("Your desk name"), _("shown before unlocking")),
    }


def _code_titles() -> tuple[str, str, str]:
    return _("Records"), _("Health"), _("Protection")


def _codes(made: FirstRun) -> tuple[str, str, str]:
    return made.recovery.station, made.recovery.medical, made.recovery.protection


def _code_label() -> QLabel:
    made = wrapped("", "section")
    made.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return made
