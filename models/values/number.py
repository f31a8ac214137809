"""A person's number: digits only, with two check digits by ISO 7064 MOD 97-10, printed 123-00052-03."""

from __future__ import annotations

from dataclasses import dataclass

STATION_DIGITS, RUNNING_DIGITS = 3, 5


def check_digits(body: str) -> str:
    """Two check digits of a decimal string (ISO/IEC 7064, MOD 97-10: the whole number is 1 modulo 97)."""
    return f"{98 - int(body) * 100 % 97:02d}"


def checks(digits: str) -> bool:
    """Whether a decimal string that ends in its two check digits is intact."""
    return digits.isascii() and digits.isdigit() and len(digits) > 2 and int(digits) % 97 == 1


@dataclass(frozen=True, order=True)
class PersonNumber:
    """Station (001-999) and running number (1-99999) of a person at that station."""

    station: int
    running: int

    def __post_init__(self) -> None:
        if not (1 <= self.station <= 999 and 1 <= self.running <= 99999):
            raise ValueError("station or running number out of range")

    @property
    def digits(self) -> str:
        body = f"{self.station:0{STATION_DIGITS}d}{self.running:0{RUNNING_DIGITS}d}"
        return body + check_digits(body)

    def __str__(self) -> str:
        digits = self.digits
        return f"{digits[:3]}-{digits[3:8]}-{digits[8:]}"

    @classmethod
    def parse(cls, text: str) -> PersonNumber | None:
        """The number written with or without dashes and spaces; None when it is not one or a digit is wrong."""
        digits = "".join(sign for sign in text if sign not in "- –.\u00a0")
        if len(digits) != STATION_DIGITS + RUNNING_DIGITS + 2 or not checks(digits):
            return None
        station, running = int(digits[:3]), int(digits[3:8])
        return cls(station, running) if station and running else None
