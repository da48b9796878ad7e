"""From a file to pictures and sound, each with its moment. Blocks: belongs to one thread."""

from collections import deque
from collections.abc import Iterator
from typing import Any

import av
import numpy as np
from av.container import InputContainer
from av.error import FFmpegError
from msgspec import Struct
from numpy.typing import NDArray

from recorder_gui.client.errors import NotPlayable
from recorder_gui.client.playing.facts import MediaFacts, read_facts
from recorder_gui.client.playing.remote import RemoteSlice
from recorder_gui.client.playing.sound import CHANNELS, RATE, Samples

# A header tells what is needed; a guess from more than that would cost whole megabytes.
# Formats that are playlists would open whatever they name, on this computer too.
_OPENING = {
    "probesize": "262144",
    "analyzeduration": "1000000",
    "format_whitelist": "mov,mp3,matroska,mpegts,flv,ogg,aac,wav",
}
_MOST_BROKEN = 200  # packets in a row that can't be decoded: then it is no media


class Picture(Struct, frozen=True):
    """A decoded picture and the seconds at which it is due."""

    moment: float
    frame: av.VideoFrame


class Sound(Struct, frozen=True):
    """Samples of (n, 2) at RATE, the first of them due at `moment`."""

    moment: float
    samples: Samples


class Decoder:
    """Opens `file` at once; `threads` decode, with one the first picture needs the fewest bytes.

    Each call raises NotPlayable, and what kept `file` from being read.
    """

    def __init__(self, file: RemoteSlice, *, threads: int = 2) -> None:
        file.seek(0)
        try:
            self._container: InputContainer = av.open(file, mode="r", options=_OPENING)
        except (FFmpegError, ValueError) as error:
            file.check()
            raise NotPlayable(file.file_name, str(error)) from error
        self.facts: MediaFacts = read_facts(self._container)
        streams = self._container.streams
        self._video = streams.video[0] if streams.video else None
        self._audio = streams.audio[0] if streams.audio else None
        if self._video is None and self._audio is None:
            self._container.close()
            raise NotPlayable(file.file_name, "neither picture nor sound in it")
        if self._video is not None:
            self._video.thread_type = "AUTO" if threads > 1 else "NONE"
            self._video.codec_context.thread_count = threads
        self._file = file
        self._start = (self._container.start_time or 0) / av.time_base
        self._resampler = self._new_resampler()
        self._sound_at: float | None = None
        self._packets = self._demux()
        self._from = 0.0
        self._ready: deque[Picture | Sound] = deque()

    def seek(self, moment: float) -> None:
        """Go on at `moment`: what is due before is decoded, but not given."""
        try:
            self._container.seek(int((moment + self._start) * av.time_base), backward=True)
        except FFmpegError as error:
            self._file.check()
            raise NotPlayable(self._file.file_name, str(error)) from error
        self._ready.clear()
        self._resampler = self._new_resampler()
        self._sound_at = None
        self._packets = self._demux()
        self._from = moment

    def next(self) -> Picture | Sound | None:
        """What comes next in the file; None at its end."""
        broken = 0
        while not self._ready:
            try:
                packet = next(self._packets, None)
            except FFmpegError as error:
                self._file.check()
                raise NotPlayable(self._file.file_name, str(error)) from error
            self._file.check()
            if packet is None:
                return None
            try:
                self._decode(packet)
            except (FFmpegError, ValueError) as error:
                broken += 1
                if broken > _MOST_BROKEN:
                    raise NotPlayable(self._file.file_name, str(error)) from error
        return self._ready.popleft()

    def close(self) -> None:
        """Let go of it."""
        self._container.close()

    def _demux(self) -> Iterator[Any]:
        chosen = [each for each in (self._video, self._audio) if each is not None]
        return self._container.demux(*chosen)

    def _decode(self, packet: Any) -> None:
        for frame in packet.decode():
            if isinstance(frame, av.VideoFrame):
                self._take_picture(frame)
            elif isinstance(frame, av.AudioFrame):
                self._take_sound(frame)

    def _take_picture(self, frame: av.VideoFrame) -> None:
        if frame.pts is None:
            return
        moment = frame.time - self._start
        # a picture stands until the next one: the one that stands at the wanted moment counts
        stands = 1.0 / (self.facts.frame_rate or 25.0)
        if moment + stands > self._from + 1e-3:
            self._ready.append(Picture(max(0.0, moment), frame))

    def _take_sound(self, frame: av.AudioFrame) -> None:
        told: float | None = frame.time
        moment = self._sound_at if told is None else told - self._start
        if moment is None:
            return
        for block in self._resampler.resample(frame):
            samples = _interleaved(block)
            begin = moment
            moment += len(samples) / RATE
            if moment > self._from and len(samples):
                self._ready.append(Sound(begin, samples))
        self._sound_at = moment

    def _new_resampler(self) -> av.AudioResampler:
        return av.AudioResampler(format="flt", layout="stereo", rate=RATE)


def _interleaved(block: av.AudioFrame) -> Samples:
    flat: NDArray[np.float32] = block.to_ndarray().reshape(-1).astype(np.float32, copy=False)
    return flat.reshape(-1, CHANNELS)
