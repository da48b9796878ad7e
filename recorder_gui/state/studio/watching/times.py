"""Every wait of the watching, so that a test need not sit through one."""

from msgspec import Struct


class WatchTimes(Struct, frozen=True):
    """Seconds, all of them.

    `live_every`: least time between two messages of Live. The guards speak after `unrecorded` with
    people on the canvas and nothing recording, after `paused`, after `silent` without a sound of a
    microphone, and when less than `disk_left` of recording fits on the disk; `measured`: how much
    must be recorded before that is reckoned. `look_every`: how often the guards and a planned stop
    look; `soon`: how long before a planned stop it is announced. `program_every`: between two
    pictures of the program; `follow_again`: until pushes that broke off are asked for again.
    """

    live_every: float = 0.1
    unrecorded: float = 300.0
    paused: float = 600.0
    silent: float = 60.0
    disk_left: float = 7200.0
    measured: float = 10.0
    look_every: float = 0.5
    soon: float = 60.0
    program_every: float = 0.25
    follow_again: float = 2.0
