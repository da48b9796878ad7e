"""The service's error codes.

What a person reads about each is written in `state/`, in their language; here are the names.
"""

from enum import IntEnum

_GATEWAY_PREFIX = 605_000_000  # a newer gateway of the vendor sends 605030001 for 30001


class Code(IntEnum):
    """Every code that the protocol names.

    The embedded recorder never sends 30012, since it finds another name, nor 30045 and 30046: what
    they tell ends a recording by itself, no command's answer may be one of them, and the task's
    own reason says it instead.
    """

    SUCCESS = 0
    INTERNAL_FAILURE = 30000
    NO_SUCH_RECORD = 30001
    BAD_PARAMETER = 30003
    ALREADY_CONNECTED = 30004
    NOT_JSON = 30005
    NOT_LOGGED_IN = 30006
    AUTHENTICATION_FAILED = 30007
    STORAGE_FULL = 30008
    TASK_LIMIT = 30009
    CPU_LIMIT = 30010
    DISK_LIMIT = 30011
    RECORD_EXISTS = 30012
    OUTPUT_NOT_SET = 30023
    MEDIA_TIMED_OUT = 30032
    PAUSED = 30033
    AUTOMATIC = 30035
    GROUP_HAS_AUTOMATIC = 30038
    NOT_RUNNING = 30039
    NOT_PAUSED = 30040
    SLICE_FAILED = 30045
    STREAMS_TIMED_OUT = 30046


def plain_code(code: int) -> int:
    """`code` without the newer gateway's prefix; any other number stays as it is."""
    stripped = code - _GATEWAY_PREFIX
    return stripped if 30_000 <= stripped < 31_000 else code
