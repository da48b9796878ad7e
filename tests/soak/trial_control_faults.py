"""2,000 runs of a login, an init and a stop through a proxy that breaks the control channel.

Cut at every byte, half-open, replies late, twice, out of order, mangled. At the end of each the
window knows what the recorder knows, nothing hangs, nothing was done twice. What was said is kept
in build/soak/control.json: (what happened, code, English, Chinese).
"""

import asyncio
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtWidgets import QApplication

from tests.measuring import TOP, Figure
from tests.running_recorder import RunningRecorder
from tests.services.fault_proxy import FaultProxy
from tests.soak.control.cases import all_cases, share
from tests.soak.control.runs import Rig
from tests.soak.sentences import keep

RUNS = int(os.environ.get("SOAK_RUNS", "2000"))
OTHERS = int(os.environ.get("SOAK_OTHERS", "600"))
# `SOAK_PART=1/5`: a fifth of them, for a machine that has other things to do too.
PART, PARTS = map(int, os.environ.get("SOAK_PART", "0/1").split("/"))
SEED = int(os.environ.get("SOAK_SEED", "20260702"))
TOLD = TOP / "build" / "soak" / "control.json"


def measure() -> Iterator[Figure]:
    application = QApplication([])
    with tempfile.TemporaryDirectory(prefix="soak") as name, ThreadPoolExecutor(4) as executor:
        recorder = RunningRecorder.start(Path(name) / "recorder", max_tasks=40)
        try:
            begun = time.monotonic()
            kinds, positions = asyncio.run(
                every_run(application, Path(name) / "window", executor, recorder)
            )
            took = time.monotonic() - begun
        finally:
            recorder.stop()
    told = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    print(told, f"{took:.0f} s", flush=True)
    yield Figure("control.runs", sum(kinds.values()), "runs", told)
    yield Figure("control.cut_positions", positions, "byte positions, both ways")


async def every_run(
    application: QApplication, folder: Path, executor: ThreadPoolExecutor, recorder: RunningRecorder
) -> tuple[Counter[str], int]:
    """How many runs of each kind, and at how many bytes there was a cut."""
    address = urlsplit(recorder.control)
    assert address.hostname is not None
    assert address.port is not None
    kinds: Counter[str] = Counter()
    async with FaultProxy(address.hostname, address.port) as proxy:
        rig = Rig(application, folder, executor, recorder, proxy)
        await rig.prepare()
        try:
            lengths = await rig.lengths()
            print(lengths, flush=True)
            cases = all_cases(lengths, RUNS, SEED, OTHERS)
            for number, case in enumerate(share(cases, lengths, PART, PARTS)):
                await rig.run(f"run-{number:04}", case)
                kinds[case.kind] += 1
                if number % 100 == 0:
                    print(number, case.kind, flush=True)
        finally:
            await rig.close()
    keep(TOLD, rig.said)
    return kinds, lengths.up + lengths.down
