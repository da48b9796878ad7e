"""The word that a person reads for each state of a recording."""

from PySide6.QtCore import QCoreApplication

from recorder_gui.protocol.states import Status
from recorder_gui.state.marks import QT_TRANSLATE_NOOP

_NAMES: dict[int, str] = {
    Status.FAILED: QT_TRANSLATE_NOOP("Status", "Failed"),
    Status.INITIALISED: QT_TRANSLATE_NOOP("Status", "Ready"),
    Status.RECORDING: QT_TRANSLATE_NOOP("Status", "Recording"),
    Status.QUEUED: QT_TRANSLATE_NOOP("Status", "Waiting to finish"),
    Status.ENCODING: QT_TRANSLATE_NOOP("Status", "Finishing"),
    Status.UPLOADING: QT_TRANSLATE_NOOP("Status", "Storing"),
    Status.DONE: QT_TRANSLATE_NOOP("Status", "Done"),
    Status.PAUSED: QT_TRANSLATE_NOOP("Status", "Paused"),
}


def status_name(status: int | None) -> str:
    """The state in the user's language; an unknown number as that number."""
    if status is None:
        return QCoreApplication.translate("Status", "Not recording")
    name = _NAMES.get(status)
    if name is None:
        return QCoreApplication.translate("Status", "State {0}").format(status)
    return QCoreApplication.translate("Status", name)
