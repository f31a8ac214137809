"""Marks on the body: where, what, how large, and the cause in the person's own words. No more is asked at night."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.check_forms import Injury
from app.check_rows import InjuryPhotoRow
from app.errors import UserError
from app.ids import new_id
from models.codes import Answer, BodyRegion, BodySide, BodyView, InjuryKind, IstanbulTerm
from ui.pages.health.body_map import FIGURES, PARTS, Drawing, place_of
from ui.pages.health.gallery import Gallery
from ui.widgets.buttons import KeyButton, TickButton
from ui.widgets.fields import choice_box
from ui.widgets.marks import label
from ui.widgets.paint import put
from ui.widgets.panels import wrapped
from ui.words import _, ngettext

MOST_MM, MIDDLE = 2000, 500
_SIZE = re.compile(r"(\d{1,4})(?:\s*(?:mm|мм))?|(\d{1,3})(?:[.,](\d))?\s*(?:cm|см)", re.ASCII | re.IGNORECASE)


def read_size(text: str) -> int | None:
    """Millimetres of "40", "40 mm" or "3,5 cm"; None for nothing. UserError for anything else."""
    if not text.strip():
        return None
    found = _SIZE.fullmatch(text.strip())
    size = -1 if found is None else int(found[1] or int(found[2]) * 10 + int(found[3] or 0))
    if not 0 <= size <= MOST_MM:
        said = _("The size of a mark was not understood. Nothing else is lost. Type it like 40 mm or 3.5 cm.")
        raise UserError(said, "size_mm")
    return size


def regions() -> dict[BodyRegion, str]:
    return {
        BodyRegion.HEAD: _("Head"),
        BodyRegion.FACE: _("Face"),
        BodyRegion.EYE: _("Eye"),
        BodyRegion.EAR: _("Ear"),
        BodyRegion.MOUTH_TEETH: _("Mouth, teeth"),
        BodyRegion.NECK: _("Neck"),
        BodyRegion.SHOULDER: _("Shoulder"),
        BodyRegion.UPPER_ARM: _("Upper arm"),
        BodyRegion.ELBOW: _("Elbow"),
        BodyRegion.FOREARM: _("Forearm"),
        BodyRegion.WRIST: _("Wrist"),
        BodyRegion.HAND: _("Hand"),
        BodyRegion.FINGERS: _("Fingers"),
        BodyRegion.CHEST: _("Chest"),
        BodyRegion.ABDOMEN: _("Belly"),
        BodyRegion.UPPER_BACK: _("Upper back"),
        BodyRegion.LOWER_BACK: _("Lower back"),
        BodyRegion.GROIN: _("Groin"),
        BodyRegion.BUTTOCKS: _("Buttocks"),
        BodyRegion.HIP: _("Hip"),
        BodyRegion.THIGH: _("Thigh"),
        BodyRegion.KNEE: _("Knee"),
        BodyRegion.LOWER_LEG: _("Lower leg"),
        BodyRegion.ANKLE: _("Ankle"),
        BodyRegion.FOOT: _("Foot"),
        BodyRegion.TOES: _("Toes"),
    }


def sides() -> dict[BodySide, str]:
    return {BodySide.LEFT: _("left"), BodySide.RIGHT: _("right"), BodySide.MIDDLE: _("middle")}


def kinds() -> dict[InjuryKind, str]:
    return {
        InjuryKind.BRUISE: _("bruise"),
        InjuryKind.ABRASION: _("graze"),
        InjuryKind.LACERATION: _("cut, tear"),
        InjuryKind.BURN: _("burn"),
        InjuryKind.SCAR: _("scar"),
        InjuryKind.SWELLING: _("swelling"),
        InjuryKind.FRACTURE_SIGN: _("sign of a fracture"),
        InjuryKind.DEFORMITY: _("deformity"),
        InjuryKind.TENDERNESS: _("tenderness"),
        InjuryKind.MISSING_TOOTH: _("missing tooth"),
        InjuryKind.OTHER: _("other"),
    }


def terms() -> dict[IstanbulTerm, str]:
    """The Istanbul Protocol's degrees of consistency, in its own words."""
    return {
        IstanbulTerm.NOT_ASSESSED: _("Noted, to be referred"),
        IstanbulTerm.NOT_CONSISTENT: _("Not consistent with"),
        IstanbulTerm.CONSISTENT: _("Consistent with"),
        IstanbulTerm.HIGHLY_CONSISTENT: _("Highly consistent with"),
        IstanbulTerm.TYPICAL: _("Typical of"),
        IstanbulTerm.DIAGNOSTIC: _("Diagnostic of"),
    }


