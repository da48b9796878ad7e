"""Slices made one file by `recorder-gui join`, in a process of its own."""

import asyncio
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from recorder_gui import own_program
from recorder_gui.client.downloading.safe_names import numbered
from recorder_gui.client.errors import JoinFailed

_MOST_NAMES = 10_000
_PROGRESS = b"progress "


def joined_path(slices: Sequence[Path], file_name: str) -> Path:
    """Where the joined file goes: beside the slices, under a name that is free. Blocks."""
    folder, extension = slices[0].parent, slices[0].suffix
    for attempt in range(1, _MOST_NAMES):
        path = folder / f"{numbered(file_name, attempt)}{extension}"
        if not path.exists():
            return path
    raise JoinFailed(file_name, "too many files of that name")


async def join_slices(
    slices: Sequence[Path], target: Path, on_progress: Callable[[float], None]
) -> None:
    """Write `slices` as one file `target`; `on_progress` hears shares from 0 to 1.

    Cancelling leaves nothing of it. Raises JoinFailed.
    """
    words = [*own_program.command("join"), str(target), *map(str, slices)]
    try:
        process = await asyncio.create_subprocess_exec(
            *words,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        )
    except OSError as error:
        raise JoinFailed(target.name, str(error)) from error
    assert process.stdout is not None and process.stderr is not None
    try:
        async for line in process.stdout:
            if line.startswith(_PROGRESS):
                on_progress(float(line.removeprefix(_PROGRESS)))
        said = (await process.stderr.read()).decode("utf-8", "replace").strip()
        status = await process.wait()
    except asyncio.CancelledError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        with suppress(OSError):
            target.with_name(target.name + ".part").unlink(missing_ok=True)
        raise
    if status != 0:
        raise JoinFailed(target.name, said.splitlines()[-1] if said else f"exit status {status}")
