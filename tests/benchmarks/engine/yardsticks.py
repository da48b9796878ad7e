"""The same jobs by ffmpeg and by GStreamer, each by the graph that was found to cost it least.

ffmpeg: one thread a decoder and one for the filters (more cost CPU and gain no time here), `xstack`
where pictures tile, an `overlay` chain where they don't. GStreamer: `compositor` places and scales.
The encoders have the very options that ours has; x264enc's own buffer limit is switched off.
"""

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.engine import jobs
from tests.benchmarks.engine.jobs import Caption, Job

Command = Callable[[Job, Path, Path, str], list[str]]


@dataclass(frozen=True)
class Spent:
    """CPU and wall seconds, peak memory in bytes."""

    cpu: float
    wall: float
    memory: float


def spent(command: Sequence[str], environment: dict[str, str] | None = None) -> Spent:
    """Runs it to its end; CPU with that of its children, memory its own."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env=os.environ | (environment or {}),
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, (process.returncode, command)
    wall = time.perf_counter() - began
    return Spent(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024)


def ffmpeg(job: Job, folder: Path, output: Path, preset: str) -> list[str]:
    """The whole job."""
    texts = ",".join(_drawtext(caption) for caption in jobs.CAPTIONS)
    sounds = "".join(f"[{number}:a]" for number in range(len(job.places)))
    mixed = f"{sounds}amix=inputs={len(job.places)}:normalize=0[a]"
    command = _ffmpeg_with(job, folder, f"{composition(job)},{texts}[v];{mixed}")
    command += ["-map", "[v]", "-map", "[a]", "-t", str(jobs.SECONDS), "-c:v", "libx264"]
    command += ["-preset", preset, "-crf", str(jobs.RATE_FACTOR), "-g", str(jobs.RATE)]
    command += ["-keyint_min", str(jobs.RATE), "-sc_threshold", "0"]
    if preset != "ultrafast":
        command += ["-rc-lookahead", "10"]
    return [*command, "-c:a", "aac", "-b:a", str(jobs.SOUND_BITS), str(output)]


def reference(job: Job, folder: Path, output: Path, every: int, first: int) -> list[str]:
    """Some pictures of the composition, without words and without loss, as raw planes."""
    chosen = f"select='eq(mod(n,{every}),{first})'"
    command = _ffmpeg_with(job, folder, f"{composition(job)},{chosen}[v]")
    return [*command, "-map", "[v]", "-vsync", "0", "-f", "rawvideo", str(output)]


def _ffmpeg_with(job: Job, folder: Path, graph: str) -> list[str]:
    command = ["ffmpeg", "-v", "error", "-y", "-filter_complex_threads", "1"]
    for path in job.sources(folder):
        command += ["-threads", "1", "-i", str(path)]
    return [*command, "-filter_complex", graph]


def composition(job: Job) -> str:
    """The graph up to one picture, without a label for it."""
    parts: list[str] = []
    pads: list[str] = []
    for number, (size, place) in enumerate(zip(job.sizes, job.places, strict=True)):
        pad = f"[{number}:v]"
        if size != (place.w, place.h):
            parts.append(f"{pad}scale={place.w}:{place.h}:flags=bicubic[s{number}]")
            pad = f"[s{number}]"
        pads.append(pad)
    if job.tiled:
        layout = "|".join(f"{place.x}_{place.y}" for place in job.places)
        parts.append(f"{''.join(pads)}xstack=inputs={len(pads)}:layout={layout}")
        return ";".join(parts)
    under = pads[0]
    for number, (pad, place) in enumerate(zip(pads[1:], job.places[1:], strict=True), 1):
        over = f"{under}{pad}overlay={place.x}:{place.y}"
        last = number == len(pads) - 1
        parts.append(over if last else f"{over}[o{number}]")
        under = f"[o{number}]"
    return ";".join(parts)


def _drawtext(caption: Caption) -> str:
    words = caption.words or "%{localtime}"
    return (
        f"drawtext=fontfile={jobs.FONT}:fontsize={caption.size}:fontcolor=white"
        f":x={caption.x}:y={caption.y}:text='{words}'"
    )


def gstreamer(job: Job, folder: Path, output: Path, preset: str) -> list[str]:
    """The whole job."""
    picture = f"video/x-raw,format=I420,width={jobs.WIDTH},height={jobs.HEIGHT}"
    command = ["gst-launch-1.0", "-q", "compositor", "name=c", "background=black", "max-threads=1"]
    for number, place in enumerate(job.places):
        command += [f"sink_{number}::xpos={place.x}", f"sink_{number}::ypos={place.y}"]
        command += [f"sink_{number}::width={place.w}", f"sink_{number}::height={place.h}"]
    command += ["!", f"{picture},framerate={jobs.RATE}/1"]
    for caption in jobs.CAPTIONS:
        command += ["!", *_overlay(caption)]
    limits = f"keyint-min={jobs.RATE}:scenecut=0"
    if preset != "ultrafast":
        limits += ":rc-lookahead=10"
    command += ["!", "x264enc", f"speed-preset={preset}", "pass=qual", "vbv-buf-capacity=0"]
    command += [f"quantizer={jobs.RATE_FACTOR}", f"key-int-max={jobs.RATE}"]
    command += [f"option-string={limits}", "!", "h264parse", "!", "queue", "!"]
    command += ["mp4mux", "name=m", "!", "filesink", f"location={output}"]
    command += ["audiomixer", "name=a", "!", "audio/x-raw,rate=48000,channels=2", "!"]
    command += ["audioconvert", "!", "avenc_aac", f"bitrate={jobs.SOUND_BITS}", "!", "queue", "!"]
    command += ["m."]
    for number, path in enumerate(job.sources(folder)):
        command += ["filesrc", f"location={path}", "!", "qtdemux", f"name=d{number}"]
        command += [f"d{number}.video_0", "!", "queue", "!", "h264parse", "!", "avdec_h264"]
        command += ["max-threads=1", "!", f"c.sink_{number}"]
        command += [f"d{number}.audio_0", "!", "queue", "!", "aacparse", "!", "avdec_aac", "!"]
        command += ["audioconvert", "!", f"a.sink_{number}"]
    return command


def _overlay(caption: Caption) -> list[str]:
    element = (
        ["textoverlay", f"text={caption.words}"]
        if caption.words
        else ["clockoverlay", "time-format=%Y-%m-%d %H:%M:%S"]
    )
    return [
        *element,
        f"font-desc={jobs.FONT_NAME} {caption.size * 3 // 4}px",  # it scales for its canvas
        "halignment=left",
        "valignment=top",
        f"xpad={caption.x}",
        f"ypad={caption.y}",
        "draw-shadow=false",
        "draw-outline=false",
    ]
