"""A whole window in a process of its own, with everything it keeps under one folder.

    window_in_a_process.py FOLDER record   connects, records, says so, and stays
    window_in_a_process.py FOLDER find     connects, says which recording it shows, stops it, ends

It says what it has to say in lines of JSON.
"""

import asyncio
import json
import sys
from pathlib import Path

import qasync
from PySide6.QtWidgets import QApplication

from recorder_gui.app import DesktopApplication, Places, prepare_application
from recorder_gui.layout.wire import WireLayout
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.requests import AudioItem, InitRecord, VideoItem

GROUP = "demo"
WITHIN = 30.0


def say(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


async def record(program: DesktopApplication) -> None:
    studio = program.pages.studio
    studio.roster.set_group(GROUP)
    video = VideoItem(user_id="Ada", media_id="camera", media_type=MediaType.CAMERA, w=1920, h=1080)
    sound = AudioItem(user_id="Ada", media_id="microphone", media_type=MediaType.MICROPHONE)
    record_id = await studio.recording.start(
        InitRecord(group_id=GROUP, file_name="outlives"), WireLayout((video,), (sound,))
    )
    say(record_id=record_id)
    await program.wait_until_closed()


async def find(program: DesktopApplication) -> None:
    recording = program.pages.studio.recording
    while not recording.is_open:
        await asyncio.sleep(0.05)
    task = recording.task
    assert task is not None
    videos = program.pages.studio.document.layout.videos
    say(
        record_id=task.record_id,
        status=task.status,
        shown=[video.source.user_id for video in videos],
        running=program.pages.recording_name(),
    )
    await recording.stop()


async def main(folder: Path, what: str) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    program = DesktopApplication(application, Places.under(folder))
    program.start()
    async with asyncio.timeout(WITHIN):
        while not program.connection.is_connected:
            await asyncio.sleep(0.05)
        if what == "find":
            await find(program)
    if what == "record":
        await record(program)
    await program.shut_down()


if __name__ == "__main__":
    loop = qasync.QEventLoop(prepare_application(sys.argv[:1]))
    with loop:
        loop.run_until_complete(main(Path(sys.argv[1]), sys.argv[2]))
