import io
import struct
import zlib

import pytest
from PIL import Image

from app.errors import UserError
from app.photo import prepare_photo
from app.strangers.picture import STORED_BYTES


def png_header_of(width: int, height: int) -> bytes:
    """A PNG that claims a size; its pixels compress to almost nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((width // 8 + 1) * 64))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_200_megapixels_are_refused_from_the_header() -> None:
    bomb = png_header_of(20_000, 10_000)
    with pytest.raises(UserError) as caught:
        prepare_photo(bomb)
    assert caught.value.field == "photo"
    assert "too large" in caught.value.sentence


def test_a_photo_is_shrunk_upright_and_without_metadata() -> None:
    out = io.BytesIO()
    image = Image.effect_noise((3000, 2000), 90).convert("RGB")
    exif = Image.Exif()
    exif[0x010E] = "a place that must not be kept"
    exif[0x0112] = 6
    image.save(out, "JPEG", exif=exif, quality=95)
    kept = prepare_photo(out.getvalue())
    assert len(kept) <= STORED_BYTES
    with Image.open(io.BytesIO(kept)) as again:
        assert again.format == "JPEG"
        assert again.height > again.width
        assert not again.getexif()
    assert b"a place" not in kept


@pytest.mark.parametrize("raw", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7", b"GIF89a", b"\xff\xd8\xff"])
def test_what_is_no_picture_is_a_sentence(raw: bytes) -> None:
    with pytest.raises(UserError) as caught:
        prepare_photo(raw)
    assert "not changed" in caught.value.sentence
