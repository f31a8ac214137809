"""Vital signs by an assistant: measured, sent to the clinic, and not shown again to who may not read them."""

from __future__ import annotations

from ui.pages.measure.page import MeasurePage

__all__ = ["MeasurePage"]
