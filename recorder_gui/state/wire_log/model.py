"""The table of messages: the kept ones that the filter lets through, oldest at the top."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from recorder_gui.client.wire_tap import Channel, Direction
from recorder_gui.state.amounts import round_trip_text, size_text
from recorder_gui.state.wire_log.entries import Entries, Entry, WireFilter

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
translate = QCoreApplication.translate


def direction_name(direction: Direction) -> str:
    """Which way, in the user's language."""
    if direction is Direction.SENT:
        return translate("WireLog", "Sent")
    return translate("WireLog", "Received")


def channel_name(channel: Channel) -> str:
    """Which channel, in the user's language."""
    if channel is Channel.CONTROL:
        return translate("WireLog", "Control")
    return translate("WireLog", "Storage")


def _time(entry: Entry) -> str:
    moment = datetime.fromtimestamp(entry.message.time)
    return f"{moment:%H:%M:%S}.{moment.microsecond // 1000:03d}"


def _direction(entry: Entry) -> str:
    arrow = "→" if entry.message.direction is Direction.SENT else "←"
    return f"{arrow} {direction_name(entry.message.direction)}"


def _code(entry: Entry) -> str:
    code = entry.message.code
    return entry.message.note if code is None else str(code)


COLUMNS: tuple[tuple[str, Callable[[], str], Callable[[Entry], str]], ...] = (
    ("time", lambda: translate("WireLog", "Time"), _time),
    ("direction", lambda: translate("WireLog", "Direction"), _direction),
    (
        "channel",
        lambda: translate("WireLog", "Channel"),
        lambda entry: channel_name(entry.message.channel),
    ),
    ("kind", lambda: translate("WireLog", "Kind"), lambda entry: entry.message.kind),
    ("code", lambda: translate("WireLog", "Code"), _code),
    (
        "round_trip",
        lambda: translate("WireLog", "Round trip"),
        lambda entry: round_trip_text(entry.message.round_trip),
    ),
    ("size", lambda: translate("WireLog", "Size"), lambda entry: size_text(entry.message.size)),
    ("seq", lambda: translate("WireLog", "Seq"), lambda entry: entry.message.seq),
)
NUMERIC = frozenset({"round_trip", "size"})


class WireLogModel(QAbstractTableModel):
    """See the module. What is shown only grows at its end and shrinks at its top."""

    def __init__(self, entries: Entries, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries = entries
        self._filter = WireFilter()
        self._shown: list[Entry] = []

    @property
    def filter(self) -> WireFilter:
        """What is shown."""
        return self._filter

    def set_filter(self, wanted: WireFilter) -> None:
        """Show what `wanted` lets through of all that is kept."""
        self.beginResetModel()
        self._filter = wanted
        self._shown = [entry for entry in self._entries.kept if wanted.lets_through(entry.message)]
        self.endResetModel()

    def append(self, entries: Sequence[Entry]) -> None:
        """Entries that were just added."""
        wanted = [entry for entry in entries if self._filter.lets_through(entry.message)]
        if wanted:
            first = len(self._shown)
            self.beginInsertRows(QModelIndex(), first, first + len(wanted) - 1)
            self._shown.extend(wanted)
            self.endInsertRows()

    def drop_before(self, number: int) -> None:
        """The entries below `number` are no longer kept."""
        count = self._place(number)
        if count:
            self.beginRemoveRows(QModelIndex(), 0, count - 1)
            del self._shown[:count]
            self.endRemoveRows()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._shown.clear()
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The entry of a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, number: int) -> int | None:
        """The row of an entry, None where it is not shown."""
        row = self._place(number)
        if row < len(self._shown) and self._shown[row].number == number:
            return row
        return None

    def shown(self) -> list[Entry]:
        """All entries that are shown, oldest first."""
        return list(self._shown)

    def column_of(self, key: str) -> int:
        """The number of a column."""
        return [column[0] for column in COLUMNS].index(key)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._shown[index.row()]
        key, _, text = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text(entry)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if key in NUMERIC else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == ENTRY_ROLE:
            return entry
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section][1]()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            numeric = COLUMNS[section][0] in NUMERIC
            side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _place(self, number: int) -> int:
        return bisect_left(self._shown, number, key=lambda entry: entry.number)
