"""Scenes: layouts that are kept by name and in an order, and the pure edits of such a list.

Also how the scenes of one group are written: one versioned JSON file, untrusted when it is read.
"""

from collections.abc import Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from recorder_gui.layout.document import Layout
from recorder_gui.layout.keeping.exchange import (
    MOST_BYTES,
    VERSION,
    LayoutFile,
    decoded,
    file_of,
    layout_of,
)

MOST_SCENES = 60
LONGEST_NAME = 80  # characters


class Scene(Struct, frozen=True):
    """A layout with the name that its user gave it."""

    id: str
    name: str
    layout: Layout


Scenes = tuple[Scene, ...]


class _Book(Struct, frozen=True):
    profile: str
    group: str
    scenes: list[LayoutFile]
    version: int = VERSION


def find_scene(scenes: Sequence[Scene], scene_id: str) -> Scene | None:
    """The scene of that id."""
    return next((scene for scene in scenes if scene.id == scene_id), None)


def new_id(scenes: Sequence[Scene]) -> str:
    """An id that none of them has."""
    return str(max((int(scene.id) for scene in scenes if scene.id.isdecimal()), default=0) + 1)


def free_name(scenes: Sequence[Scene], wanted: str) -> str:
    """`wanted`, with the first free number behind it where it is taken."""
    taken = {scene.name for scene in scenes}
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted} {number}", number + 1
    return name


def with_scene(scenes: Scenes, scene: Scene, index: int | None = None) -> Scenes:
    """`scene` in the place of the one with its id, else at `index` (the end)."""
    if find_scene(scenes, scene.id) is not None:
        return tuple(scene if each.id == scene.id else each for each in scenes)
    at = len(scenes) if index is None else index
    return (*scenes[:at], scene, *scenes[at:])


def duplicated(scenes: Scenes, scene_id: str) -> Scenes:
    """A copy of that scene right behind it."""
    scene = find_scene(scenes, scene_id)
    if scene is None:
        return scenes
    copy = replace(scene, id=new_id(scenes), name=free_name(scenes, scene.name))
    return with_scene(scenes, copy, scenes.index(scene) + 1)


def moved_to(scenes: Scenes, scene_id: str, index: int) -> Scenes:
    """That scene as number `index`, from 0, of the new order."""
    scene = find_scene(scenes, scene_id)
    if scene is None:
        return scenes
    others = [each for each in scenes if each.id != scene_id]
    others.insert(min(max(index, 0), len(others)), scene)
    return tuple(others)


def without_scene(scenes: Scenes, scene_id: str) -> Scenes:
    """That scene is gone."""
    return tuple(each for each in scenes if each.id != scene_id)


def scenes_to_text(scenes: Scenes, profile: str, group: str) -> str:
    """The scenes of one group of one profile as JSON."""
    files = [
        file_of(scene.layout, scene.layout.items, scene.layout.sound, scene.name)
        for scene in scenes
    ]
    return msgspec.json.encode(_Book(profile, group, files)).decode()


def scenes_from_text(untrusted_text: str | bytes) -> tuple[str, Scenes]:
    """The group and its scenes; raises NotALayout's kinds."""
    book = decoded(untrusted_text, _Book, MOST_BYTES * MOST_SCENES)
    scenes = [
        Scene(str(number), file.name[:LONGEST_NAME], layout_of(file))
        for number, file in enumerate(book.scenes, 1)
    ]
    return book.group, tuple(scenes)
