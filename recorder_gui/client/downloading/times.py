"""How patient a download is, and into how many pieces it parts a slice."""

from msgspec import Struct


class FetchTimes(Struct, frozen=True):
    """Waits, seconds: until a silent server counts as lost, and between tries; `tries` in a row
    without a single byte are the end."""

    silence: float = 20.0
    first_wait: float = 0.5
    longest_wait: float = 20.0
    tries: int = 8


class Pieces(Struct, frozen=True):
    """Up to `connections` bring pieces of `least` to `most` bytes of one slice at a time."""

    connections: int = 4
    least: int = 4 * 1024 * 1024
    most: int = 64 * 1024 * 1024
