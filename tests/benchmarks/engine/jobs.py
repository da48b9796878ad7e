"""The three jobs that the engine's speed is measured on: what plays, where, and the words over it.

Each is twenty seconds at 30 frames a second on 1920x1080, of real clips cut and flipped so that no
two sources are alike, all tagged BT.709 so that nobody need convert colours.
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from recorder_gui.layout.rectangle import Rectangle

WIDTH, HEIGHT, RATE, SECONDS = 1920, 1080, 30, 20
FRAMES = RATE * SECONDS
RATE_FACTOR = 21
SOUND_BITS = 160_000
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
FONT_NAME = "DejaVu Sans"
CLIPS = ("bigbuckbunny.mp4", "bikes.mp4")


@dataclass(frozen=True)
class Caption:
    """Words with their top left corner; no words are a clock."""

    x: int
    y: int
    size: int
    words: str = ""


# All below y = 960 of the canvas: what is above is compared with the sources.
TEXT_FREE_LINES = 960
CAPTIONS = (
    Caption(40, 972, 36, "Weekly meeting of the people who build the bridge"),
    Caption(40, 1024, 36, "Ada Lovelace explains the third drawing of the plan"),
    Caption(1100, 972, 36, "Recorded for those who could not come"),
    Caption(1380, 1024, 36),
)


@dataclass(frozen=True)
class Job:
    """Sources of `size` px, one for each of `places` on the canvas, from back to front."""

    name: str
    sizes: tuple[tuple[int, int], ...]
    places: tuple[Rectangle, ...]

    @property
    def tiled(self) -> bool:
        """Whether the places share no pixel and leave none out."""
        return sum(place.area for place in self.places) == WIDTH * HEIGHT

    def sources(self, folder: Path) -> list[Path]:
        return [folder / f"{self.name}-{number}.mp4" for number in range(len(self.places))]


def _grid(side: int) -> tuple[Rectangle, ...]:
    w, h = WIDTH // side, HEIGHT // side
    return tuple(Rectangle(w * x, h * y, w, h) for y in range(side) for x in range(side))


GRID9 = Job("grid9", ((640, 360),) * 9, _grid(3))
GRID4 = Job("grid4", ((1280, 720),) * 4, _grid(2))
SCREEN = Job(
    "screen",
    ((WIDTH, HEIGHT), (640, 360), (640, 360), (640, 360)),
    (
        Rectangle(0, 0, WIDTH, HEIGHT),
        Rectangle(1560, 40, 320, 180),
        Rectangle(1560, 240, 320, 180),
        Rectangle(1560, 440, 320, 180),
    ),
)
JOBS = (GRID9, GRID4, SCREEN)


def make_sources(job: Job, clips: dict[str, Path], folder: Path) -> None:
    """Write the job's sources: camera and microphone of each in one file."""
    for number, (path, (w, h)) in enumerate(zip(job.sources(folder), job.sizes, strict=True)):
        clip = clips[CLIPS[number % 2]] if w <= 640 else clips[CLIPS[0]]
        flip = ("null", "hflip", "vflip", "hflip,vflip")[number // 2 % 4]
        # All on the same ticks, or a yardstick would compose a picture for each that differs.
        picture = f"fps={RATE},setpts=N/{RATE}/TB,scale={w}:{h}:flags=lanczos,setsar=1,{flip}"
        left, right = 2000 + 500 * number, 3000 + 400 * number
        tone = f"aevalsrc=0.02*sin({left}*t)*sin(9*t)|0.02*sin({right}*t):s=48000"
        command = ["ffmpeg", "-v", "error", "-y", "-stream_loop", "-1", "-ss", str(0.37 * number)]
        command += ["-i", str(clip), "-f", "lavfi", "-i", tone, "-map", "0:v", "-map", "1:a"]
        command += ["-vf", picture, "-t", str(SECONDS), "-frames:v", str(FRAMES)]
        command += ["-pix_fmt", "yuv420p", "-c:v", "libx264"]
        command += ["-preset", "veryfast", "-crf", "23", "-g", "60", "-colorspace", "bt709"]
        command += ["-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"]
        command += ["-c:a", "aac", "-b:a", "96k", str(path)]
        subprocess.run(command, check=True, timeout=300)
