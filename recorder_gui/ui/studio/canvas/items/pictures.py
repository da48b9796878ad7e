"""Items painted at the screen's own resolution by the recorder's painting, off the main thread.

One picture is painted at a time, and of what waits only the newest wish for each item is kept: more
painting threads would contend with the main thread for the interpreter and for a processor. What
is painted is told in rounds, so that the canvas is repainted once for all of them.
"""

import time
from concurrent.futures import Executor, Future
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import CropMode

if TYPE_CHECKING:
    from recorder_gui.painting.items import PictureSeries

_LONGEST_ROUND = 0.008  # seconds that a finished picture waits for others


class Wish(Struct, frozen=True):
    """Paint `picture` in `w` x `h` device px; `serial` tells one picture from the next."""

    item_id: str
    serial: int
    w: int
    h: int
    mode: CropMode


class PicturePainter(QObject):
    """Signal `painted(Wish, QImage)`, in the main thread."""

    painted = Signal(object, QImage)

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._is_painting = False
        self._waiting: dict[str, tuple[Wish, QImage]] = {}
        self._closed = False
        self._round: list[tuple[Wish, QImage]] = []
        self._round_began = 0.0
        self._tell_soon = QTimer(self)  # in a turn of its own, not in that of the last painting
        self._tell_soon.setSingleShot(True)
        self._tell_soon.setInterval(0)
        self._tell_soon.timeout.connect(self._tell)
        self._finished.connect(self._on_finished)

    _finished = Signal(object, QImage)

    def paint(self, wish: Wish, picture: QImage) -> None:
        """Have it painted; an older wish for the same item that still waits is dropped."""
        if self._closed:
            return
        if self._is_painting:
            self._waiting[wish.item_id] = (wish, picture)
            return
        self._is_painting = True
        try:
            future = self._executor.submit(self._paint, wish, picture)
        except RuntimeError:  # the executor is shut down: the window closes
            self._closed = True
            return
        future.add_done_callback(lambda done: self._hand_over(wish, done))

    @cached_property
    def _series(self) -> "PictureSeries":
        from recorder_gui.painting.items import PictureSeries  # late: see `later`

        return PictureSeries()

    def _paint(self, wish: Wish, picture: QImage) -> QImage:
        """In the painting thread."""
        from av.error import FFmpegError  # late: see `later`

        try:
            whole = Rectangle(0, 0, wish.w, wish.h)
            return self._series.paint(wish.item_id, picture, whole, wish.mode)
        except FFmpegError:
            return QImage()  # the canvas goes on with its own quick scaling

    def _hand_over(self, wish: Wish, done: Future[QImage]) -> None:
        """In the painting thread: the result goes to the main thread by signal."""
        if done.cancelled():
            return
        image = QImage() if done.exception() is not None else done.result()
        try:
            self._finished.emit(wish, image)
        except RuntimeError:  # the window is gone already
            self._closed = True

    def _on_finished(self, wish: Wish, image: QImage) -> None:
        self._is_painting = False
        if not self._round:
            self._round_began = time.monotonic()
        self._round.append((wish, image))
        if self._waiting:
            self.paint(*self._waiting.pop(next(iter(self._waiting))))
            if time.monotonic() - self._round_began < _LONGEST_ROUND:
                return
        self._tell_soon.start()

    def _tell(self) -> None:
        done, self._round = self._round, []
        for wish, image in done:
            if not image.isNull():
                self.painted.emit(wish, image)
