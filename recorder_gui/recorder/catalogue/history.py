"""What happened to each recording, in order."""

import sqlite3

import msgspec

from recorder_gui.protocol.local import HistoryEvent


def append(connection: sqlite3.Connection, record_id: str, event: HistoryEvent) -> None:
    """`event` after all others of that recording."""
    connection.execute(
        "INSERT INTO events SELECT ?, coalesce(max(number), 0) + 1, ? FROM events "
        "WHERE record_id = ?",
        [record_id, msgspec.json.encode(event).decode(), record_id],
    )


def of(connection: sqlite3.Connection, record_id: str) -> tuple[HistoryEvent, ...]:
    """All events of that recording, oldest first."""
    found = connection.execute(
        "SELECT event FROM events WHERE record_id = ? ORDER BY number", [record_id]
    )
    return tuple(msgspec.json.decode(each[0], type=HistoryEvent) for each in found)
