from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.recorder.groups import toml_file
from recorder_gui.recorder.groups.toml_file import BadGroupsFile

LESSON = """
[[group]]
id = "lesson-1"
  [[group.media]]
  user_id = "Jack"
  media_id = "camera"
  media_type = 2                 # 0 screen, 1 microphone, 2 camera, 4 whiteboard
  source = "clip.mp4"
  card = "jack.png"
  [[group.media]]
  user_id = 7
  media_id = 1
  media_type = "1"
  source = "test:tone=440"
  [[group.media]]
  user_id = "Paul"
  media_id = "live"
  media_type = 0
  source = "rtsp://127.0.0.1:8554/paul"

[[group]]
id = "empty"
"""


def test_a_groups_file_is_read_with_paths_from_its_own_folder() -> None:
    groups = toml_file.parse(LESSON, Path("/classes"))
    assert list(groups) == ["lesson-1", "empty"]
    camera, tone, screen = groups["lesson-1"]
    assert (camera.source, camera.card) == ("/classes/clip.mp4", "/classes/jack.png")
    assert (tone.user_id, tone.media_id, tone.media_type) == ("7", "1", MediaType.MICROPHONE)
    assert tone.source == "test:tone=440"
    assert screen.source == "rtsp://127.0.0.1:8554/paul"
    assert groups["empty"] == ()


@pytest.mark.parametrize(
    "text",
    [
        "[[group",
        "group = 1",
        "[[group]]",
        "[[group]]\nid = 3",
        "[[group]]\nid = 'a'\n[[group]]\nid = 'a'",
        "[[group]]\nid = 'a'\nmedia = 1",
        "[[group]]\nid = 'a'\n[[group.media]]\nuser_id = 'u'",
        "[[group]]\nid = 'a'\n[[group.media]]\nuser_id = 'u'\nmedia_id = 'm'\nmedia_type = 3",
    ],
)
def test_a_wrong_file_says_what_is_wrong(text: str) -> None:
    with pytest.raises(BadGroupsFile) as wrong:
        toml_file.parse(text, Path("/"))
    assert str(wrong.value)


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
streams = st.builds(
    MediaSource,
    user_id=texts,
    media_id=texts,
    media_type=st.sampled_from(MediaType),
    source=texts.map(lambda text: "test:" + text),
)


@given(st.dictionaries(texts, st.lists(streams, max_size=4).map(tuple), max_size=4))
def test_what_is_written_is_read_back(groups: dict[str, tuple[MediaSource, ...]]) -> None:
    assert toml_file.parse(toml_file.write(groups), Path("/")) == groups
