"""A list of people for a view: thousands of rows, narrowed while typing by name in any script or by number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.folding import fold_tokens
from app.rows import NameText, PersonRow

LINE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Line:
    """What one row shows: a shape or icon with its tone, the name, and a second line in words."""

    icon: str
    tone: str
    title: str
    detail: str


class PeopleModel(QAbstractListModel):
    """People in the order given; `describe` says how one of them is shown and is asked only for rows in view."""

    def __init__(self, describe: Callable[[PersonRow], Line], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._describe = describe
        self._people: tuple[PersonRow, ...] = ()
        self._shown: list[PersonRow] = []
        self._text = ""
        self._keys: dict[NameText, tuple[str, tuple[str, ...]]] = {}

    @property
    def people(self) -> tuple[PersonRow, ...]:
        """Everybody, whether shown or narrowed away."""
        return self._people

    def show(self, people: Iterable[PersonRow]) -> None:
        """Take a new list; where only the people themselves changed, the rows stay where they are."""
        before = [row.id for row in self._shown]
        self._people = tuple(people)
        shown = self._narrowed()
        if before == [row.id for row in shown]:
            self._shown = shown
            self.refresh()
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def refresh(self) -> None:
        """Describe the rows in view again."""
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def narrow(self, text: str) -> None:
        """Show only those whose name or place on the list begins with or holds what was typed."""
        self.beginResetModel()
        self._text = text.strip()
        self._shown = self._narrowed()
        self.endResetModel()

    def person_at(self, row: int) -> PersonRow | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, person: UUID | None) -> int:
        """The row somebody stands in, or -1."""
        return next((place for place, row in enumerate(self._shown) if person is not None and row.is_of(person)), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        person = self.person_at(index.row())
        if person is None:
            return None
        if role == LINE:
            return self._describe(person)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            line = self._describe(person)
            return line.title if role == Qt.ItemDataRole.DisplayRole else f"{line.title}\n{line.detail}"
        return None

    def _narrowed(self) -> list[PersonRow]:
        if not self._text:
            return list(self._people)
        if self._text.isdecimal():
            digits = self._text
            return [row for row in self._people if str(row.list_position or "") == digits or digits in row.number]
        plain, tokens = self._text.casefold(), fold_tokens(self._text)
        return [row for row in self._people if self._matches(row.name, plain, tokens)]

    def _matches(self, name: NameText, plain: str, tokens: Sequence[str]) -> bool:
        if name not in self._keys:
            written = " ".join((name.family, name.given, name.patronymic, name.as_written, name.latin))
            self._keys[name] = (written.casefold(), fold_tokens(written))
        words, folded = self._keys[name]
        return plain in words or (
            bool(tokens) and all(any(part.startswith(token) for part in folded) for token in tokens)
        )
