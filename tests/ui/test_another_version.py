"""A recorder that a window of another version left running: replaced when it is idle, used as it
is while it records."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from recorder_gui import __version__
from recorder_gui.app import DesktopApplication
from recorder_gui.client.local import recorder_process, runtime_file
from recorder_gui.client.local.recorder import is_same_version
from recorder_gui.protocol.states import Status
from tests.ui.conftest import Scenario
from tests.waiting import until

InWindow = Callable[[Scenario], None]

# What a window of that version does: starts the recorder, perhaps records, and leaves it running.
OTHER_WINDOW = """
import asyncio, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.client.local import recorder as local
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.requests import InitRecord, SetLayout, VideoItem

local.__version__ = "0.0.7"

async def main():
    folders = local.LocalFolders.under(Path(sys.argv[1]))
    recorder = local.LocalRecorder(folders, ThreadPoolExecutor(2))
    at = local.endpoint_of(await recorder.find_or_start())
    if sys.argv[2] == "record":
        channel = await ControlChannel.open(at.control, at.app_id, at.token)
        begun = await channel.request(InitRecord(group_id="demo", width=320, height=240))
        video = VideoItem(user_id="Ada", media_id="camera", media_type=MediaType.CAMERA)
        await channel.request(SetLayout(record_id=begun.record_id, video_list=(video,)))
        await channel.close()
        print(begun.record_id)
    recorder.release()

asyncio.run(main())
"""


def leave_running(folder: Path, work: str) -> tuple[int, str]:
    """Process id of the recorder of the other version, and the id of what it records."""
    command = [sys.executable, "-c", OTHER_WINDOW, str(folder), work]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, timeout=40)
    running = runtime_file.read(folder / "runtime")
    assert running is not None
    assert running.version == "0.0.7" != __version__
    return running.ready.pid, ended.stdout.strip()


def test_an_idle_one_is_replaced_by_ours_and_that_is_told(
    in_window: InWindow, tmp_path: Path
) -> None:
    old, _ = leave_running(tmp_path, "rest")

    async def scenario(program: DesktopApplication) -> None:
        program.start()
        messages = program.window.messages
        await until(lambda: messages.sentences() != [], 20)
        assert messages.sentences() == ["A recorder of version 0.0.7 ran on this computer."]
        await until(lambda: program.connection.is_connected, 20)
        ours = await program.local_recorder.find()
        assert ours is not None
        assert is_same_version(ours)
        assert ours.ready.pid != old
        assert not recorder_process.is_alive(old)

    in_window(scenario)


def test_one_that_records_is_used_as_it_is_and_its_recording_goes_on(
    in_window: InWindow, tmp_path: Path
) -> None:
    old, record_id = leave_running(tmp_path, "record")

    async def first(program: DesktopApplication) -> None:
        program.start()
        messages = program.window.messages
        await until(lambda: messages.sentences() != [], 20)
        assert messages.sentences() == [
            "The recorder on this computer is of another version: 0.0.7."
        ]
        recording = program.pages.studio.recording
        await until(lambda: recording.status == Status.RECORDING, 20)
        assert recording.task is not None
        assert recording.task.record_id == record_id
        running = await program.local_recorder.find()
        assert running is not None
        assert running.ready.pid == old
        await program.pages.stop_recording()

    in_window(first)
    # Idle now, it has ended with that window; its file is whole and there for ours.
    assert not recorder_process.is_alive(old)
    assert len(list((tmp_path / "recorder" / "files").rglob("*.mp4"))) == 1
