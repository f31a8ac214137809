"""What may be chosen of a list: for whom, copies, language, numbers only; folded away: columns, order, filter."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.errors import UserError
from app.ids import new_id
from app.rosters import Choice, LayoutForm, LayoutRow, RosterForm, RosterOffer
from models.codes import RosterKind
from ui.pages.papers.column_ticks import ColumnTicks
from ui.pages.papers.words import class_word, language_words, roster_words
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField
from ui.widgets.panels import Card, wrapped
from ui.words import _

MOST_COPIES, LONGEST_WORDS, LONGEST_NAME, COPIES_WIDTH = 20, 200, 80, 84


class ListSettings(Card):
    """One list as it will be asked for. `make`, `keep` and `drop` are told to the page."""

    make = Signal()
    keep = Signal(object)
    drop = Signal(object)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.offer: RosterOffer | None = None
        self._layouts: tuple[LayoutRow, ...] = ()
        self.told = wrapped("", "second")
        self.whom, self.copies, self.language, self.scope = QLineEdit(), QSpinBox(), QComboBox(), QComboBox()
        self.numbers = QCheckBox(_("Numbers only, no names"))
        self.make_button = KeyButton(_("Make the list"), "Ctrl Enter", "primary", "list")
        self.more_button = KeyButton(_("More choices"), "Alt M", "quiet")
        self.xlsx_button = KeyButton(_("XLSX"), "Alt X", icon="save", size="compact")
        self.csv_button = KeyButton(_("CSV"), "Alt V", icon="save", size="compact")
        self.more = MoreOfList()
        self._fill()
        self._connect()

    def _fill(self) -> None:
        self.whom.setMaxLength(LONGEST_WORDS)
        self.copies.setRange(1, MOST_COPIES)
        for code, words in language_words():
            self.language.addItem(words, code)
        self.whom_field = LabeledField(_("For whom"), self.whom, _("no names"))
        self.copies_field = LabeledField(_("Copies"), self.copies)
        for words, whole_house in ((_("The group in hand"), False), (_("Everybody here"), True)):
            self.scope.addItem(words, whole_house)
        self.scope_field = LabeledField(_("Who stands on it"), self.scope)
        row = QHBoxLayout()
        row.addWidget(self.copies_field)
        row.addWidget(LabeledField(_("Language of the paper"), self.language), 1)
        self.copies.setFixedWidth(COPIES_WIDTH)
        self.copies.lineEdit().setTextMargins(8, 0, 0, 0)
        for part in (self.told, self.whom_field):
            self.body.addWidget(part)
        self.body.addLayout(row)
        files = QHBoxLayout()
        for button in (self.xlsx_button, self.csv_button):
            files.addWidget(button, 1)
        for part in (self.scope_field, self.numbers, self.make_button):
            self.body.addWidget(part)
        self.body.addLayout(files)
        for part in (self.more_button, self.more):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.more_button.setCheckable(True)
        self.more.hide()

    def _connect(self) -> None:
        self.make_button.clicked.connect(self.make)
        self.more_button.toggled.connect(self._unfold)
        self.numbers.toggled.connect(lambda _on: self.changed.emit())
        self.whom.returnPressed.connect(self.copies.setFocus)
        self.copies.lineEdit().returnPressed.connect(self.language.setFocus)
        self.more.layout_choice.activated.connect(self._take_layout)
        self.more.keep_button.clicked.connect(self._keep)
        self.more.name.returnPressed.connect(self._keep)
        self.more.drop_button.clicked.connect(self._drop)

    def _unfold(self, on: bool) -> None:
        self.more.setVisible(on)
        if on:
            self.more.layout_choice.setFocus()

    def show_offer(self, offer: RosterOffer, layouts: Sequence[LayoutRow]) -> None:
        """Another list: its own columns and choices, and what was kept of it. For whom and the language stay."""
        same = self.offer == offer
        self.offer, self._layouts = offer, tuple(row for row in layouts if row.roster.kind is offer.kind)
        self.more.show_layouts(self._layouts)
        if same:
            return
        self.title.setText(roster_words().get(offer.kind, offer.title))
        self.told.setText(_("{paper_class}: {word}").format(
            paper_class=offer.paper_class.value, word=class_word(offer.paper_class)))  # fmt: skip
        self.whom_field.hint.setText(_("is asked, no names") if offer.asks_for_whom else _("no names"))
        self.numbers.setVisible(offer.numbers_only)
        self.numbers.setChecked(False)
        self.copies.setValue(1)
        self.scope.setCurrentIndex(1 if offer.kind is RosterKind.FIRE else 0)
        self.scope_field.setVisible(not offer.needs_group)
        self.more_button.setVisible(bool(offer.columns))
        self.more_button.setChecked(self.more_button.isChecked() and bool(offer.columns))
        self.more.show_choices(offer)
        self.clear_errors()

    def form(self, group: UUID | None) -> RosterForm:
        """As it stands now; UserError beside the field where somebody has to be named."""
        assert self.offer is not None
        self.clear_errors()
        if self.offer.asks_for_whom and not self.whom.text().strip():
            raise UserError(
                _("This list is medical. Nothing was made. Write for whom it is, without a name."), "for_whom"
            )
        return RosterForm(
            self.offer.kind,
            None if self.scope.currentData() and not self.offer.needs_group else group,
            self.more.columns(self.offer),
            self.more.order.currentData() or "",
            self.more.group_by.currentData() or "",
            self.more.only.currentData() or "",
            self.numbers.isVisibleTo(self) and self.numbers.isChecked(),
            self.language.currentData(),
            self.whom.text().strip(),
            self.copies.value(),
        )

    def clear_errors(self) -> None:
        for field in (self.whom_field, self.copies_field, self.more.name_field):
            field.clear()

    def show_error(self, trouble: UserError) -> bool:
        """Beside its field, where it has one here."""
        field = {"for_whom": self.whom_field, "copies": self.copies_field, "name": self.more.name_field}.get(
            trouble.field or ""
        )
        if field is not None:
            field.set_error(trouble.sentence)
            field.control.setFocus()
        return field is not None

    def _take_layout(self, place: int) -> None:
        """A kept list as it was kept; the first line is the list as the house has it."""
        if self.offer is None:
            return
        row = next((row for row in self._layouts if str(row.id) == self.more.layout_choice.itemData(place)), None)
        form = row.roster if row else RosterForm(self.offer.kind, language=self.language.currentData())
        self.numbers.setChecked(form.numbers_only)
        self.language.setCurrentIndex(max(self.language.findData(form.language), 0))
        self.more.show_choices(self.offer, form)
        self.more.name.setText(row.name if row else "")

    def _keep(self) -> None:
        """Under the name of a kept list it changes that one."""
        if self.offer is None:
            return
        self.more.name_field.clear()
        name = self.more.name.text().strip()
        known = next((row.id for row in self._layouts if row.name.casefold() == name.casefold()), None)
        roster = RosterForm(
            self.offer.kind,
            columns=self.more.columns(self.offer),
            order=self.more.order.currentData() or "",
            group_by=self.more.group_by.currentData() or "",
            only=self.more.only.currentData() or "",
            numbers_only=self.numbers.isChecked(),
            language=self.language.currentData(),
        )
        self.keep.emit(LayoutForm(known or new_id(), name, roster))

    def _drop(self) -> None:
        layout = self.more.layout_choice.currentData()
        if layout is not None:
            self.drop.emit(UUID(layout))


class MoreOfList(QWidget):
    """Kept layouts, columns, order, headings and filter of one list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layout_choice, self.ticks = QComboBox(), ColumnTicks()
        self.order, self.group_by, self.only = QComboBox(), QComboBox(), QComboBox()
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.keep_button = KeyButton(_("Keep this layout"), "Alt K", shortcut="Alt+K", size="compact")
        self.drop_button = KeyButton(_("Drop the layout"), size="compact")
        self.name_field = LabeledField(_("Keep it under a name"), self.name)
        self._lay_out()
        self.layout_choice.currentIndexChanged.connect(self._offer_drop)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        for words, control in (
            (_("Kept layouts"), self.layout_choice),
            (_("Columns"), self.ticks),
            (_("Order"), self.order),
            (_("Headings"), self.group_by),
            (_("Only"), self.only),
        ):
            whole.addWidget(LabeledField(words, control))
        whole.addWidget(self.name_field)
        whole.addWidget(self.keep_button)
        whole.addWidget(self.drop_button)

    def show_layouts(self, rows: Sequence[LayoutRow]) -> None:
        """The kept ones after the list as the house has it; what is chosen stays chosen."""
        here = self.layout_choice.currentData()
        self.layout_choice.clear()
        self.layout_choice.addItem(_("As the house has it"), None)
        for row in rows:
            self.layout_choice.addItem(row.name, str(row.id))
        self.layout_choice.setCurrentIndex(max(self.layout_choice.findData(here), 0) if here else 0)
        self._offer_drop()

    def show_choices(self, offer: RosterOffer, form: RosterForm | None = None) -> None:
        """The columns and choices of a list, set as in a form."""
        self.ticks.show_columns(offer.columns, form.columns if form else ())
        _choices(self.order, _("As usual"), [(each.code, each.title) for each in offer.orders], form and form.order)
        _choices(
            self.group_by, _("None"), [(each.code, each.title) for each in offer.groupings], form and form.group_by
        )
        _choices(self.only, _("Everybody"), _filters(offer.filters), form and form.only)

    def columns(self, offer: RosterOffer) -> tuple[str, ...]:
        """The ticked ones; empty where they are as the list has them."""
        ticked = self.ticks.columns()
        return () if ticked == tuple(each.code for each in offer.columns if each.chosen) else ticked

    def _offer_drop(self) -> None:
        self.drop_button.setEnabled(self.layout_choice.currentData() is not None)


def _choices(box: QComboBox, none: str, choices: Sequence[tuple[str, str]], chosen: str | None) -> None:
    box.clear()
    box.addItem(none, "")
    for code, words in choices:
        box.addItem(words, code)
    if chosen and box.findData(chosen) < 0:
        box.addItem(chosen, chosen)
    box.setCurrentIndex(max(box.findData(chosen or ""), 0))
    box.setEnabled(bool(choices))


def _filters(filters: Sequence[Choice]) -> list[tuple[str, str]]:
    """Every filter with each of its values, as code and words."""
    found: list[tuple[str, str]] = []
    for each in filters:
        found += [(f"{each.code}={value}", f"{each.title.rstrip(':')}: {words}") for value, words in each.values] or [
            (each.code, each.title)
        ]
    return found
