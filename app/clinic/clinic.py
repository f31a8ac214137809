"""The door of everything that the clinic does beside the check."""

from __future__ import annotations

from app.clinic.dispensing import Dispensary
from app.clinic.going_out import GoingOut
from app.clinic.orders import Orders
from app.clinic.vaccinations import Vaccinations
from app.health import Health
from app.house import House


class Clinic(Vaccinations, Orders, Dispensary, GoingOut):
    """The use cases of the clinic's page."""

    def __init__(self, house: House, health: Health) -> None:
        Vaccinations.__init__(self, house)
        self._health = health
