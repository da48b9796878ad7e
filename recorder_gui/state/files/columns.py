"""The columns of the table of files, and the words for their states."""

from PySide6.QtCore import QCoreApplication

from recorder_gui.protocol.storage import FileState, StoredFile
from recorder_gui.state.amounts import length_text, size_text
from recorder_gui.state.marks import QT_TRANSLATE_NOOP
from recorder_gui.state.paging.columns import Column

translate = QCoreApplication.translate

_STATE_NAMES: dict[str, str] = {
    FileState.CREATING: QT_TRANSLATE_NOOP("FileState", "Being made"),
    FileState.UPLOADING: QT_TRANSLATE_NOOP("FileState", "Being stored"),
    FileState.NORMAL: QT_TRANSLATE_NOOP("FileState", "Ready"),
    FileState.EXCEPTION: QT_TRANSLATE_NOOP("FileState", "Damaged"),
}


def file_state_name(state: str) -> str:
    """The state in the user's language; an unknown one as the service says it."""
    known = _STATE_NAMES.get(state)
    return translate("FileState", known) if known else state


def _kind(file: StoredFile) -> str:
    return file.resource_type.lstrip(".").upper()


FILE_COLUMNS: tuple[Column[StoredFile], ...] = (
    Column("name", lambda: translate("FileColumns", "Name"), lambda file: file.resource_name),
    Column(
        "state",
        lambda: translate("FileColumns", "State"),
        lambda file: file_state_name(file.file_state),
    ),
    Column("type", lambda: translate("FileColumns", "Type"), _kind),
    Column(
        "length",
        lambda: translate("FileColumns", "Length"),
        lambda file: length_text(file.file_length),
        numeric=True,
    ),
    Column(
        "size",
        lambda: translate("FileColumns", "Size"),
        lambda file: size_text(file.file_size),
        numeric=True,
    ),
    Column("recorded", lambda: translate("FileColumns", "Recorded"), lambda file: file.record_time),
)
