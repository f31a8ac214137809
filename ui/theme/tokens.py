"""The tokens of LOOK section 2, by day and by night; contrast of every pair is computed in a test."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tokens:
    """Colours as #RRGGBB. `line` is decoration only, `edge` the border of every control, `focus` the ring alone."""

    bg: str
    surface: str
    sunken: str
    line: str
    edge: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    accenthi: str
    onaccent: str
    tint: str
    focus: str
    mark: str
    ok: str
    okbg: str
    att: str
    attbg: str
    stop: str
    stopbg: str
    info: str
    infobg: str
    wait: str
    waitbg: str
    rail: str
    railink: str
    railsel: str

    def tone(self, name: str) -> tuple[str, str]:
        """Ink and ground of a tone: ok, att, stop, info, wait."""
        return getattr(self, name), getattr(self, f"{name}bg")


LIGHT = Tokens(
    bg="#F3F4F1", surface="#FFFFFF", sunken="#E9ECE7", line="#D5DAD3", edge="#7A857E",
    ink="#16211C", ink2="#424E48", ink3="#59655F",
    accent="#0F5A66", accenthi="#0B4550", onaccent="#FFFFFF", tint="#DCEBED", focus="#1D4ED8", mark="#FFF3B8",
    ok="#1A6639", okbg="#DFF0E4", att="#844700", attbg="#FBEBCF", stop="#A31D1D", stopbg="#FBE2DF",
    info="#1D4F96", infobg="#E1EBF9", wait="#424E48", waitbg="#E6EAE5",
    rail="#10312F", railink="#CFE0DC", railsel="#1E4A48",
)  # fmt: skip
DARK = Tokens(
    bg="#101513", surface="#181F1C", sunken="#212A26", line="#33403A", edge="#7F8C85",
    ink="#EDF2EF", ink2="#BCC7C1", ink3="#9DA9A3",
    accent="#74C6D1", accenthi="#9AD9E1", onaccent="#06262B", tint="#17363B", focus="#9CC1FF", mark="#443911",
    ok="#82D49C", okbg="#15301F", att="#F2BC66", attbg="#35260D", stop="#FF9E94", stopbg="#3E1B18",
    info="#9CC1FF", infobg="#172B4A", wait="#BCC7C1", waitbg="#28322D",
    rail="#0B100E", railink="#B6C3BD", railsel="#1D2A26",
)  # fmt: skip
