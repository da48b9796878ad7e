"""Whom an automatic recording takes, and where they go."""

import pytest

from recorder_gui.layout.automatic import automatic_layout
from recorder_gui.layout.wire import WireLayout
from recorder_gui.protocol.fields import AutoLayoutType, CropMode, MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.protocol.requests import AutoLayout


def stream(user_id: str, media_type: MediaType) -> MediaSource:
    return MediaSource(user_id=user_id, media_id=media_type.name, media_type=media_type)


GROUP = (
    stream("first", MediaType.MICROPHONE),
    stream("first", MediaType.CAMERA),
    stream("second", MediaType.WHITEBOARD),
    stream("second", MediaType.CAMERA),
    stream("second", MediaType.SCREEN),
    stream("third", MediaType.SCREEN),
    stream("third", MediaType.CAMERA),
)


def arranged(auto: AutoLayout, group: tuple[MediaSource, ...] = GROUP) -> WireLayout:
    layout = automatic_layout(auto, group, 1920, 1080)
    assert layout is not None
    return layout


def whom(layout: WireLayout) -> list[tuple[str, str]]:
    return [(video.user_id, video.media_id) for video in layout.videos]


def test_the_newest_screen_comes_first_then_cameras_then_whiteboards() -> None:
    assert whom(arranged(AutoLayout())) == [
        ("third", "SCREEN"),
        ("second", "SCREEN"),
        ("first", "CAMERA"),
        ("second", "CAMERA"),
        ("third", "CAMERA"),
        ("second", "WHITEBOARD"),
    ]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_no_more_are_taken_than_asked_for(count: int) -> None:
    layout = arranged(AutoLayout(media_count=count, crop_mode=CropMode.FIT))
    assert len(layout.videos) == count
    assert {video.crop_mode for video in layout.videos} == {CropMode.FIT}


def test_an_even_grid_covers_the_canvas_without_overlaps() -> None:
    videos = arranged(AutoLayout(media_count=4)).videos
    assert {(v.w, v.h) for v in videos} == {(960, 540)}
    assert {(v.x, v.y) for v in videos} == {(0, 0), (960, 0), (0, 540), (960, 540)}


def test_the_speaker_has_the_main_place() -> None:
    first = arranged(AutoLayout(type=AutoLayoutType.SPEAKER)).videos
    assert (first[0].user_id, first[0].media_id) == ("first", "CAMERA")
    named = arranged(AutoLayout(type=AutoLayoutType.SPEAKER, user_id="third")).videos
    assert (named[0].user_id, named[0].media_id) == ("third", "CAMERA")
    assert named[0].w > named[1].w


def test_every_microphone_that_a_mix_takes_is_heard() -> None:
    many = tuple(stream(f"u{number}", MediaType.MICROPHONE) for number in range(12))
    layout = arranged(AutoLayout(), many)
    assert [sound.user_id for sound in layout.audios] == [f"u{n}" for n in range(10)]
    assert layout.videos == ()


def test_nobody_is_no_layout() -> None:
    assert automatic_layout(AutoLayout(), (), 1920, 1080) is None
