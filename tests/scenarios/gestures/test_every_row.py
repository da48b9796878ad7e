"""The table of gestures, a scenario for each row, by mouse and keyboard in the whole window while
it records."""

import traceback
from collections.abc import Callable

from recorder_gui.app import DesktopApplication
from tests.scenarios.gestures.keyboard_rows import KEYBOARD_ROWS
from tests.scenarios.gestures.mouse_rows import MOUSE_ROWS
from tests.scenarios.gestures.table import Table
from tests.ui.conftest import Scenario

InWindow = Callable[[Scenario], None]


def test_every_row_of_the_table_of_gestures_holds(in_window: InWindow) -> None:
    """One window for all of them, each on a new document; all that fail are told."""

    async def scenario(program: DesktopApplication) -> None:
        table = await Table.recording(program)
        failed: list[str] = []
        for row in (*MOUSE_ROWS, *KEYBOARD_ROWS):
            await table.lay()
            try:
                await row(table)
            except (AssertionError, LookupError, TypeError, ValueError):
                failed.append(f"{row.__name__}\n{traceback.format_exc()}")
            table.canvas.hand.cancel()
        await program.pages.stop_recording()
        assert not failed, "\n".join(failed)

    in_window(scenario)
