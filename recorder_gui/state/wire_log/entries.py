"""The messages kept: numbered, each request joined with its reply, the oldest forgotten first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from recorder_gui.client.wire_tap import Channel, Direction, WireMessage

MOST_MESSAGES = 50_000
MOST_BYTES = 64 * 1024 * 1024


@dataclass(slots=True)
class Entry:
    """One message; `number` counts from 1 in this window, `partner` is the number of its request
    or its reply."""

    number: int
    message: WireMessage
    partner: int | None = None


@dataclass(frozen=True)
class WireFilter:
    """What is given holds together; "" and None are no condition. `text` is looked for anywhere in
    the message, whatever its case."""

    text: str = ""
    kind: str = ""
    direction: Direction | None = None
    channel: Channel | None = None
    only_failures: bool = False

    def lets_through(self, message: WireMessage) -> bool:
        """Whether the message is to be shown."""
        if self.direction is not None and message.direction is not self.direction:
            return False
        if self.channel is not None and message.channel is not self.channel:
            return False
        if self.kind and message.kind != self.kind:
            return False
        if self.only_failures and not (message.code or message.note):
            return False
        return not self.text or self.text.lower() in message.text.lower()


@dataclass
class Entries:
    """See the module; `most`, `most_bytes` bound what is kept."""

    most: int = MOST_MESSAGES
    most_bytes: int = MOST_BYTES
    kept: list[Entry] = field(default_factory=list[Entry])
    _bytes: int = 0
    _last: int = 0
    _asked: dict[tuple[Channel, str, str], Entry] = field(
        default_factory=dict[tuple[Channel, str, str], Entry]
    )

    def add(self, messages: Iterable[WireMessage]) -> list[Entry]:
        """Keep messages; the entries they became."""
        added: list[Entry] = []
        for message in messages:
            self._last += 1
            entry = Entry(self._last, message)
            self._join(entry)
            self._bytes += len(message.text)
            added.append(entry)
        self.kept.extend(added)
        return added

    def surplus(self) -> Sequence[Entry]:
        """The oldest entries that are too many now; they stay until `forget`."""
        count, size = 0, self._bytes
        while len(self.kept) - count > self.most or (
            size > self.most_bytes and count < len(self.kept) - 1
        ):
            size -= len(self.kept[count].message.text)
            count += 1
        return self.kept[:count]

    def forget(self, count: int) -> None:
        """Drop the `count` oldest."""
        self._bytes -= sum(len(entry.message.text) for entry in self.kept[:count])
        del self.kept[:count]

    def clear(self) -> None:
        """Drop everything; numbers go on."""
        self.kept.clear()
        self._asked.clear()
        self._bytes = 0

    def by_number(self, number: int) -> Entry | None:
        """The entry with a number, None where it was dropped."""
        if not self.kept:
            return None
        place = number - self.kept[0].number
        return self.kept[place] if 0 <= place < len(self.kept) else None

    def _join(self, entry: Entry) -> None:
        """Find the request of a reply: by `seq` on the control channel, by kind on the other."""
        message = entry.message
        if message.channel is Channel.CONTROL:
            key = (message.channel, message.seq, "")
        else:
            key = (message.channel, "", message.kind)
        if message.direction is Direction.SENT:
            self._asked[key] = entry
            while len(self._asked) > self.most:
                del self._asked[next(iter(self._asked))]
            return
        asked = self._asked.pop(key, None)
        if asked is not None:
            asked.partner, entry.partner = entry.number, asked.number
