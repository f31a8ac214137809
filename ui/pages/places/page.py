"""Rooms of the house: buildings with their meeting point, forty rooms in one act, each room and bed put right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import UserError
from app.ids import new_id
from app.shelter.forms import BedForm, BuildingForm
from app.shelter.rows import BoardSheet, BuildingRow, RoomRow
from ui.page import Page, PageContext
from ui.pages.beds.words import about
from ui.pages.places.many import ManyCard
from ui.pages.places.room import RoomCard
from ui.pages.section import scrolled, table_of
from ui.tables import Column, RowsModel
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField, choice_box, shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Banner, Card, wrapped
from ui.words import _
from ui.work import sentence_of

ROOMY = 1000


@dataclass(frozen=True)
class Listed:
    """A room as a line of the list."""

    building: str
    room: RoomRow


class PlacesPage(Page):
    KEYS = (
        ("Alt N", _("a new house")),
        ("Alt B", _("save the house")),
        ("Ctrl Enter", _("save the card that is typed in: house, new rooms, room")),
        ("Alt S", _("save the room")),
        ("Alt C", _("close the chosen bed, or open it")),
        ("Alt W", _("the chosen bed is reached without steps")),
        ("Alt D", _("the room is no more")),
        ("F3", _("the bed board")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self._sheet: BoardSheet | None = None
        self._building: UUID = new_id()
        self._fresh = True
        self.banner = Banner()
        self.house = choice_box([], _("House"))
        self.name, self.meet = QLineEdit(), QLineEdit()
        self.house_fields = {
            "name": LabeledField(_("Name of the house"), self.name, "House A"),
            "assembly_point": LabeledField(_("Where to meet when it burns"), self.meet, _("car park, lamp post 2")),
        }
        self.new = KeyButton(_("New house"), "Alt N", shortcut="Alt+N", size="compact")
        self.save_house = KeyButton(_("Save the house"), "Alt B", shortcut="Alt+B", size="compact")
        self.many, self.room = ManyCard(), RoomCard()
        self.model: RowsModel[Listed] = RowsModel(_columns())
        self.table = table_of(self.model, _("Rooms"), 2)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column, body, left, self.sides = QVBoxLayout(self), QWidget(), QVBoxLayout(), QHBoxLayout()
        whole = QVBoxLayout(body)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(10)
        column.addWidget(label(_("Rooms of the house"), "title"))
        column.addWidget(self.banner)
        card = Card(_("House"))
        line = QHBoxLayout()
        line.addWidget(self.house)
        for field in self.house_fields.values():
            line.addWidget(field, 1)
        card.body.addLayout(line)
        self.first = wrapped(
            _("First the house and where all meet when it burns; then its rooms, many at once."), "hint"
        )
        card.body.addWidget(self.first)
        card.head.addWidget(self.new)
        card.head.addWidget(self.save_house)
        whole.setContentsMargins(0, 0, 6, 0)
        whole.setSpacing(10)
        whole.addWidget(card)
        self.sides.setSpacing(14)
        left.addWidget(self.many)
        left.addWidget(self.table, 1)
        self.table.setMinimumHeight(180)
        self.sides.addLayout(left, 1)
        self.sides.addWidget(self.room, 1)
        whole.addLayout(self.sides, 1)
        column.addWidget(scrolled(body), 1)
        EnterChain([self.name, self.meet], self.save_house.click_if_able, parent=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > ROOMY
        self.sides.setDirection(QHBoxLayout.Direction.LeftToRight if wide else QHBoxLayout.Direction.TopToBottom)

    def _connect(self) -> None:
        self.banner.pressed.connect(self.banner.clear)
        self.house.activated.connect(lambda place: self._to_house(self.house.itemData(place)))
        self.new.clicked.connect(self._begin)
        self.save_house.clicked.connect(self._save_house)
        self.many.asked.connect(self._make)
        self.room.asked.connect(self._save_room)
        self.room.bed_asked.connect(self._save_bed)
        self.room.retire_asked.connect(self._retire)
        self.table.selectionModel().currentChanged.connect(self._choose)
        shortcut(self, "Ctrl+Return", self._save_here)
        self.setFocusProxy(self.many.edits["rooms"])

    # What is shown

    def reload(self) -> None:
        beds, actor = self.context.waystation.beds, self.context.actor
        self.context.work.run(self, lambda: beds.board(actor), self._show, self._failed)

    def _show(self, sheet: BoardSheet) -> None:
        self._sheet = sheet
        known = [building.id for building in sheet.buildings]
        if self._fresh and known and self._building not in known:
            self._building = known[0]
        self.house.clear()
        for building in sheet.buildings:
            self.house.addItem(building.name, building.id)
        here = self._here()
        self.house.setVisible(len(known) > 1)
        if here is not None:
            self.house.setCurrentIndex(known.index(here.id))
            if self._fresh:
                self.name.setText(here.name)
                self.meet.setText(here.assembly_point)
        self._fresh = False
        place = self.table.currentIndex().row()
        rooms = [Listed(here.name, room) for room in here.rooms] if here else []
        self.model.show_rows(rooms)
        self.new.setVisible(bool(known))
        self.save_house.become("plain" if known else "primary")
        self.save_house.say(_("Save the house"), "Alt B" if known else "Ctrl Enter")
        self.first.setVisible(not known)
        self.many.setVisible(here is not None)
        self.table.setVisible(here is not None)
        if rooms:
            self.table.selectRow(max(0, min(place, len(rooms) - 1)))
        else:
            self.room.show_room(None)
        if here is None:
            self.name.setFocus()

    def _here(self) -> BuildingRow | None:
        buildings = self._sheet.buildings if self._sheet else ()
        return next((building for building in buildings if building.id == self._building), None)

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        rows = self.model.rows()
        self.room.show_room(rows[index.row()].room if 0 <= index.row() < len(rows) else None)

    def _to_house(self, building: UUID) -> None:
        self._building, self._fresh = building, True
        self.reload()

    def _begin(self) -> None:
        """A house that is not there yet."""
        self._building = new_id()
        self.name.clear()
        self.meet.clear()
        self.model.show_rows([])
        self.room.show_room(None)
        self.name.setFocus()

    # What is done

    def _save_here(self) -> None:
        """Ctrl Enter saves what the hand is on."""
        if self.name.hasFocus() or self.meet.hasFocus() or not self.many.isVisible():
            self._save_house()
        elif self.room.isVisible() and self.room.isAncestorOf(self.focusWidget() or self):
            self._save_room()
        else:
            self.many.make.click_if_able()

    def _write(self, job: Callable[[], object], said: str) -> None:
        self.banner.clear()
        for field in (*self.house_fields.values(), *self.many.fields.values(), *self.room.fields.values()):
            field.clear()
        self.context.work.run(self, job, lambda _answer: self.context.tell(said, None), self._failed, writes=True)

    def _save_house(self) -> None:
        places, actor, known = self.context.waystation.places, self.context.actor, self.house.count()
        here = self._here()
        position = self.house.currentIndex() if here else known
        form = BuildingForm(self._building, self.name.text(), self.meet.text(), position)
        self._write(lambda: places.save_building(actor, form), _("The house is saved."))
        self.many.edits["rooms"].setFocus()

    def _make(self) -> None:
        places, actor = self.context.waystation.places, self.context.actor
        try:
            form = self.many.form(self._building)
        except UserError as trouble:
            self._failed(trouble)
            return
        self._write(lambda: places.build(actor, form), _("The rooms are made."))
        self.many.edits["rooms"].clear()
        self.many.edits["rooms"].setFocus()

    def _save_room(self) -> None:
        places, actor = self.context.waystation.places, self.context.actor
        try:
            form = self.room.form(self._building)
        except UserError as trouble:
            self._failed(trouble)
            return
        self._write(lambda: places.save_room(actor, form), _("The room is saved."))

    def _save_bed(self, form: BedForm) -> None:
        places, actor = self.context.waystation.places, self.context.actor
        self._write(lambda: places.save_bed(actor, form), _("The bed is saved."))

    def _retire(self) -> None:
        places, actor, room = self.context.waystation.places, self.context.actor, self.room.room
        if room is not None:
            self._write(lambda: places.retire_room(actor, room.id), _("The room is no more."))

    def _failed(self, trouble: Exception) -> None:
        name = trouble.field or "" if isinstance(trouble, UserError) else ""
        name = {"last": "first", "beds": "bunks"}.get(name, name)
        groups = (self.many.fields, self.room.fields, self.house_fields)
        focus = self.focusWidget()
        near = [each for each in groups if any(field.isAncestorOf(focus) for field in each.values())] if focus else []
        field = next((each[name] for each in (*near, *groups) if name in each and each[name].isVisible()), None)
        if field is not None:
            field.set_error(sentence_of(trouble))
            field.control.setFocus()
        else:
            self.banner.say(sentence_of(trouble), "att" if isinstance(trouble, UserError) else "stop", _("Close"))


def _columns() -> list[Column[Listed]]:
    return [
        Column(_("Room"), lambda row: row.room.name),
        Column(_("Floor"), lambda row: str(row.room.floor), align_right=True),
        Column(_("For"), lambda row: about(row.room)),
        Column(_("Beds"), lambda row: str(len(row.room.beds)), align_right=True),
        Column(_("Taken"), lambda row: str(sum(bool(bed.people) for bed in row.room.beds)), align_right=True),
        Column(_("m²"), lambda row: f"{row.room.area / 10:g}" if row.room.area else "", align_right=True),
    ]
