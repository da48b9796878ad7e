"""A recording of four slices from a service that gives each connection 25 MB a second, and as fast
as it goes, against aria2c with as many connections; checksums verified by both.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.measuring import Figure, in_pairs

TOTAL = int(os.environ.get("BENCH_DOWNLOAD_BYTES", 1_000_000_000))
SLICES = 4
RATE = 25_000_000
ARIA2C = "aria2c -x4 -s4 -k1M --checksum=sha-256=... URL"


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        with service(RATE) as (address, digest):
            yield from _wall(address, digest, Path(folder))
        with service(0) as (address, digest):
            yield from _cpu(address, digest, Path(folder))


def _wall(address: str, digest: str, folder: Path) -> Iterator[Figure]:
    def seconds(command: list[str]) -> float:
        started = time.perf_counter()
        _run(command, folder)
        return time.perf_counter() - started

    pairs = in_pairs(
        lambda: seconds(_ours(address, folder)), lambda: seconds(_aria2c(address, digest, folder))
    )
    yield Figure("download.wall", pairs.ours, "s", ARIA2C, pairs.ratio, pairs.worst)


def _cpu(address: str, digest: str, folder: Path) -> Iterator[Figure]:
    def seconds_a_gigabyte(command: list[str]) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        _run(command, folder)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return used / (TOTAL / 1e9)

    pairs = in_pairs(
        lambda: seconds_a_gigabyte(_ours(address, folder)),
        lambda: seconds_a_gigabyte(_aria2c(address, digest, folder)),
    )
    yield Figure("download.cpu", pairs.ours, "s/GB", ARIA2C, pairs.ratio, pairs.worst)


def _ours(address: str, folder: Path) -> list[str]:
    return [sys.executable, "-m", "tests.benchmarks.fetch", address, str(folder / "ours")]


def _aria2c(address: str, digest: str, folder: Path) -> list[str]:
    options = ["-q", "-x4", "-s4", "-k1M", "--file-allocation=none", f"--checksum=sha-256={digest}"]
    return ["aria2c", *options, f"--dir={folder / 'theirs'}", f"{address}/whole"]


def _run(command: list[str], folder: Path) -> None:
    for place in ("ours", "theirs"):
        shutil.rmtree(folder / place, ignore_errors=True)
        (folder / place).mkdir()
    subprocess.run(command, check=True, timeout=600)
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    assert size == TOTAL // SLICES * SLICES


@contextmanager
def service(rate: int) -> Iterator[tuple[str, str]]:
    """Address and checksum of the whole of a service that gives each connection `rate`."""
    words = ["-m", "tests.benchmarks.capped_service", str(TOTAL), str(SLICES), str(rate)]
    with subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            address, digest = process.stdout.readline().split()
            yield address, digest
        finally:
            process.terminate()
