"""What a recording's journal makes of changes that can't be written (tasks/journal)."""

import asyncio
import sqlite3
import threading

import pytest

from recorder_gui.protocol.states import Status
from recorder_gui.recorder.catalogue.catalogue import Catalogue
from recorder_gui.recorder.catalogue.recordings import RecordingRow
from recorder_gui.recorder.tasks.journal import Journal

ROW = RecordingRow(
    record_id="1", app_id="school", group_id="lesson", file_name="talk", start_time=0
)


def test_a_fault_that_is_not_the_disks_reaches_whoever_noted_it(catalogue: Catalogue) -> None:
    def broken(_connection: sqlite3.Connection) -> None:
        raise KeyError("what")

    async def scenario() -> None:
        journal = Journal(ROW, catalogue, patience=10.0)
        with pytest.raises(KeyError, match="what"):
            await journal.note("started", also=broken)
        await journal.note("marker")  # the next one is written all the same
        assert journal.is_saved

    asyncio.run(scenario())


@pytest.mark.expects_log_errors
def test_what_the_disk_refuses_is_written_with_the_next_change(catalogue: Catalogue) -> None:
    refuses = [True]
    written: list[str] = []

    def first(_connection: sqlite3.Connection) -> None:
        if refuses[0]:
            raise sqlite3.OperationalError("database or disk is full")
        written.append("first")

    async def scenario() -> None:
        journal = Journal(ROW, catalogue, patience=10.0)
        await journal.note("started", changes={"frames": 9}, also=first)
        assert not journal.is_saved and not written
        assert journal.told(ROW) == journal.row
        refuses[0] = False
        await journal.note("ended", also=lambda _: written.append("second"))
        assert journal.is_saved and written == ["first", "second"]

    asyncio.run(scenario())


def test_what_is_being_written_is_told_once_it_is_on_disk(catalogue: Catalogue) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(_connection: sqlite3.Connection) -> None:
        begun.set()
        assert go_on.wait(10)

    async def scenario() -> None:
        journal = Journal(ROW, catalogue, patience=10.0)
        noting = asyncio.create_task(
            journal.note("done", changes={"status": Status.DONE}, also=slow)
        )
        assert await asyncio.to_thread(begun.wait, 10)
        assert journal.row.status == Status.DONE and journal.told(ROW) == ROW
        go_on.set()
        await noting

    asyncio.run(scenario())


@pytest.mark.expects_log_errors
def test_what_a_hung_disk_does_not_take_is_told_all_the_same(catalogue: Catalogue) -> None:
    go_on = threading.Event()

    def hung(_connection: sqlite3.Connection) -> None:
        assert go_on.wait(10)

    async def scenario() -> None:
        journal = Journal(ROW, catalogue, patience=0.05)
        await journal.note("done", changes={"status": Status.DONE}, also=hung)
        assert journal.told(ROW).status == Status.DONE
        go_on.set()
        await journal.note("hashed")
        while not journal.is_saved:
            await asyncio.sleep(0.01)

    asyncio.run(scenario())
