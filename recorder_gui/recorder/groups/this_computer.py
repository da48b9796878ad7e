"""The group of this machine's own screens, cameras and microphones.

What it cannot give, or not here, it says with a reason instead of hiding it.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource

THIS_COMPUTER = "this-computer"
USER = "This computer"
_PATIENCE = 3.0  # seconds for a program that lists devices
_CAMERAS = Path("/sys/class/video4linux")
_MONITOR = re.compile(r"^\s*\d+:\s+\S+\s+(\d+)/\d+x(\d+)/\d+\+(\d+)\+(\d+)", re.MULTILINE)
_DIMENSIONS = re.compile(r"dimensions:\s+(\d+)x(\d+) pixels")


@dataclass(frozen=True, slots=True)
class Screen:
    """A part of an X display, px."""

    display: str
    x: int
    y: int
    width: int
    height: int


def this_computer() -> tuple[tuple[MediaSource, ...], str]:
    """Its streams, and the reason for what is not among them. Blocks."""
    shown, missing = screens(), _why_no_screens()
    media = [_stream(f"screen {n}", MediaType.SCREEN, f"screen:{n}") for n in range(len(shown))]
    media += [
        _stream(name, MediaType.CAMERA, f"camera:{number}") for number, name in cameras().items()
    ]
    media += [_stream(name, MediaType.MICROPHONE, f"mic:{name}") for name in microphones()]
    return tuple(media), "" if shown else missing or "the display does not answer"


def screens() -> tuple[Screen, ...]:
    """The monitors of the X display, largest part first as X lists them; none without X."""
    display = os.environ.get("DISPLAY", "")
    if _why_no_screens():
        return ()
    told = _told("xrandr", "--listmonitors")
    found = tuple(
        Screen(display, int(x), int(y), int(w) // 2 * 2, int(h) // 2 * 2)
        for w, h, x, y in _MONITOR.findall(told)
    )
    if found:
        return found
    whole = _DIMENSIONS.search(_told("xdpyinfo"))
    if whole is None:
        return ()
    return (Screen(display, 0, 0, int(whole[1]) // 2 * 2, int(whole[2]) // 2 * 2),)


def screen(source: str) -> Screen | None:
    """The screen of `screen:N`."""
    number = source.removeprefix("screen:")
    found = screens()
    return found[int(number)] if number.isdigit() and int(number) < len(found) else None


def cameras() -> dict[int, str]:
    """The names of the cameras by their number."""
    found: dict[int, str] = {}
    for device in sorted(_CAMERAS.glob("video*")) if _CAMERAS.is_dir() else ():
        number = device.name.removeprefix("video")
        try:
            index = (device / "index").read_text().strip()
            if number.isdigit() and index == "0":  # the others are a camera's further channels
                found[int(number)] = (device / "name").read_text().strip() or f"camera {number}"
        except OSError:
            continue
    return found


def camera_device(source: str) -> str | None:
    """The device of `camera:N`."""
    number = source.removeprefix("camera:")
    if not number.isdigit() or int(number) not in cameras():
        return None
    return f"/dev/video{int(number)}"


def microphones() -> tuple[str, ...]:
    """The names of the sound server's microphones."""
    names = [
        line.split("\t")[1]
        for line in _told("pactl", "list", "short", "sources").splitlines()
        if "\t" in line
    ]
    return tuple(name for name in names if not name.endswith(".monitor"))


def _why_no_screens() -> str:
    if not sys.platform.startswith("linux"):
        return "screens can be recorded on Linux only"
    if os.environ.get("WAYLAND_DISPLAY"):
        return "this desktop (Wayland) shows its screens to no recorder; log in with X11 instead"
    return "" if os.environ.get("DISPLAY") else "this recorder runs without a display"


def _stream(name: str, media_type: MediaType, source: str) -> MediaSource:
    return MediaSource(user_id=USER, media_id=name, media_type=media_type, source=source)


def _told(program: str, *arguments: str) -> str:
    """What a program of the system prints; nothing where it is missing or fails."""
    path = shutil.which(program)
    if path is None:
        return ""
    try:
        done = subprocess.run(
            [path, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""
