"""The medical story as an HL7 FHIR R4 document in the shape of the International Patient Summary."""

from app.fhir.bundle import bundle, summary_file

__all__ = ["bundle", "summary_file"]
