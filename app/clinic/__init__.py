"""The clinic beyond the check: vaccinations, orders and the round, dispensing, and what leaves it."""

from app.clinic.clinic import Clinic

__all__ = ["Clinic"]
