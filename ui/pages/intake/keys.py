"""The keys of the intake desk, as F1 tells them."""

from __future__ import annotations

from ui.words import _

KEYS = (
    (_("Enter, Shift Enter"), _("next field, field before")),
    (_("Space, N"), _("in a choice: not asked, no")),
    ("Ctrl B", _("save, then scan a blank card that belongs to this person")),
    (_("Ctrl Enter"), _("save and next")),
    ("Ctrl S", _("save as it is")),
    ("Ctrl P", _("save and print the card")),
    ("Ctrl N", _("person not on the list")),
    (_("Ctrl Down, Ctrl Up"), _("next, previous on the list")),
    ("Alt A", _("confirm the Latin letters")),
    ("Alt B, Alt R, Alt U", _("read the name as Belarusian, Russian, Ukrainian")),
    ("Alt 1, Alt 2", _("the first double is the same person, or not")),
    ("Alt 3, Alt 4", _("answer the question about the birth date")),
    ("Alt D, Alt L", _("doubles and list, where they are folded")),
    ("Alt M", _("machine zone of a paper: scan, paste or type it")),
    ("F8", _("photo: camera or file; Space takes, Enter keeps")),
    ("Alt H", _("first call home: offered, then made")),
    ("Ctrl K", _("of the family of the person saved before; again: another relation")),
    ("Ctrl Z", _("undo what was saved last")),
)
