"""What a corrected list would change: a row for each, and Space leaves one as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from app.list_changes import Difference, ListChange, ListComparison, ListField
from models.codes import Sex
from ui.labels import sexes
from ui.tables import Column as RowColumn
from ui.tables import RowsModel, TwoLines
from ui.widgets.panels import EmptyLine
from ui.words import _, ngettext


@dataclass(frozen=True, repr=False)
class Told:
    """A line of the list; `row` is the row of the file whose differences may be left, None where nothing is asked."""

    shape: str
    first: str
    second: str
    row: int | None = None


class Differences(QWidget):
    """The differences of a corrected list; `left` are the rows that somebody leaves as they were."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left: frozenset[int] = frozenset()
        self._found: ListComparison | None = None
        self.model: RowsModel[Told] = RowsModel([RowColumn("", lambda told: f"{told.first}. {told.second}")])
        self._delegate: TwoLines[Told] = TwoLines(lambda told: (told.shape, told.first, told.second))
        self.list = _Choices(self._toggle)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setProperty("framed", True)
        self.list.setAccessibleName(_("What this list would change"))
        self._none = EmptyLine("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)

    def forget(self) -> None:
        """Another file: nothing is left, nothing is known."""
        self.left, self._found = frozenset(), None
        self._show()

    def show_comparison(self, found: ListComparison) -> None:
        self._found = found
        self.left &= {change.row for change in found.changes}
        self._show()

    def _show(self) -> None:
        found = self._found
        lines = [_changed(change, change.row in self.left) for change in found.changes] if found else []
        lines += [_missing(row.name.as_written) for row in found.missing] if found else []
        self.model.show_rows(lines)
        self.list.setVisible(bool(lines))
        self._none.setVisible(not lines)
        again = found is not None and found.earlier
        self._none.words.setText(
            _("This list says nothing else of the people who are on it already.")
            if again
            else _("Nobody is on the list of this group yet. Everybody in the file is new.")
        )

    def _toggle(self, place: int) -> None:
        row = self.model.row(place).row
        if row is not None:
            self.left ^= {row}
            self._show()
            self.list.setCurrentIndex(self.model.index(place, 0))
            self.changed.emit()


class _Choices(QListView):
    """A list whose chosen row is turned by Space."""

    def __init__(self, toggle: Callable[[int], None]) -> None:
        super().__init__()
        self._toggle = toggle

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == " " and self.currentIndex().isValid():
            self._toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


def sentence(found: ListComparison) -> str:
    """A corrected list in one line; empty for the first list of a group."""
    if found.known:
        return _("This very file was imported before. Importing it again changes nothing.")
    parts = []
    if found.elsewhere:
        parts.append(
            _("This file was imported for {label} already; look whether this is the right group.").format(
                label=found.elsewhere
            )
        )
    if found.earlier:
        parts.append(
            _(
                "{earlier} people are on the list already: {new} new in this file, {differ} differ, {gone} not in it."
            ).format(earlier=found.earlier, new=len(found.new), differ=len(found.changes), gone=len(found.missing))
        )
    return " ".join(parts)


def _changed(change: ListChange, left: bool) -> Told:
    first = _("Row {n}, {name}. {what}").format(
        n=change.row,
        name=change.person.name.as_written or _("no name"),
        what="; ".join(_difference(difference) for difference in change.differences),
    )
    if change.settled:
        return Told("note", first, _("Counted in already: what the person said stays. A spelling or remark is added."))
    if left:
        return Told("waiting", first, _("Left as it was. Space takes what the file says."), change.row)
    return Told("done", first, _("Taken from the file. Space leaves it as it was."), change.row)


def _missing(name: str) -> Told:
    return Told("ask", name or _("No name"), _("Not in this file. Stays on the list until somebody says why."))


def _difference(difference: Difference) -> str:
    words = _field_words()[difference.field]
    if difference.field is ListField.REMARK:
        return _("a new remark to confirm")
    before, after = (_said(difference.field, text) for text in (difference.before, difference.after))
    return _("{field}: {before} → {after}").format(field=words, before=before or _("nothing"), after=after)


def _said(field: ListField, text: str) -> str:
    if field is ListField.SEX:
        return sexes()[Sex(text)]
    if field is ListField.PAPERS:
        count = len(text.split())
        return ngettext("{n} paper", "{n} papers", count).format(n=count)
    return text


def _field_words() -> dict[ListField, str]:
    return {
        ListField.NAME: _("Name"),
        ListField.BORN: _("Born"),
        ListField.SEX: _("Sex"),
        ListField.NATIONALITY: _("Citizen"),
        ListField.LANGUAGES: _("Speaks"),
        ListField.PAPERS: _("Papers"),
        ListField.REMARK: _("Remark"),
    }
