"""Layouts as files of the user's own: opened onto the canvas, saved, and taken as scenes."""

from collections.abc import Sequence
from concurrent.futures import Executor
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from recorder_gui.layout.document import Layout
from recorder_gui.layout.keeping.exchange import (
    SUFFIX,
    NotALayout,
    layout_to_text,
    named_layout_from_text,
)
from recorder_gui.layout.keeping.scenes import Scene
from recorder_gui.state.studio.document import StudioDocument
from recorder_gui.state.studio.layouts.background import in_background
from recorder_gui.state.studio.layouts.file_keeper import FileKeeper, read_whole
from recorder_gui.state.studio.layouts.refusals import (
    file_refusal,
    unreadable_file,
    unwritable_file,
)
from recorder_gui.state.studio.layouts.scenes import Scenes
from recorder_gui.state.task_scope import TaskScope


class _Read(Struct, frozen=True):
    """One file that was asked for: its name for people, and its layout or why there is none."""

    name: str
    layout: Layout | None = None
    error: Exception | None = None


class LayoutFiles(QObject):
    """Signals: `opened(name)`: a file's layout is on the canvas; `saved(Path)`: it is on the
    disk. What fails is told through the task scope."""

    opened = Signal(str)
    saved = Signal(object)

    def __init__(
        self,
        document: StudioDocument,
        scenes: Scenes,
        keeper: FileKeeper,
        scope: TaskScope,
        executor: Executor,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._scenes = scenes
        self._keeper = keeper
        self._scope = scope
        self._executor = executor
        self._asked: set[Path] = set()
        self._read_to_open.connect(self._on_read_to_open)
        self._read_to_import.connect(self._on_read_to_import)
        keeper.was_written.connect(self._on_written)
        keeper.failed.connect(self._on_failed)

    _read_to_open = Signal(object)
    _read_to_import = Signal(object)

    def open(self, path: Path) -> None:
        """Put that file's layout on the canvas, as one step that can be undone."""
        in_background(self._executor, lambda: _read(path), self._read_to_open)

    def save(self, path: Path) -> None:
        """The canvas as a file; the name gets the ending of layouts."""
        self._write(path, self._document.own_layout)

    def import_scenes(self, paths: Sequence[Path]) -> None:
        """Each file's layout as a scene of the group, named as in the file, else as the file."""
        in_background(self._executor, lambda: [_read(path) for path in paths], self._read_to_import)

    def export_scene(self, scene: Scene, path: Path) -> None:
        """One scene as a file."""
        self._write(path, scene.layout, scene.name)

    def _write(self, path: Path, layout: Layout, name: str = "") -> None:
        path = with_suffix(path)
        self._asked.add(path)
        self._keeper.keep(path, layout_to_text(layout, name or path.stem).encode())

    def _on_read_to_open(self, found: _Read | None) -> None:
        if found is None:
            return
        if found.layout is None:
            self._refuse(found)
            return
        self._document.change(found.layout, self.tr("Open “{0}”").format(found.name), select=[])
        self.opened.emit(found.name)

    def _on_read_to_import(self, files: list[_Read] | None) -> None:
        for found in files or ():
            if found.layout is None:
                self._refuse(found)
            else:
                self._scenes.take(found.name, found.layout)

    def _refuse(self, found: _Read) -> None:
        if isinstance(found.error, NotALayout):
            self._scope.report(file_refusal(found.error, found.name))
        elif isinstance(found.error, OSError):
            self._scope.report(unreadable_file(found.error, found.name))

    def _on_written(self, path: Path) -> None:
        if path in self._asked:
            self._asked.discard(path)
            self.saved.emit(path)

    def _on_failed(self, path: Path, error: OSError) -> None:
        self._asked.discard(path)
        self._scope.report(unwritable_file(error, path.name))


def with_suffix(path: Path) -> Path:
    """The path with the ending that layouts have."""
    return path if path.name.endswith(SUFFIX) else path.with_name(path.name + SUFFIX)


def _read(path: Path) -> _Read:
    try:
        name, layout = named_layout_from_text(read_whole(path))
    except (OSError, NotALayout) as error:
        return _Read(path.name, error=error)
    return _Read(name.strip() or path.name.removesuffix(SUFFIX), layout)
