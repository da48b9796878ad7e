"""What the program tells of itself in the message area: versions, settings that were lost."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from recorder_gui.ui.messages import MessageArea
from recorder_gui.ui.parts.banner import Tone, Words

_SETTINGS = "settings"
_STORING = "storing"
_VERSION = "version"
_NEWER = "newer"


class News(QObject):
    """Says each once in `messages`, in whatever language is shown."""

    def __init__(self, messages: MessageArea) -> None:
        super().__init__(messages)
        self._messages = messages
        self._newer_page = ""
        messages.action_requested.connect(self._on_action)

    def tell_of_lost_settings(self, kept_aside: Path | None, *, profiles_unreadable: bool) -> None:
        """Settings of an earlier run could not be read."""
        if kept_aside is not None:
            self._messages.say(
                _SETTINGS,
                Tone.WARNING,
                lambda: Words(
                    self.tr("The settings could not be read; the usual ones are used."),
                    self.tr("The old file was kept as {0}.").format(kept_aside),
                ),
            )
        elif profiles_unreadable:
            self._messages.say(
                _SETTINGS,
                Tone.WARNING,
                lambda: Words(
                    self.tr("The list of profiles could not be read."),
                    self.tr("It is kept in the settings; add the profiles again."),
                ),
            )

    def tell_of_damaged_storing(self) -> None:
        """The chosen data folder or limit of this computer could not be read."""
        self._messages.say(
            _STORING,
            Tone.WARNING,
            lambda: Words(
                self.tr("Data folder or limit of this computer's recorder could not be read."),
                self.tr("The usual ones are used; choose them anew in the Preferences."),
            ),
        )

    def tell_of_other_version(self, version: str) -> None:
        """The recorder which runs here is of another version."""
        self._messages.say(
            _VERSION,
            Tone.INFO,
            lambda: Words(
                self.tr("The recorder on this computer is of another version: {0}.").format(
                    version
                ),
                self.tr(
                    "It records just now. Once it has nothing to do, connect again to renew it."
                ),
            ),
        )

    def tell_of_replaced_recorder(self, version: str) -> None:
        """An idle recorder of another version gave way to ours."""
        self._messages.say(
            _VERSION,
            Tone.INFO,
            lambda: Words(
                self.tr("A recorder of version {0} ran on this computer.").format(version),
                self.tr("It had nothing to do and was replaced by this program's own."),
            ),
        )

    def tell_of_newer_version(self, version: str, page: str) -> None:
        """This program's newer `version` is there; `page` tells of it, if not ""."""
        self._newer_page = page
        self._messages.say(
            _NEWER,
            Tone.INFO,
            lambda: Words(
                self.tr("A newer version of Cloud Recorder is there: {0}.").format(version),
                self.tr("Settings and recordings stay when it is installed over this one."),
                action=self.tr("Open its page") if page else "",
            ),
        )

    def _on_action(self, key: str) -> None:
        if key == _NEWER:
            QDesktopServices.openUrl(QUrl(self._newer_page))
