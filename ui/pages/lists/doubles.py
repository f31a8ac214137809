"""Records that may be of one person, pair by pair: a person says what they are. Nothing joins by itself, and every
answer can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.access import Act, may
from app.forms import TwinForm
from app.ids import new_id
from app.rows import TwinPair
from app.twin_rows import DecisionRow, RelativesForm, TwinSheet
from models.codes import Answer, Relation
from ui.page import Page, PageContext
from ui.pages.lists.decided import DecidedList
from ui.pages.lists.pair_view import PairView
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.fields import shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Banner, EmptyLine, wrapped
from ui.widgets.undo_key import UndoKey
from ui.words import _
from ui.work import sentence_of

GROUP, EVERYBODY, DECIDED = "group", "everybody", "decided"
MOST = 200
Read = tuple[str, tuple[TwinPair, ...], tuple[DecisionRow, ...], int]


class DoublesPage(Page):
    """The pair in hand is answered with Alt 1 to Alt 4; the next one comes at once."""

    KEYS = (
        ("Alt 1", _("the same person: the records are joined")),
        ("Alt 2", _("two people: both are kept")),
        ("Alt 3", _("relatives: choose what they are to each other, then Enter")),
        ("Alt 4", _("later: the next pair")),
        ("Alt K", _("which record is kept in front")),
        ("Alt G, Alt E, Alt D", _("this group, everybody, what was decided")),
        ("Ctrl Z", _("take back the last answer")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self.pairs: list[TwinPair] = []
        self._later: list[frozenset[UUID]] = []
        self._last: UUID | None = None
        self._to_settle = 0
        words = ((GROUP, _("This group"), "G"), (EVERYBODY, _("Everybody"), "E"), (DECIDED, _("Decided"), "D"))
        self.scope = Segmented(words, GROUP, name=_("Which records"))
        self.banner, self.pair = Banner(), PairView(may(context.actor, Act.DECIDE_TWINS))
        self.decided = DecidedList(context, _("Nobody has decided on two records yet."))
        button = KeyButton(_("Go to Tonight"), icon="moon")
        button.clicked.connect(lambda: context.go("tonight", None))
        self.nobody = EmptyLine(_("Nobody looks like somebody else."), button)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 12, 18, 12)
        whole.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(_("Same person twice?"), "title"), 1)
        head.addWidget(self.scope)
        whole.addLayout(head)
        about = _("Both records stay whole, whatever is answered. Say same only when you have asked the person.")
        whole.addWidget(wrapped(about, "second"))
        whole.addWidget(self.banner)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.pair, self.decided, self.nobody):
            column.addWidget(part)
            part.hide()
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(inside)
        whole.addWidget(self.area, 1)
        whole.addWidget(self.pair.bar)

    def _connect(self) -> None:
        self.scope.changed.connect(lambda _value: self.reload())
        for key, value in (("Alt+G", GROUP), ("Alt+E", EVERYBODY), ("Alt+D", DECIDED)):
            shortcut(self, key, lambda value=value: self.look_at(value))  # type: ignore[misc]
        for place, button in enumerate(self.pair.answers, 1):
            shortcut(self, f"Alt+{place}", button.click)
        shortcut(self, "Alt+K", self.pair.other_in_front)
        self.pair.same.connect(lambda: self._decide(Answer.YES))
        self.pair.apart.connect(lambda: self._decide(Answer.NO))
        self.pair.kin.connect(self._relate)
        self.pair.later.connect(self._put_off)
        self.decided.taken_back.connect(self._take_back)
        UndoKey(self, self.undo)
        self.setFocusProxy(self.area)

    def look_at(self, scope: str) -> None:
        """Show this group's pairs, everybody's, or what was decided."""
        self.scope.set_value(scope)
        self.reload()

    # Reading

    def reload(self) -> None:
        scope, group, actor = self.scope.value(), self.context.group(), self.context.actor
        twins = self.context.waystation.twins

        def read() -> Read:
            to_settle = twins.to_settle(actor)
            if scope == DECIDED:
                return scope, (), twins.decisions(actor)[:MOST], to_settle
            if scope == GROUP and group is None:
                return scope, (), (), to_settle
            return scope, twins.pairs(actor, group.id if scope == GROUP and group else None), (), to_settle

        self.context.work.run(self, read, self._show, self._failed)

    def _show(self, read: Read) -> None:
        scope, pairs, decided, to_settle = read
        if scope != self.scope.value():
            return
        self._stay_here()
        self._tell_of(to_settle)
        self.decided.setVisible(scope == DECIDED)
        self.decided.show_rows(decided)
        self.pairs = self._in_order(pairs)
        self.nobody.setVisible(scope != DECIDED and not pairs)
        if not self.pairs:
            self.pair.hide()
            return
        a, b, actor = self.pairs[0].a.id, self.pairs[0].b.id, self.context.actor
        twins = self.context.waystation.twins
        self.context.work.run(self, lambda: twins.side_by_side(actor, a, b), self._show_pair, self._failed)

    def _tell_of(self, to_settle: int) -> None:
        if self._to_settle and not to_settle:
            self.banner.clear()
        self._to_settle = to_settle
        if to_settle:
            words = _(
                "Decisions about one person contradict each other. They stand first in Decided (Alt D): take one back."
            )
            self.banner.say(words, "att")

    def _stay_here(self) -> None:
        """The keys of the page go on working when the button that has the focus goes."""
        focus = QApplication.focusWidget()
        if self.isVisible() and (focus is None or self.isAncestorOf(focus)):
            self.area.setFocus()

    def _in_order(self, pairs: Sequence[TwinPair]) -> list[TwinPair]:
        """What was put off comes after the rest, in the order it was put off."""
        place = {pair: number for number, pair in enumerate(self._later, 1)}
        return sorted(pairs, key=lambda pair: place.get(_both(pair), 0))

    def _show_pair(self, sheet: TwinSheet) -> None:
        if self.pairs and _both(self.pairs[0]) == {sheet.a.person.id, sheet.b.person.id}:
            self.pair.show_sheet(sheet, 1, len(self.pairs))
            self.pair.show()
            self.area.verticalScrollBar().setValue(0)
            self._stay_here()

    # Answers

    def _decide(self, same: Answer) -> None:
        sheet, kept = self.pair.sheet, self.pair.kept()
        if sheet is None or kept is None or not self.pair.isVisible():
            return
        keep = kept.person.id if same is Answer.YES else None
        form = TwinForm(new_id(), sheet.a.person.id, sheet.b.person.id, same, keep)
        said = _("Joined: one person, two records.") if keep else _("Kept apart: two people.")
        twins, actor = self.context.waystation.twins, self.context.actor
        self._save(form.id, lambda: twins.decide(actor, form), said)

    def _relate(self, relation: Relation) -> None:
        sheet = self.pair.sheet
        if sheet is None:
            return
        form = RelativesForm(new_id(), sheet.a.person.id, sheet.b.person.id, relation)
        twins, actor = self.context.waystation.twins, self.context.actor
        self._save(form.id, lambda: twins.link_relatives(actor, form), _("Kept apart, and linked as relatives."))

    def _save(self, decision: UUID, act: Callable[[], None], said: str) -> None:
        self.pair.hide()
        self.banner.clear()

        def done(_none: None) -> None:
            self._last = decision
            self.context.tell(said, self.undo)

        self.context.work.run(self, act, done, self._failed, writes=True)

    def _put_off(self) -> None:
        if self.pairs:
            pair = _both(self.pairs[0])
            self._later = [each for each in self._later if each != pair] + [pair]
            self._show((self.scope.value(), tuple(self.pairs), (), self._to_settle))

    def undo(self) -> None:
        """Take back the last answer given here."""
        if self._last is None:
            self.banner.say(_("There is nothing to undo here. Decided (Alt D) lists what was answered before."), "info")
            return
        decision, self._last = self._last, None
        self._take_back(decision)

    def _take_back(self, decision: UUID) -> None:
        twins, actor = self.context.waystation.twins, self.context.actor
        self.context.work.run(
            self,
            lambda: twins.take_back(actor, decision),
            lambda _none: self.context.tell(_("Taken back: the records stand as before."), None),
            self._failed,
            writes=True,
        )

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")
        self.pair.setVisible(self.pair.sheet is not None and self.scope.value() != DECIDED)


def _both(pair: TwinPair) -> frozenset[UUID]:
    return frozenset((pair.a.id, pair.b.id))
