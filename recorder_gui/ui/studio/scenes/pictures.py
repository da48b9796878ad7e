"""The small pictures of all scenes, drawn off the main thread and kept until they are old."""

from concurrent.futures import Executor

from msgspec import Struct
from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from recorder_gui.layout.document import Layout, SourceKey
from recorder_gui.layout.keeping.scenes import Scene
from recorder_gui.state.studio.layouts.background import in_background
from recorder_gui.state.studio.pictures import LivePictures
from recorder_gui.ui.studio.scenes.small_picture import small_picture

_LATER = 2500  # ms from a new live picture until scenes are drawn with it


class _Drawn(Struct, frozen=True):
    scene_id: str
    layout: Layout
    seen: frozenset[SourceKey]
    image: QImage


class ScenePictures(QObject):
    """Signal `drawn(scene_id)`: another picture of that scene."""

    drawn = Signal(str)

    def __init__(
        self, live: LivePictures, executor: Executor, size: QSize, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._live = live
        self._executor = executor
        self._size = size
        self._ratio = 1.0
        self._pixmaps: dict[str, QPixmap] = {}
        self._made_from: dict[str, tuple[Layout, frozenset[SourceKey], float]] = {}
        self._scenes: tuple[Scene, ...] = ()
        self._was_drawn.connect(self._on_drawn)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER)
        self._later.timeout.connect(self._draw_stale)
        live.picture_changed.connect(self._on_live)

    _was_drawn = Signal(object)

    def pixmap(self, scene_id: str) -> QPixmap | None:
        """The newest picture of a scene; None until there is one."""
        return self._pixmaps.get(scene_id)

    def show(self, scenes: tuple[Scene, ...], ratio: float) -> None:
        """These are wanted, at the screen's pixel ratio."""
        self._scenes = scenes
        self._ratio = ratio
        known = {scene.id for scene in scenes}
        for gone in [each for each in self._pixmaps if each not in known]:
            del self._pixmaps[gone]
            self._made_from.pop(gone, None)
        self._draw_stale()

    def _draw_stale(self) -> None:
        for scene in self._scenes:
            pictures = self._pictures_of(scene.layout)
            seen = frozenset(pictures)
            known = self._made_from.get(scene.id)
            if known is not None and known == (scene.layout, seen, self._ratio):
                continue
            self._made_from[scene.id] = (scene.layout, seen, self._ratio)
            self._draw(scene, pictures, seen)

    def _draw(
        self, scene: Scene, pictures: dict[SourceKey, QImage], seen: frozenset[SourceKey]
    ) -> None:
        size = self._size * self._ratio
        in_background(
            self._executor,
            lambda: _Drawn(
                scene.id, scene.layout, seen, small_picture(scene.layout, pictures, size)
            ),
            self._was_drawn,
        )

    def _pictures_of(self, layout: Layout) -> dict[SourceKey, QImage]:
        found = {video.source: self._live.picture(video.source) for video in layout.videos}
        return {key: picture for key, picture in found.items() if picture is not None}

    def _on_live(self) -> None:
        if self._scenes and not self._later.isActive():
            self._later.start()

    def _on_drawn(self, drawn: _Drawn | None) -> None:
        if drawn is None:
            return
        wanted = self._made_from.get(drawn.scene_id)
        if wanted is None or wanted[:2] != (drawn.layout, drawn.seen):
            return
        pixmap = QPixmap.fromImage(drawn.image)
        pixmap.setDevicePixelRatio(self._ratio)
        self._pixmaps[drawn.scene_id] = pixmap
        self.drawn.emit(drawn.scene_id)
