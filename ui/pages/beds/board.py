"""The board of one floor, painted: only what is in sight is drawn, so that a house of 500 beds moves as one of ten."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QSizePolicy, QWidget

from app.shelter.rows import RoomRow
from models.codes import BedKind, RoomRule
from ui.pages.beds.brush import FACE, ICON, RIGHT, Brush
from ui.pages.beds.places import GAP, HEAD, NOTE, PAD, Cell, Plan, Plate, plan_of
from ui.pages.beds.words import about, bed_name, hall_name, kept_words, name_of
from ui.theme import tokens_of
from ui.words import _

PERSON = "application/x-waystation-person"
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def carried(person: UUID) -> QMimeData:
    """A person on the way from the queue, or from another bed."""
    data = QMimeData()
    data.setData(PERSON, person.bytes)
    return data


def carried_in(data: QMimeData) -> UUID | None:
    raw = bytes(data.data(PERSON).data()) if data.hasFormat(PERSON) else b""
    return UUID(bytes=raw) if len(raw) == 16 else None


class BoardView(QAbstractScrollArea):
    """`chosen`: another cell is under the cursor; `entered`: Enter or a double click on it; `dropped`: a person let
    fall on it; `key_pressed` offers every other key. `hand`: whose name stands on the free bed that is chosen."""

    chosen = Signal(object)
    entered = Signal(object)
    dropped = Signal(object, object)
    key_pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Rooms and beds"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAcceptDrops(True)
        self.viewport().setAutoFillBackground(False)
        self._rooms: tuple[RoomRow, ...] = ()
        self._key: tuple[UUID, UUID | None] | None = None
        self._pressed_at: QPoint | None = None
        self.plan, self.hand = Plan(), ""

    # What stands on it

    def show_rooms(self, rooms: tuple[RoomRow, ...], hand: str) -> None:
        """The rooms of a floor; the cell that was chosen stays chosen while it is there."""
        self._rooms, self.hand = rooms, hand
        self._lay_out()

    def _lay_out(self) -> None:
        self.plan = plan_of(self._rooms, self.viewport().width() - 2)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self.plan.height + 2 - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(44)
        self.viewport().update()

    @property
    def cell(self) -> Cell | None:
        """What is chosen."""
        return self.plan.find(self._key)

    def choose(self, cell: Cell | None) -> None:
        """Put the cursor on a cell, bring it in sight, tell it."""
        self._key = cell.key if cell else None
        if cell is not None:
            self._bring(cell.rect)
            self.setAccessibleDescription(said(cell, self.hand))
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.viewport().update()
        self.chosen.emit(cell)

    def choose_place(self, room: UUID, bed: UUID | None) -> bool:
        """The cell of a bed, or of a hall; False where it is on another floor."""
        cell = self.plan.find((room, bed))
        if cell is not None:
            self.choose(cell)
        return cell is not None

    def _bring(self, rect: QRect) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if rect.top() - HEAD < bar.value():
            bar.setValue(rect.top() - HEAD)
        elif rect.bottom() + GAP > bar.value() + height:
            bar.setValue(rect.bottom() + GAP - height)

    def sizeHint(self) -> QSize:
        return QSize(900, 500)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        if self.cell is not None:
            self._bring(self.cell.rect)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        step = ARROWS.get(Qt.Key(event.key())) if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier else None
        if step is not None:
            event.accept()
            self._step(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.cell is not None:
            event.accept()
            self.entered.emit(self.cell)
        else:
            self.key_pressed.emit(event)

    def _step(self, right: int, down: int) -> None:
        cells = self.plan.cells
        cell = self.cell
        if cell is None:
            self.choose(cells[0] if cells else None)
        else:
            self.choose(self.plan.beside(cell, right, down) or cell)

    def _at(self, point: QPoint) -> Cell | None:
        return self.plan.at(point + QPoint(0, self.verticalScrollBar().value()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._at(event.position().toPoint())
        self._pressed_at = event.position().toPoint() if cell and cell.lying else None
        if cell is not None:
            self.choose(cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Somebody is dragged out of their bed."""
        start = self._pressed_at
        if start is None or (event.position().toPoint() - start).manhattanLength() < QApplication.startDragDistance():
            return
        cell, self._pressed_at = self._at(start), None
        if cell is not None and cell.lying is not None:
            drag = QDrag(self)
            drag.setMimeData(carried(cell.lying.id))
            drag.exec(Qt.DropAction.MoveAction)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self._at(event.position().toPoint())
        if cell is not None:
            self.entered.emit(cell)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if carried_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        cell = self._at(event.position().toPoint())
        if cell is None or cell.guest is not None:
            event.ignore()
            return
        if cell.key != self._key:
            self.choose(cell)
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        cell, person = self._at(event.position().toPoint()), carried_in(event.mimeData())
        if cell is not None and person is not None:
            event.acceptProposedAction()
            self.dropped.emit(cell, person)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, top = QPainter(self.viewport()), self.verticalScrollBar().value()
        brush = Brush(painter, tokens_of(self), self.font())
        painter.fillRect(event.rect(), QColor(brush.tokens.bg))
        painter.translate(0, -top)
        seen = event.rect().translated(0, top)
        for plate in self.plan.plates:
            if plate.rect.intersects(seen):
                self._plate(brush, plate)
        painter.end()

    def _plate(self, brush: Brush, plate: Plate) -> None:
        room, rect = plate.room, plate.rect
        brush.box(rect, "surface", "line", 10)
        head = QRect(rect.left() + PAD, rect.top() + 3, rect.width() - 2 * PAD, HEAD - 3)
        count = filled(room)
        wide = brush.width(count, 16, bold=True)
        brush.text(head, count, 16, "ink", bold=True, align=RIGHT)
        title = hall_name(room) if room.rule is RoomRule.HALL else _("Room {name}").format(name=room.name)
        used = brush.text(head.adjusted(0, 0, -wide - 10, 0), title, 18, "ink", bold=True)
        brush.text(head.adjusted(used + 8, 0, -wide - 10, 0), about(room), 15, "ink2")
        for cell in plate.cells:
            self._cell(brush, cell)
        if room.kept_for:
            bottom = plate.cells[-1].rect.bottom() if plate.cells else rect.top() + HEAD
            brush.icon(QPoint(rect.left() + PAD + 3, bottom + 9), "info", "info")
            words = _("Kept for {whom}").format(whom=room.kept_for)
            brush.wrapped(
                QRect(rect.left() + PAD + 28, bottom + 7, rect.width() - 2 * PAD - 28, NOTE), words, 14, "info"
            )

    def _cell(self, brush: Brush, cell: Cell) -> None:
        here = cell.key == self._key
        free = cell.takes_people and cell.lying is None and not (cell.bed and cell.bed.kept)
        if cell.bed is not None and (cell.bed.closed_because or (cell.bed.kept and not cell.lying)):
            self._shut(brush, cell)
        elif cell.lying is not None:
            self._taken(brush, cell)
        else:
            self._free(brush, cell, here)
        if here and not (free and self.hand):
            brush.outline(cell.rect, "focus" if self.hasFocus() or self.hand else "edge")

    def _taken(self, brush: Brush, cell: Cell) -> None:
        person, rect = cell.lying, cell.rect
        assert person is not None
        brush.box(rect, "surface", "line")
        name = name_of(person)
        brush.face(QRect(rect.left() + 5, rect.top() + 5, FACE, FACE), person, name)
        end = self._code(brush, cell)
        words = f"{name}, {_('child')}" if cell.bed and len(cell.bed.people) > 1 else name
        brush.text(
            QRect(rect.left() + FACE + 14, rect.top(), end - rect.left() - FACE - 20, rect.height()), words, 16, "ink"
        )

    def _free(self, brush: Brush, cell: Cell, here: bool) -> None:
        rect = cell.rect
        if here and self.hand:
            brush.box(rect, "tint", "focus", wide=3)
            words = _("Place {name} here").format(name=self.hand)
        else:
            brush.box(rect, "surface", "edge", wide=1.6, dashed=True)
            words = _("Free") if cell.bed is not None else _("Always free")
        end = self._code(brush, cell)
        inside = QRect(rect.left() + 12, rect.top(), end - rect.left() - 18, rect.height())
        brush.text(inside, words, 16, "ink" if here and self.hand else "ink2", bold=here and bool(self.hand))

    def _shut(self, brush: Brush, cell: Cell) -> None:
        rect, bed = cell.rect, cell.bed
        assert bed is not None
        brush.box(rect, "sunken", "line")
        brush.icon(
            QPoint(rect.left() + 10, rect.top() + (rect.height() - ICON) // 2),
            "x" if bed.closed_because else "clock",
            "wait",
        )
        words = _("Closed: {why}").format(why=bed.closed_because) if bed.closed_because else kept_words(bed)
        end = self._code(brush, cell)
        brush.text(QRect(rect.left() + 34, rect.top(), end - rect.left() - 40, rect.height()), words, 16, "ink")

    def _code(self, brush: Brush, cell: Cell) -> int:
        """The name of the bed at the end of its tile, with its marks; where they begin."""
        rect, bed = cell.rect, cell.bed
        if bed is None:
            return rect.right() - 8
        code = bed_name(bed)
        brush.text(rect.adjusted(0, 0, -10, 0), code, 13, "ink2", align=RIGHT)
        left = rect.right() - 14 - brush.width(code, 13)
        middle = rect.top() + (rect.height() - ICON) // 2
        for wanted, icon in ((bed.kind is BedKind.BUNK_LOW, "arrow-down"), (bed.accessible, "accessibility")):
            if wanted and cell.lying is not None:
                left -= ICON + 2
                brush.icon(QPoint(left, middle), icon, "ink2")
        return left


def filled(room: RoomRow) -> str:
    """ "2 of 4", or how many are in a hall."""
    if room.rule is RoomRule.HALL:
        return str(len(room.guests))
    taken = sum(bool(bed.people) for bed in room.beds)
    return _("{taken} of {beds}").format(taken=taken, beds=len(room.beds))


def said(cell: Cell, hand: str) -> str:
    """A cell in words, for a screen reader."""
    where = _("Room {name}").format(name=cell.room.name) + (f", {bed_name(cell.bed)}" if cell.bed else "")
    if cell.lying is not None:
        return f"{where}, {name_of(cell.lying)}"
    if cell.bed is not None and cell.bed.closed_because:
        return f"{where}, {_('closed')}"
    if cell.bed is not None and cell.bed.kept:
        return f"{where}, {kept_words(cell.bed)}"
    return f"{where}, {_('Place {name} here').format(name=hand) if hand else _('Free')}"
