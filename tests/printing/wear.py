"""What becomes of a printed code in a pocket and before a bad camera: a grey picture in, a worse one out."""

from __future__ import annotations

import math
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFilter

WHITE = 255
Wear = Callable[[Image.Image, float], Image.Image]


def blurred(picture: Image.Image, amount: float) -> Image.Image:
    """Out of focus: `amount` is the radius in modules."""
    return picture.filter(ImageFilter.GaussianBlur(amount * module_dots(picture)))


def tilted(picture: Image.Image, amount: float) -> Image.Image:
    """Turned by a third of `amount` and seen from the side by `amount` degrees: the far edge becomes shorter."""
    wide, high = picture.size
    short = high * math.sin(math.radians(amount)) / 4
    narrow = wide * math.cos(math.radians(amount))
    corners = ((0, 0), (0, high), (narrow, high - short), (narrow, short))
    seen = picture.transform(
        picture.size,
        Image.Transform.PERSPECTIVE,
        _coefficients(corners, wide, high),
        Image.Resampling.BICUBIC,
        1,
        WHITE,
    )
    return seen.rotate(amount / 3, Image.Resampling.BICUBIC, expand=True, fillcolor=WHITE)


def darkened(picture: Image.Image, amount: float) -> Image.Image:
    """Low light: `amount` of the contrast is gone, the rest is dark and noisy."""
    left = 1 - amount
    dim = picture.point(lambda grey: int(30 + grey * left * 0.5))
    return Image.blend(dim, Image.effect_noise(dim.size, 20), 0.1)


def folded(picture: Image.Image, amount: float) -> Image.Image:
    """Folded across the middle: the toner is gone along a line `amount` modules wide, the right half slid down by half
    of that."""
    dots = amount * module_dots(picture)
    wide, high = picture.size
    worn = Image.new("L", picture.size, WHITE)
    worn.paste(picture.crop((0, 0, wide // 2, high)), (0, 0))
    worn.paste(picture.crop((wide // 2, 0, wide, high)), (wide // 2, round(dots / 2)))
    ImageDraw.Draw(worn).line((wide / 2, 0, wide / 2, high), WHITE, max(1, round(dots)))
    return worn


def stained(picture: Image.Image, amount: float) -> Image.Image:
    """A dark spot that lets nothing through, `amount` of the side wide, right of and below the middle."""
    stain, side = picture.copy(), amount * picture.size[0]
    x, y = picture.size[0] * 0.55, picture.size[1] * 0.55
    ImageDraw.Draw(stain).ellipse((x - side / 2, y - side / 2, x + side / 2, y + side / 2), fill=40)
    return stain


def module_dots(picture: Image.Image) -> float:
    """The module of a picture that `cut` has cut out: the code without more than its quiet zone."""
    return picture.size[0] / int(picture.info["modules"])


def cut(page: Image.Image, middle: tuple[float, float], side: float, modules: int, dpi: int) -> Image.Image:
    """A code with its quiet zone: `middle` and `side` in mm."""
    dots = dpi / 25.4
    left, top = (middle[0] - side / 2) * dots, (middle[1] - side / 2) * dots
    code = page.crop((round(left), round(top), round(left + side * dots), round(top + side * dots)))
    code.info["modules"] = modules
    return code


def _coefficients(corners: tuple[tuple[float, float], ...], wide: float, high: float) -> tuple[float, ...]:
    """The eight numbers of a perspective by which Pillow finds, for each dot seen, the dot of the flat picture."""
    flat = ((0.0, 0.0), (0.0, high), (wide, high), (wide, 0.0))
    rows = []
    for (x, y), (u, v) in zip(corners, flat, strict=True):
        rows.append([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u])
        rows.append([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v])
    return _solved(rows)


def _solved(rows: list[list[float]]) -> tuple[float, ...]:
    """Gauss with the largest pivot."""
    many = len(rows)
    for place in range(many):
        best = max(range(place, many), key=lambda row: abs(rows[row][place]))
        rows[place], rows[best] = rows[best], rows[place]
        rows[place] = [value / rows[place][place] for value in rows[place]]
        for other in range(many):
            if other != place:
                factor = rows[other][place]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[place], strict=True)]
    return tuple(row[-1] for row in rows)
