"""Sealing and wrapping, all by the cryptography package: every ciphertext is bound to the place it belongs to."""

from __future__ import annotations

import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

import cbor2
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from models.codes import Compartment

__all__ = [
    "CALIBRATE_CEILING",
    "FLOOR",
    "Binding",
    "Envelope",
    "InvalidTag",
    "KdfCost",
    "calibrate",
    "canonical",
    "derive",
    "open_envelope",
    "open_with",
    "seal_envelope",
    "seal_to",
    "stretch",
    "unwrap",
    "wrap",
]

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
NONCE_BYTES = 12

MEBI = 1024
MEMORY_FLOOR, MEMORY_CALIBRATED, MEMORY_CEILING = 64 * MEBI, 512 * MEBI, 2048 * MEBI
ITERATIONS_FLOOR, ITERATIONS_CEILING = 3, 64
LANES_CEILING = 16
SECONDS_WANTED, SECONDS_LEAST, SECONDS_MOST, CALIBRATE_CEILING = 0.85, 0.7, 1.0, 1.5

ENVELOPE_FORMAT = 1
ENVELOPE_HEAD = struct.Struct(">BBH")
COMPARTMENT_CODES = {Compartment.MEDICAL: 1, Compartment.PROTECTION: 2, Compartment.EMERGENCY: 3}
COMPARTMENTS = {code: compartment for compartment, code in COMPARTMENT_CODES.items()}


def canonical(value: object) -> bytes:
    """The one CBOR spelling of a value (RFC 8949, section 4.2), fit for signing and for associated data."""
    return cbor2.dumps(value, canonical=True)


@dataclass(frozen=True)
class KdfCost:
    """Cost of Argon2id (RFC 9106): memory in KiB, passes, lanes. Nothing under the floor can even be written down."""

    memory: int
    iterations: int
    lanes: int

    def __post_init__(self) -> None:
        if not MEMORY_FLOOR <= self.memory <= MEMORY_CEILING:
            raise ValueError("memory cost out of bounds")
        if not ITERATIONS_FLOOR <= self.iterations <= ITERATIONS_CEILING:
            raise ValueError("passes out of bounds")
        if not 1 <= self.lanes <= LANES_CEILING:
            raise ValueError("lanes out of bounds")

    def scaled(self, factor: float) -> KdfCost:
        """About `factor` times the work: memory first, and more passes once memory is at its bound."""
        memory = self.memory * factor
        within = round(min(max(memory, MEMORY_FLOOR), MEMORY_CALIBRATED) / MEBI) * MEBI
        passes = round(self.iterations * memory / within) if memory > within else self.iterations
        return KdfCost(within, min(max(passes, ITERATIONS_FLOOR), ITERATIONS_CEILING), self.lanes)


FLOOR = KdfCost(MEMORY_FLOOR, ITERATIONS_FLOOR, lanes=4)


def stretch(passphrase: bytes, salt: bytes, cost: KdfCost) -> bytes:
    """A 32-byte key out of a passphrase by Argon2id (RFC 9106)."""
    kdf = Argon2id(salt=salt, length=32, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory)
    return kdf.derive(passphrase)


def _seconds(cost: KdfCost) -> float:
    begun = time.perf_counter()
    stretch(b"calibration", b"calibration salt", cost)
    return time.perf_counter() - begun


def calibrate(seconds: Callable[[KdfCost], float] = _seconds) -> KdfCost:
    """The cost that takes 0.7-1.0 s on this machine, never over about 1.5 s unless the floor itself does."""
    taken: dict[KdfCost, float] = {}
    cost = FLOOR
    while cost not in taken and len(taken) < 4:
        taken[cost] = seconds(cost)
        if SECONDS_LEAST <= taken[cost] <= SECONDS_MOST:
            return cost
        cost = cost.scaled(SECONDS_WANTED / max(taken[cost], 0.01))
    bearable = [cost for cost, took in taken.items() if took <= CALIBRATE_CEILING]
    return max(bearable, key=lambda cost: cost.memory * cost.iterations, default=FLOOR)


def derive(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    """A 32-byte key for one purpose out of a strong secret by HKDF-SHA-256 (RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=purpose).derive(secret)


def wrap(key: bytes, plain: bytes, context: bytes, nonce: bytes) -> bytes:
    """AES-256-GCM (NIST SP 800-38D) with the context as associated data; the nonce goes in front."""
    return nonce + AESGCM(key).encrypt(nonce, plain, context)


def unwrap(key: bytes, wrapped: bytes, context: bytes) -> bytes:
    """What `wrap` wrapped; InvalidTag when key, context or bytes differ."""
    if len(wrapped) < NONCE_BYTES:
        raise InvalidTag
    return AESGCM(key).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], context)


def seal_to(public: bytes, plain: bytes, info: bytes) -> bytes:
    """HPKE, base mode, single shot (RFC 9180, section 6.1): 48 bytes longer than the text."""
    return SUITE.encrypt(plain, X25519PublicKey.from_public_bytes(public), info)


def open_with(private: X25519PrivateKey, sealed: bytes, info: bytes) -> bytes:
    """What `seal_to` sealed; InvalidTag when key, info or bytes differ."""
    return SUITE.decrypt(sealed, private, info)


@dataclass(frozen=True)
class Binding:
    """Where a sealed text lives. Moved to another row or field, it no longer opens."""

    table: str
    row: UUID
    field: str

    def info(self, database_id: bytes, compartment: Compartment, key_version: int) -> bytes:
        """The HPKE `info` of this place in this database."""
        place = [self.table, self.row.bytes, self.field]
        return canonical(["waystation sealed text", database_id, compartment.value, key_version, *place])


class Envelope(NamedTuple):
    """Layout of a sealed text: format (1 byte), compartment (1), key version (2, big-endian), HPKE output."""

    compartment: Compartment
    key_version: int
    ciphertext: bytes

    def to_bytes(self) -> bytes:
        code = COMPARTMENT_CODES[self.compartment]
        return ENVELOPE_HEAD.pack(ENVELOPE_FORMAT, code, self.key_version) + self.ciphertext

    @classmethod
    def parse(cls, sealed: bytes) -> Envelope | None:
        """The parts of an envelope; None when it is none, or one of a later format."""
        if len(sealed) < ENVELOPE_HEAD.size:
            return None
        layout, code, key_version = ENVELOPE_HEAD.unpack_from(sealed)
        if layout != ENVELOPE_FORMAT or code not in COMPARTMENTS:
            return None
        return cls(COMPARTMENTS[code], key_version, sealed[ENVELOPE_HEAD.size :])


def seal_envelope(
    public: bytes, plain: bytes, database_id: bytes, compartment: Compartment, key_version: int, binding: Binding
) -> bytes:
    """A text sealed to a compartment and bound to its place."""
    info = binding.info(database_id, compartment, key_version)
    return Envelope(compartment, key_version, seal_to(public, plain, info)).to_bytes()


def open_envelope(private: X25519PrivateKey, envelope: Envelope, database_id: bytes, binding: Binding) -> bytes:
    """The text of an envelope; InvalidTag when it is of another place, database or key."""
    info = binding.info(database_id, envelope.compartment, envelope.key_version)
    return open_with(private, envelope.ciphertext, info)
