"""What a person may ask about their own record, and what the house owes them (GDPR; domain.md, section 10)."""

from __future__ import annotations

from app.rights.corrections import Corrections
from app.rights.erasures import Erasures
from app.rights.incidents import Incidents
from app.rights.own_record import OwnRecords
from app.rights.processing import Processing
from app.rights.retention import Retention
from app.rights.standing import Standings

__all__ = ["Corrections", "Erasures", "Incidents", "OwnRecords", "Processing", "Retention", "Standings"]
