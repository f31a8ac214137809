"""Family and relations of a person: who belongs together, what each is to whom, and whether a child is alone."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.access import Act, may
from app.families import JoinForm, RelationForm, WishForm
from app.family_rows import FamilySheet, MemberRow, RelationRow
from app.rows import PersonPage
from models.codes import Answer, Relation
from ui.kin_words import beside, relation_words, relations
from ui.page import PageContext
from ui.pages.person.cards import RowsCard
from ui.pages.person.family_link import LinkCard, in_words
from ui.pages.person.tabs import PersonTab
from ui.widgets.buttons import KeyButton, three_answers
from ui.widgets.fields import LabeledField, shortcut
from ui.widgets.marks import Chip, StatusMark
from ui.widgets.panels import Banner, wrapped
from ui.words import _
from ui.work import sentence_of

SIDE, NARROW = 400, 960


class FamilyTab(PersonTab):
    """Reads who stands around the person; every change is one act that Ctrl Z takes back."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.sheet: FamilySheet | None = None
        self._person: UUID | None = None
        self._writes = may(context.actor, Act.REGISTER)
        self.banner = Banner()
        self.members = RowsCard(_("Family"), _("No family is written down."), _("those who wish to stay together"))
        self.related = RowsCard(_("Relations"), _("No relation is written down."), _("read from this person"))
        self.link = LinkCard(context)
        if not self._writes:
            self.link.hide()
        self._lay_out()
        self.link.asked.connect(self._save)
        if self._writes:
            shortcut(self, "Ctrl+Return", self.link.save.click_if_able)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 14)
        whole.setSpacing(12)
        whole.addWidget(self.banner)
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(12)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.members)
        left.addWidget(self.related)
        left.addStretch(1)
        self.columns.addLayout(left, 1)
        self.columns.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(self.columns)
        whole.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.link.setMinimumWidth(0 if narrow else SIDE)
        self.link.setMaximumWidth(16_777_215 if narrow else SIDE)

    # What is shown

    def show_person(self, page: PersonPage) -> None:
        self._person = page.person.id
        self.link.begin(page.person.id)
        self._read()

    def put_away(self) -> None:
        self._person, self.sheet = None, None
        self.link.clear()
        self.members.show_rows(())
        self.related.show_rows(())

    def _read(self) -> None:
        person = self._person
        if person is not None:
            actor, families = self.context.actor, self.context.waystation.families
            self.context.work.run(self, lambda: families.sheet(actor, person), self._show, self._failed)

    def _show(self, sheet: FamilySheet) -> None:
        if self._person is None:
            return
        self.sheet = sheet
        self._say_alone(sheet)
        family = sheet.family
        self.members.title.setText(_("Family {code}").format(code=family.code) if family else _("Family"))
        rows = [self._member(row) for row in family.members] if family else []
        if family is not None:
            rows.append(self._wishes())
            self.keep.set_value(family.keep_together if family.keep_together in _ASKED else Answer.NOT_ASKED)
            self.reason.setText(family.split_reason)
            self._reason.setVisible(family.keep_together is Answer.NO or bool(family.split_reason))
        self.members.show_rows(rows)
        self.related.show_rows(self._relation(row) for row in sheet.relations)

    def _say_alone(self, sheet: FamilySheet) -> None:
        if sheet.alone:
            self.banner.say(
                _("May be under 18, and no adult of their family is linked. Case work has a task for it."), "att"
            )
        else:
            self.banner.clear()

    def _wishes(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(8)
        self.keep, self.reason = three_answers(_("Keep together")), QLineEdit()
        self.reason.setMaxLength(300)
        self.keep.changed.connect(lambda _answer: self._wish())
        self.reason.editingFinished.connect(self._wish)
        self._reason = LabeledField(_("Why they are parted"), self.reason, _("in words, no health"))
        column.addWidget(LabeledField(_("Keep together"), self.keep))
        column.addWidget(self._reason)
        for part in (self.keep, self.reason):
            part.setEnabled(self._writes)
        return holder

    def _member(self, row: MemberRow) -> QWidget:
        own = self.sheet is not None and row.person.id == self.sheet.person.id
        second = relations()[row.relation] if row.relation is not Relation.UNKNOWN else _("Relation not asked")
        buttons = [] if own else [self._button(_("Open"), partial(self._open, row.person.id))]
        if own and self._writes:
            if row.relation is not Relation.FOCAL:
                buttons.append(self._button(_("Make focal point"), self._choose_focal))
            buttons.append(self._button(_("Leaves the family"), self._leave))
        return _line(in_words(row.person), second, row.child, own, buttons)

    def _relation(self, row: RelationRow) -> QWidget:
        buttons = [self._button(_("Open"), partial(self._open, row.other.id))]
        if self._writes:
            buttons.append(self._button(_("Does not hold"), partial(self._undo_relation, row.id)))
        name = row.other.name.short or _("No name yet")
        words = _("{relation}: {name}").format(relation=relation_words(row), name=name)
        return _line(words, beside(row), False, False, buttons)

    def _button(self, words: str, act: object) -> KeyButton:
        button = KeyButton(words, size="compact")
        button.clicked.connect(act)
        return button

    # The acts

    def _open(self, person: UUID, _checked: bool = False) -> None:
        self.context.go("person", person)

    def _save(self, form: JoinForm | RelationForm) -> None:
        actor, families = self.context.actor, self.context.waystation.families
        act = families.join if isinstance(form, JoinForm) else families.relate
        self._write(lambda: act(actor, form), self._linked)  # type: ignore[arg-type]

    def _linked(self, _sheet: FamilySheet) -> None:
        self.link.clear()
        self.link.find.setFocus()
        self._read()

    def _wish(self) -> None:
        family = self.sheet.family if self.sheet else None
        if family is None or not self._writes:
            return
        form = WishForm(family.id, self.keep.value(), self.reason.text().strip(), family.housing_note)
        if (form.keep_together, form.split_reason) != (family.keep_together, family.split_reason):
            actor, families = self.context.actor, self.context.waystation.families
            self._write(lambda: families.set_wish(actor, form), lambda _row: self._read())

    def _choose_focal(self) -> None:
        self._of_person(self.context.waystation.families.choose_focal)

    def _leave(self) -> None:
        self._of_person(self.context.waystation.families.leave)

    def _of_person(self, act: object) -> None:
        person, actor = self._person, self.context.actor
        if person is not None:
            self._write(lambda: act(actor, person), lambda _sheet: self._read())  # type: ignore[operator]

    def _undo_relation(self, relation: UUID, _checked: bool = False) -> None:
        actor, families = self.context.actor, self.context.waystation.families
        self._write(lambda: families.unrelate(actor, relation), lambda _none: self._read())

    def _write(self, act: object, done: object) -> None:
        self.context.work.run(self, act, done, self._failed, writes=True)  # type: ignore[arg-type]

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")


_ASKED = (Answer.YES, Answer.NO)


def _line(first: str, second: str, child: bool, own: bool, buttons: list[KeyButton]) -> QWidget:
    holder = QWidget()
    across = QHBoxLayout(holder)
    across.setContentsMargins(0, 4, 0, 4)
    across.setSpacing(10)
    across.addWidget(StatusMark("done" if own else "note"), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(wrapped(first, "strong"))
    words.addWidget(wrapped(second, "second"))
    across.addLayout(words, 1)
    if child:
        across.addWidget(Chip(_("May be under 18"), "att", "hand"), 0, Qt.AlignmentFlag.AlignTop)
    for button in buttons:
        button.setAccessibleName(f"{button.words()}: {first}")
        across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return holder
