"""How soon the window shows from a package, against from a virtual environment: in pairs, taking
turns, since machines are noisy."""

import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from common.doing import fresh
from common.facts import PROGRAM, TOP, CannotBuild, Facts
from verify.display import Display

_PAIRS = 9
_MOST = 1.1  # times as long: what two equal programs may differ by on a noisy machine
_WITHIN = 30.0


def compare(tree: Path, facts: Facts) -> tuple[dict[str, Any], bool]:
    """Medians of both in seconds, the median of the pairs' ratios, and whether the package is no
    slower. One run of each goes before and is not counted; either begins as often."""
    homes = fresh(facts.work / "trials" / "first-paint")
    packaged = [str(tree / PROGRAM)]
    virtual = [sys.executable, "-m", "recorder_gui"]
    seconds: dict[str, list[float]] = {"package": [], "venv": []}
    with Display() as display:
        for number in range(_PAIRS + 1):
            turns = (("package", packaged), ("venv", virtual))
            for name, words in turns if number % 2 else reversed(turns):
                took = _shown_after(words, display, homes / f"{name}-{number}")
                if number:
                    seconds[name].append(took)
    medians = {name: statistics.median(each) for name, each in seconds.items()}
    ratio = statistics.median(
        package / venv for package, venv in zip(seconds["package"], seconds["venv"], strict=True)
    )
    found = {
        "package_seconds": round(medians["package"], 3),
        "venv_seconds": round(medians["venv"], 3),
        "ratio": round(ratio, 3),
        "pairs": _PAIRS,
    }
    return found, ratio <= _MOST


def _shown_after(words: Sequence[str], display: Display, home: Path) -> float:
    home.mkdir(mode=0o700)
    begun = time.monotonic()
    process = subprocess.Popen(
        words,
        cwd=TOP,
        env={
            "PATH": os.defpath,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),  # else it would find the recorder of another window
            "DISPLAY": display.name,
            "LC_ALL": "C.UTF-8",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        display.wait_for_window("Cloud Recorder", _WITHIN, look_again=0.01)
        return time.monotonic() - begun
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(_WITHIN)
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise CannotBuild("the window did not close on SIGTERM") from error
