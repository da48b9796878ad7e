"""Opens the whole window as the command does, with everything under DIR, says "ready" once it is
connected to this computer's recorder and the demo group is listed, and closes properly:
`ready_window.py DIR`.
"""

import sys
from pathlib import Path


def main(folder: Path) -> None:
    from recorder_gui.cli import quicken_start

    quicken_start()
    import asyncio

    from recorder_gui.app import DesktopApplication, prepare_application
    from recorder_gui.opening import loop_once_seen
    from recorder_gui.places import Places

    application = prepare_application([])
    program = DesktopApplication(application, Places.under(folder), in_loop=False)
    loop = loop_once_seen(application, program.window, program.start)

    async def until_ready() -> None:
        program.enter()
        try:
            async with asyncio.timeout(60):
                while not (
                    program.connection.is_connected and "demo" in program.pages.studio.roster.groups
                ):
                    await asyncio.sleep(0.005)
            print("ready", flush=True)
        finally:
            await program.shut_down()

    with loop:
        loop.run_until_complete(until_ready())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
