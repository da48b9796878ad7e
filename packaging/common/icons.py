"""The program's icon in the sizes and formats that systems want, drawn from its one SVG."""

import os
import struct
from pathlib import Path

from common.facts import TOP

SOURCE = TOP / "resources" / "icons" / "app.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
_ICNS_KINDS = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def png(size: int) -> bytes:
    """The icon, `size` px wide and high."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(SOURCE)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    box = QBuffer()
    box.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(box, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(box.data().data())


def wizard_side() -> bytes:
    """The picture beside the Windows installer's first and last page: a BMP of 164x314 px."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    picture = QImage(164, 314, QImage.Format.Format_RGB32)
    picture.fill(0xE8EEFB)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(SOURCE)).render(painter, QRectF(34, 40, 96, 96))
    painter.end()
    box = QBuffer()
    box.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(box, "BMP")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(box.data().data())


def ico() -> bytes:
    """For Windows: all sizes in one file, each a PNG."""
    pictures = [(size, png(size)) for size in _ICO_SIZES]
    header = struct.pack("<HHH", 0, 1, len(pictures))
    offset, entries = len(header) + 16 * len(pictures), b""
    for size, data in pictures:
        side = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return header + entries + b"".join(data for _, data in pictures)


def icns() -> bytes:
    """For macOS."""
    body = b""
    for size, kind in _ICNS_KINDS.items():
        data = png(size)
        body += kind + struct.pack(">I", 8 + len(data)) + data
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def into_hicolor(share: Path, name: str) -> None:
    """Every size, and the SVG itself, into `share`/icons/hicolor as `name`."""
    for size in SIZES:
        path = share / f"icons/hicolor/{size}x{size}/apps/{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(size))
    path = share / f"icons/hicolor/scalable/apps/{name}.svg"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(SOURCE.read_bytes())
