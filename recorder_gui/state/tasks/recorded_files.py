"""The files that came out of a recording, as the service's storage lists them."""

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from recorder_gui.client.errors import NotConnected
from recorder_gui.errors import RecorderError, UserFacingError
from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.storage import FileQuery, StoredFile
from recorder_gui.state.connection import Connection
from recorder_gui.state.explanations import explain
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.tasks.reads import Reads

_KEPT = 100
# The whole calendar: a service that is told no range leaves out what is older than 30 days.
_FIRST, _LAST = "1970-01-01 00:00:00", "2099-12-31 23:59:59"


class FilesFound(Struct, frozen=True):
    """What storage has of a recording, or why that could not be asked."""

    files: tuple[StoredFile, ...] = ()
    problem: UserFacingError | None = None


class RecordedFiles(QObject):
    """Signal `loaded(record_id)`: `of` knows more of it."""

    loaded = Signal(str)

    def __init__(
        self, connection: Connection, scope: TaskScope, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._reads = Reads(scope, self._read)
        self._found: dict[str, FilesFound] = {}
        connection.profile_changed.connect(self._found.clear)

    def of(self, record_id: str) -> FilesFound | None:
        """The files of a recording; None while they have not been asked for."""
        return self._found.get(record_id)

    def load(self, record: Record) -> None:
        """Ask for the files that bear the recording's name."""
        self._reads.ask(record.record_id, record)

    async def _read(self, record: Record) -> None:
        profile = self._connection.profile
        name = record.file_name or record.record_id
        query = FileQuery(file_name=name, start_time=_FIRST, end_time=_LAST)
        try:
            storage = self._connection.storage
            if storage is None:
                raise NotConnected("list files")
            page = await storage.list_files(query)
        except RecorderError as error:
            found = FilesFound(problem=explain(error))
        else:
            files = tuple(file for file in page.files if file.resource_name == name)
            found = FilesFound(files)
        if self._connection.profile is not profile:
            return
        self._found.pop(record.record_id, None)
        self._found[record.record_id] = found
        while len(self._found) > _KEPT:
            del self._found[next(iter(self._found))]
        self.loaded.emit(record.record_id)
