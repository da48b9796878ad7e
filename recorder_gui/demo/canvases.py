"""What the canvas shows of one frame of the running recording, kept for comparing with it."""

import base64
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

from recorder_gui.demo.likeness import Picture
from recorder_gui.layout.document import Layout, SourceKey, box_of
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.local import Snapshot
from recorder_gui.state.studio.texts import measure
from recorder_gui.ui.studio.render import render_canvas


@dataclass(frozen=True)
class SnappedCanvas:
    """The layout on the canvas and one frame's own pictures in it, to be painted to `name`."""

    name: str
    layout: Layout
    snapshot: Snapshot


@dataclass(frozen=True)
class CanvasPicture:
    """A canvas as it was painted for the frame `frame` (from 0); `boxes`: its items and texts."""

    name: str
    frame: int
    picture: Picture
    boxes: tuple[Rectangle, ...]


def paint(canvas: SnappedCanvas, folder: Path) -> CanvasPicture:
    """Paint the layout with the snapshot's own pictures, by the canvas's code, and write it into
    `folder` as PNG. Holds the interpreter for tens of ms: not while a window is to answer."""
    layout, snapshot = canvas.layout, canvas.snapshot
    pictures = {
        SourceKey(each.user_id, each.media_id, each.media_type): QImage.fromData(
            base64.b64decode(each.png)
        )
        for each in snapshot.pictures
    }
    image = render_canvas(layout, pictures, snapshot.clock)
    if not image.save(str(folder / canvas.name)):
        raise OSError(f"cannot write {canvas.name}")
    boxes = tuple(box_of(item, measure) for item in layout.items if not item.hidden)
    return CanvasPicture(canvas.name, snapshot.frame, as_picture(image), boxes)


def as_picture(image: QImage) -> Picture:
    """A Qt image as an array of shape (height, width, 3), RGB."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).copy()
