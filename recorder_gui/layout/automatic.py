"""The layout of an automatic recording: whom it takes, where they go (protocol: init).

The recorder records so, and the window shows beforehand what it will record.
"""

from collections.abc import Sequence

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.templates import even_grid, speaker_column
from recorder_gui.layout.wire import WireLayout
from recorder_gui.protocol.fields import MAX_AUDIOS, AutoLayoutType, MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.protocol.requests import AudioItem, AutoLayout, VideoItem

_PLACES = {AutoLayoutType.GRID: even_grid, AutoLayoutType.SPEAKER: speaker_column}


def automatic_layout(
    auto: AutoLayout, members: Sequence[MediaSource], width: int, height: int
) -> WireLayout | None:
    """The newest screen first, then cameras, then whiteboards, at most `media_count`, and every
    microphone that a mix can take. `members` in the order of their coming, the canvas in px; None
    when there is nothing to record."""
    videos = _chosen(auto, members)
    sounds = [each for each in members if each.media_type is MediaType.MICROPHONE][:MAX_AUDIOS]
    if not videos and not sounds:
        return None
    places = _PLACES[auto.type](len(videos), Rectangle(0, 0, width, height)) if videos else ()
    return WireLayout(
        audios=tuple(AudioItem(user_id=s.user_id, media_id=s.media_id) for s in sounds),
        videos=tuple(
            VideoItem(
                user_id=each.user_id,
                media_id=each.media_id,
                media_type=each.media_type,
                x=place.x,
                y=place.y,
                w=max(1, place.w),
                h=max(1, place.h),
                crop_mode=auto.crop_mode,
            )
            for each, place in zip(videos, places, strict=True)
        ),
    )


def _chosen(auto: AutoLayout, members: Sequence[MediaSource]) -> list[MediaSource]:
    """The videos that are taken, the one of the main place first."""
    screens = [each for each in members if each.media_type is MediaType.SCREEN]
    cameras = [each for each in members if each.media_type is MediaType.CAMERA]
    boards = [each for each in members if each.media_type is MediaType.WHITEBOARD]
    ranked = [*reversed(screens), *cameras, *boards]
    if auto.type is AutoLayoutType.SPEAKER and members:
        speaker = auto.user_id or members[0].user_id
        ranked.sort(key=lambda each: each.user_id != speaker or each not in cameras)
    return ranked[: auto.media_count]
