"""Random faults over downloads of four slices by the real window, which is killed among them.

Each download ends with the right bytes, by itself or by doing what its row says. The disk that is
filled is a tmpfs of its own where root runs this, else none is filled. What was said is kept in
build/soak/downloads.json: (what happened, code, English, Chinese).
"""

import asyncio
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.measuring import TOP, Figure
from tests.soak.downloads.ordeal import Ordeal
from tests.soak.downloads.small_disk import small_disk
from tests.soak.sentences import keep

DOWNLOADS = int(os.environ.get("SOAK_DOWNLOADS", "20"))
FAULTS = int(os.environ.get("SOAK_FAULTS", "200"))
SEED = int(os.environ.get("SOAK_SEED", "20260701"))
TOLD = TOP / "build" / "soak" / "downloads.json"


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="soak") as name, small_disk(Path(name)) as disk:
        ordeal = Ordeal(
            Path(name) / "window",
            disk,
            downloads=DOWNLOADS,
            faults=FAULTS,
            seed=SEED,
            can_fill=os.path.ismount(disk),
        )
        begun = time.monotonic()
        outcome = asyncio.run(ordeal.run(within=1800))
        took = time.monotonic() - begun
    keep(TOLD, outcome.said)
    kinds = Counter(kind for _, kind in outcome.happened)
    told = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    print(told, f"{outcome.windows} windows, {took:.0f} s", flush=True)
    yield Figure("downloads.faults", len(outcome.happened), "faults", told)
    yield Figure("downloads.right", DOWNLOADS, "downloads", "each of 4 slices, SHA-256 compared")
    yield Figure("downloads.by_hand", outcome.retries, "tries that a person had to ask for")
    yield Figure("downloads.by_itself", outcome.waited_out, "lost connections waited out")
