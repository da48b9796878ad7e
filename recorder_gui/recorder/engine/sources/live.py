"""How each kind of live source is opened: a table, first match wins."""

import time
from collections.abc import Callable

import av
from av.container import InputContainer
from av.error import FFmpegError

from recorder_gui.recorder.engine.sources.faults import SourceFault
from recorder_gui.recorder.engine.sources.links import Link, Open
from recorder_gui.recorder.groups import this_computer

OPEN_SECONDS = 10.0
READ_SECONDS = 5.0
_LISTEN_SECONDS = 5.0  # then it is seen whether anybody still wants it
_PAUSE = 0.2
NOBODY = "nobody publishes to it yet"
_SCREEN_RATE = "30"
_GLANCED_RATE = "5"  # of a screen that only small previews are made of


def open_url(place: str) -> Open:
    """A URL that FFmpeg pulls from."""
    options = {"rtsp_transport": "tcp"} if place.startswith("rtsp") else {}
    return lambda _: _opened(place, None, options)


def open_listening(place: str) -> Open:
    """Wait at `listen:rtmp://HOST:PORT/NAME` for somebody who publishes there."""
    url = place.removeprefix("listen:")

    def wait(still_wanted: Callable[[str], bool]) -> InputContainer:
        if not url.startswith("rtmp://"):
            raise SourceFault("only rtmp://HOST:PORT/NAME can be published to")
        while still_wanted(NOBODY):
            begun = time.monotonic()
            try:
                timeout = (_LISTEN_SECONDS, READ_SECONDS)
                return av.open(url, "r", options={"listen": "1"}, timeout=timeout)
            except (FFmpegError, OSError):
                if time.monotonic() - begun < _LISTEN_SECONDS / 2:
                    raise  # the port is taken, or a publisher was not understood
        raise SourceFault(NOBODY)

    return wait


def open_screen(place: str, rate: str = _SCREEN_RATE) -> Open:
    """A screen of this machine, `screen:N`, so many pictures a second."""

    def grab(_: Callable[[str], bool]) -> InputContainer:
        screen = this_computer.screen(place)
        if screen is None:
            raise SourceFault("this computer has no such screen")
        options = {
            "framerate": rate,
            "video_size": f"{screen.width}x{screen.height}",
            "draw_mouse": "1",
        }
        return _opened(f"{screen.display}+{screen.x},{screen.y}", "x11grab", options)

    return grab


def open_camera(place: str) -> Open:
    """A camera of this machine, `camera:N`."""

    def capture(_: Callable[[str], bool]) -> InputContainer:
        device = this_computer.camera_device(place)
        if device is None:
            raise SourceFault("this computer has no such camera")
        return _opened(device, "v4l2", {})

    return capture


_KINDS: dict[str, Callable[[str], Open]] = {
    "listen:": open_listening,
    "screen:": open_screen,
    "camera:": open_camera,
}


def opener(place: str, *, glancing: bool = False) -> Open | None:
    """What opens `place`, for small previews only where one is `glancing`; None where it is no live
    source."""
    if glancing and place.startswith("screen:"):
        return open_screen(place, _GLANCED_RATE)
    for prefix, make in _KINDS.items():
        if place.startswith(prefix):
            return make(place)
    return open_url(place) if "://" in place else None


def is_live(place: str) -> bool:
    """Whether `place` is read as it comes, rather than from its beginning."""
    return opener(place) is not None


class Links:
    """The live sources in use, each once. `now` gives engine time, ns; `glancing`: they are for
    small previews only."""

    def __init__(self, now: Callable[[], int], *, glancing: bool = False) -> None:
        self._glancing = glancing
        self._now = now
        self._links: dict[str, Link] = {}

    def of(self, place: str, epoch: int) -> Link | None:
        """The link to `place`, whose feeds begin at engine time `epoch`; None if it is not live."""
        if place not in self._links:
            open_it = opener(place, glancing=self._glancing)
            if open_it is None:
                return None
            pushed = not place.startswith("http")
            self._links[place] = Link(
                place,
                open_it,
                lambda: self._now() - epoch,
                pushed=pushed,
                glancing=self._glancing,
            )
        return self._links[place]


def _opened(place: str, kind: str | None, options: dict[str, str]) -> InputContainer:
    return av.open(place, "r", kind, options=options, timeout=(OPEN_SECONDS, READ_SECONDS))
