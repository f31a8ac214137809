"""The page of rights: one person's record, what people asked, what is over, incidents."""

from ui.pages.rights.page import RightsPage

__all__ = ["RightsPage"]
