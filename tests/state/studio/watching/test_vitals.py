"""How a recording does, as our own recorder pushes it, and what is left of that elsewhere."""

import asyncio
import wave
from collections.abc import Callable
from pathlib import Path

from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import History, HistoryEvent, MediaSource
from recorder_gui.protocol.states import Status
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.task import Task
from recorder_gui.state.studio.watching.vitals import SILENT_BELOW
from tests.running_recorder import RunningRecorder
from tests.state.studio.conftest import Work
from tests.state.studio.parts import StudioParts, started
from tests.waiting import until


def test_frames_levels_and_sources_are_pushed(at_recorder: Callable[[Work], None]) -> None:
    async def work(studio: Studio) -> None:
        await started(studio, people=2)
        vitals = studio.vitals
        await until(lambda: vitals.pulse is not None and vitals.pulse.frames > 15)
        await until(lambda: vitals.pulse is not None and vitals.pulse.sources == 4)
        await until(lambda: vitals.pulse is not None and vitals.pulse.lost == ())
        keys = studio.document.committed_layout.sound
        await until(lambda: all((vitals.level(key) or -100) > SILENT_BELOW for key in keys))
        await studio.recording.pause()
        await until(lambda: vitals.level(keys[0]) is None)  # nobody listens
        await studio.recording.stop()
        assert vitals.pulse is None

    at_recorder(work)


def silence(path: Path) -> Path:
    """A minute in which nothing is heard."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(2 * 8000 * 60))
    return path


def lost(studio: Studio) -> list[SourceKey]:
    pulse = studio.vitals.pulse
    return [] if pulse is None else [each.key for each in pulse.lost]


def test_a_silent_microphone_and_a_missing_source_are_seen(
    at_recorder: Callable[[Work], None], tmp_path: Path
) -> None:
    quiet = SourceKey("quiet", "1", MediaType.MICROPHONE)
    gone = SourceKey("gone", "1", MediaType.CAMERA)
    places = {quiet: str(silence(tmp_path / "quiet.wav")), gone: str(tmp_path / "none.mp4")}

    async def work(studio: Studio) -> None:
        streams = [
            MediaSource(user_id=key.user_id, media_id="1", media_type=key.media_type, source=place)
            for key, place in places.items()
        ]
        try:
            await studio.roster.add(streams)
            studio.editing.set_sound(quiet, True)
            studio.editing.place(gone)
            await started(studio)
            vitals = studio.vitals
            await until(lambda: lost(studio) == [gone])
            assert vitals.pulse is not None and vitals.pulse.lost[0].reason
            await until(lambda: vitals.level(quiet) is not None)
            await until(lambda: vitals.silent_for(quiet) > 0.5)
            assert (vitals.level(quiet) or 0) <= SILENT_BELOW
            await studio.recording.stop()
        finally:
            for key in places:
                await studio.roster.remove(key)

    at_recorder(work)


def test_without_pushes_the_history_tells_a_part(parts: StudioParts, studio: Studio) -> None:
    studio.recording._set(Task("r", "g", Status.RECORDING))
    lost = {"user_id": "u", "media_id": "m", "media_type": 2}
    events = [
        HistoryEvent(time=1, kind="source_lost", text="file-not-found", **lost),  # type: ignore[arg-type]
        HistoryEvent(time=2, kind="source_lost", user_id="v", media_id="m", media_type=1),
        HistoryEvent(time=3, kind="source_found", user_id="v", media_id="m", media_type=1),
    ]
    history = History(
        record_id="r",
        group_id="g",
        status=2,
        width=1,
        height=1,
        frame_rate=30,
        frames=90,
        repeated_frames=3,
        events=tuple(events),
    )
    studio.recording.history_seen.emit(history)
    pulse = studio.vitals.pulse
    assert pulse is not None and (pulse.frames, pulse.repeated) == (90, 3)
    assert [each.key.user_id for each in pulse.lost] == ["u"]
    assert pulse.disk_seconds is None


def test_at_a_service_without_extras_nothing_is_known(
    parts: StudioParts, start_recorder: Callable[..., RunningRecorder]
) -> None:
    service = start_recorder(no_local=True)

    async def work() -> None:
        async with parts.connected(service) as studio:
            studio.roster.set_group("demo")
            key = SourceKey("Ada", "camera", MediaType.CAMERA)
            await studio.roster.add(
                [MediaSource(user_id="Ada", media_id="camera", media_type=MediaType.CAMERA)]
            )
            studio.editing.place(key)
            await started(studio, people=0)
            await studio.recording.refresh()
            assert studio.vitals.pulse is None and studio.marks.kept_here
            await studio.recording.stop()

    asyncio.run(work())
