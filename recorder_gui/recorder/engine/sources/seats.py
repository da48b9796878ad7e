"""Where one stream of a live source waits for its packets, between the thread that reads them and
the one that decodes them."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from av.packet import Packet

from recorder_gui.recorder.engine.sources.choosing import VIDEO
from recorder_gui.recorder.engine.sources.faults import SourceFault
from recorder_gui.recorder.engine.sources.feeds import Feed

AnyPacket: TypeAlias = "Packet[Any]"  # generic for the type checker only
_MOST_PACKETS = 1024  # of one stream that wait to be decoded
_ENOUGH = 8  # packets that any decoder gives something for
_LOOK = 0.2  # seconds


class Seat:
    """What one stream takes from a link: its packets with the shift of their times."""

    def __init__(self, kind: str, feed: Feed, silent: float) -> None:
        self.kind = kind
        self.feed = feed
        self._news = threading.Condition()
        self._packets: deque[tuple[AnyPacket, int, int]] = deque()
        self._silent = silent
        self._last: float | None = None  # when a packet came
        self._given = 0
        self._fault = ""
        self._needs_key = kind == VIDEO
        self.left = False

    @property
    def is_hungry(self) -> bool:
        """Whether it has had too little to deliver anything, as one has that was taken late."""
        return self._given < _ENOUGH and not self.feed.settled and not self._fault

    @property
    def is_full(self) -> bool:
        """Whether so much waits in it that no more should be read for the sake of others."""
        return len(self._packets) >= _MOST_PACKETS // 2

    def begin(self) -> None:
        """The source is open."""
        self._last = time.monotonic()

    def give(self, packet: AnyPacket, began: int, shift: int) -> None:
        """Hand over a packet; where nobody takes them for long, all up to a key frame are lost."""
        with self._news:
            self._last = time.monotonic()
            if len(self._packets) >= _MOST_PACKETS:
                self._packets.clear()
                self._needs_key = self.kind == VIDEO
            if self._needs_key and not packet.is_keyframe:
                return
            self._needs_key = False
            self._given += 1
            self._packets.append((packet, began, shift))
            self._news.notify_all()

    def fail(self, reason: str) -> None:
        with self._news:
            self._fault = self._fault or reason
            self._news.notify_all()

    def packets(self, ceased: Callable[[], None]) -> Iterator[tuple[AnyPacket, int, int]]:
        """Each with the source's beginning and its shift, ns, until the feed is closed; raises
        SourceFault when the link is over. `ceased` is called where none has come for `silent` s."""
        while not self.feed.closed:
            with self._news:
                if not self._packets:
                    if self._fault:
                        raise SourceFault(self._fault)
                    self._news.wait(_LOOK)
                taken = self._packets.popleft() if self._packets else None
                silent = self._last is not None and time.monotonic() - self._last > self._silent
            if taken is not None:
                yield taken
            elif silent:
                ceased()
