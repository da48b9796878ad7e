"""A whole window in a process of its own, with everything it keeps under one folder.

    window_in_a_process.py FOLDER record   connects, records, says so, and stays
    window_in_a_process.py FOLDER survive  records, and tells what its user sees and finds once the
                                           recorder was lost and is back
    window_in_a_process.py FOLDER find     connects, says which recording it shows, stops it, ends
    window_in_a_process.py FOLDER compose  puts something on the canvas, saves a scene, and stays
    window_in_a_process.py FOLDER look     says what is on the canvas and which scenes there are

It says what it has to say in lines of JSON.
"""

import asyncio
import json
import sys
from pathlib import Path

import qasync
from PySide6.QtWidgets import QApplication

from recorder_gui.app import DesktopApplication, prepare_application
from recorder_gui.layout.wire import WireLayout
from recorder_gui.places import Places
from recorder_gui.protocol.fields import MediaType, SubtitleType
from recorder_gui.protocol.requests import AudioItem, InitRecord, Query, VideoItem
from recorder_gui.protocol.states import Status

GROUP = "demo"
WITHIN = 30.0


def say(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


async def record(program: DesktopApplication) -> str:
    studio = program.pages.studio
    studio.roster.set_group(GROUP)
    video = VideoItem(user_id="Ada", media_id="camera", media_type=MediaType.CAMERA, w=1920, h=1080)
    sound = AudioItem(user_id="Ada", media_id="microphone", media_type=MediaType.MICROPHONE)
    record_id = await studio.recording.start(
        InitRecord(group_id=GROUP, file_name="outlives"), WireLayout((video,), (sound,))
    )
    say(record_id=record_id)
    return record_id


async def survive(program: DesktopApplication) -> None:
    record_id = await record(program)
    connection = program.connection
    sentences: set[str] = set()
    while connection.is_connected:
        await asyncio.sleep(0.02)
    while not connection.is_connected:
        sentences.update(program.window.messages.sentences())
        await asyncio.sleep(0.02)
    while True:
        reply = await connection.control.request(Query(record_id=record_id))
        if reply.record_list[0].status in (Status.DONE, Status.FAILED):
            break
        await asyncio.sleep(0.1)
    while program.pages.studio.recording.status not in (Status.DONE, Status.FAILED):
        await asyncio.sleep(0.02)
    assert connection.storage is not None
    files = await connection.storage.list_files()
    say(
        sentences=sorted(sentences),
        afterwards=list(program.window.messages.sentences()),
        status=reply.record_list[0].status,
        files=[file.resource_name for file in files.files],
        running=program.pages.recording_name(),
    )


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


async def compose(program: DesktopApplication) -> None:
    studio = program.pages.studio
    studio.roster.set_group(GROUP)
    while not studio.layouts.scenes.is_ready:
        await asyncio.sleep(0.02)
    studio.editing.add_text(SubtitleType.TEXT, "Lesson 1")
    studio.layouts.scenes.save_new("Talk")
    say(composed=True)
    await program.wait_until_closed()


async def look(program: DesktopApplication) -> None:
    studio = program.pages.studio
    studio.roster.set_group(GROUP)
    while not (studio.document.layout.items and studio.layouts.scenes.all):
        await asyncio.sleep(0.02)
    say(
        texts=[text.content for text in studio.document.layout.subtitles],
        scenes=[scene.name for scene in studio.layouts.scenes.all],
        sentences=list(program.window.messages.sentences()),
    )


async def main(folder: Path, what: str) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    program = DesktopApplication(application, Places.under(folder))
    program.start()
    async with asyncio.timeout(WITHIN):
        while not program.connection.is_connected:
            await asyncio.sleep(0.05)
    if what == "record":
        await record(program)
        await program.wait_until_closed()
    async with asyncio.timeout(WITHIN):
        works = {"find": find, "survive": survive, "look": look, "compose": compose}
        await works[what](program)
    await program.shut_down()


if __name__ == "__main__":
    loop = qasync.QEventLoop(prepare_application(sys.argv[:1]))
    with loop:
        loop.run_until_complete(main(Path(sys.argv[1]), sys.argv[2]))
