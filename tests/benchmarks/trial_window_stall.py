"""How long the window's main thread is held while it records, refreshes the tasks of a service that
has a million, and downloads.

`window.stall` is by the wall's clock and so counts the wait for a processor that the recording or
another program has; `window.stall.work` is what the main thread computed itself.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from tests.measuring import Figure, percentile


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.benchmarks.held_window", folder]
        done = subprocess.run(command, check=True, timeout=400, capture_output=True, text=True)
    held = json.loads(done.stdout.splitlines()[-1])
    for name, times in (("window.stall", held["held"]), ("window.stall.work", held["work"])):
        yield Figure(
            name,
            percentile(times, 0.99),
            "ms",
            f"p99 of {len(times)} stretches of 4 ms",
            max=max(times),
        )
