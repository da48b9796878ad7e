"""The canvas as it was left: kept a moment after every change, shown again at the next start.

What a crash loses is what was done in that moment.
"""

from concurrent.futures import Executor
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from recorder_gui.layout.document import Layout
from recorder_gui.layout.keeping.exchange import (
    SUFFIX,
    NotALayout,
    layout_from_text,
    layout_to_text,
)
from recorder_gui.state.studio.document import StudioDocument
from recorder_gui.state.studio.layouts.background import in_background
from recorder_gui.state.studio.layouts.file_keeper import FileKeeper, kept_aside, read_whole

_SOON = 400  # ms from a change until it is written


class _Found(Struct, frozen=True):
    """What the file of the last run held; `aside`: where it went because it held no layout."""

    layout: Layout | None = None
    aside: Path | None = None


class CanvasKeeper(QObject):
    """Signals: `looked`: what the last run left has been looked at, and is shown where it could
    be; `was_unreadable(Path)`: it could not be read, and is kept under that name."""

    looked = Signal()
    was_unreadable = Signal(object)

    def __init__(
        self,
        document: StudioDocument,
        keeper: FileKeeper,
        executor: Executor,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.path = folder / f"canvas{SUFFIX}"
        self._document = document
        self._keeper = keeper
        self._executor = executor
        self._kept: Layout | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._keep)
        document.committed.connect(self._on_committed)
        self._was_read.connect(self._on_read)

    _was_read = Signal(object)

    def restore(self) -> None:
        """Look for the canvas of the last run; it is shown unless something is there by then."""
        in_background(self._executor, lambda: _read(self.path), self._was_read)

    def close(self) -> None:
        """Hand over what has not been kept yet."""
        if self._soon.isActive():
            self._soon.stop()
            self._keep()

    def _on_committed(self) -> None:
        if not self._soon.isActive():  # at most so long after the first change of a row of them
            self._soon.start()

    def _keep(self) -> None:
        layout = self._document.own_layout
        if layout is not self._kept:
            self._kept = layout
            self._keeper.keep(self.path, layout_to_text(layout).encode())

    def _on_read(self, found: _Found | None) -> None:
        if found is not None:
            self._take(found)
        self.looked.emit()

    def _take(self, found: _Found) -> None:
        if found.aside is not None:
            self.was_unreadable.emit(found.aside)
        untouched = self._document.undo_stack.count() == 0 and self._document.own_layout == Layout()
        if found.layout is not None and untouched:
            self._kept = found.layout
            self._document.replace(found.layout)


def _read(path: Path) -> _Found:
    try:
        untrusted_text = read_whole(path)
    except FileNotFoundError:
        return _Found()
    except OSError:
        return _put_aside(path)
    try:
        return _Found(layout_from_text(untrusted_text))
    except NotALayout:
        return _put_aside(path)


def _put_aside(path: Path) -> _Found:
    try:
        return _Found(aside=kept_aside(path))
    except OSError:
        return _Found(aside=path)
