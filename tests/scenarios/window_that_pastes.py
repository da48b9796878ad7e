"""A whole window on a display, whose canvas gets real keys; everything it keeps is in one folder.

    window_that_pastes.py FOLDER copy   puts two items on the canvas, copies them, says so, and
                                        stays until its input ends
    window_that_pastes.py FOLDER paste  pastes, undoes, pastes again, and says what is there each
                                        time

It says what it has to say in lines of JSON.
"""

import asyncio
import gc
import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from recorder_gui.app import DesktopApplication, prepare_application
from recorder_gui.layout.document import SourceKey
from recorder_gui.places import Places
from recorder_gui.protocol.fields import MediaType, SubtitleType
from recorder_gui.qt_loop import QtLoop
from tests.waiting import until

ADA = SourceKey("Ada", "camera", MediaType.CAMERA)
CONTROL = Qt.KeyboardModifier.ControlModifier


def say(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


def press(program: DesktopApplication, key: Qt.Key) -> None:
    canvas = program.pages.studio_page.canvas
    canvas.setFocus()
    QTest.keyClick(canvas, key, CONTROL)


async def copy(program: DesktopApplication) -> None:
    editing = program.pages.studio.editing
    editing.place(ADA, (600, 400))
    editing.add_text(SubtitleType.TEXT, "Week 3")
    press(program, Qt.Key.Key_A)
    press(program, Qt.Key.Key_C)
    say(copied=len(program.pages.studio.document.selected))
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


async def paste(program: DesktopApplication) -> None:
    document = program.pages.studio.document
    for key in (Qt.Key.Key_V, Qt.Key.Key_Z, Qt.Key.Key_V):
        expected = 0 if key is Qt.Key.Key_Z else 2
        press(program, key)
        await until(lambda expected=expected: len(document.layout.items) == expected)
    (video,), (text,) = document.layout.videos, document.layout.subtitles
    box = video.box
    say(user=video.source.user_id, box=[box.x, box.y, box.w, box.h], text=text.content)


async def main(program: DesktopApplication, what: str) -> None:
    try:
        program.start()
        await until(program.window.isVisible)
        program.window.activateWindow()  # nobody else manages windows on this display
        await until(program.window.isActiveWindow)
        await (copy if what == "copy" else paste)(program)
    finally:
        await program.shut_down()


if __name__ == "__main__":
    gc.disable()
    qt = prepare_application([])
    with QtLoop(qt) as loop:

        async def whole() -> None:
            await main(DesktopApplication(qt, Places.under(Path(sys.argv[1]))), sys.argv[2])

        loop.run_until_complete(whole())
