"""What each state of a recording means, in a sentence (protocol: status)."""

from PySide6.QtCore import QCoreApplication

from recorder_gui.protocol.states import Status
from recorder_gui.state.marks import QT_TRANSLATE_NOOP

_MEANINGS: dict[int, str] = {
    Status.FAILED: QT_TRANSLATE_NOOP(
        "StatusMeaning", "It ended without a complete file; the history tells why."
    ),
    Status.INITIALISED: QT_TRANSLATE_NOOP(
        "StatusMeaning", "It is prepared and waits for its first layout."
    ),
    Status.RECORDING: QT_TRANSLATE_NOOP("StatusMeaning", "It is being recorded now."),
    Status.QUEUED: QT_TRANSLATE_NOOP(
        "StatusMeaning", "It was stopped; its file waits to be finished."
    ),
    Status.ENCODING: QT_TRANSLATE_NOOP("StatusMeaning", "Its file is being finished."),
    Status.UPLOADING: QT_TRANSLATE_NOOP("StatusMeaning", "Its file is being put into storage."),
    Status.DONE: QT_TRANSLATE_NOOP("StatusMeaning", "It is finished; its file is in Files."),
    Status.PAUSED: QT_TRANSLATE_NOOP(
        "StatusMeaning", "It is held; what happens now is not recorded."
    ),
}


def status_meaning(status: int) -> str:
    """The sentence in the user's language; an unknown number is said to be unknown."""
    known = _MEANINGS.get(status)
    if known is None:
        return QCoreApplication.translate(
            "StatusMeaning", "This application does not know this state of the service."
        )
    return QCoreApplication.translate("StatusMeaning", known)
