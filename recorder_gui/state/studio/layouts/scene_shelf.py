"""Where scenes are kept: one folder a profile, one file a group in it.

Scenes name people, and people belong to a group; so each group has its own. Read once a profile,
off the main thread; a file that can't be read is put aside, never written over.
"""

import logging
from concurrent.futures import Executor
from pathlib import Path

from msgspec import Struct, field
from PySide6.QtCore import QObject, Signal

from recorder_gui.layout.keeping.exchange import NotALayout
from recorder_gui.layout.keeping.scenes import Scenes, scenes_from_text, scenes_to_text
from recorder_gui.state.studio.layouts.background import in_background
from recorder_gui.state.studio.layouts.file_keeper import FileKeeper, kept_aside, read_whole

_log = logging.getLogger(__name__)


class _Read(Struct, frozen=True):
    """All that a profile's folder held; `aside`: where files went that held no scenes."""

    profile: str
    groups: dict[str, Scenes] = field(default_factory=dict[str, Scenes])
    aside: tuple[Path, ...] = ()


class SceneShelf(QObject):
    """Signals: `changed`: other scenes are known; `was_unreadable(Path)`: a file of scenes could
    not be read, and is kept under that name."""

    changed = Signal()
    was_unreadable = Signal(object)

    def __init__(
        self, keeper: FileKeeper, executor: Executor, folder: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._executor = executor
        self._folder = folder / "scenes"
        self._profile = ""
        self._groups: dict[str, Scenes] = {}
        self._asked_for: set[str] = set()
        self._known: dict[str, dict[str, Scenes]] = {}
        self._was_read.connect(self._on_read)

    _was_read = Signal(object)

    @property
    def is_read(self) -> bool:
        """Whether the scenes of the profile are known by now."""
        return self._profile in self._known

    def open(self, profile: str) -> None:
        """Show the scenes of that profile, as soon as they have been read."""
        self._profile = profile
        self._groups = self._known.get(profile, {})
        if profile not in self._asked_for:
            self._asked_for.add(profile)
            folder = self._folder / _name_of(profile)
            in_background(self._executor, lambda: _read_all(folder, profile), self._was_read)
        self.changed.emit()

    def scenes(self, group: str) -> Scenes:
        """The scenes of a group of the profile."""
        return self._groups.get(group, ())

    def groups(self) -> tuple[str, ...]:
        """The groups of the profile that have scenes."""
        return tuple(sorted(group for group, scenes in self._groups.items() if scenes))

    def put(self, group: str, scenes: Scenes) -> None:
        """Keep these as the scenes of a group."""
        self._groups[group] = scenes
        path = self._folder / _name_of(self._profile) / f"{_name_of(group)}.json"
        self._keeper.keep(path, scenes_to_text(scenes, self._profile, group).encode())
        self.changed.emit()

    def _on_read(self, found: _Read | None) -> None:
        if found is None:
            return
        self._known[found.profile] = found.groups
        for aside in found.aside:
            self.was_unreadable.emit(aside)
        if found.profile == self._profile:
            self._groups = found.groups
            self.changed.emit()


def _name_of(key: str) -> str:
    """A name that any file system takes, whatever a group is called."""
    import hashlib  # brings a library of ciphers, which no window waits for

    return hashlib.blake2s(key.encode(errors="replace"), digest_size=12).hexdigest()


def _read_all(folder: Path, profile: str) -> _Read:
    groups: dict[str, Scenes] = {}
    aside: list[Path] = []
    try:
        paths = sorted(folder.glob("*.json"))
    except OSError:
        paths = []
    for path in paths:
        if "unreadable" in path.name:
            continue
        try:
            group, scenes = scenes_from_text(read_whole(path))
            groups[group] = scenes
        except (OSError, NotALayout) as error:
            _log.warning("scenes in %s can't be read: %s", path, error)
            aside.append(_put_aside(path))
    return _Read(profile, groups, tuple(aside))


def _put_aside(path: Path) -> Path:
    try:
        return kept_aside(path)
    except OSError:
        return path
