"""The columns of the table of recordings."""

from PySide6.QtCore import QCoreApplication

from recorder_gui.protocol.replies import Record
from recorder_gui.state.amounts import length_text
from recorder_gui.state.paging.columns import Column
from recorder_gui.state.status_names import status_name
from recorder_gui.state.tasks.status_meanings import status_meaning
from recorder_gui.state.tasks.times import Times

translate = QCoreApplication.translate

SORTED_BY = "start_time"  # newest first: the only order that the protocol has (protocol: query)
HIDDEN = frozenset({"size", "auto"})  # until somebody wants them


def task_columns(times: Times) -> tuple[Column[Record], ...]:
    """All of them, in the order in which they are shown at first."""
    return (
        Column(
            "status",
            lambda: translate("TaskColumns", "State"),
            lambda record: status_name(record.status),
            lambda record: status_meaning(record.status),
        ),
        Column(
            "start_time",
            lambda: translate("TaskColumns", "Started"),
            lambda record: times.text(record.start_time),
            lambda record: times.tip(record.start_time),
        ),
        Column(
            "group_id", lambda: translate("TaskColumns", "Group"), lambda record: record.group_id
        ),
        Column(
            "file_name",
            lambda: translate("TaskColumns", "Name"),
            lambda record: record.file_name or "",
        ),
        Column(
            "record_time",
            lambda: translate("TaskColumns", "Length"),
            lambda record: length_text(record.record_time),
            numeric=True,
        ),
        Column(
            "record_id",
            lambda: translate("TaskColumns", "Recording"),
            lambda record: record.record_id,
        ),
        Column(
            "stop_time",
            lambda: translate("TaskColumns", "Ended"),
            lambda record: times.text(record.stop_time),
            lambda record: times.tip(record.stop_time),
        ),
        Column("size", lambda: translate("TaskColumns", "Picture"), _size),
        Column("auto", lambda: translate("TaskColumns", "Layout"), _layout),
    )


def _size(record: Record) -> str:
    return f"{record.width} × {record.height}" if record.width and record.height else ""


def _layout(record: Record) -> str:
    if record.auto is not None:
        return translate("TaskColumns", "Automatic")
    return "" if record.width is None else translate("TaskColumns", "By hand")
