"""The worker process: one recording, told what to do on standard input, telling on standard output.

Started by the service as `python -m recorder_gui.recorder.engine`. Interrupts are the service's
affair: the worker ends when its standard input does, or when its file is finished.
"""

import logging
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.engine.memory import keep_memory_together

if TYPE_CHECKING:
    from recorder_gui.recorder.engine.engine import Engine

    EngineOf = Callable[[orders.Begin, Callable[[orders.AnyEvent], None]], Engine]

log = logging.getLogger(__name__)

END_SECONDS = 1.7  # the service is gone: the file is closed and we are away within two seconds
LAST_WORDS_SECONDS = 1.0


def main() -> int:
    """Get ready, then record what the first line on standard input tells; never returns once that
    has begun."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(message)s")
    keep_memory_together()
    # What any library prints must not get between the events.
    mouth = Mouth(os.fdopen(os.dup(1), "wb"))
    os.dup2(2, 1)
    engine_of = _made_ready()
    line = sys.stdin.buffer.readline()
    if not line:
        return 0
    try:
        begin = orders.decode_order(line)
    except msgspec.DecodeError as error:
        log.error("the first line cannot be read: %s", error)
        return 2
    if not isinstance(begin, orders.Begin):
        log.error("the first line is not a begin")
        return 2
    status = _record(engine_of, begin, mouth)
    mouth.close()
    sys.stderr.flush()
    # A source may hang in a read for good: its thread is not waited for.
    os._exit(status)


class Mouth:
    """Tells events in their order from a thread of its own, so that a service that does not listen
    never holds up a recording."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._events: queue.SimpleQueue[orders.AnyEvent | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="events out", daemon=True)
        self._thread.start()

    def tell(self, event: orders.AnyEvent) -> None:
        self._events.put(event)

    def close(self) -> None:
        """Wait a little for what is still to be told."""
        self._events.put(None)
        self._thread.join(LAST_WORDS_SECONDS)

    def _run(self) -> None:
        while (event := self._events.get()) is not None:
            try:
                self._stream.write(orders.encode_line(event))
                self._stream.flush()
            except OSError:
                return  # nobody listens any more; standard input will tell the same


def _made_ready() -> "EngineOf":
    """Load all that a recording needs; gives what makes an engine."""
    # Nothing here is large enough to be shared out, and its idle threads spin before they sleep.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from recorder_gui.painting.subtitles import subtitle_mask
    from recorder_gui.recorder.engine.drawing import drawing_application
    from recorder_gui.recorder.engine.engine import Engine

    application = drawing_application("recorder-gui-worker")
    subtitle_mask("0", 30)  # loads the fonts now rather than at the first subtitle

    def engine_of(begin: orders.Begin, tell: Callable[[orders.AnyEvent], None]) -> "Engine":
        assert application is not None
        return Engine(begin, tell)

    return engine_of


def _record(engine_of: "EngineOf", begin: orders.Begin, mouth: Mouth) -> int:
    broken = threading.Event()

    def tell(event: orders.AnyEvent) -> None:
        if isinstance(event, orders.Broken):
            broken.set()
        mouth.tell(event)

    engine = engine_of(begin, tell)
    tell(orders.Ready())
    threading.Thread(target=_read_orders, args=(engine,), name="orders in", daemon=True).start()
    engine.over.wait()
    return 1 if broken.is_set() else 0


def _read_orders(engine: "Engine") -> None:
    for line in sys.stdin.buffer:
        try:
            engine.submit(orders.decode_order(line))
        except msgspec.DecodeError as error:
            log.error("an order cannot be read: %s", error)
    engine.finish()
    if not engine.over.wait(END_SECONDS):
        log.error("the file could not be closed in time")
        os._exit(3)
