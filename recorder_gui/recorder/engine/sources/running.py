"""The thread of one source: it delivers until its feed is closed, and is tried again when it
ends or breaks."""

import logging
import threading
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from av.error import FFmpegError

from recorder_gui.recorder.engine.sources.faults import SourceFault, reason_of
from recorder_gui.recorder.engine.sources.feeds import Feed

log = logging.getLogger(__name__)

RETRY_WAITS = (0.5, 1.0, 2.0, 4.0, 8.0)  # seconds; the last one again and again

AnyFeed = TypeVar("AnyFeed", bound=Feed)
FeedKind = TypeVar("FeedKind", bound=Feed, contravariant=True)


class Source(Protocol[FeedKind]):
    """Something that fills a feed."""

    def deliver(self, feed: FeedKind) -> None:
        """Fill `feed` until it is closed; raises SourceFault, `av.FFmpegError` or OSError."""
        ...


class SourceThread(Generic[AnyFeed]):
    """Runs `source` into `feed`, with growing waits after each failure."""

    def __init__(
        self,
        source: Source[AnyFeed],
        feed: AnyFeed,
        name: str,
        waits: Sequence[float] = RETRY_WAITS,
    ) -> None:
        self._source = source
        self._feed = feed
        self._waits = waits
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Ask it to end; a source that hangs in a read is left behind."""
        self._closing.set()
        self._feed.close()

    def join(self, seconds: float) -> None:
        self._thread.join(seconds)

    def _run(self) -> None:
        failures = 0
        while not self._closing.is_set():
            before = self._feed.pulled
            reason = self._deliver()
            if self._closing.is_set():
                return
            failures = 0 if self._feed.pulled > before and self._feed.delivering else failures
            self._feed.mark_lost(reason)
            self._closing.wait(self._waits[min(failures, len(self._waits) - 1)])
            failures += 1

    def _deliver(self) -> str:
        try:
            self._source.deliver(self._feed)
        except SourceFault as fault:
            return str(fault)
        except (FFmpegError, OSError, ValueError, LookupError, MemoryError) as error:
            # Hostile media can make FFmpeg's wrapper raise any of these.
            return reason_of(error)
        except Exception as error:  # whatever it is, it ends this source and nothing else
            log.exception("a source broke")
            return reason_of(error)
        return "the stream ended"
