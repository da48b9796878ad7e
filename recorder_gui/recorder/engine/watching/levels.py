"""How loud a sound is, between two looks at it."""

import math

import numpy as np

from recorder_gui.protocol.local import SILENCE
from recorder_gui.recorder.engine.sources.feeds import Sound


class Level:
    """Gathers blocks until somebody reads; one thread hears, another reads."""

    def __init__(self) -> None:
        self._peak = 0.0
        self._power = 0.0
        self._count = 0

    def hear(self, sound: Sound) -> None:
        """Take in a block, shape (samples, 2)."""
        flat = sound.reshape(-1)
        self._peak = max(self._peak, float(flat.max()), -float(flat.min()))
        self._power += float(np.dot(flat, flat))
        self._count += len(flat)

    def read(self) -> tuple[float, float]:
        """Peak and RMS in dBFS of what was heard since the last reading."""
        peak, power, count = self._peak, self._power, self._count
        self._peak, self._power, self._count = 0.0, 0.0, 0
        return decibels(peak), decibels(math.sqrt(power / count) if count else 0.0)


def decibels(size: float) -> float:
    """A size of full scale in dBFS, to a tenth; SILENCE at least."""
    return round(max(SILENCE, 20 * math.log10(size)), 1) if size > 0 else SILENCE
