"""The canvas: a few frames that are painted in turn, and the copying of pictures into them.

A chroma sample belongs to the item that covers the even pixel of its pair, so that neighbours at
odd places share no sample and leave none out. H.264 wants even sizes: an odd canvas has one black
column or row more at its right or bottom edge.
"""

import threading

import av

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.painting.placing import PlacedPicture
from recorder_gui.recorder.engine.planes import BLACK, Plane, Planes, blank, fill, planes_of


class CanvasFrame:
    """One frame of the canvas with views of its planes; counted, so that it is painted anew only
    when nobody needs it any more."""

    def __init__(self, width: int, height: int) -> None:
        self.frame: av.VideoFrame = blank(width, height)
        self.planes: Planes = planes_of(self.frame)
        self.uses = 0


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


def clear(planes: Planes) -> None:
    """Black all over."""
    fill(planes, BLACK)


def black_out(planes: Planes, box: Rectangle) -> None:
    """Black in `box`."""
    for index, plane in enumerate(planes):
        part = _part(plane, box, 1 if index == 0 else 2)
        part.fill(BLACK[index])


def copy_picture(planes: Planes, placed: PlacedPicture) -> None:
    """The picture at its place, cut off at the canvas's edge."""
    target = placed.target
    for index, (plane, origin) in enumerate(zip(planes, planes_of(placed.frame), strict=True)):
        part = _part(plane, target, 1 if index == 0 else 2)
        rows, columns = part.shape
        part[...] = origin[:rows, :columns]


def _part(plane: Plane, box: Rectangle, step: int) -> Plane:
    """What `box` covers of a plane with one sample for `step` px."""
    top, left = -(-box.y // step), -(-box.x // step)
    bottom, right = -(-box.bottom // step), -(-box.right // step)
    return plane[top:bottom, left:right]
