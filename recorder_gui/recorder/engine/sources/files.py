"""Pictures and sounds of a file that FFmpeg can open.

A file is looped, both kinds from the same epoch and with the same length, so that a camera and a
microphone of one file stay together. A source that joins late, or comes back, starts where the
file would be by then. A URL is live: its first moment is now.
"""

from collections.abc import Iterator
from typing import cast

import av
from av import CodecContext, VideoCodecContext
from av.container import InputContainer
from av.error import FFmpegError, InvalidDataError, PatchWelcomeError
from av.frame import Frame
from av.stream import Discard

from recorder_gui.recorder.engine.clock import SECOND
from recorder_gui.recorder.engine.sources.faults import SourceFault
from recorder_gui.recorder.engine.sources.feeds import Picture, PictureFeed, SoundFeed
from recorder_gui.recorder.engine.sources.sound_blocks import SoundBlocks
from recorder_gui.recorder.engine.timeline import SAMPLE_RATE, samples_of

OPEN_SECONDS = 10.0
READ_SECONDS = 5.0
SHORTEST_LOOP = SECOND // 30
BLOCK_SAMPLES = SAMPLE_RATE // 10  # of a file; a link's sound goes on as it comes
_BROKEN_PACKETS_ALLOWED = 200
_NO_PICTURES = {"skip_frame": "all"}


class MediaFile:
    """An opened file or URL, and the one stream of it that is wanted; `glancing` as with
    `decode_for_a_glance`."""

    def __init__(self, place: str, kind: str, *, glancing: bool = False) -> None:
        self._place = place
        self._kind = kind
        self._glancing = glancing
        self._open()
        self.length = _length(self._container)

    def _open(self) -> None:
        # Opening decodes some pictures to learn about them; a sound has no use for that.
        self._container = _open(self._place, {} if self._kind == "video" else _NO_PICTURES)
        streams = [s for s in self._container.streams if s.type == self._kind]
        if not streams:
            self._container.close()
            what = "picture" if self._kind == "video" else "sound"
            raise SourceFault(f"there is no {what} in it")
        self._stream = streams[0]
        self._stream.codec_context.thread_count = 1
        if self._glancing:
            decode_for_a_glance(self._stream.codec_context)
        for other in self._container.streams:
            if other is not self._stream:
                other.discard = Discard.all
        self._began = _start(self._container)

    def frames(self, feed: PictureFeed | SoundFeed) -> Iterator[tuple[int, Frame]]:
        """Decoded frames with their times from the file's beginning, ns."""
        broken = 0
        fallback = 0
        for packet in self._container.demux(self._stream):
            feed.pulled += packet.size
            try:
                decoded = packet.decode()
            except (InvalidDataError, PatchWelcomeError) as error:
                broken += 1
                if broken > _BROKEN_PACKETS_ALLOWED:
                    raise SourceFault("what it holds cannot be decoded") from error
                continue
            for frame in decoded:
                if not isinstance(frame, Frame):
                    continue
                if feed.closed:
                    return
                time = self._time(frame)
                yield (fallback if time is None else time), frame
                fallback = (fallback if time is None else time) + SHORTEST_LOOP

    def go_to(self, time: int) -> None:
        """Go to a key frame at or before `time` ns from the beginning."""
        try:
            self._container.seek((time + self._began) // 1000, backward=True)
            self._stream.codec_context.flush_buffers()
        except (FFmpegError, OSError):
            # It cannot be searched: from the beginning, then.
            self._container.close()
            self._open()

    def close(self) -> None:
        self._container.close()

    def _time(self, frame: Frame) -> int | None:
        pts, base = frame.pts, frame.time_base
        if pts is None or base is None:
            return None
        return pts * base.numerator * SECOND // base.denominator - self._began


def decode_for_a_glance(context: CodecContext) -> None:
    """Decode what a small preview needs, for half the price: no picture that no other is built
    on, and none smoothed."""
    if isinstance(context, VideoCodecContext):
        context.skip_frame = "BIDIR"
        context.options = {"skip_loop_filter": "all"}


def _open(place: str, probing: dict[str, str]) -> InputContainer:
    """`probing`: options of the decoders that look into the streams."""
    # A playlist or a script in a file's clothes must not reach out from here.
    options = {"protocol_whitelist": "file,crypto,data", **probing}
    return av.open(f"file:{place}", "r", options=options, timeout=(OPEN_SECONDS, READ_SECONDS))


def _start(container: InputContainer) -> int:
    """The first moment of the earliest stream, ns of the file's own time."""
    start = cast("int | None", container.start_time)  # unknown to some, unlike its stub says
    return 0 if start is None else start * 1000


def _length(container: InputContainer) -> int:
    """How long one loop is, ns; 0 when the file does not say."""
    return 0 if container.duration is None else max(0, container.duration * 1000)


class FilePictures:
    """The pictures of `place`; for a small preview where one is only `glancing`."""

    def __init__(self, place: str, *, glancing: bool = False) -> None:
        self._place = place
        self._glancing = glancing

    def deliver(self, feed: PictureFeed) -> None:
        media = MediaFile(self._place, "video", glancing=self._glancing)
        try:
            self._deliver_loops(media, feed)
        finally:
            media.close()

    def _deliver_loops(self, media: MediaFile, feed: PictureFeed) -> None:
        length = media.length
        loop, phase = divmod(max(0, feed.asked), length) if length else (0, 0)
        if phase:
            media.go_to(phase)
        while not feed.closed:
            begin = loop * length
            pending: Picture | None = None
            last = 0
            for time, frame in media.frames(feed):
                last = max(last, time)
                if length and time >= length:
                    continue
                picture = Picture(begin + max(0, time), _picture(frame))
                if pending is not None and picture.time > feed.asked and not feed.put(pending):
                    return
                pending = picture
            if feed.closed:
                return
            if pending is None and not phase:
                raise SourceFault("there is no picture in it")
            if pending is not None and not feed.put(pending):
                return
            length = length or last + SHORTEST_LOOP
            loop, phase = max(loop + 1, feed.asked // length), 0
            media.go_to(0)


def _picture(frame: Frame) -> av.VideoFrame:
    assert isinstance(frame, av.VideoFrame)
    return frame


class FileSound:
    """The sound of `place`, resampled to 48 kHz stereo."""

    def __init__(self, place: str) -> None:
        self._place = place

    def deliver(self, feed: SoundFeed) -> None:
        media = MediaFile(self._place, "audio")
        try:
            loop, phase = 0, 0
            if media.length:
                asked = max(0, feed.asked) * SECOND // SAMPLE_RATE
                loop, phase = divmod(asked, media.length)
                if phase:
                    media.go_to(phase)
            while not feed.closed:
                heard = self._deliver_once(media, feed, loop * media.length)
                if not heard and not phase:
                    raise SourceFault("there is no sound in it")
                if not media.length:
                    raise SourceFault("its length is not known")
                loop, phase = loop + 1, 0
                media.go_to(0)
        finally:
            media.close()

    def _deliver_once(self, media: MediaFile, feed: SoundFeed, begin: int) -> int:
        """One time through; the number of samples that were heard."""
        blocks = SoundBlocks(feed, BLOCK_SAMPLES, samples_of(begin + media.length))
        for time, frame in media.frames(feed):
            assert isinstance(frame, av.AudioFrame)
            if not blocks.add(samples_of(begin + time), frame):
                return blocks.heard
        blocks.end()
        return blocks.heard
