"""A file dropped on the canvas from outside becomes a member of the group and is placed there."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject

from recorder_gui.errors import UserFacingError
from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.state.studio.studio import Studio

_MOST = 16  # files of one drop


class FileDrop(QObject):
    """Only our own recorder can play files: elsewhere a drop is refused with a sentence."""

    def __init__(self, studio: Studio, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio

    def accepts(self, data: QMimeData) -> bool:
        """Whether something of `data` is a file of this computer."""
        return any(url.isLocalFile() for url in data.urls())

    def take(self, data: QMimeData, at: tuple[int, int]) -> None:
        """Add the files to the group, and place them about the point `at` of the canvas."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()][:_MOST]
        roster = self._studio.roster
        if not roster.is_listed or not roster.group_id:
            self._studio.scope.report(
                UserFacingError(
                    "files_not_taken",
                    lambda: (
                        self.tr("This service cannot play files of this computer."),
                        self.tr("Connect to This computer to record files."),
                    ),
                )
            )
            return
        # without a key: another drop is another wish, also while the one before is being placed
        self._studio.scope.start(lambda: self._add(paths, at))

    async def _add(self, paths: list[Path], at: tuple[int, int]) -> None:
        loop = asyncio.get_running_loop()
        empty = await loop.run_in_executor(self._studio.executor, _without_content, paths)
        if empty:
            raise UserFacingError(
                "file_without_content",
                lambda: (
                    self.tr(
                        "“{0}” is a folder, is empty or can't be read: nothing was placed."
                    ).format(empty[0].name),
                    self.tr("Drop a film, a picture or a sound file."),
                ),
            )
        for number, path in enumerate(paths):
            name = path.stem or path.name
            camera = SourceKey(name, "file", MediaType.CAMERA)
            streams = [
                MediaSource(user_id=name, media_id="file", media_type=kind, source=str(path))
                for kind in (MediaType.CAMERA, MediaType.MICROPHONE)
            ]
            await self._studio.roster.add(streams)
            self._studio.editing.place(camera, (at[0] + 40 * number, at[1] + 40 * number))


def _without_content(paths: list[Path]) -> list[Path]:
    """Those that are no file with something in it; blocks."""
    return [path for path in paths if not _has_content(path)]


def _has_content(path: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_size > 0
    except OSError:
        return False
