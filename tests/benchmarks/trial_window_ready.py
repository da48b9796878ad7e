"""From the start of the process to a window that is connected to the recorder on this computer,
which it started itself, with the demo group listed.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from tests.measuring import Figure

RUNS = 7


def measure() -> Iterator[Figure]:
    seconds_to_ready()  # warm
    waits = [seconds_to_ready() for _ in range(RUNS)]
    yield Figure("window.ready", statistics.median(waits), "s", f"median of {RUNS}", max=max(waits))


def seconds_to_ready() -> float:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.benchmarks.ready_window", folder]
        started = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as window:
            assert window.stdout is not None
            assert window.stdout.readline() == "ready\n"
            waited = time.perf_counter() - started
        assert window.returncode == 0
        return waited
