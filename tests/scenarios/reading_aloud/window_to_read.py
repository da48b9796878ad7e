"""A window with things on its canvas, read by a second program that it starts.

    window_to_read.py FOLDER READER...     READER: the command that is `reader.py`

Says as lines of JSON: what is on the canvas, what the reader found, what it found in Chinese, what
it did, and what is on the canvas then; what it found in Tasks, in English and in Chinese, where a
recording that is over is chosen.
"""

import asyncio
import json
import sys
from pathlib import Path

import qasync
from PySide6.QtWidgets import QApplication

from recorder_gui.app import DesktopApplication, prepare_application
from recorder_gui.layout.document import SourceKey, Video
from recorder_gui.places import Places
from recorder_gui.protocol.fields import MediaType, SubtitleType
from recorder_gui.protocol.requests import InitRecord, Stop
from recorder_gui.state.language import LanguageChoice

WITHIN = 40.0


async def run(reader: list[str], *words: str) -> object:
    process = await asyncio.create_subprocess_exec(*reader, *words, stdout=asyncio.subprocess.PIPE)
    told, _errors = await process.communicate()
    assert process.returncode == 0, f"the reader ended with {process.returncode}"
    return json.loads(told)


async def main(folder: Path, reader: list[str]) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    program = DesktopApplication(application, Places.under(folder), language=LanguageChoice.ENGLISH)
    program.window.show()
    program.window.show_page("studio")
    editing, document = program.pages.studio.editing, program.pages.studio.document
    for name in ("Ada", "Bao", "Clara"):
        editing.place(SourceKey(name, "camera", MediaType.CAMERA))
    editing.add_text(SubtitleType.TEXT, "Lesson 1")
    document.select([])

    def boxes() -> list[list[int]]:
        videos = [item for item in document.layout.items if isinstance(item, Video)]
        return [[each.box.x, each.box.y, each.box.w, each.box.h] for each in videos]

    async with asyncio.timeout(WITHIN):
        print(json.dumps({"zoom": program.pages.studio_page.canvas.zoom, "boxes": boxes()}))
        print(json.dumps(await run(reader, "read")))
        program.language.set_choice(LanguageChoice.CHINESE)
        print(json.dumps(await run(reader, "read")))
        program.language.set_choice(LanguageChoice.ENGLISH)
        print(json.dumps(await run(reader, "do", "Bao", "move right")))
        print(json.dumps({"boxes": boxes()}))
        await choose_a_recording(program)
        print(json.dumps(await run(reader, "table", "Recordings")))
        program.language.set_choice(LanguageChoice.CHINESE)
        print(json.dumps(await run(reader, "table", "录制")))
    await program.shut_down()


async def choose_a_recording(program: DesktopApplication) -> None:
    """Of this computer's recorder, set up and stopped at once."""
    program.start()
    while not program.connection.is_connected:
        await asyncio.sleep(0.02)
    control = program.connection.control
    made = await control.request(InitRecord(group_id="lesson-7", file_name="physics"))
    await control.request(Stop(record_id=made.record_id))
    program.window.show_page("tasks")
    page = program.pages.tasks_page
    while not page.table.choose(made.record_id):
        await asyncio.sleep(0.02)
    while page.details.value("record_id") != made.record_id:
        await asyncio.sleep(0.02)


if __name__ == "__main__":
    loop = qasync.QEventLoop(prepare_application(sys.argv[:1]))
    with loop:
        loop.run_until_complete(main(Path(sys.argv[1]), sys.argv[2:]))
