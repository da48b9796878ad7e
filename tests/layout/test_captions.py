"""Captions go with their videos, until somebody puts them elsewhere."""

from msgspec.structs import replace

from recorder_gui.layout.captions import following, with_captions
from recorder_gui.layout.document import Layout, SourceKey, Subtitle, Video
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import MediaType

JACK = Video("1", SourceKey("Jack", "c", MediaType.CAMERA), Rectangle(0, 0, 960, 540))
JILL = Video("2", SourceKey("李雷", "c", MediaType.CAMERA), Rectangle(960, 0, 960, 540))
LAYOUT = Layout(videos=(JACK, JILL))


def _measure(text: Subtitle) -> tuple[int, int]:
    return len(text.content) * text.size // 2, text.size * 6 // 5


CAPTIONED = with_captions(LAYOUT, _measure)


def test_each_video_is_named_inside_its_lower_left_corner() -> None:
    assert [text.content for text in CAPTIONED.subtitles] == ["Jack", "李雷"]
    for video, text in zip(CAPTIONED.videos, CAPTIONED.subtitles, strict=True):
        width, height = _measure(text)
        assert video.box.contains(Rectangle(text.x, text.y, width, height))
        assert text.y > video.box.y + video.box.h // 2


def test_captioning_twice_makes_no_more_captions() -> None:
    assert with_captions(CAPTIONED, _measure) == CAPTIONED


def test_a_caption_goes_with_its_video() -> None:
    moved = CAPTIONED.with_boxes({"1": Rectangle(100, 500, 320, 180)})
    followed = following(CAPTIONED, moved, _measure)
    assert followed == with_captions(moved, _measure)
    assert followed.subtitles[1] == CAPTIONED.subtitles[1]


def test_a_caption_that_was_moved_by_hand_stays() -> None:
    by_hand = CAPTIONED.with_boxes({"3": Rectangle(5, 5, 1, 1)})
    moved = by_hand.with_boxes({"1": Rectangle(100, 500, 320, 180)})
    assert following(by_hand, moved, _measure) == moved


def test_a_caption_is_hidden_and_removed_with_its_video() -> None:
    hidden = CAPTIONED.with_items([replace(JACK, hidden=True)])
    assert following(CAPTIONED, hidden, _measure).subtitles[0].hidden
    removed = CAPTIONED.without(["1"])
    assert [text.content for text in following(CAPTIONED, removed, _measure).subtitles] == ["李雷"]
