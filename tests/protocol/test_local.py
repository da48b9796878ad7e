"""The shapes under `/local/` and the ready line."""

import pytest

from recorder_gui.protocol import local
from recorder_gui.protocol.codec import MalformedMessage
from recorder_gui.protocol.fields import MediaType, PageSize, limits
from recorder_gui.protocol.requests import VideoItem


def test_a_history_survives_text_and_back() -> None:
    video = VideoItem(user_id="u", media_id="m", media_type=MediaType.CAMERA)
    history = local.History(
        record_id="r",
        group_id="g",
        status=2,
        width=1920,
        height=1080,
        frame_rate=30,
        recorded_seconds=1.5,
        events=(local.HistoryEvent(time=1.0, kind="layout", video_list=(video,)),),
    )
    assert local.decode(local.encode(history), local.History) == history


@pytest.mark.parametrize("text", ["", "[]", '{"control":1}', '{"groups":3}'])
def test_a_broken_text_is_malformed(text: str) -> None:
    with pytest.raises(MalformedMessage):
        local.decode(text, local.RunningRecorder)


def test_a_range_tells_its_limits() -> None:
    assert limits(PageSize) == (1, 500)
