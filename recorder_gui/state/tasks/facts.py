"""Everything that is known of one recording, each with its meaning, as text and as JSON.

What the service did not tell is said to be unknown, never guessed.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from recorder_gui.protocol.fields import AutoLayoutType
from recorder_gui.protocol.local import History
from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.states import ENDED, Status
from recorder_gui.state.amounts import length_text
from recorder_gui.state.phrases import labelled
from recorder_gui.state.status_names import status_name
from recorder_gui.state.tasks.history.moments import Moment
from recorder_gui.state.tasks.status_meanings import status_meaning

translate = QCoreApplication.translate


class Fact(Struct, frozen=True):
    """One field: its wire's name as `key`, name and value for people, and what it means."""

    key: str
    name: str
    value: str
    meaning: str


def facts_of(record: Record, history: History | None = None) -> tuple[Fact, ...]:
    """All fields of a recording; the history, where there is one, adds what it knows better."""
    facts = [
        Fact(
            "status",
            translate("Facts", "State"),
            status_name(record.status),
            status_meaning(record.status),
        ),
        Fact(
            "record_id",
            translate("Facts", "Recording"),
            record.record_id,
            translate("Facts", "The service's own number of this recording; give it to support."),
        ),
        Fact(
            "group_id",
            translate("Facts", "Group"),
            record.group_id or _unknown(),
            translate("Facts", "The meeting or lesson that was recorded."),
        ),
        Fact(
            "file_name",
            translate("Facts", "Name"),
            record.file_name or _unknown(),
            translate("Facts", "The name of its file in Files, without extension."),
        ),
        Fact(
            "start_time",
            translate("Facts", "Started"),
            record.start_time or _unknown(),
            translate("Facts", "When it was prepared, in the service's local time."),
        ),
        Fact(
            "stop_time",
            translate("Facts", "Ended"),
            record.stop_time or _no_end(record.status),
            translate("Facts", "When its file was finished or it failed, in the service's time."),
        ),
        Fact(
            "record_time", translate("Facts", "Length"), _length(record, history), _length_meaning()
        ),
        Fact(
            "size",
            translate("Facts", "Picture"),
            _size(record, history),
            translate("Facts", "Width and height of the recorded picture in pixels."),
        ),
        Fact(
            "auto",
            translate("Facts", "Layout"),
            _layout(record),
            translate("Facts", "Arranged by hand, or by the service as people come and go."),
        ),
    ]
    return (*facts, *(_history_facts(history) if history is not None else ()))


def facts_text(facts: Sequence[Fact], moments: Sequence[Moment] = ()) -> str:
    """Facts and history as lines to paste into a mail."""
    lines = [labelled(fact.name, fact.value) for fact in facts]
    for moment in moments:
        clock = datetime.fromtimestamp(moment.time).strftime("%Y-%m-%d %H:%M:%S")
        lines.append(f"{clock}  {moment.title}{': ' if moment.detail else ''}{moment.detail}")
    return "\n".join(lines)


def facts_json(record: Record, history: History | None = None) -> str:
    """The record as the wire has it, with its history, as indented JSON."""
    fields: dict[str, Any] = msgspec.to_builtins(record)
    if history is not None:
        fields["history"] = msgspec.to_builtins(history)
    return msgspec.json.format(msgspec.json.encode(fields), indent=2).decode()


def _unknown() -> str:
    return translate("Facts", "Not told by the service")


def _length_meaning() -> str:
    return translate("Facts", "How much of it is in the file; pauses are not.")


def _length(record: Record, history: History | None) -> str:
    if history is not None:
        return f"{length_text(history.recorded_seconds)} ({history.recorded_seconds:.2f} s)"
    return length_text(record.record_time) or _unknown()


def _size(record: Record, history: History | None) -> str:
    width, height = record.width, record.height
    if history is not None:
        width, height = history.width, history.height
    return f"{width} × {height}" if width and height else _unknown()


def _no_end(status: int) -> str:
    """What an end that is not told means: not yet, of a recording that is known to go on."""
    known = {int(each) for each in Status}
    ended = status in ENDED or status not in known
    return _unknown() if ended else translate("Facts", "Not yet")


def _layout(record: Record) -> str:
    auto = record.auto
    if auto is None:
        tells = record.file_name is not None or record.width is not None
        return translate("Facts", "By hand") if tells else _unknown()
    if auto.type == AutoLayoutType.SPEAKER:
        return translate("Facts", "Automatic: speaker with column")
    return translate("Facts", "Automatic: even grid")


def _history_facts(history: History) -> tuple[Fact, ...]:
    frames = translate("Facts", "{0}, of which {1} repeated")
    return (
        Fact(
            "frame_rate",
            translate("Facts", "Frames a second"),
            str(history.frame_rate),
            translate("Facts", "Constant throughout the file."),
        ),
        Fact(
            "frames",
            translate("Facts", "Frames"),
            frames.format(history.frames, history.repeated_frames),
            translate("Facts", "Frames are repeated when the recorder's machine can't keep up."),
        ),
        Fact(
            "slices",
            translate("Facts", "Slices"),
            str(history.slices),
            translate("Facts", "The files that the recording is cut into."),
        ),
    )
