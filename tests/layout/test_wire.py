"""A layout as the protocol's lists: always in range, and the same after the way back."""

from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.layout.document import Layout, SourceKey, Subtitle, Video
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.wire import WireLayout, from_wire, to_wire
from recorder_gui.protocol import codec
from recorder_gui.protocol.fields import CropMode, MediaType
from recorder_gui.protocol.requests import SetLayout, SetSubtitles

names = st.text(min_size=1, max_size=8)
wild = st.integers(-4000, 4000)
keys = st.builds(SourceKey, names, names, st.sampled_from([MediaType.SCREEN, MediaType.CAMERA]))
videos = st.builds(
    Video,
    id=names,
    source=keys,
    box=st.builds(Rectangle, wild, wild, wild, wild),
    crop_mode=st.sampled_from(CropMode),
    hidden=st.booleans(),
)
texts = st.builds(
    Subtitle,
    id=names,
    content=st.text(max_size=20),
    x=wild,
    y=wild,
    color=st.integers(-5, 1 << 26),
    opacity=wild,
    size=wild,
    hidden=st.booleans(),
)
layouts = st.builds(
    Layout,
    videos=st.lists(videos, max_size=20).map(tuple),
    subtitles=st.lists(texts, max_size=4).map(tuple),
    sound=st.lists(
        st.builds(SourceKey, names, names, st.just(MediaType.MICROPHONE)), max_size=12
    ).map(tuple),
)


@given(layouts)
def test_whatever_is_drawn_can_be_sent(layout: Layout) -> None:
    wire = to_wire(layout)
    codec.encode_request(
        SetLayout(record_id="1", video_list=wire.videos, audio_list=wire.audios, seq="1")
    )
    codec.encode_request(SetSubtitles(record_id="1", subtitle_list=wire.subtitles, seq="2"))
    assert len(wire.videos) <= 16 and len(wire.audios) <= 10


@given(layouts)
def test_what_came_from_the_wire_goes_back_the_same(layout: Layout) -> None:
    wire = to_wire(layout)
    assert to_wire(from_wire(wire, 1920, 1080)) == wire


def test_hidden_items_are_not_sent_and_the_order_is_kept() -> None:
    key = SourceKey("Jack", "camera", MediaType.CAMERA)
    box = Rectangle(1, 2, 3, 4)
    layout = Layout(
        videos=(
            Video("1", key, box),
            Video("2", key, box, hidden=True),
            Video("3", key, box.moved_by(1, 1), CropMode.FIT),
        )
    )
    assert [(item.x, item.crop_mode) for item in to_wire(layout).videos] == [
        (1, CropMode.FILL),
        (2, CropMode.FIT),
    ]


def test_only_what_differs_has_to_be_sent() -> None:
    layout = Layout(subtitles=(Subtitle("1", "Jack"),))
    running = to_wire(layout)
    other = to_wire(layout.with_items([Subtitle("1", "Jill")]))
    assert running.same_pictures(other) and not running.same_texts(other)
    assert not running.same_pictures(WireLayout(audios=to_wire(_with_mic()).audios))


def _with_mic() -> Layout:
    return Layout().with_sound(SourceKey("Jack", "mic", MediaType.MICROPHONE), True)
