"""`import asyncio` costs nothing until a name is taken from it."""

import subprocess
import sys

import pytest

BEFORE = """
import sys
from recorder_gui.late_asyncio import put_off_asyncio
put_off_asyncio()
import asyncio
import asyncio as again
print("asyncio.base_events" in sys.modules, "ssl" in sys.modules)
"""
THREADS = """
import threading
answers = []
threads = [
    threading.Thread(target=lambda: answers.append(asyncio.to_thread.__name__)) for _ in range(8)
]
for each in threads:
    each.start()
for each in threads:
    each.join()
print(answers == ["to_thread"] * 8)
"""
WAYS = (
    "asyncio.run(asyncio.sleep(0)); print(True)",
    "from asyncio import Future; print(Future is asyncio.Future)",
    "import asyncio.subprocess; print(asyncio.subprocess.PIPE == -1)",
    "from asyncio import events; print(events.get_event_loop_policy() is not None)",
    "print(not hasattr(asyncio, 'sockets_and_more'))",
    THREADS,
)


@pytest.mark.parametrize("way", WAYS)
def test_whoever_takes_something_from_asyncio_finds_all_of_it(way: str) -> None:
    command = [sys.executable, "-c", BEFORE + way]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    assert told.splitlines() == ["False False", "True"]
