"""Opens the whole window with everything under DIR, says "ready" once it is connected to this
computer's recorder and the demo group is listed, and closes properly: `ready_window.py DIR`.
"""

import asyncio
import sys
from pathlib import Path

import qasync
from PySide6.QtWidgets import QApplication

from recorder_gui.app import DesktopApplication, prepare_application
from recorder_gui.places import Places


async def main(application: QApplication, folder: Path) -> None:
    program = DesktopApplication(application, Places.under(folder))
    try:
        program.start()
        async with asyncio.timeout(60):
            while not (
                program.connection.is_connected and "demo" in program.pages.studio.roster.groups
            ):
                await asyncio.sleep(0.005)
        print("ready", flush=True)
    finally:
        await program.shut_down()


if __name__ == "__main__":
    qt = prepare_application([])
    with qasync.QEventLoop(qt) as loop:
        loop.run_until_complete(main(qt, Path(sys.argv[1])))
