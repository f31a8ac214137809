"""Invented lists as others write them, each with the reading that a careful clerk would give it, written by hand."""
