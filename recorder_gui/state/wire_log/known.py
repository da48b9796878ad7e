"""The messages in memory: those looked at or added last, bounded."""

from collections import OrderedDict
from collections.abc import Iterable

from recorder_gui.state.wire_log.entries import Entry

_MOST = 2_000  # messages
_MOST_TEXT = 32 * 1024 * 1024  # characters of them


class Known:
    """Entries by number; those not asked for longest go first."""

    def __init__(self, most: int = _MOST, most_text: int = _MOST_TEXT) -> None:
        self._most = most
        self._most_text = most_text
        self._entries: OrderedDict[int, Entry] = OrderedDict()
        self._text = 0

    def __contains__(self, number: int) -> bool:
        return number in self._entries

    def get(self, number: int) -> Entry | None:
        """An entry, None where it is not known."""
        entry = self._entries.get(number)
        if entry is not None:
            self._entries.move_to_end(number)
        return entry

    def take(self, entries: Iterable[Entry]) -> None:
        """Know these too."""
        for entry in entries:
            before = self._entries.pop(entry.number, None)
            self._text += len(entry.message.text)
            self._text -= 0 if before is None else len(before.message.text)
            self._entries[entry.number] = entry
        while len(self._entries) > self._most or (
            self._text > self._most_text and len(self._entries) > 1
        ):
            _, gone = self._entries.popitem(last=False)
            self._text -= len(gone.message.text)

    def forget(self) -> None:
        """Know nothing."""
        self._entries.clear()
        self._text = 0
