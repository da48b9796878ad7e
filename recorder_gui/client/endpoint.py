"""Where a service is, and who we are there."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Endpoint:
    """`control` is a ws or wss URL, `storage` the http or https URL before the `/api/`;
    `authority` a PEM file of certificates that are trusted besides the system's, "" for none."""

    control: str
    storage: str
    app_id: str
    token: str = field(repr=False)
    authority: str = ""
