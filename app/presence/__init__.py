"""Presence: who is in the house now and was on any night, roll-calls, the gate, leave (domain, 5.2)."""
