"""A Studio page in a window of its own, without a service: members added by hand."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import shiboken6

from recorder_gui.errors import UserFacingError
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.state.studio.members import MemberStore
from recorder_gui.ui.studio.page import StudioPage
from tests.state.studio.parts import StudioParts
from tests.ui.studio.mouse import Mouse

GROUP = "lesson-1"


@pytest.fixture
def parts(qapp: object, tmp_path: Path) -> Iterator[StudioParts]:
    with ThreadPoolExecutor(2) as executor:
        built = StudioParts(tmp_path, executor)
        yield built
        executor.shutdown()  # what a thread still tells needs somebody to hear it
        built.delete()


@pytest.fixture
def page(parts: StudioParts) -> Iterator[StudioPage]:
    """1280x720 px, shown; four users with camera and microphone."""
    streams = [
        MediaSource(user_id=f"user {number}", media_id="1", media_type=kind)
        for number in range(4)
        for kind in (MediaType.CAMERA, MediaType.MICROPHONE)
    ]
    MemberStore(parts.settings).add(parts.connection.profile.id, GROUP, streams)
    parts.studio.roster.set_group(GROUP)
    shown = StudioPage(parts.studio)
    shown.resize(1280, 720)
    shown.show()
    yield shown
    shown.close()
    shiboken6.delete(shown)


@pytest.fixture
def mouse(page: StudioPage) -> Mouse:
    """Presses, moves and releases at canvas px."""
    return Mouse(page)


@pytest.fixture
def told(parts: StudioParts) -> list[UserFacingError]:
    """Every error that the user was told of."""
    heard: list[UserFacingError] = []
    parts.scope.failed.connect(heard.append)
    return heard
