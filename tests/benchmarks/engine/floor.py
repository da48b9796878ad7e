"""What nobody can save of a job: `floor.py JOB FOLDER COMPOSED OUTPUT PRESET`.

Decodes every source, scales what needs scaling, encodes the pictures of COMPOSED, decodes all sound
and encodes one of it; no composition, no mixing, no words, in one thread beside the encoder's. The
same libraries as ours. Decoding COMPOSED, which stands in for the composition, is not counted.
"""

import json
import sys
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av

from recorder_gui.painting.placing import PicturePlacer
from recorder_gui.protocol.fields import CropMode
from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.engine.writing.settings import stream_settings
from tests.benchmarks.engine import jobs

AT_ONCE = 60  # pictures of COMPOSED in memory


class Composed:
    """Pictures that are there already; `seconds` is what getting them cost."""

    def __init__(self, path: Path) -> None:
        self._frames = pictures(path)
        self._ready: list[av.VideoFrame] = []
        self.seconds = 0.0

    def next(self) -> av.VideoFrame:
        if not self._ready:
            began = time.thread_time()
            self._ready = [next(self._frames) for _ in range(AT_ONCE)][::-1]
            self.seconds += time.thread_time() - began
        return self._ready.pop()


def pictures(path: Path) -> Iterator[av.VideoFrame]:
    container = av.open(str(path))
    stream = container.streams.video[0]
    stream.thread_count = 1
    return container.decode(stream)


def run(job: jobs.Job, folder: Path, composed: Composed, output: Path, preset: str) -> float:
    """CPU seconds."""
    began = time.process_time()
    sources = [
        (pictures(path), None if size == (place.w, place.h) else PicturePlacer(place, CropMode(1)))
        for path, size, place in zip(job.sources(folder), job.sizes, job.places, strict=True)
    ]
    begin = orders.Begin(record_id="r", folder="", name="", preset=preset)
    out = cast("Any", av.open(str(output), "w"))
    streams = []
    for setting in stream_settings(begin, jobs.WIDTH, jobs.HEIGHT):
        stream = out.add_stream(setting.codec, rate=setting.rate, options=setting.options)
        for name, value in setting.attributes.items():
            setattr(stream.codec_context, name, value)
        streams.append(stream)
    for number in range(jobs.FRAMES):
        for source, placer in sources:
            frame = next(source, None)  # one may end a picture early, and is shown on
            if placer is not None and frame is not None:
                placer.place(frame)
        whole = composed.next()
        whole.pts, whole.time_base = number, Fraction(1, jobs.RATE)
        whole.pict_type = cast("Any", 0)  # not the type that it came with
        out.mux(streams[0].encode(whole))
    out.mux(streams[0].encode(None))
    for number, path in enumerate(job.sources(folder)):
        with av.open(str(path)) as container:
            for sound in container.decode(audio=0):
                if number == 0:
                    out.mux(streams[1].encode(sound))
    out.mux(streams[1].encode(None))
    out.close()
    return time.process_time() - began - composed.seconds


def main() -> None:
    job = next(job for job in jobs.JOBS if job.name == sys.argv[1])
    folder, composed, output = (Path(word) for word in sys.argv[2:5])
    print(json.dumps({"cpu": run(job, folder, Composed(composed), output, sys.argv[5])}))


if __name__ == "__main__":
    main()
