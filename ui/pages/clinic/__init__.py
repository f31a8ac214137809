"""The clinic's page: what is to be done, the round, the record of a person, handing out, papers out."""

from ui.pages.clinic.page import ClinicPage

__all__ = ["ClinicPage"]
