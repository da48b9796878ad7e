"""Scenes of a group: kept, changed, and put on the canvas."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recorder_gui.errors import UserFacingError
from recorder_gui.layout.document import SourceKey
from recorder_gui.layout.keeping.scenes import MOST_SCENES
from recorder_gui.layout.templates import TemplateName
from recorder_gui.protocol.fields import MediaType, SubtitleType
from recorder_gui.state.studio.layouts.scenes import Scenes
from recorder_gui.state.studio.studio import Studio
from tests.state.studio.parts import StudioParts


@pytest.fixture
def scenes(qtbot: QtBot, studio: Studio) -> Scenes:
    """Those of the group, once they are known."""
    qtbot.waitUntil(lambda: studio.layouts.scenes.is_ready)
    return studio.layouts.scenes


def _camera(number: int) -> SourceKey:
    return SourceKey(f"user {number}", "1", MediaType.CAMERA)


def _names(scenes: Scenes) -> list[str]:
    return [scene.name for scene in scenes.all]


def test_the_canvas_is_saved_as_scenes_with_names_of_their_own(
    studio: Studio, scenes: Scenes
) -> None:
    studio.editing.place(_camera(0))
    scenes.save_new()
    studio.editing.place(_camera(1))
    scenes.save_new("Two")
    scenes.save_new()
    assert _names(scenes) == ["Scene", "Two", "Scene 2"]
    assert [len(scene.layout.videos) for scene in scenes.all] == [1, 2, 2]
    assert scenes.current is not None and scenes.current.name == "Scene 2"


def test_a_scene_goes_onto_the_canvas_in_one_step_that_can_be_undone(
    studio: Studio, scenes: Scenes
) -> None:
    studio.editing.place(_camera(0))
    first = scenes.save_new("One")
    studio.editing.place(_camera(1))
    worked_on = studio.document.layout
    count = studio.document.undo_stack.count()
    assert scenes.load(first)
    assert [video.source for video in studio.document.layout.videos] == [_camera(0)]
    assert studio.document.layout.sound == scenes.all[0].layout.sound
    assert studio.document.undo_stack.count() == count + 1
    assert studio.document.undo_stack.undoText() == "Scene “One”"
    studio.document.undo_stack.undo()
    assert studio.document.layout == worked_on


def test_the_current_scene_tells_whether_the_canvas_is_another_by_now(
    studio: Studio, scenes: Scenes
) -> None:
    studio.editing.place(_camera(0))
    scenes.save_new("One")
    assert not scenes.is_changed
    studio.editing.nudge(10, 0)
    assert scenes.is_changed
    scenes.save()
    assert not scenes.is_changed and _names(scenes) == ["One"]
    studio.document.undo_stack.undo()
    assert scenes.is_changed


def test_renaming_keeps_names_apart_and_never_empty(scenes: Scenes) -> None:
    one, two = scenes.save_new("One"), scenes.save_new("Two")
    scenes.rename(one, "  ")
    scenes.rename(two, "One")
    assert _names(scenes) == ["One", "One 2"]
    scenes.rename(one, "x" * 500)
    assert len(_names(scenes)[0]) == 80


def test_a_removed_scene_is_brought_back_to_its_place(scenes: Scenes) -> None:
    ids = [scenes.save_new(name) for name in ("One", "Two", "Three")]
    scenes.remove(ids[1])
    assert _names(scenes) == ["One", "Three"] and scenes.removed is not None
    scenes.bring_back()
    assert _names(scenes) == ["One", "Two", "Three"] and scenes.removed is None


def test_scenes_of_each_group_are_its_own_and_can_be_taken_over(
    studio: Studio, scenes: Scenes
) -> None:
    scenes.save_new("Here")
    studio.roster.set_group("lesson-2")
    assert _names(scenes) == [] and scenes.other_groups == ("lesson-1",)
    scenes.save_new("There")
    scenes.take_over("lesson-1")
    assert _names(scenes) == ["There", "Here"]
    studio.roster.set_group("lesson-1")
    assert _names(scenes) == ["Here"]


def test_scenes_are_there_again_after_another_start(
    qtbot: QtBot, studio: Studio, scenes: Scenes, tmp_path: Path
) -> None:
    studio.editing.place(_camera(0))
    studio.editing.use_template(TemplateName.EVEN_GRID)
    studio.editing.caption()
    scenes.save_new("讲课")
    studio.layouts.close()
    again = StudioParts(tmp_path, studio.executor)
    again.studio.roster.set_group("lesson-1")
    qtbot.waitUntil(lambda: again.studio.layouts.scenes.is_ready)
    assert again.studio.layouts.scenes.all == scenes.all
    again.delete()


def test_damaged_scenes_are_kept_aside_and_never_written_over(
    qtbot: QtBot, studio: Studio, scenes: Scenes, tmp_path: Path
) -> None:
    scenes.save_new("One")
    studio.layouts.close()
    (path,) = (tmp_path / "settings" / "scenes").rglob("*.json")
    damaged = path.read_bytes()[:-40]
    path.write_bytes(damaged)
    again = StudioParts(tmp_path, studio.executor)
    told: list[UserFacingError] = []
    again.scope.failed.connect(told.append)
    again.studio.roster.set_group("lesson-1")
    qtbot.waitUntil(lambda: again.studio.layouts.scenes.is_ready)
    assert [error.code for error in told] == ["layout_aside"]
    again.studio.layouts.scenes.save_new("New")
    again.studio.layouts.close()
    (aside,) = [each for each in path.parent.iterdir() if each != path]
    assert aside.read_bytes() == damaged and path.exists()
    again.delete()


def test_without_a_group_there_are_no_scenes_and_it_is_said(
    studio: Studio, scenes: Scenes, told: list[UserFacingError]
) -> None:
    studio.roster.set_group("")
    assert scenes.save_new() == "" and [error.code for error in told] == ["no_group_for_scenes"]


def test_there_is_an_end_to_scenes_and_it_is_said(
    scenes: Scenes, told: list[UserFacingError]
) -> None:
    for _ in range(MOST_SCENES):
        scenes.save_new()
    assert told == [] and scenes.save_new() == ""
    scenes.duplicate(scenes.all[0].id)
    assert len(scenes.all) == MOST_SCENES and len(told) == 2


def test_a_scene_is_scaled_to_the_size_that_is_asked_for(studio: Studio, scenes: Scenes) -> None:
    studio.editing.place(_camera(0))
    studio.editing.add_text(SubtitleType.TEXT, "a")
    scenes.save_new("One")
    scenes.load(scenes.all[0].id, (960, 540))
    layout, saved = studio.document.layout, scenes.all[0].layout
    assert (layout.width, layout.height) == (960, 540)
    assert layout.videos[0].box.w * 2 == saved.videos[0].box.w
