"""Codes read out of pictures: frames of a camera, a photo from a telephone."""

from __future__ import annotations

import io

import zxingcpp
from PIL import Image

from app.photo import upright_picture
from app.scanning import Scan, recognise

SMALLEST, LARGEST = 40, 4096


def scan_in_pixels(grey: bytes, width: int, height: int) -> Scan | None:
    """The first code of ours in a grey picture, a byte a point, `width` bytes a line; None when there is none."""
    if min(width, height) < SMALLEST or max(width, height) > LARGEST or len(grey) < width * height:
        return None
    picture = memoryview(grey)[: width * height].cast("B", (height, width))
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    scans = (recognise(each.text) for each in found)
    return next((scan for scan in scans if scan is not None), None)


def scan_in_picture(raw: bytes) -> Scan | None:
    """The same in a file of any kind that a photo may have. UserError when it is no picture; it is decoded apart."""
    with Image.open(io.BytesIO(upright_picture(raw))) as picture:
        grey = picture.convert("L")
    return scan_in_pixels(grey.tobytes(), *grey.size)
