"""Muting takes effect at once, and leaves everything else as it runs."""

from collections.abc import Callable

from recorder_gui.errors import UserFacingError
from recorder_gui.protocol.fields import SubtitleType
from recorder_gui.protocol.requests import Stop
from recorder_gui.state.studio.studio import Studio
from tests.state.studio.conftest import Work
from tests.state.studio.parts import StudioParts, started
from tests.waiting import until

AtRecorder = Callable[[Work], None]


def heard(studio: Studio) -> list[str]:
    running = studio.recording.running
    return [] if running is None else [item.user_id for item in running.audios]


def test_a_muted_microphone_is_out_of_the_mix_at_once_and_back_again(
    at_recorder: AtRecorder,
) -> None:
    async def work(studio: Studio) -> None:
        await started(studio, people=2)
        first, second = studio.document.committed_layout.sound
        studio.editing.add_text(SubtitleType.TEXT, "not applied")
        studio.muting.set_muted(first, True, ticked=True)
        await until(lambda: heard(studio) == [second.user_id])
        assert studio.is_staged and studio.recording.running is not None
        assert studio.recording.running.subtitles == ()  # what is staged stays staged
        assert studio.document.committed_layout.sound == (first, second)
        studio.muting.set_muted(first, False, ticked=True)
        await until(lambda: set(heard(studio)) == {first.user_id, second.user_id})

    at_recorder(work)


def test_applying_does_not_bring_a_muted_one_back(at_recorder: AtRecorder) -> None:
    async def work(studio: Studio) -> None:
        await started(studio, people=2)
        first, second = studio.document.committed_layout.sound
        studio.muting.set_muted(first, True, ticked=True)
        await until(lambda: heard(studio) == [second.user_id])
        assert not studio.is_staged
        studio.editing.nudge(8, 8)
        await studio.recording.apply(studio.wire)
        assert heard(studio) == [second.user_id]

    at_recorder(work)


def test_muted_while_paused_it_is_silent_after_resuming(at_recorder: AtRecorder) -> None:
    async def work(studio: Studio) -> None:
        await started(studio)
        (only,) = studio.document.committed_layout.sound
        await studio.recording.pause()
        studio.muting.set_muted(only, True, ticked=True)
        assert heard(studio) == [only.user_id]
        await studio.recording.resume()
        await until(lambda: heard(studio) == [])

    at_recorder(work)


def test_a_refusal_shows_what_is_heard(
    at_recorder: AtRecorder, parts: StudioParts, told: list[UserFacingError]
) -> None:
    async def work(studio: Studio) -> None:
        await started(studio)
        (only,) = studio.document.committed_layout.sound
        task = studio.recording.task
        assert task is not None
        await parts.connection.control.request(Stop(record_id=task.record_id))
        studio.muting.set_muted(only, True, ticked=True)
        await until(lambda: bool(told))
        assert not studio.muting.is_muted(only)

    at_recorder(work)
