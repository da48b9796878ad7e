"""The columns of the table of recordings."""

from PySide6.QtCore import QCoreApplication

from recorder_gui.protocol.replies import Record
from recorder_gui.state.amounts import length_text
from recorder_gui.state.paging.model import Column
from recorder_gui.state.status_names import status_name

translate = QCoreApplication.translate

TASK_COLUMNS: tuple[Column[Record], ...] = (
    Column(
        "status",
        lambda: translate("TaskColumns", "State"),
        lambda record: status_name(record.status),
    ),
    Column(
        "record_id", lambda: translate("TaskColumns", "Recording"), lambda record: record.record_id
    ),
    Column("group_id", lambda: translate("TaskColumns", "Group"), lambda record: record.group_id),
    Column(
        "file_name", lambda: translate("TaskColumns", "Name"), lambda record: record.file_name or ""
    ),
    Column(
        "start_time", lambda: translate("TaskColumns", "Started"), lambda record: record.start_time
    ),
    Column(
        "record_time",
        lambda: translate("TaskColumns", "Length"),
        lambda record: length_text(record.record_time),
        numeric=True,
    ),
    Column("stop_time", lambda: translate("TaskColumns", "Ended"), lambda record: record.stop_time),
)
