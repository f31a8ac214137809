"""The enquiry desk: the same sentence for every caller, and the messages for those who may open them."""

from ui.pages.enquiry.page import EnquiryPage

__all__ = ["EnquiryPage"]
