"""The medical summary that a person carries: English and the language of the receiving country."""

from printing.summary.data import CarriedAllergy, CarriedFollowUp, CarriedMedicine, CarriedShot, SummaryData
from printing.summary.paper import render_summary

__all__ = ["CarriedAllergy", "CarriedFollowUp", "CarriedMedicine", "CarriedShot", "SummaryData", "render_summary"]
