"""Which request a reply answers: by `seq` on the control channel, by kind on the other."""

from recorder_gui.client.wire_tap import Channel, Direction
from recorder_gui.state.wire_log.entries import Entry


class Joining:
    """Remembers the requests without a reply, `most` at once; the oldest are given up."""

    def __init__(self, most: int = 10_000) -> None:
        self._most = most
        self._asked: dict[tuple[Channel, str, str], int] = {}

    def join(self, entry: Entry) -> int | None:
        """Take a message in the order of the wire; the number of its request, and it is told."""
        message = entry.message
        if message.channel is Channel.CONTROL:
            key = (message.channel, message.seq, "")
        else:
            key = (message.channel, "", message.kind)
        if message.direction is Direction.SENT:
            self._asked[key] = entry.number
            while len(self._asked) > self._most:
                del self._asked[next(iter(self._asked))]
            return None
        entry.partner = self._asked.pop(key, None)
        return entry.partner

    def forget(self) -> None:
        """No request is waited for any more."""
        self._asked.clear()
