"""Vouchers and cash: handing out, the till of a day."""

from ui.pages.vouchers.page import VouchersPage

__all__ = ["VouchersPage"]
