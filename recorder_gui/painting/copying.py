"""Pictures copied into the planes of a canvas, whole rows at a time.

A chroma sample belongs to the item that covers the even pixel of its pair, so that neighbours at
odd places share no sample and leave none out.
"""

import av

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.painting.placing import PlacedPicture
from recorder_gui.painting.planes import BLACK, Plane, Planes, fill, planes_of


def clear(planes: Planes) -> None:
    """Black all over."""
    fill(planes, BLACK)


def black_out(planes: Planes, box: Rectangle) -> None:
    """Black in `box`."""
    fill(parts_of(planes, box), BLACK)


def copy_picture(planes: Planes, placed: PlacedPicture) -> None:
    """The picture at its place, cut off at the canvas's edge."""
    copy_frame(parts_of(planes, placed.target), placed.frame)


def copy_frame(parts: Planes, frame: av.VideoFrame) -> None:
    """The frame's top left corner into the parts of a canvas that are its place."""
    for part, origin in zip(parts, planes_of(frame), strict=True):
        if part.shape == origin.shape:
            part[...] = origin
        else:
            rows, columns = part.shape
            part[...] = origin[:rows, :columns]


def parts_of(planes: Planes, box: Rectangle) -> Planes:
    """What `box` covers of the planes of a canvas."""
    luma, *chroma = planes
    return _part(luma, box, 1), _part(chroma[0], box, 2), _part(chroma[1], box, 2)


def _part(plane: Plane, box: Rectangle, step: int) -> Plane:
    """What `box` covers of a plane with one sample for `step` px."""
    top, left = -(-box.y // step), -(-box.x // step)
    bottom, right = -(-box.bottom // step), -(-box.right // step)
    return plane[top:bottom, left:right]
