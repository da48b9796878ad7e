"""Media that are damaged on purpose, as sources: a sample of what the soak tries in full."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mutated_clips import mutated, originals
from tests.raw_client import audio, connected, post, video
from tests.recording_clips import groups_of, record
from tests.running_recorder import RunningRecorder


@pytest.mark.needs_program("ffmpeg")
def test_damaged_clips_end_neither_the_service_nor_a_recording(
    start_recorder: Callable[..., RunningRecorder],
    program: Callable[[str], Path],
    tmp_path: Path,
) -> None:
    sources = originals(program("ffmpeg"), tmp_path)
    clips = [*mutated(sources, tmp_path, range(15)), sources[0]]
    groups = tmp_path / "groups.toml"
    groups.write_text(groups_of(clips))
    recorder = start_recorder(groups=groups)
    told = record(recorder, clips, 2)
    assert (told["status"], told["reason"]) == (6, "")
    assert told["frames"] >= 30
    assert told["recorded_seconds"] == told["frames"] / 15
    found = [e["user_id"] for e in told["events"] if e["kind"] == "source_found"]
    assert "u15" in found
    assert post(recorder, "/api/store/volume/getUsedVolume")["code"] == 0


def test_more_videos_or_audios_than_a_layout_takes_are_a_bad_parameter(
    recorder: RunningRecorder,
) -> None:
    async def scenario() -> None:
        async with connected(recorder) as client:
            record_id = await client.init()
            for fields in (
                {"video_list": [video("Ada")] * 17},
                {"audio_list": [audio("Ada")] * 11},
            ):
                reply = await client.ask(4102, record_id=record_id, **fields)
                assert (reply["code"], reply["record_id"]) == (30003, record_id)
            assert await client.status(record_id) == 1
            most = {"video_list": [video("Ada")] * 16, "audio_list": [audio("Ada")] * 10}
            assert (await client.ask(4102, record_id=record_id, **most))["code"] == 0
            await client.ask(4101, record_id=record_id)
            await client.until_status(record_id, 6)

    asyncio.run(scenario())
