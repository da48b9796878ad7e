"""A Studio without a service: real objects, members added by hand."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from recorder_gui.errors import UserFacingError
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.state.studio.members import MemberStore
from recorder_gui.state.studio.studio import Studio
from tests.state.studio.parts import StudioParts

GROUP = "lesson-1"


@pytest.fixture
def parts(qapp: object, tmp_path: Path) -> Iterator[StudioParts]:
    with ThreadPoolExecutor(2) as executor:
        built = StudioParts(tmp_path, executor)
        yield built
        built.delete()


@pytest.fixture
def studio(parts: StudioParts) -> Studio:
    """Twelve users with a camera and a microphone each, the first with a screen too."""
    streams = [
        MediaSource(user_id=f"user {number}", media_id="1", media_type=kind)
        for number in range(12)
        for kind in (MediaType.CAMERA, MediaType.MICROPHONE)
    ]
    streams.append(MediaSource(user_id="user 0", media_id="2", media_type=MediaType.SCREEN))
    MemberStore(parts.settings).add(parts.connection.profile.id, GROUP, streams)
    parts.studio.roster.set_group(GROUP)
    return parts.studio


@pytest.fixture
def told(parts: StudioParts) -> list[UserFacingError]:
    """Every error that the user was told of."""
    heard: list[UserFacingError] = []
    parts.scope.failed.connect(heard.append)
    return heard
