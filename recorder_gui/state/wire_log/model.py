"""The table of messages: those that the filter lets through, oldest at the top.

Only their numbers are all in memory; the messages themselves are read where somebody looks.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from recorder_gui.client.wire_tap import Channel, Direction
from recorder_gui.state.amounts import round_trip_text, size_text
from recorder_gui.state.wire_log.entries import Entry
from recorder_gui.state.wire_log.known import Known
from recorder_gui.state.wire_log.ring import Numbers

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
UNKNOWN = "…"
translate = QCoreApplication.translate

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)  # plain numbers: looked at for every cell
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_MOST_TEXTS = 2_000  # rows whose texts are held
_AROUND = 64  # rows read with one that is looked at, in both directions


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
    """See the module. What is shown only grows at its end and shrinks at its top; what is being
    read there (`hold`) stays until it is left, though it is kept no longer.

    Signals: `wanted(list of numbers)`: these are to be read, and given to `fill`; `filled`: they
    were.
    """

    wanted = Signal(object)
    filled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers: Numbers = array("q")
        self._known = Known()
        self._texts: dict[int, tuple[str, ...]] = {}
        self._asked: set[int] = set()
        self._held: dict[int, Entry] = {}
        self._in_view: tuple[int, int] | None = None  # numbers of the first and the last held
        self._kept_from = 0
        self._dropping = False
        self._missing: set[int] = set()  # rows that were looked at
        self._centre = 0  # the number of one of them
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)

    def show(self, numbers: Numbers) -> None:
        """Show these instead, of whatever run."""
        self.beginResetModel()
        self._numbers = numbers
        self._known.forget()
        self._texts.clear()
        self._asked.clear()
        self._missing.clear()
        self._held.clear()
        self._in_view = None
        self._kept_from = 0
        self.endResetModel()

    def append(self, numbers: Sequence[int], entries: Iterable[Entry] = ()) -> None:
        """Show these too, all above those shown; `entries`: as far as they are known."""
        if not numbers:
            return
        first = len(self._numbers)
        self.beginInsertRows(QModelIndex(), first, first + len(numbers) - 1)
        self._numbers.extend(numbers)
        self._known.take(entries)
        self.endInsertRows()

    def join(self, entries: Iterable[Entry]) -> None:
        """Replies came: their requests know it."""
        for entry in entries:
            if entry.partner is not None and (request := self._known.get(entry.partner)):
                request.partner = entry.number

    def drop_before(self, number: int) -> None:
        """The entries below `number` are no longer kept."""
        self._kept_from = max(self._kept_from, number)
        self._drop()

    def hold(self, rows: range) -> None:
        """Somebody reads these rows: they stay. An empty range: nobody does."""
        numbers = self._numbers[rows.start : rows.stop]
        in_view = (numbers[0], numbers[-1]) if numbers else None
        if in_view == self._in_view:
            return
        self._in_view = in_view
        known = {each: self._held.get(each) or self._known.get(each) for each in numbers}
        self._held = {number: entry for number, entry in known.items() if entry is not None}
        self._drop()

    def _drop(self) -> None:
        """What is no longer kept, but for what is held."""
        if self._dropping or not self._numbers or self._numbers[0] >= self._kept_from:
            return
        self._dropping = True
        if self._in_view is not None and self._in_view[0] < self._kept_from:
            first, last = self._in_view
            self._remove(self._place(last + 1), self._place(self._kept_from))
            self._remove(0, self._place(first))
        else:
            self._remove(0, self._place(self._kept_from))
        self._dropping = False

    def _remove(self, start: int, stop: int) -> None:
        if start < stop:
            self.beginRemoveRows(QModelIndex(), start, stop - 1)
            del self._numbers[start:stop]
            self.endRemoveRows()

    def fill(self, numbers: Sequence[int], entries: Sequence[Entry]) -> None:
        """What was read of the wanted `numbers`."""
        self._asked.difference_update(numbers)
        centre = self._centre  # what is farthest from it is forgotten first, should all be too much
        self._known.take(sorted(entries, key=lambda each: -abs(each.number - centre)))
        if not entries:
            return
        first, last = self._place(entries[0].number), self._place(entries[-1].number)
        last = min(last, len(self._numbers) - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))
        self.filled.emit()

    def entry(self, row: int) -> Entry | None:
        """The entry of a row; None where there is none, or it is not read yet (then it will be)."""
        if not 0 <= row < len(self._numbers):
            return None
        number = self._numbers[row]
        known = self._known.get(number) or self._held.get(number)
        if known is not None and self._in_view and self._in_view[0] <= number <= self._in_view[1]:
            self._held[number] = known
        if known is None:
            self._missing.add(row)
            if not self._asking.isActive():
                self._asking.start()
        return known

    def number(self, row: int) -> int | None:
        """The number of a row's entry."""
        return self._numbers[row] if 0 <= row < len(self._numbers) else None

    def row_of(self, number: int) -> int | None:
        """The row of an entry, None where it is not shown."""
        row = self._place(number)
        if row < len(self._numbers) and self._numbers[row] == number:
            return row
        return None

    def numbers(self) -> Numbers:
        """The numbers of all entries that are shown, oldest first."""
        return self._numbers[:]

    def retranslate(self) -> None:
        """The language is another."""
        self._texts.clear()

    def column_of(self, key: str) -> int:
        """The number of a column."""
        return [column[0] for column in COLUMNS].index(key)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY:
            texts = self._texts_of(index.row())
            return UNKNOWN if texts is None else texts[index.column()]
        if not index.isValid():
            return None
        if role == _ALIGNMENT:
            numeric = COLUMNS[index.column()][0] in NUMERIC
            side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == ENTRY_ROLE:
            return self.entry(index.row())
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

    def _texts_of(self, row: int) -> tuple[str, ...] | None:
        """The cells of a row, made once: a table that fills the screen asks for them all."""
        number = self.number(row)
        if number is None:
            return None
        texts = self._texts.get(number)
        if texts is None and (entry := self.entry(row)) is not None:
            texts = self._texts[number] = tuple(text(entry) for _, _, text in COLUMNS)
            if len(self._texts) > _MOST_TEXTS:
                self._texts.clear()
        return texts

    def _ask(self) -> None:
        """For the rows that were looked at and those around them."""
        rows = [row for row in self._missing if row < len(self._numbers)]
        self._missing.clear()
        if not rows:
            return
        low, high = max(0, min(rows) - _AROUND), min(len(self._numbers), max(rows) + _AROUND + 1)
        if high - low > len(rows) + 4 * _AROUND:  # far apart: these alone
            wanted = [self._numbers[row] for row in sorted(rows)]
        else:
            wanted = list(self._numbers[low:high])
        unasked = [each for each in wanted if each not in self._asked and each not in self._known]
        if unasked:
            self._asked.update(unasked)
            self._centre = self._numbers[rows[len(rows) // 2]]
            self.wanted.emit(unasked)

    def _place(self, number: int) -> int:
        return bisect_left(self._numbers, number)
