"""Figures of the house: plots by day, ages, lengths of stay, what is done; printed and taken away as numbers."""

from ui.pages.figures.page import FiguresPage

__all__ = ["FiguresPage"]
