"""The services that the window can connect to: "This computer", and those that were added.

Profiles live in the settings as JSON; their tokens never do, those are in the vault.
"""

import uuid
from collections.abc import Iterable

import msgspec
from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, Signal

from recorder_gui.state.settings import Settings

LOCAL_ID = "this-computer"
_PROFILES = "profiles/list"
_CURRENT = "profiles/current"


class Profile(Struct, frozen=True, kw_only=True):
    """Where a service is and who we are there.

    `zone` is the service's time zone (an IANA name; "" is this computer's), since the wire never
    says it. `authority` is a PEM file of the organisation's own certificates, trusted besides the
    system's; "" is none. The built-in profile has the id LOCAL_ID and no addresses.
    """

    id: str
    name: str = ""
    control: str = ""
    storage: str = ""
    app_id: str = ""
    zone: str = ""
    authority: str = ""

    @property
    def is_local(self) -> bool:
        """Whether it is the recorder on this computer."""
        return self.id == LOCAL_ID

    @property
    def title(self) -> str:
        """Its name for people."""
        if self.is_local:
            return QCoreApplication.translate("Profile", "This computer")
        return self.name or self.control


LOCAL = Profile(id=LOCAL_ID)


def new_profile_id() -> str:
    """An id that no other profile has."""
    return uuid.uuid4().hex


class Profiles(QObject):
    """The list, kept in the settings. Signal `changed`: it is another one now.

    `preset`: those that this machine brings; nobody changes or removes them here. `unreadable`
    tells that an earlier list could not be read.
    """

    changed = Signal()

    def __init__(
        self, settings: Settings, parent: QObject | None = None, *, preset: Iterable[Profile] = ()
    ) -> None:
        super().__init__(parent)
        self._preset = tuple(preset)
        self._settings = settings
        self.unreadable = False
        self._added = self._load()

    def all(self) -> list[Profile]:
        """ "This computer" first, then what is preset, then those added, in their order."""
        preset = {each.id for each in self._preset}
        return [LOCAL, *self._preset, *(each for each in self._added if each.id not in preset)]

    def is_preset(self, profile: Profile) -> bool:
        """Whether this machine brings it."""
        return any(each.id == profile.id for each in self._preset)

    def get(self, profile_id: str) -> Profile:
        """The profile with this id; "This computer" when there is none (any more)."""
        return next((each for each in self.all() if each.id == profile_id), LOCAL)

    def current(self) -> Profile:
        """The one that was used last."""
        return self.get(self._settings.text(_CURRENT, LOCAL_ID))

    def set_current(self, profile: Profile) -> None:
        """Remember `profile` for the next start."""
        self._settings.set_value(_CURRENT, profile.id)

    def put(self, profile: Profile) -> None:
        """Add `profile`, or replace the one with its id."""
        if profile.is_local or self.is_preset(profile):
            return
        ids = [each.id for each in self._added]
        if profile.id in ids:
            self._added[ids.index(profile.id)] = profile
        else:
            self._added.append(profile)
        self._save()

    def remove(self, profile: Profile) -> None:
        """Take `profile` off the list."""
        self._added = [each for each in self._added if each.id != profile.id]
        self._save()

    def _load(self) -> list[Profile]:
        untrusted_text = self._settings.text(_PROFILES, "[]")
        try:
            return [
                each
                for each in msgspec.json.decode(untrusted_text, type=list[Profile])
                if not each.is_local
            ]
        except (msgspec.DecodeError, RecursionError):
            self.unreadable = True
            self._settings.set_value(f"{_PROFILES}-unreadable", untrusted_text)
            return []

    def _save(self) -> None:
        self._settings.set_value(_PROFILES, msgspec.json.encode(self._added).decode())
        self._settings.save()
        self.changed.emit()
