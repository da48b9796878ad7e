"""The window is killed while it records: the recording goes on, the next window finds it. The
recorder is killed: the window says so, starts it again, and what was recorded is there.
"""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av
import pytest

from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.local import runtime_file
from recorder_gui.client.local.api import LocalApi
from recorder_gui.places import Places
from recorder_gui.protocol.local import History, ReadyLine
from recorder_gui.protocol.states import Status

TOP = Path(__file__).resolve().parent.parent.parent


@contextmanager
def window(folder: Path, what: str) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "tests.scenarios.window_in_a_process", str(folder), what]
    with (folder / f"{what}.log").open("w") as log:
        process = subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def said_by(process: "subprocess.Popen[str]", log: Path) -> dict[str, object]:
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, log.read_text(encoding="utf-8")[-3000:]
    return json.loads(line)


@contextmanager
def recorder_ended_after(folder: Path) -> Iterator[None]:
    """Whatever happens, the recorder that outlives windows does not outlive the test."""
    try:
        yield
    finally:
        running = runtime_file.read(Places.under(folder).local.runtime)
        if running is not None:
            os.kill(running.ready.pid, signal.SIGTERM)


async def history_of(ready: ReadyLine, record_id: str, until_recorded: float) -> History:
    """The recording's history once so many seconds are recorded."""
    endpoint = Endpoint(ready.control, ready.storage, ready.app_id, ready.token)
    async with LocalApi(endpoint) as local, asyncio.timeout(30):
        while (history := await local.history(record_id)).recorded_seconds < until_recorded:
            await asyncio.sleep(0.1)
        return history


@pytest.mark.timeout(120)
def test_the_recording_goes_on_and_the_next_window_shows_it(tmp_path: Path) -> None:
    with recorder_ended_after(tmp_path):
        with window(tmp_path, "record") as first:
            record_id = str(said_by(first, tmp_path / "record.log")["record_id"])
            first.send_signal(signal.SIGKILL)
            first.wait()

        running = runtime_file.read(Places.under(tmp_path).local.runtime)
        assert running is not None
        before = asyncio.run(history_of(running.ready, record_id, 0.1)).recorded_seconds
        after = asyncio.run(history_of(running.ready, record_id, before + 1.0))
        assert after.status == Status.RECORDING

        with window(tmp_path, "find") as second:
            found = said_by(second, tmp_path / "find.log")
            assert second.wait(60) == 0, (tmp_path / "find.log").read_text(encoding="utf-8")
        assert found["record_id"] == record_id
        assert found["status"] == Status.RECORDING
        assert found["running"] == "outlives"
        assert found["shown"] == ["Ada"]

    # the recorder finishes what was stopped before it ends
    frames = frames_of(stored_file(Places.under(tmp_path).local.data, record_id))
    assert frames / 30 >= before + 1.0


@pytest.mark.timeout(120)
def test_a_killed_window_s_canvas_and_scenes_are_there_in_the_next(tmp_path: Path) -> None:
    settings = Places.under(tmp_path).settings
    with recorder_ended_after(tmp_path):
        with window(tmp_path, "compose") as first:
            said_by(first, tmp_path / "compose.log")
            deadline = time.monotonic() + 30
            canvas = settings / "canvas.recorder-layout"
            while not (canvas.exists() and list((settings / "scenes").rglob("*.json"))):
                assert time.monotonic() < deadline
                time.sleep(0.05)
            first.send_signal(signal.SIGKILL)
            first.wait()
        with window(tmp_path, "look") as second:
            found = said_by(second, tmp_path / "look.log")
            assert second.wait(60) == 0, (tmp_path / "look.log").read_text(encoding="utf-8")
    assert found == {"texts": ["Lesson 1"], "scenes": ["Talk"], "sentences": []}


@pytest.mark.timeout(120)
def test_a_killed_recorder_is_started_again_and_the_recording_is_there(tmp_path: Path) -> None:
    with recorder_ended_after(tmp_path), window(tmp_path, "survive") as process:
        record_id = str(said_by(process, tmp_path / "survive.log")["record_id"])
        runtime = Places.under(tmp_path).local.runtime
        running = runtime_file.read(runtime)
        assert running is not None
        asyncio.run(history_of(running.ready, record_id, 2.0))
        os.kill(running.ready.pid, signal.SIGKILL)

        seen = said_by(process, tmp_path / "survive.log")
        assert process.wait(30) == 0
    assert seen["sentences"], "the user was told nothing"
    ended = "The recording has ended: the recorder ended unexpectedly."
    assert seen["afterwards"] == [ended], "what is over is shown, or what happened is not"
    assert seen["status"] == Status.DONE
    assert seen["files"] == ["outlives"]
    assert seen["running"] == ""
    assert frames_of(stored_file(Places.under(tmp_path).local.data, record_id)) / 30 >= 1.0


def stored_file(data: Path, record_id: str) -> Path:
    deadline = time.monotonic() + 30
    while not (found := list((data / "files").glob(f"{record_id}*.mp4"))):
        assert time.monotonic() < deadline, sorted(data.rglob("*"))
        time.sleep(0.1)
    return found[0]


def frames_of(path: Path) -> int:
    with av.open(str(path)) as container:
        return sum(1 for _ in container.decode(video=0))
