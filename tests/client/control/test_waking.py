"""A machine that slept is noticed by its two clocks."""

import asyncio
import os
import signal
import subprocess
import sys

from recorder_gui.client.control.waking import WakeWatch


class Clocks:
    """Both clocks as a test sets them; each look takes a moment."""

    def __init__(self) -> None:
        self.wall_seconds = 1_000.0
        self.awake_seconds = 50.0

    def wall(self) -> float:
        self.wall_seconds += 0.001
        return self.wall_seconds

    def awake(self) -> float:
        self.awake_seconds += 0.001
        return self.awake_seconds


async def calls_after(clocks: Clocks, change: float) -> int:
    """How often it woke, when the wall clock jumps by `change` between two looks."""
    woke = 0

    def note() -> None:
        nonlocal woke
        woke += 1

    watch = WakeWatch(note, every=0.002, wall=clocks.wall, awake=clocks.awake)
    watch.start()
    await asyncio.sleep(0.02)
    clocks.wall_seconds += change
    looks = clocks.awake_seconds
    while clocks.awake_seconds < looks + 0.01:
        await asyncio.sleep(0.002)
    await watch.stop()
    return woke


def test_a_jump_of_the_wall_clock_is_a_waking() -> None:
    assert asyncio.run(calls_after(Clocks(), 60.0)) == 1


def test_a_clock_that_is_corrected_a_little_or_set_back_is_none() -> None:
    assert asyncio.run(calls_after(Clocks(), 1.0)) == 0
    assert asyncio.run(calls_after(Clocks(), -3600.0)) == 0


STOPPED = """
import asyncio
from recorder_gui.client.control.waking import WakeWatch

async def main():
    woke = asyncio.Event()
    watch = WakeWatch(woke.set, every=0.05, jump=0.5)
    watch.start()
    print("watching", flush=True)
    await woke.wait()
    print("woke", flush=True)

asyncio.run(main())
"""


def test_a_process_that_was_stopped_for_a_while_has_woken() -> None:
    words = [sys.executable, "-c", STOPPED]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "watching\n"
        os.kill(process.pid, signal.SIGSTOP)
        try:
            process.wait(0.9)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGCONT)
        assert process.stdout.readline() == "woke\n"
