import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from recorder_gui.recorder.catalogue.catalogue import Catalogue


def put(name: str) -> Callable[[sqlite3.Connection], str]:
    def write(connection: sqlite3.Connection) -> str:
        connection.execute("INSERT INTO events VALUES (?, 1, '{}')", [name])
        return name

    return write


def count(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM events").fetchone()[0])


def test_a_read_sees_every_change_that_was_answered(catalogue: Catalogue) -> None:
    async def scenario() -> None:
        for number in range(20):
            assert await catalogue.write(put(f"{number}")) == f"{number}"
            assert await catalogue.read(count) == number + 1

    asyncio.run(scenario())


def test_changes_that_wait_together_fail_each_by_itself(catalogue: Catalogue) -> None:
    async def scenario() -> None:
        jobs = [catalogue.write(put(name)) for name in ("a", "b", "a", "c")]
        done = await asyncio.gather(*jobs, return_exceptions=True)
        assert [done[0], done[1], done[3]] == ["a", "b", "c"]
        assert isinstance(done[2], sqlite3.IntegrityError)
        assert await catalogue.read(count) == 3

    asyncio.run(scenario())


def test_a_change_that_raises_half_way_is_undone(catalogue: Catalogue) -> None:
    def half(connection: sqlite3.Connection) -> None:
        put("half")(connection)
        raise RuntimeError("broken off")

    async def scenario() -> None:
        with pytest.raises(RuntimeError, match="broken off"):
            await catalogue.write(half)
        assert await catalogue.read(count) == 0

    asyncio.run(scenario())


def test_a_reader_cannot_write(catalogue: Catalogue) -> None:
    async def scenario() -> None:
        with pytest.raises(sqlite3.OperationalError):
            await catalogue.read(put("never"))

    asyncio.run(scenario())


def test_what_was_asked_before_the_end_is_carried_out(tmp_path: Path) -> None:
    async def scenario() -> None:
        catalogue = Catalogue(tmp_path / "c.sqlite3")
        catalogue.open()
        jobs = [asyncio.ensure_future(catalogue.write(put(f"{n}"))) for n in range(50)]
        await asyncio.sleep(0)
        await asyncio.to_thread(catalogue.close)
        assert len(await asyncio.gather(*jobs)) == 50

    asyncio.run(scenario())
