"""The machine is held awake by a program that ends with the wish, and with us."""

import asyncio
import sys
from pathlib import Path

import pytest

from recorder_gui.recorder.wakefulness import COMMANDS, Wakefulness

# A holder as the system's own: it lives until its input ends, and tells that it did.
_HOLDER = """
import pathlib, sys
place = pathlib.Path(sys.argv[1])
place.write_text("awake")
sys.stdin.read()
place.write_text("asleep")
"""


def holder(place: Path) -> tuple[str, ...]:
    return (sys.executable, "-c", _HOLDER, str(place))


def test_it_is_held_while_it_is_wished_and_let_go_after(tmp_path: Path) -> None:
    place = tmp_path / "state"

    async def work() -> None:
        wakefulness = Wakefulness(holder(place))
        for _ in range(3):
            await wakefulness.keep(True)
        while not place.exists() or place.read_text() != "awake":
            await asyncio.sleep(0.01)
        assert wakefulness.reason == ""
        await wakefulness.keep(False)
        assert place.read_text() == "asleep"
        await wakefulness.close()

    asyncio.run(asyncio.wait_for(work(), 20))


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (("no-such-program-here",), "no-such-program-here: "),
        ((sys.executable, "-c", "raise SystemExit('access denied')"), "access denied"),
        ((sys.executable, "-c", "raise SystemExit(3)"), "ended with 3"),
    ],
)
def test_where_it_cannot_be_the_reason_is_told(command: tuple[str, ...], reason: str) -> None:
    async def work() -> str:
        wakefulness = Wakefulness(command)
        while not wakefulness.reason:
            await wakefulness.keep(True)
            await asyncio.sleep(0.01)
        told = wakefulness.reason
        await wakefulness.keep(True)  # not tried again at once
        await wakefulness.close()
        return told

    assert reason in asyncio.run(asyncio.wait_for(work(), 20))


def test_a_system_that_is_not_known_is_said_to_be() -> None:
    async def work() -> str:
        wakefulness = Wakefulness(platform="plan9")
        await wakefulness.keep(True)
        return wakefulness.reason

    assert asyncio.run(work()) == "this system is not known"
    assert set(COMMANDS) == {"linux", "darwin"}  # and Windows, which needs no program
