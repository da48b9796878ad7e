"""Media that were damaged on purpose: real clips in several containers with bytes changed, cut out,
doubled or cut off. The same number gives the same clip every time."""

import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

ENDINGS = ("mp4", "mkv", "ts", "flv", "mp3", "wav")
_LARGEST = 400_000  # bytes


def originals(ffmpeg: Path, folder: Path) -> list[Path]:
    """A second of picture and tone in each container."""
    made: list[Path] = []
    for ending in ENDINGS:
        path = folder / f"original.{ending}"
        command = [str(ffmpeg), "-v", "error", "-f", "lavfi", "-i", "testsrc=s=320x180:d=1:r=25"]
        command += ["-f", "lavfi", "-i", "sine=d=1:r=48000"]
        kept = ["-map", "1"] if ending in ("mp3", "wav") else []
        subprocess.run([*command, *kept, "-pix_fmt", "yuv420p", str(path)], check=True)
        made.append(path)
    return made


def mutated(sources: list[Path], folder: Path, numbers: range) -> Iterator[Path]:
    """One damaged clip for each number."""
    for number in numbers:
        source = sources[number % len(sources)]
        chance = random.Random(number)
        content = bytearray(source.read_bytes()[:_LARGEST])
        for _ in range(chance.choice((1, 4, 30, 300))):
            _damage(content, chance)
        path = folder / f"{number}{source.suffix}"
        path.write_bytes(content)
        yield path


def _damage(content: bytearray, chance: random.Random) -> None:
    place = chance.randrange(max(1, len(content)))
    length = chance.randrange(1, 64)
    match chance.randrange(8):
        case 0:
            del content[place : place + length]
        case 1:
            content[place:place] = content[place : place + length]
        case 2:
            del content[max(place, len(content) // 3) :]
        case 3:
            content[place : place + 4] = chance.choice(
                (b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\x7f\xff\xff\xff", b"\x80\x00\x00\x00")
            )
        case _:
            for at in range(place, min(place + length, len(content))):
                content[at] = chance.randrange(256)
