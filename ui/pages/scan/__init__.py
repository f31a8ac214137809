"""The result of a scan, whatever page it came from, and whose cards are believed here."""

from ui.pages.scan.page import ScanPage
from ui.pages.scan.trust import TrustPage

__all__ = ["ScanPage", "TrustPage"]
