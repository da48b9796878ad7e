"""A microphone of this machine, by the sound server's own recording program.

FFmpeg could read it too, but what it links reads its configuration from a place that any user of
the machine may plant.
"""

import shutil
import subprocess
import threading
from typing import IO

import numpy as np

from recorder_gui.recorder.engine.clock import SECOND
from recorder_gui.recorder.engine.sources.arrival import Arrival
from recorder_gui.recorder.engine.sources.faults import SourceFault
from recorder_gui.recorder.engine.sources.feeds import SoundFeed
from recorder_gui.recorder.engine.timeline import SAMPLE_RATE, samples_of

PROGRAM = "parec"
_BLOCK = SAMPLE_RATE // 50
_BYTES = _BLOCK * 2 * 4
_RESYNC = SAMPLE_RATE // 50


class Microphone:
    """`mic:NAME`, a source of the sound server; `mic:default` is the one it prefers."""

    def __init__(self, source: str) -> None:
        self._name = source.removeprefix("mic:")

    def deliver(self, feed: SoundFeed) -> None:
        program = shutil.which(PROGRAM)
        if program is None:
            raise SourceFault(f"the program {PROGRAM} of the sound server is not installed")
        device = [] if self._name in ("", "default") else [f"--device={self._name}"]
        kind = ["--raw", "--format=float32le", f"--rate={SAMPLE_RATE}", "--channels=2"]
        process = subprocess.Popen(
            [program, *kind, "--latency-msec=20", *device],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        ending = threading.Thread(target=_end_with, args=(feed, process), daemon=True)
        ending.start()
        assert process.stdout is not None
        try:
            self._read(process.stdout, feed)
        finally:
            process.kill()
            process.wait()
            process.stdout.close()
        if not feed.closed:
            raise SourceFault("the sound server gives no sound of this microphone")

    def _read(self, stream: IO[bytes], feed: SoundFeed) -> None:
        arrival = Arrival(lambda: max(0, feed.asked) * SECOND // SAMPLE_RATE)
        heard, position = 0, -1
        while len(block := stream.read(_BYTES)) == _BYTES:
            samples = np.frombuffer(block, np.float32).reshape(-1, 2)
            own = heard * SECOND // SAMPLE_RATE
            due = samples_of(own + arrival.shift("audio", own))
            if abs(due - position) > _RESYNC:
                position = due
            feed.pulled += len(block)
            if not feed.put(position, np.nan_to_num(samples)):
                return
            heard += _BLOCK
            position += _BLOCK


def _end_with(feed: SoundFeed, process: subprocess.Popen[bytes]) -> None:
    """A microphone that is silent for good must not keep its reader."""
    feed.wait_closed()
    process.kill()
