"""One recording's row and history, kept in the catalogue as they change.

A change that the disk refuses is kept and written with the next one: a full disk must not make a
recording forget how it ended. One that a hung disk does not answer goes its way beside, and nobody
waits for it any longer: a command is answered all the same.
"""

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from recorder_gui.protocol.local import HistoryEvent
from recorder_gui.recorder.catalogue import history, recordings
from recorder_gui.recorder.catalogue.catalogue import Catalogue
from recorder_gui.recorder.catalogue.recordings import RecordingRow

_LOG = logging.getLogger(__name__)

DISK_SILENT = "the recorder's disk does not answer"

Change = Callable[[sqlite3.Connection], None]


class Journal:
    """`row` is the recording as it is now, whether or not the disk has it yet; `patience` is how
    many seconds the disk may take to answer."""

    def __init__(self, row: RecordingRow, catalogue: Catalogue, patience: float) -> None:
        self.row = row
        self._catalogue = catalogue
        self._patience = patience
        self._unsaved: list[Change] = []
        self._saving: asyncio.Task[None] | None = None
        self._overdue = False
        self._refused = False

    @property
    def is_saved(self) -> bool:
        """Whether all of it is on disk."""
        return not self._unsaved and (self._saving is None or self._saving.done())

    def told(self, on_disk: RecordingRow) -> RecordingRow:
        """What others are told: the row as it is `on_disk`, so that what a state promises (a
        finished file) can be had once it is told; where the disk refuses or hangs, what is known.
        """
        lags = not self.is_saved and (self._refused or self._overdue)
        return self.row if lags else on_disk

    @property
    def trouble(self) -> str:
        """Why it is not all on disk though it should be; "" where nothing is known to be wrong."""
        return DISK_SILENT if self._overdue else ""

    async def note(
        self,
        kind: str,
        *,
        recorded: float = 0.0,
        changes: dict[str, Any] | None = None,
        also: Change | None = None,
        **detail: Any,
    ) -> None:
        """Something happened: an event of `kind` with `detail`, and `changes` of the row.

        `also` is done in the same transaction. Returns when it is on disk, refused by it, or has
        been waited for long enough.
        """
        event = HistoryEvent(time=time.time(), kind=kind, recorded=recorded, **detail)
        changed = changes or {}
        self.row = replace(self.row, **changed)
        record_id = self.row.record_id

        def write(connection: sqlite3.Connection) -> None:
            recordings.change(connection, record_id, changed)
            history.append(connection, record_id, event)
            if also is not None:
                also(connection)

        self._unsaved.append(write)
        await self.save()

    async def save(self) -> None:
        """Write what is not on disk yet."""
        if self.is_saved:
            return
        if self._saving is None or self._saving.done():
            self._saving = asyncio.create_task(self._save_all())
        # once it has been waited for in vain, nobody waits until it has answered
        await asyncio.wait({self._saving}, timeout=0 if self._overdue else self._patience)
        if not self._saving.done() and not self._overdue:
            _LOG.error("%s: %s", self.row.record_id, DISK_SILENT)
            self._overdue = True
        if self._saving.done():
            self._saving.result()  # raises what was not the disk's fault

    async def _save_all(self) -> None:
        """In the order of the notes: one change may undo what another did."""
        while self._unsaved:
            batch, self._unsaved = self._unsaved, []

            def write(connection: sqlite3.Connection, batch: list[Change] = batch) -> None:
                for change in batch:
                    change(connection)

            try:
                await self._catalogue.write(write)
            except sqlite3.Error as error:
                if not self._refused:
                    _LOG.error("%s cannot be written down: %s", self.row.record_id, error)
                self._refused, self._overdue = True, False
                self._unsaved = batch + self._unsaved
                return
            self._refused = self._overdue = False
