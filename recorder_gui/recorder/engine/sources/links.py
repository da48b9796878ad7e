"""Live sources: URLs, publishers that come to us, this machine's screens and cameras.

Each is opened once, however many streams of the layout come from it: one thread reads its packets,
each stream decodes its own. So picture and sound of one source stay together.
"""

# PyAV's own annotations leave parts open
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportMissingTypeArgument=false, reportUnknownParameterType=false
# pyright: reportUnknownArgumentType=false
import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator
from errno import EIO
from typing import cast

import av
from av.container import InputContainer
from av.error import FFmpegError, InvalidDataError, PatchWelcomeError
from av.packet import Packet

from recorder_gui.recorder.engine.clock import SECOND
from recorder_gui.recorder.engine.sources.arrival import Arrival
from recorder_gui.recorder.engine.sources.choosing import AUDIO, VIDEO, Chosen
from recorder_gui.recorder.engine.sources.faults import SourceFault, reason_of
from recorder_gui.recorder.engine.sources.feeds import Feed, Picture, PictureFeed, SoundFeed
from recorder_gui.recorder.engine.sources.sound_blocks import SoundBlocks
from recorder_gui.recorder.engine.timeline import samples_of

log = logging.getLogger(__name__)

PUBLISHER_GONE = "the publisher has gone"
_NAMES = {VIDEO: "picture", AUDIO: "sound"}
_AHEAD = SECOND  # how far packets are read ahead of their time
_MOST_PACKETS = 1024  # of one stream that wait to be decoded
_SILENT = 10.0  # seconds without a packet of a stream after which the source is opened anew
_CLOSING = 5.0
_BROKEN_IN_A_ROW = 30  # packets; then its codec has changed, and it is opened anew
_LATE = SECOND // 15
_SKIPPED_AT_ONCE = 30  # where all are late, some are shown all the same
_REORDERED = 64  # packets that a decoder may hold at most

# Opens it; where that takes its time, it tells why, and hears whether anybody still wants it.
Open = Callable[[Callable[[str], bool]], InputContainer]


class Seat:
    """What one stream takes from a link: its packets with the shift of their times."""

    def __init__(self, kind: str, feed: Feed) -> None:
        self.kind = kind
        self.feed = feed
        self._news = threading.Condition()
        self._packets: deque[tuple[Packet, int, int]] = deque()
        self._fault = ""
        self._needs_key = kind == VIDEO
        self.left = False

    def give(self, packet: Packet, began: int, shift: int) -> None:
        """Hand over a packet; where nobody takes them for long, all up to a key frame are lost."""
        with self._news:
            if len(self._packets) >= _MOST_PACKETS:
                self._packets.clear()
                self._needs_key = self.kind == VIDEO
            if self._needs_key and not packet.is_keyframe:
                return
            self._needs_key = False
            self._packets.append((packet, began, shift))
            self._news.notify_all()

    def fail(self, reason: str) -> None:
        with self._news:
            self._fault = self._fault or reason
            self._news.notify_all()

    def packets(self) -> Iterator[tuple[Packet, int, int]]:
        """Each with the source's beginning and its shift, ns, until the feed is closed; raises
        SourceFault when the link is over."""
        while not self.feed.closed:
            with self._news:
                if not self._packets:
                    if self._fault:
                        raise SourceFault(self._fault)
                    if not self._news.wait(0.2):
                        continue
                if not self._packets:
                    continue
                taken = self._packets.popleft()
            yield taken


