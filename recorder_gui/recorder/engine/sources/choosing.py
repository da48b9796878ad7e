"""Which stream of a live source is taken for its picture and for its sound.

The first of each kind; where that one has fallen silent and another of its kind speaks, as when a
sender changes its codec, the other takes its place.
"""

from collections.abc import Callable
from typing import Any, TypeAlias, cast

from av import CodecContext
from av.container import InputContainer
from av.packet import Packet
from av.stream import Stream

from recorder_gui.recorder.engine.clock import SECOND
from recorder_gui.recorder.engine.sources.files import decode_for_a_glance

VIDEO, AUDIO = "video", "audio"
AnyPacket: TypeAlias = "Packet[Any]"  # generic for the type checker only
_SILENT = 2 * SECOND  # of the source's own time; slow slides do not make way for a second camera


class Chosen:
    """The streams taken from `container`; `now` gives feed time, ns; `glancing` as with
    `decode_for_a_glance`. For one thread."""

    def __init__(
        self, container: InputContainer, now: Callable[[], int], *, glancing: bool
    ) -> None:
        self._now = now
        self._glancing = glancing
        self._index: dict[str, int] = {}
        self._last: dict[str, int] = {}  # the own time of each kind's last packet
        self.seen: dict[str, int] = {}  # when each kind last came
        for stream in container.streams:
            if stream.type in (VIDEO, AUDIO) and stream.type not in self._index:
                self._take(stream)

    def kind_of(self, packet: AnyPacket, own: int) -> str | None:
        """What the packet of that `own` time, ns, is for; None: nobody wants it."""
        kind = str(packet.stream.type)
        if kind not in self._index:
            return None
        if packet.stream.index != self._index[kind]:
            if abs(own - self._last.get(kind, own)) < _SILENT:
                return None
            self._take(packet.stream)
        self.seen[kind] = self._now()
        self._last[kind] = own
        return kind

    def _take(self, stream: Stream) -> None:
        kind = str(stream.type)
        self._index[kind] = stream.index
        self.seen[kind] = self._now()
        # unlike its stub says, None where nothing here can decode it; its packets will tell
        context = cast("CodecContext | None", stream.codec_context)
        if context is not None:
            context.thread_count = 1
            if self._glancing:
                decode_for_a_glance(context)
