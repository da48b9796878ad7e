"""Why something is not taken for a layout, in one sentence for the user."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from recorder_gui.errors import UserFacingError
from recorder_gui.layout.document import MAX_SUBTITLES
from recorder_gui.layout.keeping.exchange import CrowdedLayout, NewerLayout, NotALayout
from recorder_gui.protocol.fields import MAX_VIDEOS


def file_refusal(error: NotALayout, name: str) -> UserFacingError:
    """A file of that name is no layout, or none that can be used here."""
    translate = QCoreApplication.translate
    if isinstance(error, NewerLayout):
        return UserFacingError(
            "newer_layout",
            lambda: (
                translate(
                    "Layouts", "“{0}” was saved by a newer version of Cloud Recorder."
                ).format(name),
                translate("Layouts", "Nothing was changed. Update Cloud Recorder to open it."),
            ),
        )
    if isinstance(error, CrowdedLayout):
        return _crowded(error, lambda: name)
    return UserFacingError(
        "not_a_layout",
        lambda: (
            translate("Layouts", "“{0}” holds no layout.").format(name),
            translate("Layouts", "Nothing was changed. Choose a file that was saved as a layout."),
        ),
    )


def paste_refusal(error: NotALayout) -> UserFacingError:
    """What the clipboard holds can't be put on the canvas."""
    translate = QCoreApplication.translate
    if isinstance(error, CrowdedLayout):
        return _crowded(error, lambda: translate("Layouts", "The clipboard"))
    if isinstance(error, NewerLayout):
        return UserFacingError(
            "newer_layout",
            lambda: (
                translate(
                    "Layouts", "What was copied comes from a newer version of Cloud Recorder."
                ),
                translate("Layouts", "Nothing was changed. Update Cloud Recorder to paste it."),
            ),
        )
    return UserFacingError(
        "not_a_layout",
        lambda: (
            translate("Layouts", "The clipboard holds no items of a layout."),
            translate("Layouts", "Copy items in the Studio first."),
        ),
    )


def unreadable_file(error: OSError, name: str) -> UserFacingError:
    """A file of that name can't be read."""
    translate = QCoreApplication.translate
    return UserFacingError(
        "layout_unreadable",
        lambda: (
            translate("Layouts", "“{0}” could not be read: {1}.").format(name, _words(error)),
            translate("Layouts", "Nothing was changed."),
        ),
    )


def unwritable_file(error: OSError, name: str) -> UserFacingError:
    """A file of that name can't be written."""
    translate = QCoreApplication.translate
    return UserFacingError(
        "layout_unwritable",
        lambda: (
            translate("Layouts", "“{0}” could not be written: {1}.").format(name, _words(error)),
            translate("Layouts", "The canvas is as it was. Save it again, or in another folder."),
        ),
    )


def put_aside(aside: Path) -> UserFacingError:
    """What was kept of an earlier run can't be read."""
    translate = QCoreApplication.translate
    return UserFacingError(
        "layout_aside",
        lambda: (
            translate("Layouts", "A layout or scenes of an earlier time could not be read."),
            translate("Layouts", "Nothing was deleted: the file is kept as {0}.").format(aside),
        ),
    )


def too_many_subtitles() -> UserFacingError:
    """No more texts fit on the canvas."""
    translate = QCoreApplication.translate
    return UserFacingError(
        "too_many_subtitles",
        lambda: (
            translate("Layouts", "A canvas takes no more than {0} subtitles.").format(
                MAX_SUBTITLES
            ),
            translate("Layouts", "Remove one first."),
        ),
    )


def _crowded(error: CrowdedLayout, name: Callable[[], str]) -> UserFacingError:
    translate = QCoreApplication.translate
    return UserFacingError(
        "crowded_layout",
        lambda: (
            translate(
                "Layouts", "{0} holds {1} videos and {2} subtitles; a canvas takes {3} and {4}."
            ).format(name(), error.videos, error.subtitles, MAX_VIDEOS, MAX_SUBTITLES),
            translate("Layouts", "Nothing was changed."),
        ),
    )


def _words(error: OSError) -> str:
    return error.strerror or str(error)
