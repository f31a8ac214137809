"""Kinds, sources and scripts of names in words."""

from __future__ import annotations

from app.name_sets import NameRow
from models.codes import DataSource, NameKind
from ui.labels import languages
from ui.words import _


def name_kinds() -> dict[NameKind, str]:
    """What sort of name it is."""
    return {
        NameKind.AS_HEARD: _("As heard"),
        NameKind.DOCUMENT: _("In a document"),
        NameKind.KNOWN_AS: _("Known as"),
        NameKind.BIRTH: _("At birth"),
        NameKind.MAIDEN: _("Before marriage"),
        NameKind.LIST: _("On a list"),
        NameKind.PRISON_FILE: _("In a prison file"),
        NameKind.ALIAS: _("Alias"),
    }


def name_sources() -> dict[DataSource, str]:
    """Where a name comes from."""
    return {
        DataSource.STATED: _("said by the person"),
        DataSource.DOCUMENT: _("read from a paper"),
        DataSource.RELATIVE: _("said by a relative"),
        DataSource.LIST: _("from a list"),
        DataSource.OTHER_AGENCY: _("from another office"),
        DataSource.GUESS: _("a guess"),
    }


def _scripts() -> dict[str, str]:
    return {
        "Latn": _("Latin letters"),
        "Cyrl": _("Cyrillic letters"),
        "Arab": _("Arabic letters"),
        "Hebr": _("Hebrew letters"),
        "Grek": _("Greek letters"),
        "Geor": _("Georgian letters"),
        "Armn": _("Armenian letters"),
    }


def beside_name(row: NameRow) -> str:
    """Kind, source, language or letters, and the document it stands in."""
    language = languages().get(row.form.language, row.form.language)
    letters = language or _scripts().get(row.script, "")
    document = _("document {number}").format(number=row.number) if row.number else ""
    parts = (name_kinds()[row.form.kind], name_sources()[row.form.source], letters, document)
    return ", ".join(part for part in parts if part)
