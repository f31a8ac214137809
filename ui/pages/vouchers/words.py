"""What the pages say of vouchers and money."""

from __future__ import annotations

from app.reference import CodeList
from app.voucher_forms import TillLine, VoucherRow
from models.codes import Answer, VoucherKind
from models.values.money import Money
from ui.house_words import worded
from ui.person_words import headline
from ui.words import _


def kinds() -> dict[VoucherKind, str]:
    words = {
        VoucherKind.BUS_TICKET: _("Ticket"),
        VoucherKind.TAXI: _("Taxi"),
        VoucherKind.FOOD: _("Food"),
        VoucherKind.CLOTHES: _("Clothes"),
        VoucherKind.CASH: _("Cash"),
    }
    return worded(CodeList.VOUCHER, words)


KEYS = {
    VoucherKind.BUS_TICKET: "T",
    VoucherKind.TAXI: "X",
    VoucherKind.FOOD: "F",
    VoucherKind.CLOTHES: "C",
    VoucherKind.CASH: "M",
}


def when(row: VoucherRow) -> str:
    return f"{row.at.astimezone():%d.%m. %H:%M}"


def who(row: VoucherRow) -> str:
    if row.person is None:
        return _("A record that was taken back")
    return f"{headline(row.person)}, {row.person.number}"


def what(row: VoucherRow) -> str:
    return ", ".join(part for part in (kinds()[row.kind], row.number, row.purpose) if part)


def worth(row: VoucherRow) -> str:
    return str(row.money) if row.money else ""


def by(row: VoucherRow) -> str:
    return _("{one}; {other}").format(one=row.by, other=row.witness) if row.witness else row.by


def state(row: VoucherRow) -> str:
    """How it stands; what needs a look comes first."""
    if row.back_at is not None:
        return _("Taken back: {reason}").format(reason=row.back_reason)
    if row.twice:
        return _("This number is out twice: look at both")
    if row.signed is Answer.YES:
        return _("Signed, receipt {number}").format(number=row.receipt) if row.receipt else _("Signed")
    return _("Receipt {number}, not signed").format(number=row.receipt) if row.receipt else _("No receipt yet")


def sum_words(line: TillLine) -> tuple[str, str, str, str]:
    """Kind, how many went out and came back, and what is missing from the till."""
    net = Money(line.currency, abs(line.net)) if line.currency else None
    sign = "−" if line.net < 0 else ""
    return kinds()[line.kind], str(line.given), str(line.back), f"{sign}{net}" if net else ""
