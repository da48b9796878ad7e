"""What a recording's journal makes of changes that can't be written (tasks/journal)."""

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from recorder_gui.recorder.catalogue.catalogue import Catalogue
from recorder_gui.recorder.catalogue.recordings import RecordingRow
from recorder_gui.recorder.tasks.journal import Journal

ROW = RecordingRow(
    record_id="1", app_id="school", group_id="lesson", file_name="talk", start_time=0
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = Catalogue(tmp_path / "catalogue.sqlite3")
    opened.open()
    yield opened
    opened.close()


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
        await journal.note("started", also=first)
        assert not journal.is_saved and not written
        refuses[0] = False
        await journal.note("ended", also=lambda _: written.append("second"))
        assert journal.is_saved and written == ["first", "second"]

    asyncio.run(scenario())
