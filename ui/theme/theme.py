"""The theme: fonts, palette and style sheet of the application, switched live between day and night."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.tokens import DARK, LIGHT, Tokens

HERE = Path(__file__).parent
FONTS = HERE.parents[1] / "printing" / "fonts"
ICONS = HERE.parent / "icons"
_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "onaccent",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Link: "accent",
}


def tokens_of(widget: QWidget) -> Tokens:
    """The tokens a widget is painted with, read from its palette, so that painted parts follow a live switch."""
    return DARK if widget.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def build_qss(tokens: Tokens, scale: float) -> str:
    """The style sheet with its tokens and pixel sizes filled in; longer token names first."""
    sheet = (HERE / "style.qss").read_text(encoding="utf-8").replace("@icons", ICONS.as_posix())
    sheet = sheet.replace("@night", "dark" if tokens is DARK else "light")
    for name in sorted((field.name for field in dataclasses.fields(tokens)), key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", getattr(tokens, name))
    return re.sub(r"(?<![\w.])(-?\d+)px", lambda match: f"{round(int(match[1]) * scale)}px", sheet)


class Theme(QObject):
    """Holds which palette is on; `apply` dresses the application."""

    changed = Signal()

    def __init__(self, dark: bool = False, scale: float = 1.0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tokens, self.scale = DARK if dark else LIGHT, scale

    @property
    def dark(self) -> bool:
        return self.tokens is DARK

    def apply(self, application: QApplication) -> None:
        """Fonts, Fusion, palette, style sheet; dressing every widget anew costs time, so not twice in the same."""
        sheet = build_qss(self.tokens, self.scale)
        if application.styleSheet() != sheet:
            load_fonts()
            application.setStyle("Fusion")
            application.setFont(QFont("Noto Sans", 12))
            application.setPalette(palette(self.tokens))
            application.setStyleSheet(sheet)
        self.changed.emit()

    def switch(self, application: QApplication) -> None:
        """From day to night or back, at once."""
        self.tokens = LIGHT if self.dark else DARK
        self.apply(application)


def load_fonts() -> None:
    """The shipped fonts; loading one twice does no harm but is not done."""
    known = set(QFontDatabase.families())
    for path in sorted(FONTS.glob("*.ttf")):
        family = "Noto Sans" + re.sub(r"(?<!^)(?=[A-Z])", " ", path.stem.partition("-")[0].removeprefix("NotoSans"))
        if family.replace("Noto Sans", "Noto Sans ").strip().replace("  ", " ") not in known or "Bold" in path.stem:
            QFontDatabase.addApplicationFont(str(path))


def palette(tokens: Tokens) -> QPalette:
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(getattr(tokens, name)))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.ink3))
    return made
