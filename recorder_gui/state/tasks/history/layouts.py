"""The layouts of a recording, one after the other, as its history tells them."""

from collections.abc import Sequence

from msgspec import Struct

from recorder_gui.layout.wire import WireLayout
from recorder_gui.state.tasks.history.moments import Moment

_TOGETHER = 1.0  # seconds: layout and texts that were set in one go are one layout


class LayoutAt(Struct, frozen=True):
    """What was shown from `time` (seconds since the epoch) on, `recorded` seconds into the file
    (None: not known)."""

    time: float
    recorded: float | None
    layout: WireLayout


def layouts_of(moments: Sequence[Moment]) -> tuple[LayoutAt, ...]:
    """Each layout that differs from the one before it."""
    found: list[LayoutAt] = []
    now = WireLayout()
    for moment in moments:
        new = WireLayout(
            now.videos if moment.videos is None else moment.videos,
            now.audios if moment.audios is None else moment.audios,
            now.subtitles if moment.subtitles is None else moment.subtitles,
        )
        if new == now:
            continue
        now = new
        if not found and not now.videos:
            continue  # texts that wait for the first layout
        if found and moment.time - found[-1].time < _TOGETHER:
            found.pop()
        found.append(LayoutAt(moment.time, moment.recorded, now))
    return tuple(found)
