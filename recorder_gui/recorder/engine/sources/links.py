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
from recorder_gui.recorder.engine.sources.seats import Seat
from recorder_gui.recorder.engine.sources.sound_blocks import SoundBlocks
from recorder_gui.recorder.engine.timeline import samples_of

log = logging.getLogger(__name__)

PUBLISHER_GONE = "the publisher has gone"
_NAMES = {VIDEO: "picture", AUDIO: "sound"}
_SILENT = 10.0  # seconds without a packet of a stream, after which the source is opened anew
_AHEAD = SECOND  # how far packets are read ahead of their time
_CLOSING = 5.0
_BROKEN_IN_A_ROW = 30  # packets; then its codec has changed, and it is opened anew
_LATE = SECOND // 15
_SKIPPED_AT_ONCE = 30  # where all are late, some are shown all the same
_REORDERED = 64  # packets that a decoder may hold at most

# Opens it; where that takes its time, it tells why, and hears whether anybody still wants it.
Open = Callable[[Callable[[str], bool]], InputContainer]


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
        silent: float = _SILENT,
    ) -> None:
        self._silent = silent
        self._pushed = pushed
        self._glancing = glancing
        self._name = name
        self._open = open_it
        self._now = now
        self._seats: list[Seat] = []
        self._news = threading.Condition()
        self._reader: threading.Thread | None = None
        self._left_behind: dict[threading.Thread, list[Seat]] = {}

    def take_seat(self, kind: str, feed: Feed) -> Seat:
        """Begin to receive one kind of packets."""
        seat = Seat(kind, feed, self._silent)
        with self._news:
            self._seats.append(seat)
            if self._reader is None:
                self._reader = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._reader.start()
        return seat

    def open_anew(self, seat: Seat) -> None:
        """Nothing has come for a seat in long, though its source sends: a stream has begun that was
        not there when it was opened. Its reader never sees that one and cannot be called back: it
        is left behind until the source ends."""
        with self._news:
            if self._reader is not None and seat in self._seats:
                seats, self._seats = self._seats, []
                self._left_behind[self._reader] = seats
                self._reader = None
                for each in seats:
                    each.fail(f"its {_NAMES[seat.kind]} has ceased")

    def leave(self, seat: Seat) -> None:
        """No more packets; nothing of the link is used after this."""
        with self._news:
            seat.left = True
            if seat in self._seats:
                self._seats.remove(seat)
            self._news.notify_all()

    def _wanted(self) -> bool:
        if threading.current_thread() is not self._reader:
            return False
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
                if threading.current_thread() is not self._reader:
                    return
                if not self._seats:
                    self._reader = None
                    return

    def _reason(self, error: Exception, opened: bool) -> str:
        """A publisher's end comes as an error of its line."""
        gone = opened and self._name.startswith("listen:") and getattr(error, "errno", 0) == EIO
        return PUBLISHER_GONE if gone else reason_of(error)

    def _end(self, container: InputContainer | None, reason: str) -> None:
        """Send all away; close it when nobody decodes its packets any more."""
        with self._news:
            seats = self._left_behind.pop(threading.current_thread(), None)
            if seats is None:
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
        for seat in list(self._seats):
            seat.begin()
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
            elif self._now() - seen[seat.kind] > self._silent * SECOND:
                raise SourceFault(f"its {_NAMES[seat.kind]} has ceased")

    def _hold(self, arrival: Arrival, kind: str) -> None:
        """Wait while what was read is far ahead of its time; not where a seat was taken only after
        that was read: it has nothing yet, and the clock may be waiting for it."""
        with self._news:
            while (early := arrival.lead(kind) - _AHEAD) > 0 and self._wanted():
                hungry = any(seat.is_hungry for seat in self._seats)
                if hungry and not any(seat.is_full for seat in self._seats):
                    return
                self._news.wait(min(early / SECOND, 0.2))


class LinkPictures:
    """The pictures of a link."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def deliver(self, feed: PictureFeed) -> None:
        seat = self._link.take_seat(VIDEO, feed)
        skipped = 0
        try:
            for time, frame in _decoded(seat, self._link):
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
            for time, frame in _decoded(seat, self._link):
                if isinstance(frame, av.AudioFrame) and not blocks.add(samples_of(time), frame):
                    return
        except SourceFault:
            feed.play_out()
            raise
        finally:
            self._link.leave(seat)


def _decoded(seat: Seat, link: Link) -> Iterator[tuple[int, av.VideoFrame | av.AudioFrame]]:
    """Frames with their feed times, ns."""
    broken = 0
    shifts: dict[int | None, int] = {}  # a decoder gives pictures later than it takes packets
    for packet, began, shift in seat.packets(lambda: link.open_anew(seat)):
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
