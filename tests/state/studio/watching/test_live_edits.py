"""Live at a real recorder: paced, always ending with the last state, off with a reason."""

import asyncio
import itertools
from collections.abc import Callable

from recorder_gui.client.wire_tap import Direction, WireMessage
from recorder_gui.errors import UserFacingError
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.wire import to_wire
from recorder_gui.protocol.fields import SubtitleType
from recorder_gui.protocol.requests import Stop
from recorder_gui.state.studio.studio import Studio
from tests.state.studio.conftest import Work
from tests.state.studio.parts import StudioParts, started
from tests.waiting import until

AtRecorder = Callable[[Work], None]


def heard_by(studio: Studio) -> list[WireMessage]:
    """Every layout and every list of texts that is sent from now on."""
    sent: list[WireMessage] = []

    def take(message: WireMessage) -> None:
        if message.direction is Direction.SENT and message.kind in ("set layout", "set subtitles"):
            sent.append(message)

    studio.connection.wire_tap.observe(take)
    return sent


def drag(studio: Studio, x: int) -> None:
    """One move of a gesture that is in progress."""
    layout = studio.document.committed_layout
    video = layout.videos[0]
    box = Rectangle(x, video.box.y, video.box.w, video.box.h)
    studio.document.preview(layout.with_boxes({video.id: box}))


def test_a_gesture_is_sent_while_it_lasts_at_most_ten_a_second(at_recorder: AtRecorder) -> None:
    async def work(studio: Studio) -> None:
        await started(studio)
        sent = heard_by(studio)
        studio.live.set_on(True)
        for x in range(60):
            drag(studio, x)
            await asyncio.sleep(0.01)
        during = len(sent)
        assert studio.document.is_previewing and during >= 2
        studio.document.commit_preview("Move")
        await until(lambda: not studio.is_staged)
        gaps = [later.time - one.time for one, later in itertools.pairwise(sent)]
        assert min(gaps) >= 0.095, gaps
        running = studio.recording.running
        assert running is not None and running == studio.wire
        assert running.videos[0].x == 59

    at_recorder(work)


def test_a_cancelled_gesture_ends_with_the_state_of_before(at_recorder: AtRecorder) -> None:
    async def work(studio: Studio) -> None:
        await started(studio)
        before = studio.wire
        studio.live.set_on(True)
        drag(studio, 77)
        await until(lambda: studio.recording.running != before)
        studio.document.cancel_preview()
        await until(lambda: studio.recording.running == before)

    at_recorder(work)


def test_off_it_stages_and_on_it_sends_what_is_staged(at_recorder: AtRecorder) -> None:
    async def work(studio: Studio) -> None:
        await started(studio)
        sent = heard_by(studio)
        studio.editing.add_text(SubtitleType.TEXT, "title")
        await asyncio.sleep(0.05)
        assert studio.is_staged and sent == []
        studio.live.set_on(True)
        await until(lambda: not studio.is_staged)
        assert [message.kind for message in sent] == ["set subtitles"]

    at_recorder(work)


def test_while_paused_edits_wait_and_go_out_after_resuming(at_recorder: AtRecorder) -> None:
    async def work(studio: Studio) -> None:
        await started(studio)
        studio.live.set_on(True)
        await studio.recording.pause()
        sent = heard_by(studio)
        studio.editing.add_text(SubtitleType.TEXT, "title")
        await asyncio.sleep(0.05)
        assert sent == [] and studio.live.is_on
        await studio.recording.resume()
        await until(lambda: not studio.is_staged)

    at_recorder(work)


def test_a_refusal_turns_it_off_with_the_reason(
    at_recorder: AtRecorder, parts: StudioParts, told: list[UserFacingError]
) -> None:
    async def work(studio: Studio) -> None:
        await started(studio)
        studio.live.set_on(True)
        task = studio.recording.task
        assert task is not None
        await parts.connection.control.request(Stop(record_id=task.record_id))  # from elsewhere
        studio.editing.add_text(SubtitleType.TEXT, "title")
        await until(lambda: not studio.live.is_on)
        assert [error.code for error in told] == ["live_off"]
        assert "Live is off now." in told[0].sentence and len(told[0].sentence) > 30
        assert studio.is_staged
        assert studio.recording.running != to_wire(studio.document.layout)

    at_recorder(work)
