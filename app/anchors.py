"""The anchor: where a chain stood, short enough to stand on paper. Whoever holds the paper can later show that the
journal up to there was not rewritten, which the journal alone cannot show."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import UserError

HASH_BYTES = 5
SEQ_DIGITS = 6
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXY"  # 31, a prime: every wrong sign and every swap of neighbours shows
_HEX = "0123456789ABCDEF"
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"})
MISTYPED = (
    "This is not an anchor as it stands on our papers; a sign is wrong or missing. Nothing was checked. "
    "Type it again from the foot of the paper, like 0003F2-9A41C07E55-M."
)


@dataclass(frozen=True)
class AnchorCode:
    """An entry of a chain and the first 40 bits of its hash."""

    seq: int
    start: bytes

    def __str__(self) -> str:
        number, digest = f"{self.seq:0{SEQ_DIGITS}X}", self.start.hex().upper()
        return f"{number}-{digest}-{_check(number + digest)}"

    def fits(self, digest: object) -> bool:
        """Whether this is the hash that stood on the paper, as far as a paper can say."""
        return isinstance(digest, bytes) and digest[:HASH_BYTES] == self.start


@dataclass(frozen=True)
class Head:
    """Where the own chain stands; printed on every paper."""

    station: int
    seq: int
    hash: bytes

    @property
    def code(self) -> AnchorCode:
        return AnchorCode(self.seq, self.hash[:HASH_BYTES])


def read(text: str) -> AnchorCode:
    """An anchor as somebody typed it; UserError where it is mistyped."""
    signs = "".join(sign for sign in text.upper() if sign.isalnum()).translate(_MEANT)
    body, check = signs[:-1], signs[-1:]
    number, digest = body[: -2 * HASH_BYTES], body[-2 * HASH_BYTES :]
    sound = SEQ_DIGITS <= len(number) <= 2 * SEQ_DIGITS and all(sign in _HEX for sign in body)
    if not sound or check != _check(body):
        raise UserError(MISTYPED, "anchor")
    return AnchorCode(int(number, 16), bytes.fromhex(digest))


def _check(body: str) -> str:
    return _SIGNS[int(body, 16) % len(_SIGNS)]
