"""A Studio without a service: real objects, members added by hand."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from recorder_gui.errors import UserFacingError
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.state.studio.members import MemberStore
from recorder_gui.state.studio.studio import Studio
from tests.running_recorder import RunningRecorder
from tests.state.studio.parts import StudioParts
from tests.waiting import until

GROUP = "lesson-1"
Work = Callable[[Studio], Coroutine[Any, Any, None]]


@pytest.fixture
def parts(qapp: object, tmp_path: Path) -> Iterator[StudioParts]:
    with ThreadPoolExecutor(2) as executor:
        built = StudioParts(tmp_path, executor)
        yield built
        executor.shutdown()  # what a thread still tells needs somebody to hear it
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


@pytest.fixture
def at_recorder(parts: StudioParts, recorder: RunningRecorder) -> Callable[[Work], None]:
    """`at_recorder(work)`: run `work` with a Studio that is connected and knows the demo group."""

    def run(work: Work) -> None:
        async def whole() -> None:
            async with parts.connected(recorder) as studio:
                await until(lambda: bool(studio.roster.sources))
                studio.roster.set_group("demo")
                await work(studio)
                if studio.recording.is_open:
                    await studio.recording.stop()

        asyncio.run(whole())

    return run
