"""What of a picture is kept: a frame of the card's proportion that never leaves the picture."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.strangers.header import PORTRAIT

LEAST_HEIGHT, MOST_ZOOM = 96, 8.0


@dataclass(frozen=True)
class Cut:
    """The frame in a picture of `width` x `height` pixels: its middle, and how much closer than the largest one."""

    width: int
    height: int
    x: float
    y: float
    zoom: float = 1.0

    @classmethod
    def largest(cls, width: int, height: int) -> Cut:
        """The largest frame, in the middle."""
        return cls(width, height, width / 2, height / 2)

    @property
    def size(self) -> tuple[float, float]:
        scale = min(self.width / PORTRAIT[0], self.height / PORTRAIT[1]) / self.zoom
        return PORTRAIT[0] * scale, PORTRAIT[1] * scale

    @property
    def rect(self) -> tuple[float, float, float, float]:
        """Left, top, width, height, in pixels of the picture."""
        across, down = self.size
        return self.x - across / 2, self.y - down / 2, across, down

    def moved(self, right: float, down: float) -> Cut:
        """The frame moved by so many of its own widths and heights, as far as the picture goes."""
        across, high = self.size
        return replace(self, x=self.x + right * across, y=self.y + down * high)._inside()

    def zoomed(self, factor: float) -> Cut:
        """Closer (factor above 1) or farther, around the same middle; never below 96 pixels of height."""
        largest = replace(self, zoom=1.0).size[1]
        most = max(min(MOST_ZOOM, largest / LEAST_HEIGHT), 1.0)
        return replace(self, zoom=min(max(self.zoom * factor, 1.0), most))._inside()

    def _inside(self) -> Cut:
        across, down = self.size
        return replace(
            self,
            x=min(max(self.x, across / 2), self.width - across / 2),
            y=min(max(self.y, down / 2), self.height - down / 2),
        )
