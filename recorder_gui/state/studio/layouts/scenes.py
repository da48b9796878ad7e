"""The scenes of the group that is worked on: saved, changed, and put on the canvas.

What is put on the canvas is one step of its history. A scene that was taken out can be brought
back until the next one is.
"""

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from recorder_gui.errors import UserFacingError
from recorder_gui.layout.document import Layout
from recorder_gui.layout.keeping.scenes import (
    LONGEST_NAME,
    MOST_SCENES,
    Scene,
    duplicated,
    find_scene,
    free_name,
    moved_to,
    new_id,
    with_scene,
    without_scene,
)
from recorder_gui.layout.keeping.scenes import Scenes as SceneList
from recorder_gui.state.studio.document import StudioDocument
from recorder_gui.state.studio.layouts.scene_shelf import SceneShelf
from recorder_gui.state.task_scope import TaskScope


class _Removed(Struct, frozen=True):
    group: str
    scene: Scene
    index: int


class Scenes(QObject):
    """Signals: `changed`: other scenes, or of another group; `current_changed`: another scene is
    the one on the canvas, or the canvas differs from it now; `removed_changed`: a scene can be
    brought back, or not any more."""

    changed = Signal()
    current_changed = Signal()
    removed_changed = Signal()

    def __init__(
        self,
        document: StudioDocument,
        shelf: SceneShelf,
        scope: TaskScope,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._shelf = shelf
        self._scope = scope
        self._group = ""
        self._current = ""
        self._was_changed = False
        self._removed: _Removed | None = None
        shelf.changed.connect(self._on_shelf_changed)
        document.committed.connect(self._on_committed)

    @property
    def all(self) -> SceneList:
        """The scenes of the group, in their order."""
        return self._shelf.scenes(self._group)

    @property
    def is_ready(self) -> bool:
        """Whether there is a group to keep scenes for, and its scenes are known."""
        return bool(self._group) and self._shelf.is_read

    @property
    def current(self) -> Scene | None:
        """The scene that was saved or put on the canvas last."""
        return find_scene(self.all, self._current)

    @property
    def is_changed(self) -> bool:
        """Whether the canvas is another by now than the current scene."""
        current = self.current
        return current is not None and not same(current.layout, self._document.own_layout)

    @property
    def removed(self) -> Scene | None:
        """The scene that `bring_back` brings back."""
        removed = self._removed
        return removed.scene if removed is not None and removed.group == self._group else None

    @property
    def other_groups(self) -> tuple[str, ...]:
        """Groups of the profile whose scenes can be taken over."""
        return tuple(group for group in self._shelf.groups() if group != self._group)

    def find(self, scene_id: str) -> Scene | None:
        """The scene of that id."""
        return find_scene(self.all, scene_id)

    def open(self, profile: str, group: str) -> None:
        """Work with the scenes of that group."""
        if group != self._group:
            self._group = group
            self._current = ""
        self._shelf.open(profile)

    def save_new(self, name: str = "") -> str:
        """The canvas as a new scene, the last one; its id, "" where it can't be kept."""
        return self.take(name.strip() or self.tr("Scene"), self._document.own_layout, current=True)

    def take(self, name: str, layout: Layout, *, current: bool = False) -> str:
        """A layout from elsewhere as a new scene; its id, "" where it can't be kept."""
        if not self._has_room(1):
            return ""
        scene = Scene(new_id(self.all), free_name(self.all, name[:LONGEST_NAME]), layout)
        if current:
            self._current = scene.id
        self._put(with_scene(self.all, scene))
        return scene.id

    def take_over(self, group: str) -> None:
        """Copies of all scenes of another group, behind those of this one."""
        others = self._shelf.scenes(group)
        if not self._has_room(len(others)):
            return
        scenes = self.all
        for each in others:
            copy = replace(each, id=new_id(scenes), name=free_name(scenes, each.name))
            scenes = with_scene(scenes, copy)
        self._put(scenes)

    def save(self, scene_id: str = "") -> None:
        """The canvas as that scene (the current one); a new one where there is none."""
        scene = self.find(scene_id or self._current)
        if scene is None:
            self.save_new()
            return
        self._current = scene.id
        self._put(with_scene(self.all, replace(scene, layout=self._document.own_layout)))

    def rename(self, scene_id: str, name: str) -> None:
        """Another name; an empty one changes nothing, one that is taken gets a number."""
        scene, name = self.find(scene_id), name.strip()[:LONGEST_NAME]
        if scene is None or not name or name == scene.name:
            return
        self._put(with_scene(self.all, replace(scene, name=free_name(self.all, name))))

    def duplicate(self, scene_id: str) -> None:
        """A copy behind it."""
        if self._has_room(1):
            self._put(duplicated(self.all, scene_id))

    def move(self, scene_id: str, index: int) -> None:
        """That scene as number `index`, from 0."""
        self._put(moved_to(self.all, scene_id, index))

    def remove(self, scene_id: str) -> None:
        """Take it out; `bring_back` undoes that."""
        scene = self.find(scene_id)
        if scene is None:
            return
        self._removed = _Removed(self._group, scene, self.all.index(scene))
        self._put(without_scene(self.all, scene_id))
        self.removed_changed.emit()

    def bring_back(self) -> None:
        """The scene that was taken out last, where it was."""
        removed = self._removed
        if removed is None or removed.group != self._group or not self._has_room(1):
            return
        self._removed = None
        scene = removed.scene
        if self.find(scene.id) is not None:
            scene = replace(scene, id=new_id(self.all))
        self._put(with_scene(self.all, scene, removed.index))
        self.removed_changed.emit()

    def forget_removed(self) -> None:
        """It is not to be brought back any more."""
        self._removed = None
        self.removed_changed.emit()

    def load(self, scene_id: str, size: tuple[int, int] | None = None) -> bool:
        """Put that scene on the canvas, scaled to `size` where one is given; whether it lies
        there now."""
        scene = self.find(scene_id)
        if scene is None:
            return False
        layout = scene.layout if size is None else scene.layout.resized(*size)
        name = self.tr("Scene “{0}”").format(scene.name)
        before, self._current = self._current, scene_id
        if not self._document.change(layout, name, select=[]) and not same(
            layout, self._document.layout
        ):
            self._current = before
            return False
        self._tell_current()
        return True

    def _put(self, scenes: SceneList) -> None:
        if scenes != self.all:
            self._shelf.put(self._group, scenes)

    def _has_room(self, count: int) -> bool:
        if not self.is_ready:
            self._scope.report(
                UserFacingError(
                    "no_group_for_scenes",
                    lambda: (
                        self.tr("Scenes are kept for a group, and none is chosen."),
                        self.tr("Choose or type a group under the canvas first."),
                    ),
                )
            )
            return False
        if len(self.all) + count > MOST_SCENES:
            self._scope.report(
                UserFacingError(
                    "too_many_scenes",
                    lambda: (
                        self.tr("A group keeps no more than {0} scenes.").format(MOST_SCENES),
                        self.tr("Delete one that is not needed any more, or export it to a file."),
                    ),
                )
            )
            return False
        return True

    def _on_shelf_changed(self) -> None:
        self.changed.emit()
        self.removed_changed.emit()
        self._tell_current()

    def _on_committed(self) -> None:
        if self.is_changed != self._was_changed:
            self._tell_current()

    def _tell_current(self) -> None:
        self._was_changed = self.is_changed
        self.current_changed.emit()


def same(one: Layout, other: Layout) -> bool:
    """Whether both show and mix the same, whatever their items' ids are."""
    return _faceless(one) == _faceless(other)


def _faceless(layout: Layout) -> tuple[object, ...]:
    numbers = {item.id: str(number) for number, item in enumerate(layout.items)}
    videos = tuple(replace(video, id="") for video in layout.videos)
    texts = tuple(
        replace(text, id="", caption_of=numbers.get(text.caption_of, ""))
        for text in layout.subtitles
    )
    return layout.width, layout.height, videos, texts, frozenset(layout.sound)
