"""The process that looks at sources and at recorded files, and listens: opens what it is asked for,
closes what nobody asks for any more. Hostile media can end it, never the service.

It is nicer than a recording to the machine, and ends with its standard input.
"""

import os
import queue
import signal
import sys
import threading
import time

import msgspec
from av.error import FFmpegError

from recorder_gui.protocol.local import MediaSource
from recorder_gui.recorder.engine.hearing import Ears
from recorder_gui.recorder.engine.jpegs import SourceJpegs
from recorder_gui.recorder.engine.sources.live import Links
from recorder_gui.recorder.engine.streams import PictureStream, Stream
from recorder_gui.recorder.engine.thumbnails import thumbnail
from recorder_gui.recorder.previews import lines

_FIRST_PICTURE = 3.0  # seconds for a source to come
_IDLE = 5.0  # seconds after which a source that nobody asks for is closed
_LOOKERS = 3
_NICE = 10


class Viewer:
    """One source that is being looked at."""

    def __init__(self, media: MediaSource) -> None:
        self._settled = threading.Event()
        self._begun = time.monotonic_ns()
        self.last_asked = time.monotonic()
        self._jpegs = SourceJpegs()
        self._stream = PictureStream(media, self._on_change, glancing=True)
        self._stream.feed.join(0, 0)
        links = Links(lambda: time.monotonic_ns() - self._begun, glancing=True)
        self._stream.start((), links.of(media.source, 0))

    def look(self) -> tuple[bytes, str]:
        """A JPEG of what it shows now, or the reason why there is none."""
        self.last_asked = time.monotonic()
        self._settled.wait(_FIRST_PICTURE)
        picture = self._stream.picture(time.monotonic_ns() - self._begun, wait=False)
        picture = picture or self._stream.feed.first()
        if picture is None:
            return b"", self._stream.feed.reason or "no picture has come yet"
        try:
            return self._jpegs.of(picture.native), ""
        except (FFmpegError, ValueError, MemoryError) as error:
            return b"", str(error)

    def close(self) -> None:
        self._stream.close()

    def _on_change(self, stream: Stream) -> None:
        self._settled.set()


class Viewers:
    """All sources that are being looked at, by what they are."""

    def __init__(self) -> None:
        self._viewers: dict[MediaSource, Viewer] = {}
        self._lock = threading.Lock()

    def look(self, media: MediaSource) -> tuple[bytes, str]:
        """A picture of `media`; what nobody has asked for lately is closed."""
        if media.source.startswith("listen:"):
            return b"", "a publisher is seen while it is recorded"
        with self._lock:
            self._close_idle()
            viewer = self._viewers.get(media)
            if viewer is None:
                viewer = self._viewers[media] = Viewer(media)
        return viewer.look()

    def _close_idle(self) -> None:
        since = time.monotonic() - _IDLE
        for media, viewer in list(self._viewers.items()):
            if viewer.last_asked < since:
                viewer.close()
                del self._viewers[media]


def _thumbnail(path: str) -> tuple[bytes, str]:
    """A JPEG out of that file, or the reason why there is none."""
    try:
        return thumbnail(path), ""
    except (FFmpegError, OSError, ValueError, MemoryError) as error:
        return b"", str(error)


def _answer_to(question: lines.Question, viewers: Viewers, ears: Ears) -> lines.Look:
    if isinstance(question, lines.AskLevels):
        return lines.Look(number=question.number, levels=ears.listen(question.media))
    if isinstance(question, lines.AskThumbnail):
        jpeg, reason = _thumbnail(question.path)
    else:
        jpeg, reason = viewers.look(question.media)
    return lines.Look(number=question.number, jpeg=jpeg, reason=reason)


def main() -> None:
    """Answer until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from recorder_gui.recorder.engine.drawing import drawing_application

    application = drawing_application("recorder-gui-previews")  # for texts in drawn sources
    if hasattr(os, "nice"):
        os.nice(_NICE)
    mouth = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the lines
    asked: queue.SimpleQueue[lines.Question] = queue.SimpleQueue()
    viewers, ears, speaking = Viewers(), Ears(), threading.Lock()

    def answer() -> None:
        while True:
            look = _answer_to(asked.get(), viewers, ears)
            with speaking:
                mouth.write(lines.encode(look))
                mouth.flush()

    for number in range(_LOOKERS):
        threading.Thread(target=answer, name=f"looker {number}", daemon=True).start()
    for line in sys.stdin.buffer:
        try:
            asked.put(lines.decode_question(line))
        except msgspec.DecodeError as error:
            sys.stderr.write(f"not understood: {error}\n")
    del application
    os._exit(0)  # a source may hang in a read for good: nobody waits for it
