"""Where a service is, and who we are there."""

from msgspec import Struct


class Endpoint(Struct, frozen=True):
    """`control` is a ws or wss URL, `storage` the http or https URL before the `/api/`;
    `authority` a PEM file of certificates that are trusted besides the system's, "" for none."""

    control: str
    storage: str
    app_id: str
    token: str
    authority: str = ""

    def __repr__(self) -> str:
        """Without the token, since it may end in a log."""
        return f"Endpoint({self.control!r}, {self.storage!r}, {self.app_id!r})"
