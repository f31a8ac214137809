"""The clinic: checks, vital signs, marks, what is to be done after. `Health` is the door; the rules that need no store
stand in `news`, `alerts`, `bmi`, `questions` and `questionnaires`."""

from __future__ import annotations

from app.health.checks import in_health_order, waits
from app.health.health import Health

__all__ = ["Health", "in_health_order", "waits"]
