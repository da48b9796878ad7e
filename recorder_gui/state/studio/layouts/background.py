"""Work in another thread whose result comes back to the main thread by a signal."""

import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from PySide6.QtCore import SignalInstance

_log = logging.getLogger(__name__)


def in_background(executor: Executor, work: Callable[[], Any], done: SignalInstance) -> None:
    """Do `work` there, then emit `done` with what it returned, or with None where it failed."""

    def hand_over(future: Future[Any]) -> None:
        result = None
        if not future.cancelled():
            error = future.exception()
            if error is not None:
                _log.error("work in the background failed", exc_info=error)
            else:
                result = future.result()
        try:
            done.emit(result)
        except RuntimeError:  # the window is gone already
            return

    try:
        executor.submit(work).add_done_callback(hand_over)
    except RuntimeError:  # the executor is shut down: the window closes
        return
