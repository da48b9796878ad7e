"""What a person reads when a recording ended without being stopped, or not as it should.

Our own recorder says why in its history, in a fixed text; other services only that it failed.
"""

from PySide6.QtCore import QCoreApplication

from recorder_gui.errors import UserFacingError
from recorder_gui.state.marks import QT_TRANSLATE_NOOP
from recorder_gui.state.phrases import sentences

_CODE = "recording_ended"
_SENTENCE = QT_TRANSLATE_NOOP("Ending", "The recording has ended: {0}.")
_KEPT = QT_TRANSLATE_NOOP("Ending", "What was recorded until then is in Files.")
_UNKNOWN_ADVICE = QT_TRANSLATE_NOOP(
    "Ending", "Its history in Tasks shows what happened. Start a new recording to go on."
)
_FAILED = QT_TRANSLATE_NOOP("Ending", "The recording failed.")

# what the recorder says: (the same for people, what to do)
REASONS: dict[str, tuple[str, str]] = {
    "the recorder's disk is full": (
        QT_TRANSLATE_NOOP("Ending", "the recorder's disk is full"),
        QT_TRANSLATE_NOOP(
            "Ending", "Delete recordings there that nobody needs, or free disk space, to go on."
        ),
    ),
    "the storage quota is used up": (
        QT_TRANSLATE_NOOP("Ending", "the storage is full"),
        QT_TRANSLATE_NOOP("Ending", "Delete recordings there that nobody needs, to go on."),
    ),
    "the recorder was told to end": (
        QT_TRANSLATE_NOOP("Ending", "the recorder was told to end"),
        QT_TRANSLATE_NOOP("Ending", "Start a new recording to go on."),
    ),
    "the recorder ended unexpectedly while it recorded": (
        QT_TRANSLATE_NOOP("Ending", "the recorder ended unexpectedly"),
        QT_TRANSLATE_NOOP("Ending", "Start a new recording to go on."),
    ),
    "the recorder ended before the recording began": (
        QT_TRANSLATE_NOOP("Ending", "the recorder ended before anything was recorded"),
        QT_TRANSLATE_NOOP("Ending", "Start a new recording to go on."),
    ),
}
_SILENT = "nothing was received and asked for "
_SILENT_WORDS = (
    QT_TRANSLATE_NOOP("Ending", "nothing came from the people for too long"),
    QT_TRANSLATE_NOOP("Ending", "Check cameras and microphones, then start a new recording."),
)


def reason_text(reason: str) -> str:
    """The recorder's reason in the user's language; one that is not known here as it is."""
    words = _words(reason)
    return reason if words is None else _tr(words[0])


def explain_end(reason: str) -> UserFacingError:
    """An end that nobody asked for, for a person; `reason` is "" where the service tells none."""
    return UserFacingError(_CODE, lambda: _end_words(reason))


def _end_words(reason: str) -> tuple[str, str]:
    if not reason:
        return _tr(_FAILED), _tr(_UNKNOWN_ADVICE)
    words = _words(reason)
    sentence = _tr(_SENTENCE).replace("{0}", reason_text(reason))
    if words is None:
        return sentence, _tr(_UNKNOWN_ADVICE)
    return sentence, sentences(_tr(_KEPT), _tr(words[1]))


def _words(reason: str) -> tuple[str, str] | None:
    return _SILENT_WORDS if reason.startswith(_SILENT) else REASONS.get(reason)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Ending", text)
