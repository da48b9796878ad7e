"""Why a source does not deliver."""

from recorder_gui.errors import RecorderError


class SourceFault(RecorderError):
    """The source cannot be had now; the text says why, in plain English for the log."""
