"""`serve` with workers on a made-up clock (`hour_worker`)."""

import functools
import sys

from recorder_gui import cli
from recorder_gui.recorder import service

WORKER = (sys.executable, "-m", "tests.benchmarks.hour_worker")

if __name__ == "__main__":
    service.ProcessLauncher = functools.partial(  # type: ignore[misc, assignment]
        service.ProcessLauncher, command=WORKER
    )
    sys.exit(cli.main(sys.argv[1:]))
