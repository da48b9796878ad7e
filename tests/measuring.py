"""Figures, and how `make bench` and `make soak` collect them.

A trial is a module `trial_*.py` with a function `measure()` that yields figures. Each runs in a
process of its own, so that one that breaks or leaves threads behind spoils no other.
"""

import argparse
import importlib
import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
MARK = "figure: "


@dataclass(frozen=True)
class Figure:
    """One measured thing.

    `against`: the yardstick with its exact command; `ratio`: ours over the yardstick's; `max`: the
    worst single case, where the figure is a p99 or a median. Both `value` and `max` in `unit`.
    """

    name: str
    value: float
    unit: str
    against: str = ""
    ratio: float | None = None
    max: float | None = None


@dataclass(frozen=True)
class Pairs:
    """Medians of two things measured in turns, so that both meet the same noise."""

    ours: float
    yardstick: float
    worst: float

    @property
    def ratio(self) -> float:
        return self.ours / self.yardstick


def in_pairs(ours: Callable[[], float], yardstick: Callable[[], float], pairs: int = 5) -> Pairs:
    """Measures both `pairs` times, alternating; who goes first alternates too."""
    mine: list[float] = []
    theirs: list[float] = []
    for turn in range(pairs):
        both = [(ours, mine), (yardstick, theirs)]
        for measure, kept in both if turn % 2 == 0 else reversed(both):
            kept.append(measure())
    return Pairs(statistics.median(mine), statistics.median(theirs), max(mine))


def percentile(values: list[float], share: float) -> float:
    """The smallest of `values` that at least `share` (0.99) of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def main(folder: Path) -> int:
    """The command of `tests/benchmarks` and `tests/soak`: runs the trials in `folder`."""
    parser = argparse.ArgumentParser(description=f"Runs the trials in tests/{folder.name}")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--only", default="", help="trials whose name contains this")
    parser.add_argument("--trial", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.trial is not None:
        return _run_here(f"tests.{folder.name}.{arguments.trial}")
    names = [path.stem for path in sorted(folder.glob("trial_*.py")) if arguments.only in path.stem]
    figures: list[dict[str, object]] = []
    broken: list[str] = []
    for name in names:
        print(f"{name} ...", flush=True)
        try:
            for figure in _run_apart(folder.name, name):
                figures.append(figure)
                print(f"  {json.dumps(figure)}", flush=True)
        except subprocess.CalledProcessError as error:
            print(f"  broke with exit status {error.returncode}", flush=True)
            broken.append(name)
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    lines = ",\n ".join(json.dumps(figure) for figure in figures)
    arguments.output.write_text(f"[{lines}]\n", encoding="utf-8")
    print(f"{len(figures)} figures in {arguments.output}")
    if broken or not names:
        print(f"broken: {', '.join(broken) or 'there is no such trial'}")
        return 1
    return 0


def _run_apart(package: str, trial: str) -> Iterator[dict[str, object]]:
    command = [sys.executable, "-m", f"tests.{package}", "--output", "-", "--trial", trial]
    with subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith(MARK):
                yield json.loads(line.removeprefix(MARK))
            else:
                print(f"  {line.rstrip()}", flush=True)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)


def _run_here(module: str) -> int:
    for figure in importlib.import_module(module).measure():
        assert isinstance(figure, Figure)
        shown = {key: value for key, value in asdict(figure).items() if value is not None}
        print(MARK + json.dumps(shown), flush=True)
    return 0
