"""Where sound goes: this system's own sound through miniaudio, or, where a computer has none,
nowhere at the same pace. What is heard keeps the clock true.

The device asks for sound from a thread of its own, some hundred times a second.
"""

import logging
import sys
import threading
import time
from collections import deque
from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recorder_gui.client.playing.clock import PlayClock

_log = logging.getLogger(__name__)

RATE = 48_000
CHANNELS = 2
_PERIOD = 0.04  # seconds that the device takes at a time
_CARDS = Path("/proc/asound/cards")
_NO_CARDS = "no soundcards"

Samples = NDArray[np.float32]
Pull = Generator[bytes, int, None]


class SoundQueue:
    """Samples that wait for their moment; used from the decoder's and the device's threads.

    `volume` is 0 to 1; `muted`: they go by unheard.
    """

    def __init__(self, clock: PlayClock) -> None:
        self.volume = 1.0
        self.muted = False
        self._clock = clock
        self._lock = threading.Lock()
        self._waiting: deque[tuple[float, Samples]] = deque()
        self._count = 0

    @property
    def seconds(self) -> float:
        """How much waits."""
        return self._count / RATE

    def put(self, moment: float, samples: Samples) -> None:
        """Samples of (n, 2), the first of them heard at `moment`."""
        with self._lock:
            self._waiting.append((moment, samples))
            self._count += len(samples)

    def clear(self) -> None:
        """Nothing waits any more."""
        with self._lock:
            self._waiting.clear()
            self._count = 0

    def take(self, count: int) -> Samples:
        """The next `count` samples: silence while the clock is held or nothing waits. What is too
        late by the clock is left out, what is too early waits."""
        out = np.zeros((count, CHANNELS), np.float32)
        if not self._clock.is_running:
            return out
        with self._lock:
            self._drop_late()
            filled = 0
            while filled < count and self._waiting:
                moment: float = self._waiting[0][0]
                samples = self._waiting[0][1]
                if filled == 0:
                    gap = moment - self._clock.at()
                    if gap > _PERIOD * 3:
                        break
                    self._clock.heard(moment)
                take = min(count - filled, len(samples))
                out[filled : filled + take] = samples[:take]
                filled += take
                self._count -= take
                if take == len(samples):
                    self._waiting.popleft()
                else:
                    rest: Samples = samples[take:]
                    self._waiting[0] = (moment + take / RATE, rest)
        return out * np.float32(0.0 if self.muted else self.volume)

    def _drop_late(self) -> None:
        while self._waiting:
            moment, samples = self._waiting[0]
            if moment + len(samples) / RATE > self._clock.at() - 2 * _PERIOD:
                return
            self._waiting.popleft()
            self._count -= len(samples)


class SoundOutput:
    """Takes from `queue` from `start` until `close`, both of which may block for a moment.

    `is_heard` tells whether there is a device; without one the samples go by as fast.
    """

    def __init__(self, queue: SoundQueue) -> None:
        self._queue = queue
        self._device: Any = None
        self._silent: _Nowhere | None = None

    @property
    def is_heard(self) -> bool:
        """Whether this computer plays it."""
        return self._device is not None

    def start(self) -> None:
        """Begin to take."""
        pull = _pulled(self._queue)
        next(pull)
        try:
            self._device = _open_device(pull)
        except Exception as error:  # noqa: BLE001  whatever the system's sound says, pictures play
            _log.info("no sound on this computer: %s", error)
            self._silent = _Nowhere(self._queue)

    def close(self) -> None:
        """Take no more."""
        device, self._device = self._device, None
        if device is not None:
            device.close()
        if self._silent is not None:
            self._silent.close()


def _open_device(pull: Pull) -> Any:
    import miniaudio  # pyright: ignore[reportMissingTypeStubs]

    # a system without cards would fill the terminal with the complaints of its sound library
    backends: list[miniaudio.Backend] = []
    if sys.platform.startswith("linux"):
        backends = [miniaudio.Backend.PULSEAUDIO]
        if _has_cards():
            backends.append(miniaudio.Backend.ALSA)
    device: Any = miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.FLOAT32,
        nchannels=CHANNELS,
        sample_rate=RATE,
        buffersize_msec=int(_PERIOD * 1000),
        backends=backends,
        app_name="Cloud Recorder",
    )
    if "null" in str(device.backend).lower():
        device.close()
        raise OSError("no sound device")
    try:
        device.start(pull)
    except BaseException:
        device.close()
        raise
    return device


def _has_cards() -> bool:
    try:
        return _NO_CARDS not in _CARDS.read_text()
    except OSError:
        return False


def _pulled(queue: SoundQueue) -> Pull:
    count = yield b""
    while True:
        count = yield queue.take(count).tobytes()


class _Nowhere:
    """Takes samples at their pace and lets them go."""

    def __init__(self, queue: SoundQueue) -> None:
        self._queue = queue
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="no sound", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        taken_until = time.monotonic()
        while not self._over.wait(_PERIOD):
            now = time.monotonic()
            self._queue.take(round(min(1.0, now - taken_until) * RATE))
            taken_until = now
