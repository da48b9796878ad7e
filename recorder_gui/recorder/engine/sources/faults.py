"""Why a source does not deliver."""

from recorder_gui.errors import RecorderError


class SourceFault(RecorderError):
    """The source cannot be had now; the text says why, in plain English for the log."""


def reason_of(error: Exception) -> str:
    """An error of FFmpeg, the system or hostile media in a few words."""
    return str(getattr(error, "strerror", None) or str(error) or type(error).__name__)
