"""Dragging one of 16 videos with live pictures among 50 subtitles, snapping on: from the mouse's
move until the frame is painted. The yardstick is a bare QGraphicsView with as many pictures of the
same sizes at the same places, of which one is moved. `canvas.drag` is by the wall's clock,
`canvas.drag.work` what the main thread computed of it.
"""

import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsPixmapItem,
    QGraphicsScene,
    QGraphicsView,
    QWidget,
)

from recorder_gui.layout.document import Layout, SourceKey, Subtitle, Video, box_of
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import CropMode, MediaType
from recorder_gui.state.studio.texts import measure as measure_text
from recorder_gui.ui.studio.page import StudioPage
from recorder_gui.ui.theme import Theme, ThemeMode
from tests.measuring import Figure, percentile
from tests.state.studio.parts import StudioParts

VIDEOS, TEXTS = 16, 50
MOVES, ROUNDS = 120, 6
PICTURES_EVERY = 0.5  # seconds, as the service is asked for them
_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.MouseButton.NoButton


Spent = tuple[float, float]  # seconds by the wall's clock, and of the main thread's own computing


class Painting(QObject):
    """Waits until `viewport` has been painted."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._painted = False
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._painted |= event.type() == QEvent.Type.Paint
        return False

    def wait(self) -> None:
        self._painted = False
        while not self._painted:
            QApplication.processEvents()


def crowded(chance: random.Random) -> Layout:
    videos = [
        Video(
            f"video {n}",
            SourceKey(f"user {n}", "camera", MediaType.CAMERA),
            Rectangle(480 * (n % 4), 270 * (n // 4), 480, 270),
            crop_mode=list(CropMode)[n % 3],
        )
        for n in range(VIDEOS)
    ]
    texts = [
        Subtitle(
            f"text {n}",
            f"Name {n} 名字",
            x=chance.randrange(1700),
            y=chance.randrange(1000),
            size=30,
        )
        for n in range(TEXTS)
    ]
    return Layout().with_items([*videos, *texts])


def picture(chance: random.Random) -> QImage:
    image = QImage(640, 360, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for _ in range(200):
        colour = QColor.fromHsv(chance.randrange(360), 160, chance.randrange(256))
        painter.fillRect(chance.randrange(640), chance.randrange(360), 90, 60, colour)
    painter.end()
    return image


def path() -> list[QPoint]:
    """Where the mouse goes, from where it was pressed."""
    return [QPoint(2 * step + 12, step % 90 + 12) for step in range(MOVES)]


def measure() -> Iterator[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    theme = Theme(application, ThemeMode.LIGHT)
    chance = random.Random(1)
    layout, pictures = crowded(chance), [picture(chance) for _ in range(VIDEOS)]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(4) as executor:
        parts = StudioParts(Path(folder), executor)
        page = StudioPage(parts.studio)
        page.resize(1440, 900)
        page.show()
        parts.studio.document.replace(layout)
        bare, moved = _bare(layout, pictures, page.canvas)

        def feed() -> None:
            for video, image in zip(layout.videos, pictures, strict=True):
                parts.studio.pictures.put(video.source, image)

        _spin(application, feed, 1.0)
        ours: list[Spent] = []
        theirs: list[Spent] = []
        for _ in range(ROUNDS):
            ours += _drag_ours(application, page, feed)
            theirs += _drag_bare(bare, moved)
        for name, clock in (("canvas.drag", 0), ("canvas.drag.work", 1)):
            mine = [each[clock] * 1000 for each in ours]
            yield Figure(
                name,
                percentile(mine, 0.99),
                "ms",
                "a bare QGraphicsView with as many pixmaps; the ratio is of the medians",
                median(mine) / (median(each[clock] for each in theirs) * 1000),
                max(mine),
            )
        page.close()
        parts.delete()
    del theme


def _drag_ours(
    application: QApplication, page: StudioPage, feed: Callable[[], None]
) -> list[Spent]:
    viewport = page.canvas.viewport()
    start = page.canvas.mapFromScene(QPointF(240, 40))
    painting = Painting(viewport)

    def send(kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        place = QPointF(viewport.mapToGlobal(at))
        event = QMouseEvent(kind, QPointF(at), place, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewport, event)

    send(QEvent.Type.MouseButtonPress, start, _LEFT, _LEFT)
    times: list[Spent] = []
    fed = 0.0
    for by in path():
        if time.perf_counter() - fed > PICTURES_EVERY:
            fed = time.perf_counter()
            _spin(application, feed, 0.05)
        began, computed = time.perf_counter(), time.thread_time()
        send(QEvent.Type.MouseMove, start + by, _NONE, _LEFT)
        painting.wait()
        times.append((time.perf_counter() - began, time.thread_time() - computed))
    send(QEvent.Type.MouseButtonRelease, start + path()[-1], _LEFT, _NONE)
    page.studio.document.undo_stack.undo()
    _spin(application, feed, 0.2)
    return times


def _bare(
    layout: Layout, pictures: list[QImage], like: QGraphicsView
) -> tuple[QGraphicsView, QGraphicsPixmapItem]:
    scene = QGraphicsScene()
    scene.setSceneRect(like.sceneRect())
    videos: list[QGraphicsPixmapItem] = []
    for video, image in zip(layout.videos, pictures, strict=True):
        videos.append(scene.addPixmap(QPixmap.fromImage(image.scaled(video.box.w, video.box.h))))
        videos[-1].setPos(video.box.x, video.box.y)
    for text in layout.subtitles:
        box = box_of(text, measure_text)
        pixmap = QPixmap(box.w, box.h)
        pixmap.fill(QColor(255, 255, 255, 120))
        scene.addPixmap(pixmap).setPos(box.x, box.y)
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.resize(like.size())
    view.setTransform(like.transform())
    view.show()
    return view, videos[0]


def _drag_bare(view: QGraphicsView, item: QGraphicsPixmapItem) -> list[Spent]:
    painting = Painting(view.viewport())
    times: list[Spent] = []
    for by in path():
        began, computed = time.perf_counter(), time.thread_time()
        item.setPos(QPointF(by) / view.transform().m11())
        painting.wait()
        times.append((time.perf_counter() - began, time.thread_time() - computed))
    item.setPos(0, 0)
    painting.wait()
    return times


def _spin(application: QApplication, feed: Callable[[], None], seconds: float) -> None:
    feed()
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        application.processEvents()
