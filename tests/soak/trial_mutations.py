"""The property tests with many examples that differ from run to run: how many of them failed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.measuring import TOP, Figure

FOLDERS = ("protocol", "layout", "client", "state", "recorder")


def measure() -> Iterator[Figure]:
    files = [
        str(path.relative_to(TOP))
        for folder in FOLDERS
        for path in sorted(Path(TOP, "tests", folder).rglob("test_*.py"))
        if "hypothesis" in path.read_text(encoding="utf-8")
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--timeout=1800", "--maxfail=20", *files],
        cwd=TOP,
        env=os.environ | {"HYPOTHESIS_PROFILE": "soak", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    print("\n".join(failed), done.stdout.splitlines()[-1], sep="\n")
    assert done.returncode in (0, 1), done.stdout[-2000:]
    yield Figure(
        "mutations.failed", len(failed), "tests", f"{len(files)} files, 5000 examples each"
    )
