"""All recordings that a filter lets through, however many, as CSV or JSON on disk.

Pages are asked for one after the other and written as they come; only a few pages are held.
Recordings that are made meanwhile push the pages on: an id that was written already is skipped.
The file has its name only once it is complete.
"""

import asyncio
import csv
import io
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor
from enum import Enum
from pathlib import Path
from typing import IO, Any

import msgspec

from recorder_gui.client.control.requesting import CanRequest
from recorder_gui.protocol.replies import Record
from recorder_gui.state.exporting import ExportProgress
from recorder_gui.state.tasks.finding.asking import fetch_page
from recorder_gui.state.tasks.finding.filters import TaskFilter

_PAGE_SIZE = 500
_REMEMBERED = 10_000  # ids of the pages before, against rows that were pushed on
_COLUMNS = (
    "record_id",
    "group_id",
    "file_name",
    "status",
    "start_time",
    "stop_time",
    "record_time",
    "width",
    "height",
    "record_mode",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run instead of show


class ExportFormat(Enum):
    """How an export is written; the value is the file's extension."""

    CSV = "csv"
    JSON = "json"


async def export_records(
    control: CanRequest,
    wanted: TaskFilter,
    path: Path,
    executor: Executor | None,
    on_progress: Callable[[ExportProgress], None],
) -> int:
    """Write what `wanted` (resolved) lets through to `path`; how many were written.

    As CSV unless `path` ends in .json. `executor` does what touches the disk. Raises ClientError
    and OSError; cancelled or failed, nothing is left behind.
    """
    loop = asyncio.get_running_loop()
    part = path.with_name(path.name + ".part")
    as_json = path.suffix.lower() == ".json"
    file = await loop.run_in_executor(executor, _open, part)
    recent: deque[str] = deque(maxlen=_REMEMBERED)
    written = 0
    try:
        await loop.run_in_executor(executor, file.write, "[" if as_json else _csv([_COLUMNS]))
        page = 1
        while True:
            answer = await fetch_page(control, wanted, page, _PAGE_SIZE)
            known = set(recent)
            fresh = [each for each in answer.items if each.record_id not in known]
            text = _json_rows(fresh, first=not written) if as_json else _csv(map(_row, fresh))
            await loop.run_in_executor(executor, file.write, text)
            recent.extend(each.record_id for each in fresh)
            written += len(fresh)
            on_progress(ExportProgress(written, max(written, answer.total)))
            if not answer.items or page * _PAGE_SIZE >= answer.total:
                break
            page += 1
        await loop.run_in_executor(executor, _finish, file, "\n]\n" if as_json else "", path)
    except BaseException:
        await asyncio.shield(loop.run_in_executor(executor, _discard, file))
        raise
    return written


def _open(part: Path) -> IO[str]:
    return part.open("w", encoding="utf-8", newline="")


def _finish(file: IO[str], end: str, path: Path) -> None:
    file.write(end)
    file.close()
    Path(file.name).replace(path)


def _discard(file: IO[str]) -> None:
    file.close()
    Path(file.name).unlink(missing_ok=True)


def _row(record: Record) -> tuple[Any, ...]:
    return tuple(_cell(getattr(record, name)) for name in _COLUMNS)


def _cell(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula is quoted as text."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return "" if value is None else value


def _csv(rows: Any) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _json_rows(records: list[Record], *, first: bool) -> str:
    rows = [msgspec.json.encode(record).decode() for record in records]
    start = "\n" if first else ",\n"
    return start + ",\n".join(rows) if rows else ""
