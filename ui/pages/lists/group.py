"""A new arrival group: what came, when, from where, and whether it must be guarded."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.errors import UserError
from app.forms import GroupForm
from app.ids import new_id
from app.rows import GroupRow
from models.codes import GroupKind
from ui.page import Page, PageContext
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.fields import EnterChain, LabeledField, choice_box
from ui.widgets.marks import label
from ui.widgets.panels import Banner, Card, SaveBar, wrapped
from ui.words import _
from ui.work import sentence_of

MOST, ONE_DAY = 5000, timedelta(days=1)


def kind_words() -> dict[GroupKind, str]:
    return {
        GroupKind.BUS: _("Bus"),
        GroupKind.FOOT: _("On foot"),
        GroupKind.VEHICLE: _("Car or van"),
        GroupKind.AIR: _("Aircraft"),
        GroupKind.AMBULANCE: _("Ambulance"),
        GroupKind.TRANSFER_IN: _("From another centre"),
        GroupKind.SELF: _("Came alone"),
    }


class GroupPage(Page):
    """One form; saving makes it the group in hand and goes on to its list."""

    KEYS = (("Enter", _("Next field")), ("Ctrl Enter", _("Make this group")))

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self._id = new_id()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(10)
        self.banner = Banner()
        for part in (label(_("New arrival group"), "title"), self.banner, self._form(), self._guard()):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole.addWidget(area, 1)
        whole.addWidget(self._bar())
        order = ("label", "kind", "expected", "time", "crossing", "handed")
        EnterChain([self.fields[name].control for name in order], self._save, self)
        self.setFocusProxy(self.name)

    def _form(self) -> Card:
        self.name, self.expected, self.time = QLineEdit(), QLineEdit(), QLineEdit()
        self.crossing, self.handed = QLineEdit(), QLineEdit()
        self.kind = choice_box(list(kind_words().items()), _("What came"))
        self.expected.setValidator(QIntValidator(0, MOST, self))
        self.fields = {
            "label": LabeledField(_("Name of the group"), self.name, _("as the desk calls it, for example Bus 2")),
            "kind": LabeledField(_("What came"), self.kind),
            "expected": LabeledField(_("People expected"), self.expected, _("as told; may stay empty")),
            "time": LabeledField(_("Arrived at"), self.time, _("today, as 23:41")),
            "crossing": LabeledField(_("Crossing point"), self.crossing),
            "handed": LabeledField(_("Handed over by"), self.handed, _("which service, no names")),
        }
        card, grid = Card(), QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(grid)
        for edit in (self.name, self.expected, self.time):
            edit.textChanged.connect(lambda _text: [field.clear() for field in self.fields.values()])
        self.time.setText(f"{datetime.now():%H:%M}")
        return card

    def _guard(self) -> Card:
        card = Card(_("Politically exposed"))
        options = ((True, _("Yes, guard them"), "Y"), (False, _("No"), "N"))
        self.exposed = Segmented(options, True, name=_("Politically exposed"))
        self.exposed.changed.connect(self._say_consequence)
        self.consequence = wrapped("", "second")
        card.body.addWidget(self.exposed)
        card.body.addWidget(self.consequence)
        self._say_consequence(True)
        return card

    def _say_consequence(self, yes: object) -> None:
        guarded = _(
            "Cards carry no site name and no address. Everybody counted in is marked: no contact with the country "
            "they left, told to nobody, no pictures. A person can be released from it later."
        )
        plain = _("Cards carry the name and the address of the site. Nobody is marked. Ask first when in doubt.")
        self.consequence.setText(guarded if yes else plain)

    def _bar(self) -> SaveBar:
        bar = SaveBar()
        self.save = KeyButton(_("Make this group"), "Ctrl Enter", "primary", "check", shortcut="Ctrl+Return")
        self.save.clicked.connect(self._save)
        bar.add(self.save)
        return bar

    def _read(self) -> GroupForm:
        count = self.expected.text().strip()
        return GroupForm(
            self._id,
            self.name.text(),
            GroupKind(self.kind.currentData()),
            int(count) if count else None,
            self._arrived(),
            self.crossing.text().strip(),
            self.handed.text().strip(),
            exposed=bool(self.exposed.value()),
        )

    def _arrived(self) -> datetime:
        """The time of today; a time still to come was yesterday's."""
        now = datetime.now().astimezone()
        try:
            typed = datetime.strptime(self.time.text().strip().replace(".", ":"), "%H:%M")
        except ValueError:
            sentence = _("This is no time. Nothing was saved. Type it as 23:41.")
            raise UserError(sentence, "time") from None
        at = now.replace(hour=typed.hour, minute=typed.minute, second=0, microsecond=0)
        return at if at <= now else at - ONE_DAY

    def _save(self) -> None:
        for field in self.fields.values():
            field.clear()
        try:
            form = self._read()
        except UserError as mistake:
            self._failed(mistake)
            return
        waystation = self.context.waystation
        self.context.work.run(
            self,
            lambda: waystation.arrivals.open_group(waystation.actor, form),
            self._made,
            self._failed,
            writes=True,
        )

    def _made(self, group: GroupRow) -> None:
        self._id = new_id()
        for edit in (self.name, self.expected, self.crossing, self.handed):
            edit.clear()
        self.banner.clear()
        self.context.choose_group(group)
        self.context.tell(_("{label} is made. Open its list, or count people in.").format(label=group.label), None)
        self.context.go("lists", None)

    def _failed(self, trouble: Exception) -> None:
        place = trouble.field if isinstance(trouble, UserError) else None
        if place in self.fields:
            self.fields[place].set_error(sentence_of(trouble))
            self.fields[place].control.setFocus()
        else:
            self.banner.say(sentence_of(trouble), "stop")