def _coded(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(max(box.findData(value), 0))


class MarkRow(QWidget):
    """One mark. Its id is that of the injury, from the moment it opens."""

    changed = Signal()
    gone = Signal(object)
    photo = Signal(object)

    def __init__(self, injury: Injury, photos: int, termed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._injury = injury
        self.number = label("", "strong")
        self.region = choice_box([(code.value, word) for code, word in regions().items()], _("Where"))
        self.side = choice_box([(code.value, word) for code, word in sides().items()], _("Side"))
        self.kind = choice_box([(code.value, word) for code, word in kinds().items()], _("What"))
        self.fresh = choice_box(
            [(Answer.NOT_ASKED.value, _("fresh?")), (Answer.YES.value, _("fresh")), (Answer.NO.value, _("old"))],
            _("Fresh or old"),
        )
        self.term = choice_box([(code.value, word) for code, word in terms().items()], _("Degree of consistency"))
        self.term.setVisible(False)
        self.size, self.colour, self.age, self.cause = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.camera = KeyButton(_("Photograph"), icon="camera", size="compact")
        self.photos = label("", "hint")
        self._lay_out()
        self._put(injury)
        self.open_terms(termed)
        self.say_photos(photos)
        self._connect()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 8)
        grid.setColumnStretch(1, 1)
        away = KeyButton("", icon="x", size="compact")
        away.setAccessibleName(_("Take this mark away"))
        away.clicked.connect(lambda: self.gone.emit(self))
        for edit, words in (
            (self.size, _("size, mm")),
            (self.colour, _("colour")),
            (self.age, _("since when, as told")),
        ):
            edit.setPlaceholderText(words)
            edit.setAccessibleName(words)
        for box in (self.region, self.kind, self.term):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(20 if box is self.term else 9)
        self.cause.setPlaceholderText(_("cause, in the person's own words"))
        self.cause.setAccessibleName(self.cause.placeholderText())
        grid.addWidget(self.number, 0, 0)
        for place, parts in enumerate(
            (
                ((self.region, 1), (self.side, 0), (away, 0)),
                ((self.kind, 1), (self.fresh, 0)),
                ((self.size, 2), (self.colour, 2), (self.age, 3)),
                ((self.cause, 1),),
                ((self.camera, 0), (self.photos, 1), (self.term, 0)),
            )
        ):
            row = QHBoxLayout()
            for part, stretch in parts:
                row.addWidget(part, stretch)
            grid.addLayout(row, place, 1)

    def _put(self, injury: Injury) -> None:
        for box, value in (
            (self.region, injury.region),
            (self.side, injury.side),
            (self.kind, injury.kind),
            (self.fresh, injury.fresh),
            (self.term, injury.term),
        ):
            _coded(box, value.value)
        self.size.setText("" if injury.size_mm is None else str(injury.size_mm))
        for edit, text in ((self.colour, injury.colour), (self.age, injury.age_stated), (self.cause, injury.cause)):
            edit.setText(text)

    def _connect(self) -> None:
        for box in (self.region, self.side, self.kind, self.fresh, self.term):
            box.activated.connect(lambda _place: self.changed.emit())
        for edit in (self.size, self.colour, self.age, self.cause):
            edit.textEdited.connect(lambda _text: self.changed.emit())
        self.size.textChanged.connect(lambda _text: self._sized())
        self.camera.clicked.connect(lambda: self.photo.emit(self._injury.id))

    def open_terms(self, on: bool) -> None:
        """A term is chosen only by a clinician who opened them; until then it is noted, to be referred."""
        if self.parentWidget() is not None or not on:
            self.term.setHidden(not on)

    def say_photos(self, count: int) -> None:
        self.photos.setText(ngettext("{n} photograph", "{n} photographs", count).format(n=count) if count else "")

    def size_known(self) -> int | None:
        try:
            return read_size(self.size.text())
        except UserError:
            return None

    def _sized(self) -> None:
        """A size that cannot be read is shown as such while it is typed."""
        wrong = bool(self.size.text().strip()) and self.size_known() is None
        put(self.size, state="error" if wrong else "")

    def injury(self) -> Injury:
        return replace(
            self._injury,
            region=BodyRegion(self.region.currentData()),
            side=BodySide(self.side.currentData()),
            kind=InjuryKind(self.kind.currentData()),
            size_mm=self.size_known(),
            colour=self.colour.text().strip(),
            age_stated=self.age.text().strip(),
            cause=self.cause.text().strip(),
            fresh=Answer(self.fresh.currentData()),
            term=IstanbulTerm(self.term.currentData()),
        )

    def controls(self) -> list[QWidget]:
        return [self.region, self.side, self.kind, self.fresh, self.size, self.colour, self.age, self.cause]


class Marks(QWidget):
    """The map and its marks. `photo`: one is to be photographed; `terms`: a clinician opens them."""

    changed = Signal()
    grown = Signal()
    photo = Signal(object)
    terms = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[MarkRow] = []
        self._photos: dict[UUID, int] = {}
        self._termed = False
        self.drawings = {view: Drawing(view) for view in (*FIGURES, *PARTS)}
        self.add = KeyButton(_("Add a mark"), "Alt A", "quiet", icon="plus", size="compact")
        self.open_terms = KeyButton(_("Terms of the Istanbul Protocol"), size="compact")
        self.keep = TickButton(_("Keep what was said for protection too"), "")
        self.gallery = Gallery()
        self.statement = QLineEdit()
        self.statement.setPlaceholderText(_("What the person says of it, in quotes; do not ask for more tonight"))
        self.statement.setAccessibleName(_("Statement in the person's own words"))
        self._lay_out()
        self.add.clicked.connect(lambda: self.mark(BodyView.FRONT, MIDDLE, 230, by_keys=True))
        self.open_terms.clicked.connect(self.terms)
        self.keep.toggled.connect(lambda _on: self.changed.emit())
        self.statement.textEdited.connect(lambda _text: self.changed.emit())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for views in (FIGURES, PARTS):
            row = QHBoxLayout()
            for view in views:
                self.drawings[view].marked.connect(self.mark)
                row.addWidget(self.drawings[view])
            column.addLayout(row)
        self._rows = QVBoxLayout()
        column.addLayout(self._rows)
        foot = QHBoxLayout()
        for part in (self.add, self.open_terms):
            foot.addWidget(part)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addWidget(self.gallery)
        column.addWidget(self.statement)
        column.addWidget(self.keep)
        column.addWidget(wrapped(_("Fresh marks ask the clinic for photographs within 24 to 72 hours."), "hint"))

    def mark(self, view: BodyView, x: int, y: int, by_keys: bool = False) -> None:
        """A new mark at a place of a drawing; by keys its place is chosen from the list."""
        region, side = place_of(view, x, y)
        row = self._row(Injury(new_id(), view, x, y, region, side))
        self._told()
        self.grown.emit()
        (row.region if by_keys else row.kind).setFocus()

    def _row(self, injury: Injury) -> MarkRow:
        row = MarkRow(injury, self._photos.get(injury.id, 0), False)
        self._rows.addWidget(row)
        row.open_terms(self._termed or injury.term is not IstanbulTerm.NOT_ASSESSED)
        row.changed.connect(self.changed)
        row.gone.connect(self._drop)
        row.photo.connect(self.photo)
        self.rows.append(row)
        return row

    def _drop(self, row: MarkRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self._told()
        self.grown.emit()

    def put(
        self, injuries: Sequence[Injury], statement: str, keep: bool, photos: Sequence[InjuryPhotoRow] = ()
    ) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows, self._termed = [], False
        self._photos = {}
        for photo in photos:
            self._photos[photo.injury] = self._photos.get(photo.injury, 0) + 1
        self.gallery.put(photos)
        for injury in injuries:
            self._row(injury)
        self.statement.setText(statement)
        self.keep.setChecked(keep)
        self._told()
        self.grown.emit()

    def photographed(self, photo: InjuryPhotoRow) -> None:
        """A photograph was kept."""
        self.gallery.add(photo)
        self._counted(photo, 1)

    def dropped(self, photo: UUID) -> None:
        """A photograph was taken away."""
        if photo in self.gallery.rows:
            self._counted(self.gallery.rows[photo].photo, -1)
            self.gallery.drop(photo)

    def _counted(self, photo: InjuryPhotoRow, step: int) -> None:
        self._photos[photo.injury] = self._photos.get(photo.injury, 0) + step
        for row in self.rows:
            if row.injury().id == photo.injury:
                row.say_photos(self._photos[photo.injury])

    def show_terms(self) -> None:
        """They were opened for this check."""
        self._termed = True
        for row in self.rows:
            row.open_terms(True)

    def _told(self) -> None:
        for number, row in enumerate(self.rows, 1):
            row.number.setText(str(number))
        for view, drawing in self.drawings.items():
            drawing.show_dots(
                [
                    (number, row.injury().x, row.injury().y)
                    for number, row in enumerate(self.rows, 1)
                    if row.injury().view is view
                ]
            )
        self.changed.emit()

    def injuries(self) -> tuple[Injury, ...]:
        return tuple(row.injury() for row in self.rows)

    def check(self) -> None:
        """UserError, with the hands on it, where a size cannot be read."""
        for row in self.rows:
            try:
                read_size(row.size.text())
            except UserError:
                row.size.setFocus()
                raise

    def said(self) -> str:
        """What stands here, for whoever does not open it."""
        count = len(self.rows)
        return ngettext("{n} mark", "{n} marks", count).format(n=count) if count else ""

    def chain(self) -> list[QWidget]:
        return [control for row in self.rows for control in row.controls()] + [self.statement]
