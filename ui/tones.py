"""The sound of a result (LOOK 8): each has its picture and its word as well, and silence loses nothing."""

from __future__ import annotations

import math
import struct
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject

RATE, LOUDNESS = 22_050, 0.25
# (hertz, milliseconds), 0 Hz is a pause.
TONES = {
    "ok": ((660, 90),),
    "att": ((440, 90), (0, 80), (440, 90)),
    "stop": ((220, 350),),
}


def samples(tone: str) -> bytes:
    """The tone of a result as 16-bit little-endian samples of one channel; nothing for a result without a tone."""
    return b"".join(_wave(hertz, length) for hertz, length in TONES.get(tone, ()))


def _wave(hertz: int, milliseconds: int) -> bytes:
    count = RATE * milliseconds // 1000
    fade = max(1, RATE // 100)
    points = (
        LOUDNESS * min(1, at / fade, (count - at) / fade) * math.sin(2 * math.pi * hertz * at / RATE)
        for at in range(count)
    )
    return struct.pack(f"<{count}h", *(round(32_767 * point) for point in points))


class Tones(QObject):
    """Plays where the sound part of Qt is installed and there is a speaker; else it is silent."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sink, self._buffer = _sink(self), QBuffer(self)

    def play(self, tone: str) -> None:
        """A new tone cuts the one before."""
        if self._sink is None or tone not in TONES:
            return
        self._sink.stop()
        self._buffer.close()
        self._buffer.setData(QByteArray(samples(tone)))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink.start(self._buffer)


def _sink(parent: QObject) -> Any:
    try:
        from PySide6 import QtMultimedia
    except ImportError:
        return None
    device = QtMultimedia.QMediaDevices.defaultAudioOutput()
    if device.isNull():
        return None
    form = QtMultimedia.QAudioFormat()
    form.setSampleRate(RATE)
    form.setChannelCount(1)
    form.setSampleFormat(QtMultimedia.QAudioFormat.SampleFormat.Int16)
    return QtMultimedia.QAudioSink(device, form, parent)
