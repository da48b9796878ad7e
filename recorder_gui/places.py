"""Every folder that the program writes to."""

from pathlib import Path

import platformdirs
from msgspec import Struct

from recorder_gui.client.local.recorder import APP_NAME, LocalFolders


class Places(Struct, frozen=True):
    """Every folder that the program writes to; the demo and the tests bring their own."""

    settings: Path
    logs: Path
    downloads: Path
    local: LocalFolders
    site: Path  # what whoever looks after this machine presets

    @property
    def wire(self) -> Path:
        """The wire log's own folder among the logs."""
        return self.logs / "wire"

    @classmethod
    def of_this_user(cls) -> "Places":
        """The system's own places."""
        return cls(
            settings=Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)),
            logs=Path(platformdirs.user_log_dir(APP_NAME, appauthor=False)),
            downloads=Path(platformdirs.user_downloads_dir()),
            local=LocalFolders.of_this_user(),
            site=Path(platformdirs.site_config_dir(APP_NAME, appauthor=False)),
        )

    @classmethod
    def under(cls, folder: Path) -> "Places":
        """Everything in one folder."""
        return cls(
            settings=folder / "settings",
            logs=folder / "logs",
            downloads=folder / "downloads",
            local=LocalFolders.under(folder),
            site=folder / "site",
        )
