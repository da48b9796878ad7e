"""All that keeps layouts, joined: the canvas as it was left, the scenes, and files.

A scene that is used is put on the canvas and, while a recording runs that can take it, recorded.
"""

from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

from PySide6.QtCore import QObject

from recorder_gui.layout.keeping.scenes import Scene
from recorder_gui.layout.wire import WireLayout, to_wire
from recorder_gui.protocol.states import Command
from recorder_gui.state.connection import Connection
from recorder_gui.state.studio.document import StudioDocument
from recorder_gui.state.studio.layouts.canvas_keeper import CanvasKeeper
from recorder_gui.state.studio.layouts.file_keeper import FileKeeper
from recorder_gui.state.studio.layouts.files import LayoutFiles
from recorder_gui.state.studio.layouts.refusals import put_aside
from recorder_gui.state.studio.layouts.scene_shelf import SceneShelf
from recorder_gui.state.studio.layouts.scenes import Scenes
from recorder_gui.state.studio.recording import RecordingControl
from recorder_gui.state.studio.roster import Roster
from recorder_gui.state.task_scope import TaskScope


class Layouts(QObject):
    """Attributes: `scenes`, `files`, `canvas`.

    `apply` sends the canvas to the recording, in its turn; `is_live`: whether edits are sent by
    themselves; `heard`: a layout without those who are muted.
    """

    def __init__(
        self,
        *,
        connection: Connection,
        document: StudioDocument,
        roster: Roster,
        recording: RecordingControl,
        scope: TaskScope,
        executor: Executor,
        folder: Path,
        apply: Callable[[], None],
        is_live: Callable[[], bool],
        heard: Callable[[WireLayout], WireLayout],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._roster = roster
        self._recording = recording
        self._scope = scope
        self._apply = apply
        self._is_live = is_live
        self._heard = heard
        self._keeper = FileKeeper(executor, self)
        self._shelf = SceneShelf(self._keeper, executor, folder, self)
        self.scenes = Scenes(document, self._shelf, scope, self)
        self.files = LayoutFiles(document, self.scenes, self._keeper, scope, executor, self)
        self.canvas = CanvasKeeper(document, self._keeper, executor, folder, self)
        connection.profile_changed.connect(self._open_scenes)
        roster.groups_changed.connect(self._open_scenes)
        for each in (self.canvas, self._shelf):
            each.was_unreadable.connect(self._on_unreadable)

    def use_scene(self, scene_id: str, *, apply: bool = True) -> None:
        """Put a scene on the canvas, and record it where a recording runs that can take it."""
        task = self._recording.task
        size = (task.width, task.height) if task is not None and task.is_open else None
        takes_it = self._recording.may(Command.SET_LAYOUT) and not self._is_live()
        if self.scenes.load(scene_id, size) and apply and takes_it:
            self._apply()

    def use_number(self, number: int) -> None:
        """The scene of that number, from 1."""
        scenes = self.scenes.all
        if 1 <= number <= len(scenes):
            self.use_scene(scenes[number - 1].id)

    def is_recorded(self, scene: Scene) -> bool:
        """Whether that scene is what is recorded now."""
        running, task = self._recording.running, self._recording.task
        if running is None or task is None or not task.is_open:
            return False
        wire = self._heard(to_wire(scene.layout.resized(task.width, task.height)))
        return running.same_pictures(wire) and running.same_texts(wire)

    def close(self) -> None:
        """Write what has not been written yet."""
        self.canvas.close()
        self._keeper.close()

    def _open_scenes(self) -> None:
        self.scenes.open(self._connection.profile.id, self._roster.group_id)

    def _on_unreadable(self, aside: Path) -> None:
        self._scope.report(put_aside(aside))
