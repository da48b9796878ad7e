"""Dragging one of 16 videos with live pictures among 50 subtitles, snapping on: from the mouse's
move until the frame is painted.

The mouse moves 120 times a second, and twice a second there is another picture for every video, as
when a recorder is connected: the p99 is a frame in which pictures are new. The yardstick is a bare
QGraphicsView moved by the same events, whose items are pixmaps of the same pictures and texts at
the same places, replaced as often; the ratio is the median over the rounds of the p99 of ours over
that of theirs. `canvas.drag.typical` compares the medians instead; `canvas.drag.work` is the p99 of
what the main thread computed.
"""

import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsPixmapItem,
    QGraphicsScene,
    QGraphicsView,
    QWidget,
)

from recorder_gui.layout.document import Layout, SourceKey, Subtitle, Video, box_of
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.wire import subtitle_item
from recorder_gui.painting.items import paint_subtitle
from recorder_gui.protocol.fields import CropMode, MediaType
from recorder_gui.state.studio.texts import measure as measure_text
from recorder_gui.ui.studio.page import StudioPage
from recorder_gui.ui.theme import Theme, ThemeMode
from tests.measuring import Figure, percentile
from tests.state.studio.parts import StudioParts

VIDEOS, TEXTS = 16, 50
MOVES, ROUNDS = 240, 6
EVERY = 1000 / 120  # ms between two moves of the mouse
PICTURES_EVERY = 60  # moves, which is half a second: as the service is asked for them
_LEFT = Qt.MouseButton.LeftButton
_TURNS = 3  # of the loop, until what a move changed is painted
_NONE = Qt.MouseButton.NoButton


Spent = tuple[float, float]  # seconds by the wall's clock, and of the main thread's own computing


class Painting(QObject):
    """Sees `viewport` being painted."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._painted = False
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._painted |= event.type() == QEvent.Type.Paint
        return False

    def comes(self) -> bool:
        """Whether what was done leads to a painting, which then is done: one that snapped back to
        where it was has nothing to paint."""
        self._painted = False
        for _ in range(_TURNS):
            QApplication.processEvents()
            if self._painted:
                return True
        return False


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


def free_point(layout: Layout) -> QPointF:
    """A point of the first video, clear of handles, that no text covers."""
    box = layout.videos[0].box
    texts = [box_of(text, measure_text) for text in layout.subtitles]
    return next(
        QPointF(x, y)
        for y in range(box.y + 80, box.bottom - 80, 10)
        for x in range(box.x + 80, box.right - 80, 10)
        if not any(text.contains(Rectangle(x, y, 1, 1)) for text in texts)
    )


def picture(chance: random.Random) -> QImage:
    image = QImage(640, 360, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    for _ in range(200):
        colour = QColor.fromHsv(chance.randrange(360), 160, chance.randrange(256))
        painter.fillRect(chance.randrange(640), chance.randrange(360), 90, 60, colour)
    painter.end()
    return image


def path() -> list[QPoint]:
    """Where the mouse goes, from where it was pressed."""
    return [QPoint(step + 12, step % 90 + 12) for step in range(MOVES)]


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
        bare = BareView(layout, page.canvas)

        def feed() -> None:
            for video, image in zip(layout.videos, pictures, strict=True):
                parts.studio.pictures.put(video.source, image)

        def feed_bare() -> None:
            bare.show(pictures)

        grip = free_point(layout)
        undo = parts.studio.document.undo_stack.undo
        _spin(application, feed, 1.0)
        _spin(application, feed_bare, 0.2)
        rounds = [
            (
                _drag(application, page.canvas, grip, feed, undo),
                _drag(application, bare.view, grip, feed_bare, bare.put_back),
            )
            for _ in range(ROUNDS)
        ]
        yield _figure("canvas.drag", rounds, 0, 0.99)
        yield _figure("canvas.drag.typical", rounds, 0, 0.5)
        yield _figure("canvas.drag.work", rounds, 1, 0.99)
        page.close()
        parts.delete()
    del theme


def _figure(
    name: str, rounds: list[tuple[list[Spent], list[Spent]]], clock: int, share: float
) -> Figure:
    """`clock`: which of the times spent; `share`: which percentile of a round."""

    def of(times: list[Spent]) -> float:
        return percentile([each[clock] * 1000 for each in times], share)

    ours = [spent for mine, _theirs in rounds for spent in mine]
    return Figure(
        name,
        of(ours),
        "ms",
        "a bare QGraphicsView moved by the same events, its items pixmaps of the same 16 pictures "
        f"(new as often) and 50 texts, scaled smoothly; the median of {len(rounds)} rounds' ratios "
        f"of the {share:.0%} quantile",
        median(of(mine) / of(theirs) for mine, theirs in rounds),
        max(each[clock] * 1000 for each in ours),
    )


def _drag(
    application: QApplication,
    view: QGraphicsView,
    grip: QPointF,
    feed: Callable[[], None],
    put_back: Callable[[], object],
) -> list[Spent]:
    """The video under `grip` by the mouse along the path, then put back."""
    viewport = view.viewport()
    start = view.mapFromScene(grip)
    painting = Painting(viewport)

    def send(kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        place = QPointF(viewport.mapToGlobal(at))
        event = QMouseEvent(kind, QPointF(at), place, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewport, event)

    send(QEvent.Type.MouseButtonPress, start, _LEFT, _LEFT)
    times: list[Spent] = []
    for number, by in enumerate(path()):
        _until_next_move()
        if number % PICTURES_EVERY == 0:
            feed()
        began, computed = time.perf_counter(), time.thread_time()
        send(QEvent.Type.MouseMove, start + by, _NONE, _LEFT)
        if painting.comes():
            times.append((time.perf_counter() - began, time.thread_time() - computed))
    send(QEvent.Type.MouseButtonRelease, start + path()[-1], _LEFT, _NONE)
    put_back()
    _spin(application, feed, 0.2)
    return times


class BareView:
    """A QGraphicsView that shows the same pictures and texts as pixmaps, each video movable."""

    def __init__(self, layout: Layout, like: QGraphicsView) -> None:
        self._scene = QGraphicsScene()
        self._scene.setSceneRect(like.sceneRect())
        self._videos: list[QGraphicsPixmapItem] = []
        self._boxes = [video.box for video in layout.videos]
        for box in self._boxes:
            video = self._scene.addPixmap(QPixmap())
            video.setPos(box.x, box.y)
            video.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsMovable)
            self._videos.append(video)
        for text in layout.subtitles:
            painted = paint_subtitle(subtitle_item(text))
            caption = self._scene.addPixmap(QPixmap.fromImage(painted.image))
            caption.setPos(painted.x, painted.y)
        self.view = QGraphicsView(self._scene)
        self._scene.setParent(self.view)
        self.view.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.view.resize(like.size())
        self.view.setTransform(like.transform())
        self.view.show()

    def show(self, pictures: list[QImage]) -> None:
        """Another picture for each video."""
        for video, box, image in zip(self._videos, self._boxes, pictures, strict=True):
            video.setPixmap(QPixmap.fromImage(image.scaled(box.w, box.h)))

    def put_back(self) -> None:
        """The moved video where it was."""
        self._videos[0].setPos(self._boxes[0].x, self._boxes[0].y)


def _until_next_move() -> None:
    """The loop goes on meanwhile, and sleeps when it has nothing to do."""
    loop = QEventLoop()
    timer = QTimer(loop)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start(round(EVERY))
    loop.exec()


def _spin(application: QApplication, feed: Callable[[], None], seconds: float) -> None:
    feed()
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        application.processEvents()
