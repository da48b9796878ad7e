"""Editing: what each gesture does to the layout, to the sound, and to the history."""

import pytest

from recorder_gui.errors import UserFacingError
from recorder_gui.layout.arranging import Arrangement
from recorder_gui.layout.document import SourceKey, Subtitle, Video
from recorder_gui.layout.ordering import Order
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.templates import TemplateName
from recorder_gui.protocol.fields import MediaType, SubtitleType
from recorder_gui.state.studio.studio import Studio


def _camera(number: int) -> SourceKey:
    return SourceKey(f"user {number}", "1", MediaType.CAMERA)


def _mic(number: int) -> SourceKey:
    return SourceKey(f"user {number}", "1", MediaType.MICROPHONE)


def _boxes(studio: Studio) -> list[Rectangle]:
    return [video.box for video in studio.document.layout.videos]


def test_whoever_is_placed_is_selected_and_heard(studio: Studio) -> None:
    studio.editing.place(_camera(3), (960, 540))
    layout = studio.document.layout
    assert _boxes(studio) == [Rectangle(640, 360, 640, 360)]
    assert layout.sound == (_mic(3),)
    assert studio.document.selected_ids == (layout.videos[0].id,)
    studio.document.undo_stack.undo()
    assert studio.document.layout.sound == () and not studio.document.layout.videos


def test_the_eleventh_microphone_is_refused_with_a_sentence(
    studio: Studio, told: list[UserFacingError]
) -> None:
    for number in range(10):
        assert studio.editing.set_sound(_mic(number), True)
    assert not studio.editing.set_sound(_mic(10), True)
    assert [error.code for error in told] == ["too_many_sounds"]
    studio.editing.place(_camera(11))
    assert len(studio.document.layout.videos) == 1 and len(studio.document.layout.sound) == 10


def test_the_seventeenth_video_is_refused_with_a_sentence(
    studio: Studio, told: list[UserFacingError]
) -> None:
    for _number in range(16):
        studio.editing.place(_camera(1))
    studio.editing.place(_camera(2))
    studio.document.select([studio.document.layout.videos[0].id])
    studio.editing.duplicate()
    assert len(studio.document.layout.videos) == 16
    assert [error.code for error in told] == ["too_many_videos"] * 2


def test_a_template_makes_the_selected_one_the_speaker_and_takes_captions_along(
    studio: Studio,
) -> None:
    for number in range(4):
        studio.editing.place(_camera(number))
    studio.editing.caption()
    studio.document.select([studio.document.layout.videos[2].id])
    studio.editing.use_template(TemplateName.SPEAKER_COLUMN)
    layout = studio.document.layout
    assert layout.videos[0].source == _camera(2)
    by_video = {text.caption_of: text for text in layout.subtitles}
    for video in layout.videos:
        caption = by_video[video.id]
        assert caption.content == video.source.user_id
        assert video.box.contains(Rectangle(caption.x, caption.y, 1, 1))


def test_arrow_keys_are_one_step_and_stay_on_the_canvas(studio: Studio) -> None:
    studio.editing.place(_camera(0), (960, 540))
    for _press in range(5):
        studio.editing.nudge(-1000, 0)
    assert _boxes(studio)[0].x == 0
    studio.document.undo_stack.undo()
    assert _boxes(studio)[0].x == 640


def test_copied_items_come_back_as_new_ones_and_noise_is_refused(
    studio: Studio, told: list[UserFacingError]
) -> None:
    studio.editing.place(_camera(0), (960, 540))
    studio.editing.caption()
    ids = [item.id for item in studio.document.layout.items]
    studio.document.select(ids)
    studio.editing.paste(studio.editing.copied())
    layout = studio.document.layout
    assert len(layout.videos) == 2 and len(layout.subtitles) == 2
    assert layout.subtitles[1].caption_of == layout.videos[1].id
    assert layout.videos[1].box == layout.videos[0].box.moved_by(24, 24)
    before = studio.document.layout
    studio.editing.paste('{"version": 1, "items": [{"kind": "video"}]}')
    assert studio.document.layout == before
    assert [error.code for error in told] == ["not_a_layout"]


def test_order_lock_hide_rename_and_remove(studio: Studio) -> None:
    for number in range(3):
        studio.editing.place(_camera(number))
    first = studio.document.layout.videos[0].id
    studio.document.select([first])
    studio.editing.order(Order.TOP)
    assert studio.document.layout.videos[-1].id == first
    studio.editing.put_at(first, 0)
    assert studio.document.layout.videos[0].id == first
    studio.editing.set_locked([first], True)
    studio.editing.set_hidden([first], True)
    studio.editing.rename(first, "Teacher")
    video = studio.document.layout.find(first)
    assert isinstance(video, Video)
    assert (video.locked, video.hidden, video.name) == (True, True, "Teacher")
    assert len(studio.wire.videos) == 2
    studio.editing.remove()
    assert studio.document.layout.find(first) is None and studio.document.selected_ids == ()


def test_subtitles_are_added_beside_each_other_and_edited(studio: Studio) -> None:
    one = studio.editing.add_text(SubtitleType.TEXT, "Lesson 1")
    two = studio.editing.add_text(SubtitleType.CLOCK)
    first, second = studio.document.layout.subtitles
    assert (first.x, first.y) != (second.x, second.y)
    studio.editing.set_content(one, "第一课")
    studio.editing.rename(two, "Time")
    first, second = studio.document.layout.subtitles
    assert (first.content, second.content, second.name) == ("第一课", "", "Time")


@pytest.mark.parametrize("arrangement", list(Arrangement))
def test_every_arrangement_leaves_a_layout_that_can_be_sent(
    studio: Studio, arrangement: Arrangement
) -> None:
    for number in range(3):
        studio.editing.place(_camera(number))
    studio.editing.add_text(SubtitleType.TEXT, "text")
    studio.document.select([item.id for item in studio.document.layout.items])
    studio.editing.arrange(arrangement)
    layout = studio.document.layout
    assert all(layout.canvas.contains(Rectangle(v.box.x, v.box.y, 1, 1)) for v in layout.videos)
    assert len(layout.items) == 4


def test_the_checks_speak_of_a_source_that_is_gone(studio: Studio) -> None:
    studio.editing.place(SourceKey("nobody", "1", MediaType.CAMERA))
    studio.checking.look()
    (finding,) = studio.checking.findings
    studio.editing.fix(finding, studio.checking.surroundings())
    studio.checking.look()
    assert studio.checking.findings == () and not studio.document.layout.videos


def test_a_text_is_measured_by_the_font_that_records_it(studio: Studio) -> None:
    studio.editing.add_text(SubtitleType.TEXT, "a")
    studio.document.select([studio.document.layout.subtitles[0].id])
    (short,) = studio.editing.selected_boxes().values()
    text = studio.document.layout.subtitles[0]
    assert isinstance(text, Subtitle)
    studio.editing.set_content(text.id, "a much longer text\nwith two lines")
    (long,) = studio.editing.selected_boxes().values()
    assert long.w > 5 * short.w and long.h == pytest.approx(2 * short.h, abs=2)
