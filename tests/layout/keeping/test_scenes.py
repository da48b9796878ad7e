"""Lists of scenes: pure edits, and there and back as text."""

import json

import pytest

from recorder_gui.layout.document import Layout, SourceKey, Subtitle, Video
from recorder_gui.layout.keeping.exchange import CrowdedLayout, NewerLayout, NotALayout
from recorder_gui.layout.keeping.scenes import (
    Scene,
    duplicated,
    free_name,
    moved_to,
    new_id,
    scenes_from_text,
    scenes_to_text,
    with_scene,
    without_scene,
)
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import MediaType

JACK = SourceKey("Jack", "camera", MediaType.CAMERA)
TALK = Layout(videos=(Video("1", JACK, Rectangle(0, 0, 640, 360)),))
SCENES = (Scene("1", "Talk", TALK), Scene("2", "讲课", Layout(1280, 720)), Scene("3", "End", TALK))


def _names(scenes: tuple[Scene, ...]) -> list[str]:
    return [scene.name for scene in scenes]


def test_scenes_come_back_as_they_were() -> None:
    assert scenes_from_text(scenes_to_text(SCENES, "p", "lesson/1")) == ("lesson/1", SCENES)


def test_a_copy_stands_behind_its_original_under_a_name_of_its_own() -> None:
    twice = duplicated(duplicated(SCENES, "1"), "1")
    assert _names(twice) == ["Talk", "Talk 3", "Talk 2", "讲课", "End"]
    assert len({scene.id for scene in twice}) == 5
    assert duplicated(SCENES, "9") == SCENES


@pytest.mark.parametrize(
    ("index", "names"),
    [
        (0, ["Talk", "讲课", "End"]),
        (1, ["讲课", "Talk", "End"]),
        (2, ["讲课", "End", "Talk"]),
        (99, ["讲课", "End", "Talk"]),
        (-5, ["Talk", "讲课", "End"]),
    ],
)
def test_a_scene_moves_to_a_number(index: int, names: list[str]) -> None:
    assert _names(moved_to(SCENES, "1", index)) == names


def test_what_was_taken_out_goes_back_to_its_place() -> None:
    rest = without_scene(SCENES, "2")
    assert _names(rest) == ["Talk", "End"] and new_id(rest) == "4"
    assert with_scene(rest, SCENES[1], 1) == SCENES
    assert free_name(SCENES, "Talk") == "Talk 2" and free_name(SCENES, "Break") == "Break"


def _crowd() -> str:
    item = {"kind": "subtitle", "content": "a", "x": 0, "y": 0}
    return json.dumps(
        {"version": 1, "profile": "", "group": "", "scenes": [{"items": [item] * 101}]}
    )


@pytest.mark.parametrize(
    ("untrusted_text", "error"),
    [
        ("{}", NotALayout),
        ('{"version": 1, "profile": "", "group": "", "scenes": {}}', NotALayout),
        ('{"version": 1, "profile": "", "group": 5, "scenes": []}', NotALayout),
        ('{"version": 2, "books": []}', NewerLayout),
        (_crowd(), CrowdedLayout),
    ],
)
def test_other_texts_are_refused(untrusted_text: str, error: type[NotALayout]) -> None:
    with pytest.raises(error):
        scenes_from_text(untrusted_text)


def test_subtitles_of_a_scene_keep_their_videos() -> None:
    named = TALK.with_items([Subtitle("2", "Jack", caption_of="1")])
    (scene,) = scenes_from_text(scenes_to_text((Scene("1", "a", named),), "p", "g"))[1]
    assert scene.layout == named
