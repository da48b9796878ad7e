"""A machine that cannot keep up: the task and the log say so, with the number of frames, and the
recording stays as long as it took."""

import asyncio
import os
import signal
from collections.abc import Callable

from tests.raw_client import connected, local, until
from tests.running_recorder import RunningRecorder
from tests.scenarios.test_kill_recorder import decoded, start_recording, until_recorded, workers_of

AWAY = 0.7  # seconds in which nothing is composed


def test_frames_that_a_slow_machine_repeats_are_counted_and_said(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    recorder = start_recorder()

    async def scenario() -> str:
        async with connected(recorder) as client:
            record_id = await start_recording(client)
            await until_recorded(client, record_id, 1)
            (worker,) = workers_of(recorder.data)
            os.kill(worker, signal.SIGSTOP)
            await asyncio.sleep(AWAY)  # that it stands still is what is tried
            os.kill(worker, signal.SIGCONT)

            async def is_said() -> bool:
                path = f"/local/recordings/{record_id}/history"
                told = await asyncio.to_thread(local, recorder, path)
                return "frames_repeated" in [event["kind"] for event in told["events"]]

            await until(is_said, "word of repeated frames")
            await client.ask(4101, record_id=record_id)
            await client.until_status(record_id, 6)
            return record_id

    record_id = asyncio.run(scenario())
    told = local(recorder, f"/local/recordings/{record_id}/history")
    assert told["repeated_frames"] >= round((AWAY - 0.3) * told["frame_rate"])
    said = next(event for event in told["events"] if event["kind"] == "frames_repeated")
    assert 0 < int(said["text"]) <= told["repeated_frames"]
    assert "cannot keep up" in recorder.log.read_text()
    frames, sound = decoded(recorder.data / "files" / f"{record_id}.mp4")
    assert frames == told["frames"]
    assert abs(sound - frames / told["frame_rate"]) < 0.2
