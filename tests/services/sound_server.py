"""A sound server of a test's own with one loudspeaker that nobody hears but the test."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
_BLOCK = 480  # samples read at a time
_SPEAKER = "ears"
# A loudspeaker that nobody used has played silence for two seconds ahead.
_HEARD_BEFORE = 2.5


class Ears:
    """What comes out of the loudspeaker, from now on, and when."""

    def __init__(self, recording: "subprocess.Popen[bytes]") -> None:
        self._recording = recording
        self._heard: list[bytes] = []
        self._began = float("inf")
        self._listening = threading.Thread(target=self._listen, name="ears", daemon=True)
        self._listening.start()

    def samples(self) -> NDArray[np.float32]:
        """All that was heard so far."""
        return np.frombuffer(b"".join(self._heard), np.float32)

    @property
    def began(self) -> float:
        """When the first sample was heard, of `time.monotonic`: by that block which came with the
        least delay."""
        return self._began

    def _listen(self) -> None:
        assert self._recording.stdout is not None
        count = 0
        while block := self._recording.stdout.read(_BLOCK * 4):
            now = time.monotonic()
            self._heard.append(block)
            count += len(block) // 4
            self._began = min(self._began, now - count / RATE)


@contextmanager
def sound_server(folder: Path) -> Iterator[Ears]:
    """Started, and named in this process's environment; ended with the context."""
    socket = folder / "sound"
    before = os.environ.get("PULSE_SERVER")
    home = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "XDG_CONFIG_HOME": str(folder)}
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
    command += ["-L", f"module-null-sink sink_name={_SPEAKER} rate={RATE}"]
    command += ["-L", f"module-native-protocol-unix auth-anonymous=1 socket={socket}"]
    with (folder / "pulse.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | home)
    try:
        deadline = time.monotonic() + 10
        while not socket.exists():
            assert time.monotonic() < deadline, (folder / "pulse.log").read_text(encoding="utf-8")
            time.sleep(0.02)
        os.environ["PULSE_SERVER"] = f"unix:{socket}"
        record = ["parec", "-d", f"{_SPEAKER}.monitor", "--raw", "--format=float32le"]
        record += [f"--rate={RATE}", "--channels=1", "--latency-msec=5"]
        recording = subprocess.Popen(record, stdout=subprocess.PIPE)
        try:
            ears = Ears(recording)
            while len(ears.samples()) < _HEARD_BEFORE * RATE:
                time.sleep(0.05)
            yield ears
        finally:
            recording.terminate()
            recording.wait()
    finally:
        server.terminate()
        server.wait()
        if before is None:
            os.environ.pop("PULSE_SERVER", None)
        else:
            os.environ["PULSE_SERVER"] = before