class Link:
    """One live source. `now` gives feed time, the same for all of its feeds; `pushed`: it sends as
    time goes, rather than as we read; `glancing`: only small previews are made of it."""

    def __init__(
        self,
        name: str,
        open_it: Open,
        now: Callable[[], int],
        *,
        pushed: bool,
        glancing: bool = False,
    ) -> None:
        self._pushed = pushed
        self._glancing = glancing
        self._name = name
        self._open = open_it
        self._now = now
        self._seats: list[Seat] = []
        self._news = threading.Condition()
        self._running = False

    def take_seat(self, kind: str, feed: Feed) -> Seat:
        """Begin to receive one kind of packets."""
        seat = Seat(kind, feed)
        with self._news:
            self._seats.append(seat)
            if not self._running:
                self._running = True
                threading.Thread(target=self._run, name=self._name, daemon=True).start()
        return seat

    def leave(self, seat: Seat) -> None:
        """No more packets; nothing of the link is used after this."""
        with self._news:
            seat.left = True
            if seat in self._seats:
                self._seats.remove(seat)
            self._news.notify_all()

    def _wanted(self) -> bool:
        return any(not seat.feed.closed for seat in list(self._seats))

    def _waiting(self, reason: str) -> bool:
        """It is not open yet, for that reason; whether anybody still wants it."""
        for seat in list(self._seats):
            if not seat.feed.settled or seat.feed.reason != reason:
                seat.feed.mark_lost(reason)
        return self._wanted()

    def _run(self) -> None:
        while True:
            container: InputContainer | None = None
            reason = "the stream ended"
            try:
                container = self._open(self._waiting)
                self._read(container)
            except (FFmpegError, OSError, ValueError, LookupError, SourceFault) as error:
                reason = self._reason(error, container is not None)
            self._end(container, reason)
            with self._news:
                if not self._seats:
                    self._running = False
                    return

    def _reason(self, error: Exception, opened: bool) -> str:
        """A publisher's end comes as an error of its line."""
        gone = opened and self._name.startswith("listen:") and getattr(error, "errno", 0) == EIO
        return PUBLISHER_GONE if gone else reason_of(error)

    def _end(self, container: InputContainer | None, reason: str) -> None:
        """Send all away; close it when nobody decodes its packets any more."""
        with self._news:
            seats, self._seats = self._seats, []
            for seat in seats:
                seat.fail(reason)
            if not self._news.wait_for(lambda: all(seat.left for seat in seats), _CLOSING):
                log.warning("%s is left open: somebody still decodes", self._name)
                return
        if container is not None:
            container.close()

    def _read(self, container: InputContainer) -> None:
        chosen = Chosen(container, self._now, glancing=self._glancing)
        start = cast("int | None", container.start_time)  # unknown to some, unlike its stub says
        began = 0 if start is None else start * 1000
        arrival = Arrival(self._now, pushed=self._pushed)
        held: list[tuple[Packet, str]] = []
        for packet in container.demux():
            own = packet.pts if packet.dts is None else packet.dts
            if own is None or packet.size == 0:
                continue
            time = int(own * packet.time_base * SECOND) - began
            kind = chosen.kind_of(packet, time)
            if kind is None:
                continue
            arrival.shift(kind, time)
            held.append((packet, kind))
            if not self._wanted():
                return
            if not arrival.settled:
                continue
            for each, its_kind in held:
                self._hand_out(each, its_kind, began, arrival.shift_of(its_kind), chosen.seen)
            held.clear()
            self._hold(arrival, kind)

    def _hand_out(
        self, packet: Packet, kind: str, began: int, shift: int, seen: dict[str, int]
    ) -> None:
        for seat in list(self._seats):
            if seat.kind == kind:
                seat.give(packet, began, shift)
            elif seat.kind not in seen:
                seat.fail(f"there is no {_NAMES[seat.kind]} in it")
            elif self._now() - seen[seat.kind] > _SILENT * SECOND:
                raise SourceFault(f"its {_NAMES[seat.kind]} has ceased")

    def _hold(self, arrival: Arrival, kind: str) -> None:
        """Wait while what was read is far ahead of its time."""
        with self._news:
            while (early := arrival.lead(kind) - _AHEAD) > 0 and self._wanted():
                self._news.wait(min(early / SECOND, 0.2))


class LinkPictures:
    """The pictures of a link."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def deliver(self, feed: PictureFeed) -> None:
        seat = self._link.take_seat(VIDEO, feed)
        skipped = 0
        try:
            for time, frame in _decoded(seat):
                if not isinstance(frame, av.VideoFrame):
                    continue
                if time < feed.asked - _LATE and skipped < _SKIPPED_AT_ONCE:
                    skipped += 1  # what comes behind it is nearer to now
                    continue
                skipped = 0
                if not feed.put(Picture(time, frame)):
                    return
        except SourceFault:
            feed.play_out()
            raise
        finally:
            self._link.leave(seat)


class LinkSound:
    """The sound of a link."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def deliver(self, feed: SoundFeed) -> None:
        seat = self._link.take_seat(AUDIO, feed)
        blocks = SoundBlocks(feed, 1, None)
        try:
            for time, frame in _decoded(seat):
                if isinstance(frame, av.AudioFrame) and not blocks.add(samples_of(time), frame):
                    return
        except SourceFault:
            feed.play_out()
            raise
        finally:
            self._link.leave(seat)


def _decoded(seat: Seat) -> Iterator[tuple[int, av.VideoFrame | av.AudioFrame]]:
    """Frames with their feed times, ns."""
    broken = 0
    shifts: dict[int | None, int] = {}  # a decoder gives pictures later than it takes packets
    for packet, began, shift in seat.packets():
        seat.feed.pulled += packet.size
        shifts[packet.pts] = shift
        if len(shifts) > _REORDERED:
            del shifts[next(iter(shifts))]
        try:
            frames = packet.decode()
        except (InvalidDataError, PatchWelcomeError) as error:
            broken += 1
            if broken > _BROKEN_IN_A_ROW:
                raise SourceFault("what it sends cannot be decoded") from error
            continue
        broken = 0 if frames else broken
        for frame in frames:
            if isinstance(frame, av.VideoFrame | av.AudioFrame):
                time = frame.time
                if time is None:
                    continue
                yield round(time * SECOND) - began + shifts.get(frame.pts, shift), frame
