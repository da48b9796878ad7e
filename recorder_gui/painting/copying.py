"""Pictures copied into the planes of a canvas, whole rows at a time.

A chroma sample belongs to the item that covers the even pixel of its pair, so that neighbours at
odd places share no sample and leave none out.
"""

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.painting.placing import PlacedPicture
from recorder_gui.painting.planes import BLACK, Plane, Planes, fill, planes_of


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
