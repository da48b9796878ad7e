"""The window is there before the loop of coroutines; what the person asks for waits for it."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from pathlib import Path
from recorder_gui.late_asyncio import put_off_asyncio
put_off_asyncio()
from PySide6.QtCore import QEvent, QObject
from recorder_gui.app import DesktopApplication, prepare_application
from recorder_gui.opening import loop_once_seen
from recorder_gui.places import Places

application = prepare_application([])
program = DesktopApplication(application, Places.under(Path(sys.argv[1])), in_loop=False)

class Hand(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            print("painted,", "with asyncio" if "asyncio.events" in sys.modules else "no asyncio")
            program.tasks.start(lambda: work("first"), key="press")
            program.tasks.start(lambda: work("refused"), key="press")
            program.tasks.start(lambda: work("second"))
        return False

async def work(name):
    print(name)
    if name == "second":
        program.close()

hand = Hand()
program.window.installEventFilter(hand)
loop = loop_once_seen(application, program.window, program.start)

async def main():
    program.enter()
    await program.wait_until_closed()
    await program.shut_down()

with loop:
    loop.run_until_complete(main())
print("closed")
"""


def test_what_is_asked_for_at_the_first_sight_begins_with_the_loop(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert told.stdout.splitlines() == ["painted, no asyncio", "first", "second", "closed"]
