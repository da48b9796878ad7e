"""The canvas of a recording: a few frames that are painted in turn.

H.264 wants even sizes: an odd canvas has one black column or row more at its right or bottom edge.
"""

import threading

import av

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.painting.copying import parts_of
from recorder_gui.painting.planes import Planes, blank, planes_of

_PLACES_KEPT = 64  # more than a layout has; while one is dragged about, each frame brings others


class CanvasFrame:
    """One frame of the canvas with views of its planes; counted, so that it is painted anew only
    when nobody needs it any more."""

    def __init__(self, width: int, height: int) -> None:
        self.frame: av.VideoFrame = blank(width, height)
        self.planes: Planes = planes_of(self.frame)
        self.uses = 0
        self._parts: dict[Rectangle, Planes] = {}

    def part(self, box: Rectangle) -> Planes:
        """What `box` covers of the planes; kept, as the next picture goes there too."""
        parts = self._parts.get(box)
        if parts is None:
            if len(self._parts) >= _PLACES_KEPT:
                self._parts.clear()
            parts = self._parts[box] = parts_of(self.planes, box)
        return parts


class CanvasPool:
    """`count` canvas frames of `width` x `height` px, rounded up to even."""

    def __init__(self, width: int, height: int, count: int) -> None:
        self.width = width + width % 2
        self.height = height + height % 2
        self._frames = [CanvasFrame(self.width, self.height) for _ in range(count)]
        self._lock = threading.Lock()

    def acquire(self) -> CanvasFrame | None:
        """A frame that nobody uses, with one use; None when there is none now."""
        with self._lock:
            for frame in self._frames:
                if frame.uses == 0:
                    frame.uses = 1
                    return frame
        return None

    def use(self, frame: CanvasFrame) -> None:
        with self._lock:
            frame.uses += 1

    def release(self, frame: CanvasFrame) -> None:
        with self._lock:
            frame.uses -= 1
