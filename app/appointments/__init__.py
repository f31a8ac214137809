"""Appointments: who is expected where and when (domain, 11.32)."""

from __future__ import annotations

from app.appointments.desk import Appointments

__all__ = ["Appointments"]
