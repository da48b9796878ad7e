"""500 damaged clips as sources of recordings, sixteen at a time with one that is whole: services
that died, recordings that were lost, and the most memory that a worker took.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.measuring import Figure
from tests.mutated_clips import mutated, originals
from tests.recording_clips import groups_of, record
from tests.running_recorder import RunningRecorder
from tests.soak.trial_recorder_loss import children_of

CLIPS = 500
AT_ONCE = 15


def measure() -> Iterator[Figure]:
    ffmpeg = shutil.which("ffmpeg")
    assert ffmpeg is not None, "it needs ffmpeg"
    folder = Path(tempfile.mkdtemp(prefix="soak"))
    died = lost = 0
    memory = 0.0
    try:
        sources = originals(Path(ffmpeg), folder)
        for first in range(0, CLIPS, AT_ONCE):
            numbers = range(first, min(first + AT_ONCE, CLIPS))
            clips = [*mutated(sources, folder, numbers), sources[0]]
            groups = folder / "groups.toml"
            groups.write_text(groups_of(clips))
            recorder = RunningRecorder.start(folder / str(first), groups=groups)
            most = [0.0]

            def look(pid: int = recorder.pid, most: list[float] = most) -> None:
                most[0] = max(most[0], *(memory_of(child) for child in children_of(pid)), 0.0)

            told = record(recorder, clips, 3, look)
            lost += told["status"] != 6 or told["frames"] < 30
            died += recorder.process.poll() is not None
            memory = max(memory, most[0])
            recorder.stop()
            print(f"{numbers}: status {told['status']}, {told['reason']}, {most[0]:.0f} MB")
    finally:
        shutil.rmtree(folder)
    yield Figure("hostile.died", died, "services", f"{CLIPS} damaged clips")
    yield Figure("hostile.lost", lost, "recordings", f"{CLIPS} damaged clips")
    yield Figure("hostile.memory", memory, "MB", "the largest worker")


def memory_of(pid: int) -> float:
    """Resident MB of a process; 0 when it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    found = next((line for line in lines if line.startswith("VmRSS:")), "VmRSS: 0 kB")
    return int(found.split()[1]) / 1024
