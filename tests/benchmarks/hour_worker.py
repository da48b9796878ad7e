"""A worker on a clock that runs as fast as it can, up to a given moment: an hour in minutes."""

import functools
import os
import sys

from recorder_gui.recorder.engine import engine, worker
from recorder_gui.recorder.engine.clock import VirtualClock

SECONDS = float(os.environ.get("BENCH_RECORDED_SECONDS", "3600"))

if __name__ == "__main__":
    clock = VirtualClock()
    clock.let(SECONDS - 0.01)
    engine.Engine = functools.partial(engine.Engine, clock=clock)  # type: ignore[misc, assignment]
    sys.exit(worker.main())
