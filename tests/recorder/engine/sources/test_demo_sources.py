"""The built-in group: whom it lists, that they move, and that each is told from the others."""

import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest

from recorder_gui.protocol.fields import MediaType
from recorder_gui.recorder.engine.sources.drawn.demo import demo_media
from recorder_gui.recorder.engine.sources.drawn.demo_cast import PEOPLE
from tests.recorder.engine.conftest import Recording, camera, decoded


def test_four_people_a_screen_and_a_whiteboard_are_listed() -> None:
    media = demo_media()
    kinds = [m.media_type for m in media]
    assert kinds.count(MediaType.CAMERA) == kinds.count(MediaType.MICROPHONE) == 4
    assert kinds.count(MediaType.SCREEN) == kinds.count(MediaType.WHITEBOARD) == 1
    assert len({(m.user_id, m.media_id, m.media_type) for m in media}) == len(media)
    assert len({person.hertz for person in PEOPLE}) == 4


def test_listing_them_loads_no_media_code() -> None:
    code = (
        "import sys\n"
        "from recorder_gui.recorder.engine.sources.drawn.demo import demo_media\n"
        "assert demo_media()\n"
        "assert not {'av', 'numpy', 'PySide6'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("name", [person.name for person in PEOPLE] + ["slides", "whiteboard"])
def test_each_picture_moves_and_has_its_colours(
    record: Callable[..., Recording], name: str
) -> None:
    take = record()
    take.members(a=f"demo:{name}")
    take.layout(camera("a", 0, 0, 320, 180))
    take.run_to(70)
    take.stop()
    frames = decoded(take.path)
    assert np.abs(frames[0][0].astype(int) - frames[20][0]).max() > 30
    assert np.abs(frames[0][0].astype(int) - frames[69][0]).max() > 30
    assert frames[0][0].max() > 180


def test_people_have_backgrounds_of_their_own(record: Callable[..., Recording]) -> None:
    take = record()
    take.members(**{f"u{i}": f"demo:{person.name}" for i, person in enumerate(PEOPLE)})
    take.layout(*(camera(f"u{i}", 80 * i, 0, 80, 180) for i in range(4)))
    take.run_to(2)
    take.stop()
    _, u, v = decoded(take.path)[0]
    colours = [
        (u[:20, 40 * i : 40 * i + 8].mean(), v[:20, 40 * i : 40 * i + 8].mean()) for i in range(4)
    ]
    for i, one in enumerate(colours):
        for other in colours[i + 1 :]:
            assert np.hypot(one[0] - other[0], one[1] - other[1]) > 15
