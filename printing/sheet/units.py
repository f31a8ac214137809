"""Millimetres and points."""

MM = 72 / 25.4
"""Points in a millimetre."""
