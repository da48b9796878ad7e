"""Ending this computer's recorder before its program is replaced or removed: what it records is
waited for, then stopped properly; nothing is ever cut off."""

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor

from recorder_gui.client.errors import ClientError
from recorder_gui.client.local.api import LocalApi
from recorder_gui.client.local.recorder import LocalFolders, LocalRecorder, endpoint_of
from recorder_gui.protocol.local import RunningRecorder

_LOOK_AGAIN = 0.5


def run(patience: float, folders: LocalFolders | None = None) -> int:
    """Wait `patience` seconds at most for its recordings, then end it; the exit status."""
    with ThreadPoolExecutor(2) as executor:
        recorder = LocalRecorder(folders or LocalFolders.of_this_user(), executor)
        try:
            asyncio.run(finish(recorder, patience))
        except ClientError as error:
            sys.stderr.write(f"recorder-gui finish: {error}\n")
            return 1
        finally:
            recorder.release()
    return 0


async def finish(recorder: LocalRecorder, patience: float) -> None:
    """As `run`; raises ClientError where it does not end."""
    running = await recorder.find()
    if running is None:
        return
    loop = asyncio.get_running_loop()
    deadline = loop.time() + patience
    told = False
    while loop.time() < deadline and (count := await _recordings(running)):
        if not told:
            _say(f"{count} recorded now: waiting, {patience:g} seconds at most.")
            told = True
        await asyncio.sleep(_LOOK_AGAIN)
    await recorder.stop()
    _say("The recorder has ended.")


async def _recordings(running: RunningRecorder) -> int:
    """How many run; 0 where the recorder is gone or cannot tell."""
    try:
        async with LocalApi(endpoint_of(running)) as api:
            return (await api.work()).recording
    except ClientError:
        return 0


def _say(text: str) -> None:
    if sys.stdout is not None:  # a windowed program on Windows has nowhere to print to
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
