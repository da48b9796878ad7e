"""One job through our engine, as fast as it goes: `ours.py JOB FOLDER OUTPUT PRESET RATE_FACTOR`.

Prints a JSON object: CPU and wall seconds from the first order until the file is closed, in a
worker that was up already; the peak memory is that of the whole process.
"""

import json
import os
import resource
import sys
import threading
import time
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from recorder_gui.painting.subtitles import subtitle_mask
from recorder_gui.protocol.fields import CropMode, MediaType, SubtitleType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.protocol.requests import AudioItem, SubtitleItem, VideoItem
from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.engine.clock import VirtualClock
from recorder_gui.recorder.engine.engine import Engine
from recorder_gui.recorder.engine.memory import keep_memory_together
from tests.benchmarks.engine import jobs


def scene_orders(job: jobs.Job, folder: Path) -> list[orders.AnyOrder]:
    """Members, texts and layout of a job."""
    media: list[MediaSource] = []
    videos: list[VideoItem] = []
    audios: list[AudioItem] = []
    for path, place in zip(job.sources(folder), job.places, strict=True):
        user = path.stem
        for media_id, kind in (("camera", MediaType.CAMERA), ("mic", MediaType.MICROPHONE)):
            media.append(
                MediaSource(user_id=user, media_id=media_id, media_type=kind, source=str(path))
            )
        videos.append(
            VideoItem(
                user_id=user,
                media_id="camera",
                media_type=MediaType.CAMERA,
                x=place.x,
                y=place.y,
                w=place.w,
                h=place.h,
                crop_mode=CropMode.STRETCH,
            )
        )
        audios.append(AudioItem(user_id=user, media_id="mic", media_type=MediaType.MICROPHONE))
    texts = tuple(
        SubtitleItem(
            type=SubtitleType.TEXT if caption.words else SubtitleType.CLOCK,
            content=caption.words,
            color=0xFFFFFF,
            x=caption.x,
            y=caption.y,
            size=caption.size,
        )
        for caption in jobs.CAPTIONS
    )
    return [
        orders.SetMembers(number=1, media=tuple(media)),
        orders.SetSubtitles(number=2, subtitle_list=texts),
        orders.SetLayout(number=3, video_list=tuple(videos), audio_list=tuple(audios)),
    ]


def run(
    job: jobs.Job, folder: Path, output: Path, preset: str, rate_factor: int
) -> dict[str, float]:
    clock = VirtualClock()
    laid_out = threading.Event()
    complaints: list[orders.AnyEvent] = []

    def tell(event: orders.AnyEvent) -> None:
        if isinstance(event, orders.Answered) and event.number == 3:
            laid_out.set()
        elif isinstance(event, orders.Declined | orders.Broken | orders.SourceLost):
            complaints.append(event)

    cpu, wall = time.process_time(), time.perf_counter()
    begin = orders.Begin(
        record_id="r",
        folder=str(output.parent),
        name=output.stem,
        width=jobs.WIDTH,
        height=jobs.HEIGHT,
        frame_rate=jobs.RATE,
        preset=preset,
        rate_factor=rate_factor,
    )
    engine = Engine(begin, tell, clock)
    for order in scene_orders(job, folder):
        engine.submit(order)
    laid_out.wait()
    clock.let(engine.moment(jobs.FRAMES - 1) + 0.001)
    while engine.frames < jobs.FRAMES and not engine.over.is_set():
        time.sleep(0.02)
    engine.submit(orders.Stop(number=4))
    engine.over.wait()
    assert not complaints, complaints
    return {
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "frames": engine.frames,
    }


def main() -> None:
    job = next(job for job in jobs.JOBS if job.name == sys.argv[1])
    keep_memory_together()  # all as the worker does
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication(["worker"])
    subtitle_mask("0", 30)  # as a started worker has done
    figures = run(job, Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4], int(sys.argv[5]))
    del application
    print(json.dumps(figures), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
