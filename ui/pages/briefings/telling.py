"""Telling: what, to whom, with whose help. The words stand there to be read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from app.briefings.forms import BriefingForm, BriefingSheet, BriefingTextForm, ToldSheet
from app.ids import new_id
from app.reference import CodeList
from app.rows import Opened
from models.codes import Answer, BriefingKind
from ui.house_words import offered
from ui.labels import languages
from ui.page import PageContext
from ui.pages.briefings.words import kinds, presence, text_words, what, when
from ui.pages.section import Section, scrolled
from ui.pages.trips.boarding import Boarding
from ui.person_words import headline
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.fields import EnterChain, LabeledField, choice_box, shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Card, wrapped
from ui.words import _

NOBODY = _("Nobody is chosen yet. Type a name, scan a card, or press Alt G for the whole group.")


class Telling(Section):
    """`held` carries a briefing that has just begun for a group."""

    held = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._people: dict[UUID, str] = {}
        self._group: UUID | None = None
        self._form_id, self._texts = new_id(), dict[UUID, BriefingTextForm]()
        self.who = Boarding(context, _("Who is told"))
        self.chosen, self.before = wrapped(NOBODY, "second"), wrapped("", "second")
        self.text = choice_box([(None, _("By word of mouth, no text"))])
        self.kind = choice_box(list(offered(CodeList.BRIEFING, kinds()).items()))
        self.language = choice_box(sorted(languages().items(), key=lambda each: each[1]))
        self.language.setCurrentIndex(self.language.findData("en"))
        self.words = QPlainTextEdit()
        self.edits = {name: QLineEdit() for name in ("place", "given_by", "interpreter")}
        answers = ((Answer.YES, _("Yes"), "Y"), (Answer.NO, _("No"), "N"), (Answer.NOT_ASKED, _("Not asked"), "A"))
        self.understood = Segmented(answers, Answer.NOT_ASKED, (Answer.NOT_ASKED,), _("Understood"))
        self.save = KeyButton(_("They were told"), "Ctrl Enter", "primary")
        self.fields = self._labelled()
        self._lay_out()
        self._connect()
        self._show_text()

    def _labelled(self) -> dict[str, LabeledField]:
        return {
            "text": LabeledField(_("What is told"), self.text),
            "kind": LabeledField(_("About what"), self.kind),
            "language": LabeledField(_("Language"), self.language),
            "place": LabeledField(_("Where"), self.edits["place"], _("may be empty")),
            "given_by": LabeledField(_("By whom"), self.edits["given_by"], _("empty: you")),
            "interpreter": LabeledField(_("Interpreter"), self.edits["interpreter"], _("if any")),
        }

    def _lay_out(self) -> None:
        self.who.family.hide()
        for box in (self.text, self.kind, self.language):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(90)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.words.setAccessibleName(_("The words to read aloud"))
        inside, card, grid = QWidget(), Card(), QGridLayout()
        for part in (self.who, self.chosen, self.before):
            card.body.addWidget(part)
        grid.setHorizontalSpacing(12)
        for place, name in enumerate(("text", "kind", "language")):
            grid.addWidget(self.fields[name], 0, place)
        for place, name in enumerate(("place", "given_by", "interpreter")):
            grid.addWidget(self.fields[name], 1, place)
        grid.setColumnStretch(0, 2)
        for place in (1, 2):
            grid.setColumnStretch(place, 1)
        card.body.addLayout(grid)
        card.body.addWidget(self.words, 1)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        row.addWidget(label(_("Understood, as far as you can tell"), "label"))
        row.addWidget(self.understood)
        card.body.addLayout(row)
        column = QGridLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(card, 0, 0)
        self.column.addWidget(scrolled(inside), 1)

    def _connect(self) -> None:
        self.who.chosen.connect(lambda people, _family: self.add(people[0]))
        self.who.group.clicked.connect(self.take_group)
        self.who.failed.connect(self.failed)
        self.text.currentIndexChanged.connect(lambda _place: self._show_text())
        self.save.clicked.connect(lambda _checked=False: self.tell())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, self.save.click_if_able)
        shortcut(self, "Alt+G", self.take_group)
        shortcut(self, "Alt+N", self.empty)
        controls = [self.text, self.kind, self.language, *self.edits.values(), self.understood]
        EnterChain(controls, self.save.setFocus, parent=self)
        self.setFocusProxy(self.who.find)

    def reload(self) -> None:
        briefings, actor = self.context.waystation.briefings, self.context.actor
        self.read(lambda: briefings.offered(actor), self._offer)

    def _offer(self, texts: Sequence[BriefingTextForm]) -> None:
        """Only texts that are valid today; the chosen one stays chosen."""
        if list(self._texts.values()) == list(texts):
            return
        chosen = self.text.currentData()
        self._texts = {text.id: text for text in texts}
        self.text.blockSignals(True)
        while self.text.count() > 1:
            self.text.removeItem(1)
        for text in texts:
            self.text.addItem(text_words(text), text.id)
        self.text.setCurrentIndex(max(0, self.text.findData(chosen)) if chosen else min(1, len(texts)))
        self.text.blockSignals(False)
        self._show_text()

    def _show_text(self) -> None:
        text = self._texts.get(self.text.currentData())
        for name in ("kind", "language"):
            self.fields[name].setVisible(text is None)
        self.words.setPlainText(text.content if text else "")
        self.words.setVisible(text is not None)

    # Who

    def add(self, person: UUID) -> None:
        """One more person is told."""
        briefings, actor = self.context.waystation.briefings, self.context.actor
        self.read(lambda: briefings.told(actor, person), self._added)

    def take(self, opened: Opened) -> None:
        """A card was shown."""
        if opened.person is not None:
            self.add(opened.person.id)
        else:
            self.banner.say(opened.sentence, "att", _("Close"))

    def _added(self, sheet: ToldSheet) -> None:
        self._group = None
        self._people[sheet.person.id] = f"{headline(sheet.person)}, {sheet.person.number}"
        said = "; ".join(f"{when(row)} {what(row)}, {presence(row)}" for row in sheet.rows[:4])
        self.before.setText(_("Told before: {what}").format(what=said) if said else _("Not told anything yet."))
        self._show_who()

    def take_group(self) -> None:
        """Everybody of the group in hand; who was there is marked on its list."""
        group = self.context.group()
        if group is None:
            self.banner.say(_("No group is in hand. Choose one above, then press Alt G again."), "att", _("Close"))
            return
        self._people, self._group = {}, group.id
        self.chosen.setText(_("The whole group {group}").format(group=group.label))
        self.before.setText(_("Who was there is marked next, by list or by scan."))
        self.save.say(_("Begin, then mark who is there"))

    def _show_who(self) -> None:
        self.chosen.setText("; ".join(self._people.values()) or NOBODY)
        self.save.say(_("They were told"))

    def empty(self) -> None:
        """Nobody chosen, a new briefing."""
        self._people, self._group, self._form_id = {}, None, new_id()
        self.before.setText("")
        self.understood.set_value(Answer.NOT_ASKED)
        self._show_who()
        self.who.find.setFocus()

    def tell(self) -> None:
        """Keep it: for the people chosen at once, for a group with its list to mark."""
        form = BriefingForm(
            self._form_id,
            BriefingKind(self.kind.currentData()),
            str(self.language.currentData()),
            self.text.currentData(),
            tuple(self._people),
            self._group,
            understood=self.understood.value(),
            **{name: edit.text() for name, edit in self.edits.items()},
        )
        briefings, actor = self.context.waystation.briefings, self.context.actor
        self.write(lambda: briefings.hold(actor, form), self._told)

    def _told(self, sheet: BriefingSheet) -> None:
        for_group = self._group is not None
        self.empty()
        if for_group:
            self.held.emit(sheet.briefing.id)
        else:
            self.context.tell(_("Kept: they were told. Alt 2 shows it, with a sheet to sign."), None)
