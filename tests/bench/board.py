"""The bed board of a full house of 500: one repaint of what is in sight, against painting as much bare text."""

from __future__ import annotations

import os
from uuid import UUID

from app.access import Actor
from app.forms import CountForm, PersonForm
from app.shelter.forms import BuildingForm, RoomsForm, StayForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Role
from tests.bench.measure import Figure, pair
from tests.bench.store import fresh, open_group

PEOPLE, REPAINTS = 500, 60


def repaint(people: int = PEOPLE) -> Figure:
    """`ours`: the whole board in sight drawn once. To meet: under 16 ms."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtWidgets import QApplication

    from ui.pages.beds.board import BoardView
    from ui.theme import Theme

    app = QApplication.instance() or QApplication([])
    Theme().apply(app)  # type: ignore[arg-type]
    with fresh() as (waystation, intake):
        full_house(waystation, intake, people)
        lead = Actor(waystation.actor.user, Role.MANAGER, "Lead")
        rooms = waystation.beds.board(lead).buildings[0].rooms
        board = BoardView()
        board.resize(1366, 768)
        board.show_rooms(rooms, "Iryna P.")
        board.choose(board.plan.cells[0])
        picture = QImage(1366, 768, QImage.Format.Format_ARGB32)

        def ours() -> None:
            board.verticalScrollBar().setValue((board.verticalScrollBar().value() + 37) % 9_000)
            board.render(picture)

        def floor() -> None:
            painter = QPainter(picture)
            for line in range(64):
                painter.drawText(QRect(0, 12 * (line % 60), 1300, 20), int(Qt.AlignmentFlag.AlignLeft), f"Room {line}")
            painter.end()

        figure = pair(
            f"a repaint of the board, {people} people in {people} beds", ours, "64 bare lines of text", floor, REPAINTS
        )
        board.deleteLater()
    return figure


def full_house(waystation: Waystation, intake: Actor, people: int) -> UUID:
    """Rooms of two bunks, and somebody in every bed."""
    lead, house, group = Actor(waystation.actor.user, Role.MANAGER, "Lead"), new_id(), open_group(waystation, intake).id
    waystation.places.save_building(lead, BuildingForm(house, "House A", "car park"))
    waystation.places.build(lead, RoomsForm(house, 1, people // 4, bunks=2))
    beds = [bed.id for room in waystation.beds.board(lead).buildings[0].rooms for bed in room.beds]
    for place, bed in enumerate(beds[:people]):
        person = new_id()
        waystation.arrivals.count_in(intake, CountForm(person, group, on_list=False))
        waystation.registration.register(intake, PersonForm(person, group, f"Family{place}", f"Given{place}"))
        assert waystation.beds.place(lead, StayForm(new_id(), person, bed, reason="bench")).done
    return group


FIGURES = (repaint,)
