"""The group of this machine's own screens, cameras and microphones.

Taking pictures and sound from them is not possible yet; the group is there and says so, instead
of being hidden.
"""

import os
import sys

from recorder_gui.protocol.local import Group

THIS_COMPUTER = "this-computer"


def this_computer() -> Group:
    """The group, without members, and the reason why."""
    return Group(id=THIS_COMPUTER, reason=_reason())


def _reason() -> str:
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return "no-display"
    return "not-supported"
