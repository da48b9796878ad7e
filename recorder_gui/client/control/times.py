"""All waits of a control channel."""

from msgspec import Struct


class ControlTimes(Struct, frozen=True):
    """All waits of a control channel, seconds."""

    connect: float = 10.0
    request: float = 15.0
    ping_interval: float = 10.0
    ping_timeout: float = 10.0
    close: float = 2.0
