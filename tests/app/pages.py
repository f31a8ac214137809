"""Reading an encrypted file by hand, page by page, past the engine (SQLCipher 4: AES-256-CBC, HMAC-SHA512)."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, IV, MAC = 4096, 80, 16, 64
SALT, WAL_HEAD, FRAME_HEAD = 16, 32, 24


def plain_pages(path: Path, key: bytes) -> Iterator[bytes]:
    """Every page of the file and every frame of its write-ahead log, decrypted; each page's own seal is checked."""
    raw = path.read_bytes()
    salt = raw[:SALT]
    for number, at in enumerate(range(0, len(raw), PAGE), start=1):
        yield _plain(raw[at : at + PAGE], number, key, salt)
    log = path.with_name(path.name + "-wal")
    frames = log.read_bytes()[WAL_HEAD:] if log.exists() else b""
    for at in range(0, len(frames), FRAME_HEAD + PAGE):
        head = frames[at : at + FRAME_HEAD]
        yield _plain(frames[at + FRAME_HEAD : at + FRAME_HEAD + PAGE], int.from_bytes(head[:4], "big"), key, salt)


def _plain(page: bytes, number: int, key: bytes, salt: bytes) -> bytes:
    start = SALT if number == 1 else 0
    sealed, iv = page[start:-RESERVED], page[-RESERVED : -RESERVED + IV]
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    seal = hmac.new(mac_key, sealed + iv + number.to_bytes(4, "little"), "sha512").digest()
    assert seal == page[-RESERVED + IV :][:MAC]
    reader = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return reader.update(sealed) + reader.finalize()


def copies(path: Path, key: bytes, token: str) -> int:
    """How often a text stands in the file and its log."""
    return sum(page.count(token.encode()) for page in plain_pages(path, key))
