"""From the start of the process to the painted window, against a bare window of the same Qt.

The bytecode of both lies ready, as in an installed copy, whatever the shell's settings say.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from tests.measuring import Figure, in_pairs


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"PYTHONPYCACHEPREFIX": f"{folder}/bytecode"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def run(*words: str) -> float:
            started = time.perf_counter()
            command = [sys.executable, "-m", "tests.benchmarks.first_paint", *words]
            subprocess.run(command, check=True, timeout=60, env=environment)
            return time.perf_counter() - started

        def ours() -> float:
            return run("ours", folder)

        def bare() -> float:
            return run("bare")

        in_pairs(ours, bare, 1)  # warm
        pairs = in_pairs(ours, bare, 7)
        yield Figure(
            "window.start",
            pairs.ours,
            "s",
            "python -m tests.benchmarks.first_paint bare",
            pairs.ratio,
            pairs.worst,
        )
