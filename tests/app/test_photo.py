"""What becomes of a photograph: every kind is read or refused with a sentence; nothing but pixels is kept."""

from __future__ import annotations

import io
import struct
import zlib
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin, features

from app.errors import UserError
from app.photo import (
    MOST_BYTES,
    NO_PICTURE,
    OTHER_KIND,
    SENTENCES,
    TOO_LARGE,
    TOO_SMALL,
    prepare_photo,
    upright_picture,
)
from app.strangers.child import answer
from app.strangers.header import MOST_PIXELS, PORTRAIT, claimed, claims_too_much
from app.strangers.picture import STORED_BYTES, portrait, upright
from app.strangers.refusal import Why
from tests.app.strange_files import broken_by, pictures, png

SECRET = b"54.6872 N, 25.2797 E, a place that must not be kept"
APPLICATION_SEGMENTS = {*range(0xE1, 0xF0), 0xFE}


def saved(image: Image.Image, form: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def opened(jpeg: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(jpeg))
    image.load()
    return image


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    return Image.effect_noise((width, height), 90).convert(mode)


def halves(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """White above, black below: one sees which way up it is."""
    image = Image.new("L", (width, height), 0)
    image.paste(255, (0, 0, width, height // 2))
    return image.convert(mode)


def segments(jpeg: bytes) -> list[int]:
    """The kinds of the segments before the first scan, read from the bytes and by no library."""
    assert jpeg[:2] == b"\xff\xd8"
    found, at = [], 2
    while jpeg[at + 1] != 0xDA:
        assert jpeg[at] == 0xFF
        found.append(jpeg[at + 1])
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return found


def full_of_metadata(form: str) -> bytes:
    """A picture that tells where and when it was taken, by every way that its kind has."""
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = SECRET.decode(), 1
    exif.get_ifd(0x8825)[1] = SECRET.decode()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    more: dict[str, object] = {"exif": exif, "icc_profile": profile}
    if form == "PNG":
        more["pnginfo"] = PngImagePlugin.PngInfo()
        more["pnginfo"].add_text("Comment", SECRET.decode())  # type: ignore[attr-defined]
    elif form == "JPEG":
        more |= {"comment": SECRET, "dpi": (300, 300)}
    return saved(noise(300, 400), form, **more)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_pixels_is_kept(form: str) -> None:
    raw = full_of_metadata(form)
    assert SECRET in raw
    for kept in (portrait(raw), upright(raw)):
        assert SECRET not in kept
        assert not APPLICATION_SEGMENTS & set(segments(kept))
        assert not opened(kept).getexif()
        assert kept.endswith(b"\xff\xd9")
        assert kept.count(b"\xff\xd8") == 1  # no small picture inside


def test_a_large_photo_is_shrunk_to_the_frame_of_the_card() -> None:
    kept = prepare_photo(saved(noise(3000, 2000), "JPEG", quality=95))
    assert opened(kept).size == PORTRAIT
    assert len(kept) <= STORED_BYTES
    assert abs(PORTRAIT[0] / PORTRAIT[1] - 20.5 / 26.4) < 0.001
    assert abs(PORTRAIT[0] / PORTRAIT[1] - 35 / 45) < 0.001


@pytest.mark.parametrize(("width", "height"), [(24, 24), (90, 700), (700, 90), (500, 600)])
def test_a_small_photo_is_cut_and_not_blown_up(width: int, height: int) -> None:
    size = opened(portrait(saved(noise(width, height), "PNG"))).size
    assert size[0] <= width
    assert size[1] <= height
    assert abs(size[0] / size[1] - PORTRAIT[0] / PORTRAIT[1]) < 0.05


@pytest.mark.parametrize(("turn", "mirrored"), [*product((1, 3, 6, 8), (False, True))])
def test_every_way_of_holding_the_camera_is_obeyed(turn: int, mirrored: bool) -> None:
    """The picture is laid as a camera lays it, then told how it was held: it comes back as it was seen."""
    laid = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}[turn]
    seen = Image.new("RGB", (200, 300), "black")
    seen.paste("white", (0, 0, 100, 60))
    held = seen.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if mirrored else seen
    held = held if laid is None else held.transpose(laid)
    exif = Image.Exif()
    exif[0x0112] = turn if not mirrored else {1: 2, 3: 4, 6: 5, 8: 7}[turn]
    shown = opened(upright(saved(held, "JPEG", exif=exif, quality=95))).convert("L")
    assert shown.size == (200, 300)
    assert [shown.getpixel(at) > 128 for at in ((20, 20), (180, 20), (20, 280), (180, 280))] == [True] + [False] * 3  # type: ignore[operator]


MODES = [
    ("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "1"), ("PNG", "I;16"), ("PNG", "LA"), ("PNG", "RGBA"), ("PNG", "P"),
    ("GIF", "P"), ("WEBP", "RGBA"), ("BMP", "RGB"), ("BMP", "1"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "mode"), MODES)
@pytest.mark.parametrize("size", [(120, 160), (3100, 3200)])
def test_every_kind_of_pixels_keeps_its_light(form: str, mode: str, size: tuple[int, int]) -> None:
    if form == "WEBP":
        size = (size[0], min(size[1], 2500))
    if mode == "I;16":
        image = halves(*size, "I").point(lambda light: light * 257).convert("I;16")
    else:
        image = halves(*size, mode)
    whole, kept = answer("portrait", saved(image, form))
    assert whole
    assert isinstance(kept, bytes)
    shown = opened(kept)
    assert shown.mode == "RGB"
    above, below = shown.getpixel((shown.width // 2, 5)), shown.getpixel((shown.width // 2, shown.height - 5))
    assert min(above) > 245  # type: ignore[arg-type]
    assert max(below) < 12  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_what_is_transparent_lies_on_white(form: str) -> None:
    clear = Image.new("RGBA", (100, 130), (200, 0, 0, 0))
    shown = opened(portrait(saved(clear, form)))
    assert min(shown.getpixel((20, 20))) > 250  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_of_a_moving_picture_the_first_one_is_kept(form: str) -> None:
    frames = [Image.new("RGB", (60, 80), colour) for colour in ("white", "black", "red")]
    raw = saved(frames[0], form, save_all=True, append_images=frames[1:], duration=40)
    assert min(opened(portrait(raw)).getpixel((30, 40))) > 250  # type: ignore[arg-type]


def test_the_worst_noise_fits() -> None:
    kept = portrait(saved(Image.effect_noise((1300, 1600), 200).convert("RGB"), "PNG"))
    assert len(kept) <= STORED_BYTES


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100)
REFUSED = {
    "nothing": (b"", NO_PICTURE),
    "words": (b"not a picture", NO_PICTURE),
    "half a signature": (b"\x89PNG\r\n\x1a\n", NO_PICTURE),
    "a GIF's first letters": (b"GIF89a", NO_PICTURE),
    "a JPEG's first bytes": (b"\xff\xd8\xff", NO_PICTURE),
    "HEIC": (HEIC, OTHER_KIND),
    "AVIF": (HEIC.replace(b"heic", b"avif"), OTHER_KIND),
    "TIFF": (saved(Image.new("RGB", (60, 80)), "TIFF"), OTHER_KIND),
    "PDF": (b"%PDF-1.7", OTHER_KIND),
    "one pixel": (png(1, 1), TOO_SMALL),
    "a line": (png(5000, 1), TOO_SMALL),
    "more bytes than a photo has": (bytes(MOST_BYTES + 1), TOO_LARGE),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_taken_is_a_sentence(name: str) -> None:
    raw, sentence = REFUSED[name]
    if len(raw) <= MOST_BYTES:
        whole, why = answer("upright", raw)
        assert not whole
        assert sentence == SENTENCES.get(Why(str(why)), TOO_LARGE)
    assert "is not changed" in sentence


@pytest.mark.parametrize("name", ["words", "more bytes than a photo has"])
def test_the_sentence_reaches_the_desk(name: str) -> None:
    raw, sentence = REFUSED[name]
    for read in (prepare_photo, upright_picture):
        with pytest.raises(UserError) as caught:
            read(raw)
        assert (caught.value.sentence, caught.value.field) == (sentence, "photo")


def jpeg_claiming(width: int, height: int) -> bytes:
    raw = bytearray(saved(Image.new("RGB", (60, 80)), "JPEG"))
    at = raw.index(b"\xff\xc0") + 5
    raw[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(raw)


def webp_claiming(width: int, height: int, **more: object) -> bytes:
    raw = bytearray(saved(Image.new("RGBA" if more.pop("extended", False) else "RGB", (60, 80), "red"), "WEBP", **more))
    kind = bytes(raw[12:16])
    if kind == b"VP8X":
        raw[24:30] = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    elif kind == b"VP8 ":
        raw[26:30] = struct.pack("<HH", width, height)
    else:
        raw[21:25] = struct.pack("<I", width - 1 | (height - 1) << 14)
    return bytes(raw)


BOMBS = {
    "PNG of 200 million": png(20_000, 10_000),
    "JPEG": jpeg_claiming(65_000, 65_000),
    "WebP": webp_claiming(16_000, 16_000),
    "WebP without loss": webp_claiming(16_000, 16_000, lossless=True),
    "WebP extended": webp_claiming(16_000_000, 16_000_000, exif=b"Exif\0\0II*\0\x08\0\0\0\0\0"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_from_its_header(name: str) -> None:
    assert claims_too_much(BOMBS[name])
    assert answer("portrait", BOMBS[name]) == [False, Why.TOO_LARGE.value]


@pytest.mark.parametrize("name", pictures())
def test_the_header_is_read_as_the_library_reads_it(name: str) -> None:
    assert list(claimed(pictures()[name])) == [(40, 50)]


def test_a_webp_may_claim_as_much_as_there_is_room_for() -> None:
    assert features.check("webp")
    assert not claims_too_much(webp_claiming(3200, 2500))
    assert claims_too_much(webp_claiming(3300, 2500))
    assert not claims_too_much(png(6000, MOST_PIXELS // 6000))


changes = st.lists(
    st.tuples(st.integers(0, 4), st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=24)),
    min_size=1,
    max_size=12,
)


@settings(max_examples=400, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(pictures())), changes)
def test_a_broken_picture_is_read_or_refused(name: str, wrong: list[tuple[int, float, bytes]]) -> None:
    """In the same process here, for the number of cases; the child has the same door and its own limits besides."""
    whole, said = answer("portrait", broken_by(pictures()[name], wrong))
    if whole:
        assert isinstance(said, bytes)
        assert len(said) <= STORED_BYTES
        assert not APPLICATION_SEGMENTS & set(segments(said))
    else:
        assert said in set(Why)


@settings(max_examples=300, deadline=2000)
@given(
    st.sampled_from((b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM", b"RIFF0000WEBPVP8 ")), st.binary()
)
def test_what_begins_like_a_picture_is_read_or_refused(first: bytes, rest: bytes) -> None:
    list(claimed(first + rest))
    whole, said = answer("upright", first + rest)
    assert whole or said in set(Why)


def test_crafted_chunks_do_not_stand_in_the_way() -> None:
    """A text of 80 MB, packed into a few kB, is refused and not unpacked."""
    packed = zlib.compress(b"x" * 80_000_000, 9)
    body = b"Comment\0\0" + packed
    text = struct.pack(">I", len(body)) + b"zTXt" + body + struct.pack(">I", zlib.crc32(b"zTXt" + body))
    with pytest.raises(UserError):
        prepare_photo(png(60, 80, text))
