"""What a person prefers, by name and type, over the plain settings."""

import contextlib
from pathlib import Path

from recorder_gui.state.language import LanguageChoice
from recorder_gui.state.settings import Settings

_LANGUAGE = "look/language"
_DOWNLOADS = "files/downloads"
_AT_ONCE = "files/at-once"
_KEEP_RECORDER = "recorder/keep-running"
_RECORDER_DATA = "recorder/data"
_RECORDER_QUOTA = "recorder/quota-gb"
_LOOK_FOR_UPDATES = "updates/look"
_UPDATES_ADDRESS = "updates/address"

USUAL_AT_ONCE, MOST_AT_ONCE = 3, 8
MOST_QUOTA = 100_000  # GB
_NO_TEXT = "?"  # what a value that is no text reads as: neither a folder nor a number


class Preferences:
    """Reads and keeps them; `usual_downloads` is the folder where none was chosen."""

    def __init__(self, settings: Settings, usual_downloads: Path) -> None:
        self._settings = settings
        self._usual_downloads = usual_downloads

    @property
    def language(self) -> LanguageChoice:
        """The language chosen."""
        with contextlib.suppress(ValueError):
            return LanguageChoice(self._settings.text(_LANGUAGE))
        return LanguageChoice.SYSTEM

    @language.setter
    def language(self, choice: LanguageChoice) -> None:
        self._settings.set_value(_LANGUAGE, choice.value)

    @property
    def downloads(self) -> Path:
        """The folder that downloads go to."""
        chosen = self._settings.text(_DOWNLOADS)
        return Path(chosen) if chosen else self._usual_downloads

    @downloads.setter
    def downloads(self, folder: Path) -> None:
        self._settings.set_value(_DOWNLOADS, str(folder))

    @property
    def downloads_at_once(self) -> int:
        """How many recordings are downloaded at a time, 1 to MOST_AT_ONCE."""
        return min(max(self._settings.number(_AT_ONCE, USUAL_AT_ONCE), 1), MOST_AT_ONCE)

    @downloads_at_once.setter
    def downloads_at_once(self, count: int) -> None:
        self._settings.set_value(_AT_ONCE, count)

    @property
    def keep_recorder(self) -> bool:
        """Whether this computer's recorder goes on without a window even when it has no work."""
        return self._settings.flag(_KEEP_RECORDER)

    @keep_recorder.setter
    def keep_recorder(self, on: bool) -> None:
        self._settings.set_flag(_KEEP_RECORDER, on)

    @property
    def recorder_data(self) -> Path | None:
        """The folder chosen for this computer's recordings; None is the usual one. What is no
        whole path counts as none."""
        chosen = Path(self._settings.text(_RECORDER_DATA))
        return chosen if chosen.is_absolute() else None

    @recorder_data.setter
    def recorder_data(self, folder: Path | None) -> None:
        self._settings.set_value(_RECORDER_DATA, "" if folder is None else str(folder))

    @property
    def recorder_quota(self) -> int | None:
        """The most that this computer's recordings may take, GB, 1 to MOST_QUOTA; None is no
        limit, and so is what is no such number."""
        quota = self._settings.number(_RECORDER_QUOTA)
        return quota if 1 <= quota <= MOST_QUOTA else None

    @recorder_quota.setter
    def recorder_quota(self, quota: int | None) -> None:
        self._settings.set_value(_RECORDER_QUOTA, str(quota or 0))

    def mend_storing(self) -> bool:
        """Put the usual ones in the place of a data folder or quota that can't be read; whether
        there was one, so that it is said once."""
        settings, damaged = self._settings, False
        data = settings.text(_RECORDER_DATA, _NO_TEXT)
        if settings.has(_RECORDER_DATA) and data != str(self.recorder_data or ""):
            self.recorder_data, damaged = None, True
        quota = settings.text(_RECORDER_QUOTA, _NO_TEXT)
        if settings.has(_RECORDER_QUOTA) and quota != str(self.recorder_quota or 0):
            self.recorder_quota, damaged = None, True
        return damaged

    @property
    def look_for_updates(self) -> bool:
        """Whether to look for a newer version at each start."""
        return self._settings.flag(_LOOK_FOR_UPDATES)

    @look_for_updates.setter
    def look_for_updates(self, on: bool) -> None:
        self._settings.set_flag(_LOOK_FOR_UPDATES, on)

    @property
    def updates_address(self) -> str:
        """Where the newest version is told; "" where that is not known."""
        return self._settings.text(_UPDATES_ADDRESS)

    @updates_address.setter
    def updates_address(self, address: str) -> None:
        self._settings.set_value(_UPDATES_ADDRESS, address)
