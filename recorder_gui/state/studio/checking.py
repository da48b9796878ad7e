"""The checks of the canvas, kept up to date as one works: what they find and what they know.

Looked at a moment after a change, and now and then while the pictures behind the texts change.
"""

import math
import time
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from recorder_gui.layout.checks.contrast import luminance
from recorder_gui.layout.checks.finding import Finding, Look, Surroundings
from recorder_gui.layout.checks.table import looks
from recorder_gui.layout.crop import place
from recorder_gui.layout.document import Layout, SourceKey, Video
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.state.studio.document import StudioDocument
from recorder_gui.state.studio.pictures import LivePictures
from recorder_gui.state.studio.roster import Roster
from recorder_gui.state.studio.texts import measure

_SLICE = 0.003  # seconds of looking in one turn of the loop
_SOON = 80  # ms from a change
_PICTURES = 1500  # ms from another picture behind a text
_ACROSS, _DOWN = 8, 3  # points of a text's box that are looked at


class Checking(QObject):
    """Signal `changed`: something else is found."""

    changed = Signal()

    def __init__(
        self,
        document: StudioDocument,
        roster: Roster,
        pictures: LivePictures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._roster = roster
        self._pictures = pictures
        self._findings: tuple[Finding, ...] = ()
        self._found: list[Finding] = []
        self._looking: Iterator[Look] = iter(())
        self._soon = self._timer(_SOON, self._begin)
        self._later = self._timer(_PICTURES, self._begin)
        self._next_turn = self._timer(0, self._go_on)
        document.committed.connect(self._soon.start)
        roster.changed.connect(self._soon.start)
        pictures.picture_changed.connect(self._on_picture)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found at the last look."""
        return self._findings

    def of_item(self, item_id: str) -> tuple[Finding, ...]:
        """What was found of one item."""
        return tuple(each for each in self._findings if each.item_id == item_id)

    def look(self) -> None:
        """Look now, at all of it."""
        self._begin(math.inf)

    def _begin(self, seconds: float = _SLICE) -> None:
        self._soon.stop()
        self._later.stop()
        if self._document.is_previewing:
            self._soon.start()  # not amid a gesture: what it does is not committed yet
            return
        self._found = []
        self._looking = looks(self._document.committed_layout, self.surroundings())
        self._go_on(seconds)

    def _go_on(self, seconds: float = _SLICE) -> None:
        """Look for so long, then let the window have its turn."""
        until = time.monotonic() + seconds
        for look in self._looking:
            if look is not None:
                self._found.append(look)
            if time.monotonic() > until:
                self._next_turn.start()
                return
        self._next_turn.stop()
        findings = tuple(self._found)
        if findings != self._findings:
            self._findings = findings
            self.changed.emit()

    def surroundings(self) -> Surroundings:
        """What the checks know of texts, sources and pictures."""
        sources = self._roster.sources
        known = self._roster.is_listed or bool(sources)
        asleep = {each.key for each in sources if not each.live}
        return Surroundings(
            measure,
            sizes={each.key: (each.width, each.height) for each in sources},
            present={each.key for each in sources} if known else None,
            asleep=asleep,
            behind=Grounds(self._document.committed_layout, self._pictures.picture).luminances,
        )

    def _timer(self, milliseconds: int, work: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(work)
        return timer

    def _on_picture(self) -> None:
        if self._document.committed_layout.subtitles and not self._later.isActive():
            self._later.start()


PictureOf = Callable[[SourceKey], QImage | None]


class Grounds:
    """What lies behind texts: asked for each of them at one look, worked out once a video."""

    def __init__(self, layout: Layout, picture_of: PictureOf) -> None:
        self._canvas = layout.canvas
        self._picture_of = picture_of
        self._videos = [video for video in reversed(layout.videos) if not video.hidden]
        self._known: dict[str, _Ground] = {}

    def luminances(self, box: Rectangle) -> Sequence[float]:
        """The luminance, 0 to 1, of points of what `box` covers; a point whose picture is not known
        is left out, and all are where that is so for most of them."""
        inside = box.intersection(self._canvas)
        if inside is None:
            return ()
        videos = [video for video in self._videos if video.box.intersection(inside) is not None]
        found: list[float] = []
        for column in range(_ACROSS):
            for row in range(_DOWN):
                x = inside.x + inside.w * (2 * column + 1) // (2 * _ACROSS)
                y = inside.y + inside.h * (2 * row + 1) // (2 * _DOWN)
                value = self._at(x, y, videos)
                if value is not None:
                    found.append(value)
        return found if 2 * len(found) >= _ACROSS * _DOWN else ()

    def _at(self, x: int, y: int, videos: Sequence[Video]) -> float | None:
        for video in videos:
            box = video.box
            if box.x <= x < box.right and box.y <= y < box.bottom:
                ground = self._known.get(video.id)
                if ground is None:
                    ground = _Ground(video, self._picture_of(video.source))
                    self._known[video.id] = ground
                return ground.at(x, y)
        return 0.0  # the canvas itself is black


class _Ground:
    """One video's picture as it lies on the canvas."""

    def __init__(self, video: Video, picture: QImage | None) -> None:
        self._picture = picture
        if picture is not None:
            placed = place(picture.width(), picture.height(), video.box, video.crop_mode)
            self._target, self._source = placed.target, placed.source
            self._last = (picture.width() - 1, picture.height() - 1)

    def at(self, x: int, y: int) -> float | None:
        if self._picture is None:
            return None
        target, source = self._target, self._source
        if not (target.x <= x < target.right and target.y <= y < target.bottom):
            return 0.0  # a bar beside the picture
        px = source.x + (x - target.x) * source.w // target.w
        py = source.y + (y - target.y) * source.h // target.h
        pixel = self._picture.pixel(min(px, self._last[0]), min(py, self._last[1]))
        return luminance(pixel & 0xFFFFFF)
