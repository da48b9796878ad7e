"""Why this computer cannot give a screen, a camera or a microphone, in words."""

from PySide6.QtCore import QCoreApplication

from recorder_gui.state.marks import QT_TRANSLATE_NOOP

_REASONS = {
    "no-display": QT_TRANSLATE_NOOP("Devices", "The recorder runs without a display."),
    "wayland": QT_TRANSLATE_NOOP(
        "Devices", "This session (Wayland) does not let programs see the screen by themselves."
    ),
    "not-supported": QT_TRANSLATE_NOOP(
        "Devices", "The recorder cannot take them from this system yet."
    ),
    "file-not-found": QT_TRANSLATE_NOOP("Devices", "The file is not there."),
    "nobody publishes to it yet": QT_TRANSLATE_NOOP("Devices", "Nobody publishes to it yet."),
    "the publisher has gone": QT_TRANSLATE_NOOP("Devices", "The publisher has gone."),
}


def device_reason(reason: str) -> str:
    """A reason of the recorder for a person; one that is not known as it is."""
    known = _REASONS.get(reason)
    return QCoreApplication.translate("Devices", known) if known else reason
