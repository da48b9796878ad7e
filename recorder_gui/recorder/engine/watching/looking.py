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
from recorder_gui.recorder.engine.clock import SECOND
from recorder_gui.recorder.engine.composing.streams import PictureStream, Stream
from recorder_gui.recorder.engine.sources.live import Links
from recorder_gui.recorder.engine.watching.hearing import Ears
from recorder_gui.recorder.engine.watching.jpegs import SourceJpegs
from recorder_gui.recorder.engine.watching.looks import SmallPicture
from recorder_gui.recorder.engine.watching.thumbnails import thumbnail
from recorder_gui.recorder.previews import lines

_SETTLES = 3 * SECOND  # until then it is only just opened
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

    def look(self, seen: int, patience: float) -> SmallPicture:
        """What it shows now, where that is not what was `seen`; it is given `patience` seconds for
        its first picture."""
        self.last_asked = time.monotonic()
        age = time.monotonic_ns() - self._begun
        if not self._settled.wait(patience) and age < _SETTLES:
            return SmallPicture(number=seen)
        picture = self._stream.picture(time.monotonic_ns() - self._begun, wait=False)
        picture = picture or self._stream.feed.first()
        if picture is None:
            return SmallPicture(reason=self._stream.feed.reason or "no picture has come yet")
        return self._jpegs.of(picture.native, seen)

    def close(self) -> None:
        self._stream.close()

    def _on_change(self, stream: Stream) -> None:
        self._settled.set()


class Viewers:
    """All sources that are being looked at, by what they are."""

    def __init__(self) -> None:
        self._viewers: dict[MediaSource, Viewer] = {}
        self._lock = threading.Lock()

    def look(self, ask: lines.Ask) -> tuple[SmallPicture, ...]:
        """What is asked for; what nobody has asked for lately is closed."""
        with self._lock:
            self._close_idle()
            viewers = [self._of(each.media) for each in ask.wanted]
        return tuple(
            SmallPicture(reason="a publisher is seen while it is recorded")
            if viewer is None
            else viewer.look(each.seen, ask.patience)
            for viewer, each in zip(viewers, ask.wanted, strict=True)
        )

    def _of(self, media: MediaSource) -> Viewer | None:
        if media.source.startswith("listen:"):
            return None
        if media not in self._viewers:
            self._viewers[media] = Viewer(media)
        return self._viewers[media]

    def _close_idle(self) -> None:
        since = time.monotonic() - _IDLE
        for media, viewer in list(self._viewers.items()):
            if viewer.last_asked < since:
                viewer.close()
                del self._viewers[media]


def _thumbnail(path: str) -> SmallPicture:
    """A JPEG out of that file, or the reason why there is none."""
    try:
        return SmallPicture(number=1, jpeg=thumbnail(path))
    except (FFmpegError, OSError, ValueError, MemoryError) as error:
        return SmallPicture(reason=str(error))


def _answer_to(question: lines.Question, viewers: Viewers, ears: Ears) -> lines.Look:
    if isinstance(question, lines.AskLevels):
        return lines.Look(number=question.number, levels=ears.listen(question.media))
    if isinstance(question, lines.AskThumbnail):
        return lines.Look(number=question.number, pictures=(_thumbnail(question.path),))
    return lines.Look(number=question.number, pictures=viewers.look(question))


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
