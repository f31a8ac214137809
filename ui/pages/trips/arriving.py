"""A vehicle from another centre: its file, the second code of its manifest, who is on it, and the list taken in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from app.carrying import read_package
from app.errors import UserError
from app.onward.package_file import SUFFIX
from app.onward.package_rows import PackageForm, PackageSheet, PackedRow, Standing, TakenIn
from app.scanning import Scan, ScanType
from ui.page import Page, PageContext
from ui.pages.trips.words import package_head, packed_lines, sender_words
from ui.tables import Column, RowsModel, TwoLines
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField, shortcut
from ui.widgets.marks import label
from ui.widgets.paint import put
from ui.widgets.panels import Banner, SaveBar, wrapped
from ui.words import _
from ui.work import sentence_of


class ArrivingPage(Page):
    """Nothing is written before the filled button is pressed."""

    KEYS = (
        ("Alt O", _("open the file that came with the vehicle")),
        (_("Scan of the second code"), _("open the package")),
        (_("Enter"), _("in the field: open the package with the digits typed")),
        ("Ctrl Enter", _("take everybody onto the list of a group, or open the group")),
        ("Esc", _("back to the trips")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self._path: Path | None = None
        self._form: PackageForm | None = None
        self.sheet: PackageSheet | None = None
        self.banner, self.bar = Banner(), SaveBar()
        self.file = KeyButton(_("Open the file"), "Alt O", icon="save")
        self.file_said = label("", "second")
        self.code = QLineEdit()
        self.code.setMaxLength(120)
        self.field = LabeledField(_("Second code of the manifest"), self.code, _("scan it, or type its 43 digits"))
        self.head, self.sender = wrapped("", "section"), wrapped("", "strong")
        self.rows: RowsModel[PackedRow] = RowsModel([Column(_("Who is on it"), _spoken)])
        self.people, self._delegate = QListView(), TwoLines(packed_lines)
        self.take = KeyButton(_("Take them in"), "Ctrl Enter", "primary")
        self._lay_out()
        self._connect()
        self._show(None)

    def _lay_out(self) -> None:
        whole, column, row = QVBoxLayout(self), QVBoxLayout(), QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        column.setContentsMargins(18, 12, 18, 10)
        column.setSpacing(10)
        row.setSpacing(12)
        column.addWidget(label(_("A vehicle from another centre"), "title"))
        column.addWidget(self.banner)
        row.addWidget(self.file, 0, Qt.AlignmentFlag.AlignBottom)
        self.file_said.setMinimumHeight(self.file.sizeHint().height())
        row.addWidget(self.file_said, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.field, 1)
        column.addLayout(row)
        for part in (self.head, self.sender):
            column.addWidget(part)
        self.people.setModel(self.rows)
        self.people.setItemDelegate(self._delegate)
        self.people.setProperty("framed", True)
        self.people.setAccessibleName(_("Who is on it"))
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.people, 1)
        self._rest = wrapped(
            _(
                "A vehicle of another centre of this program brings two things, carried apart: a file on a stick, and "
                "a printed manifest with two codes. Open the file, then scan code 2. Nothing is written before you "
                "have seen who is on it and pressed Take them in."
            ),
            "second",
        )
        self._rest.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._rest, 1)
        whole.addLayout(column, 1)
        self.bar.add(self.take)
        whole.addWidget(self.bar)
        self.setFocusProxy(self.file)

    def _connect(self) -> None:
        self.file.clicked.connect(self.choose_file)
        self.take.clicked.connect(self.take_in)
        self.code.returnPressed.connect(self.look)
        self.code.textEdited.connect(lambda _text: self._show(None))
        self.banner.pressed.connect(self.banner.clear)
        shortcut(self, "Alt+O", self.file.click_if_able)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, self.take.click_if_able)
        shortcut(self, "Esc", lambda: self.context.go("trips", None))

    def choose_file(self) -> None:
        """From the stick."""
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Package of another centre"), "", f"*{SUFFIX}")
        if chosen:
            self.take_file(Path(chosen))

    def take_file(self, path: Path) -> None:
        """The file is looked into as soon as the code is there too."""
        self._path = path
        self.banner.clear()
        self._show(None)
        self.file_said.setText(path.name)
        self.code.setFocus()
        self.look()

    def on_scan(self, scan: Scan) -> bool:
        """The second code opens the package; the first one is told from it."""
        if scan.kind not in (ScanType.PACKAGE, ScanType.TRIP):
            return False
        self.code.setText(scan.value)
        self.look()
        return True

    def look(self) -> None:
        """Open the package and show who is in it; nothing is written."""
        self.field.clear()
        if self._path is None:
            self.banner.say(_("Open the file that came with the vehicle first: Alt O."), "info", _("Close"))
            return
        if not self.code.text().strip():
            return
        packages, actor, path, code = self.context.waystation.packages, self.context.actor, self._path, self.code.text()

        def job() -> tuple[PackageForm, PackageSheet]:
            form = PackageForm(read_package(path), code)
            return form, packages.open(actor, form)

        self.context.work.run(self, job, self._looked, self._failed)

    def _looked(self, found: tuple[PackageForm, PackageSheet]) -> None:
        self._form = found[0]
        self.banner.clear()
        self._show(found[1])
        self.people.setFocus()

    def _show(self, sheet: PackageSheet | None) -> None:
        self.sheet = sheet
        self.rows.show_rows(sheet.people if sheet else ())
        self.head.setText(package_head(sheet) if sheet else "")
        self.sender.setText(sender_words(sheet) if sheet else "")
        put(self.sender, tone="ok" if sheet and sheet.known else "att")
        for part in (self.head, self.sender, self.people):
            part.setVisible(sheet is not None)
        self._rest.setVisible(sheet is None)
        known = sheet is not None and sheet.standing in (Standing.SAME, Standing.OLDER)
        self.take.say(_("Open the group") if known else _("Take them in"))
        self.bar.setVisible(sheet is not None)
        if sheet is not None and sheet.people:
            self.people.setCurrentIndex(self.rows.index(0, 0))

    def take_in(self) -> None:
        """Everybody onto the list of a group, which then stands open at the door; one taken in before is opened."""
        if self._form is None or self.sheet is None:
            return
        if self.sheet.standing in (Standing.SAME, Standing.OLDER) and self.sheet.group is not None:
            self.context.choose_group(self.sheet.group)
            self._leave()
            return
        packages, actor, form = self.context.waystation.packages, self.context.actor, self._form
        self.context.work.run(self, lambda: packages.take_in(actor, form), self._taken, self._failed, writes=True)

    def _taken(self, taken: TakenIn) -> None:
        self.context.choose_group(taken.group)
        said = _("On the list: {new} new, {changed} changed, {same} as before.")
        self.context.tell(said.format(new=taken.new, changed=taken.changed, same=taken.same), None)
        self._leave()

    def _leave(self) -> None:
        self._forget()
        self.context.go("door", None)

    def _failed(self, trouble: Exception) -> None:
        self._show(None)
        sentence = sentence_of(trouble)
        if isinstance(trouble, UserError) and trouble.field == "code":
            self.field.set_error(sentence)
            self.code.setFocus()
            self.code.selectAll()
        else:
            self.banner.say(sentence, "att" if isinstance(trouble, UserError) else "stop", _("Close"))

    def _forget(self) -> None:
        self._path, self._form = None, None
        self.code.clear()
        self.file_said.clear()
        self._show(None)

    def seal(self) -> None:
        """The desk is locked: no name and no code stays on a page that nobody looks at."""
        self._forget()

    def minimumSizeHint(self) -> QSize:
        return QSize(520, 300)


def _spoken(row: PackedRow) -> str:
    return "; ".join(packed_lines(row)[1:])
