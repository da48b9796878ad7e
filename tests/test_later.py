"""What a person must not be kept waiting for is imported once the window is seen."""

import subprocess
import sys

from recorder_gui.later import LATER

CHECK = """
import sys
from recorder_gui.late_asyncio import put_off_asyncio
put_off_asyncio()
import recorder_gui.opening, recorder_gui.ui.studio.page
heavy = {"numpy", "av", "httpx", "websockets", "anyio", "PySide6.QtNetwork"}
heavy |= {"asyncio.events", "ssl", "subprocess", "hashlib"}
print(sorted(heavy & sys.modules.keys()))
print(sorted(name for name in sys.argv[1:] if name in sys.modules))
"""


def test_the_window_and_its_first_page_import_nothing_heavy() -> None:
    told = subprocess.run(
        [sys.executable, "-c", CHECK, *LATER], capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines() == ["[]", "[]"]
