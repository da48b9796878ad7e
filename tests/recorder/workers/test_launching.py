"""A worker that is ready before it is wanted, and what becomes of it when nobody wants it."""

import asyncio
from pathlib import Path

from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.file_lock import try_lock
from recorder_gui.recorder.workers.launching import (
    LOCK_NAME,
    ProcessLauncher,
)

PATIENCE = 20.0


async def spare_in(folder: Path) -> int:
    """The process id of the idle worker, once it is there."""
    async with asyncio.timeout(PATIENCE):
        while True:
            for path in folder.glob("*.lock"):
                if text := path.read_text():
                    return int(text)
            await asyncio.sleep(0.01)


async def is_gone(pid: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while Path(f"/proc/{pid}").exists():
            await asyncio.sleep(0.01)


def begin(folder: Path) -> orders.Begin:
    return orders.Begin(record_id="r", folder=str(folder), name="r", width=64, height=64)


def test_a_recording_gets_the_worker_that_waits_with_its_lock(tmp_path: Path) -> None:
    ready = tmp_path / "ready"

    async def scenario() -> None:
        launcher = ProcessLauncher(ready, spare_after=PATIENCE)
        launcher.expect()
        waiting = await spare_in(ready)
        worker = await launcher.start(begin(tmp_path / "r"))
        lock = tmp_path / "r" / LOCK_NAME
        assert int(lock.read_text()) == waiting
        assert not list(ready.iterdir())
        assert try_lock(lock) is None
        assert isinstance(await worker.order(orders.Stop(), PATIENCE), orders.Answered)
        assert await worker.ended() == 0
        free = try_lock(lock)
        assert free is not None
        free.close()
        await launcher.rest()

    asyncio.run(scenario())


def test_one_that_waits_in_vain_leaves_nothing_nor_does_a_killed_service(tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    ready.mkdir()
    (ready / "9.lock").write_text("")

    async def scenario() -> None:
        launcher = ProcessLauncher(ready)
        launcher.expect()
        unwanted = await spare_in(ready)
        await launcher.rest()
        await is_gone(unwanted)
        assert not list(ready.iterdir())

    asyncio.run(scenario())
