"""The service's log lines, written by a thread of their own: where the log lies on a disk that
hangs, no command waits for it."""

import logging
import queue
from collections.abc import Generator
from contextlib import contextmanager
from logging.handlers import QueueHandler, QueueListener
from typing import TextIO

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


@contextmanager
def logged_to(stream: TextIO) -> Generator[None]:
    """Everything from INFO on goes to `stream`, in its order; all is written at the end."""
    lines: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
    writing = logging.StreamHandler(stream)
    writing.setFormatter(logging.Formatter(_FORMAT))
    listener = QueueListener(lines, writing)
    root, handing_over = logging.getLogger(), QueueHandler(lines)
    root.setLevel(logging.INFO)
    root.addHandler(handing_over)
    listener.start()
    try:
        yield
    finally:
        root.removeHandler(handing_over)
        listener.stop()
