"""A catalogue of very many recordings, of which the newest is the last one made."""

import random
from collections.abc import Sequence
from pathlib import Path

from recorder_gui.protocol.states import Status
from recorder_gui.recorder.catalogue import recordings, schema

APP_ID = "bench"
GROUPS = 5000
FIRST = 1_700_000_000
APART = 20  # seconds between the starts of two recordings
HOUR = 3600
RARE = (Status.FAILED, Status.RECORDING, Status.PAUSED, Status.ENCODING)


def record_id(number: int) -> str:
    """The id of recording `number`, from 0, in the order of their starts."""
    return f"{number:014d}_{number % 100_000:05d}"


def fill(
    path: Path,
    count: int,
    chance: random.Random,
    rare: Sequence[Status] = RARE,
    *,
    app_id: str = APP_ID,
) -> None:
    """Write `count` recordings of `app_id` to the catalogue at `path`; one in a hundred is in a
    `rare` state, the others are done. A recorder that starts on it takes open ones for crashed."""
    schema.prepare(path)
    connection = schema.connect(path)
    connection.execute("PRAGMA synchronous=OFF")  # only while the trial is laid out
    connection.execute("BEGIN")
    for number in range(count):
        start = FIRST + number * APART
        row = recordings.RecordingRow(
            record_id=record_id(number),
            app_id=app_id,
            group_id=f"lesson-{chance.randrange(GROUPS)}",
            file_name=f"lesson {number}",
            status=chance.choice(rare) if chance.random() < 0.01 else Status.DONE,
            start_time=start,
            stop_time=start + chance.randrange(60, 2 * HOUR),
        )
        recordings.add(connection, row)
    connection.execute("COMMIT")
    connection.close()
