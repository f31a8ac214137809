"""The door of the clinic: the check, vital signs beside it, photographs of marks, what is to be done after."""

from __future__ import annotations

from app.health.bedside import Bedside
from app.health.checks import Checks
from app.health.follow_ups import FollowUps
from app.health.photos import Photos
from app.house import House


class Health(Checks, Bedside, Photos, FollowUps):
    """The use cases of the health desk."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
