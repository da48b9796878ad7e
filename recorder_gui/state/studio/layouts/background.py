"""Work in another thread whose result comes back to the main thread by a signal."""

import logging
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any

from PySide6.QtCore import SignalInstance

_log = logging.getLogger(__name__)


def in_background(executor: Executor, work: Callable[[], Any], done: SignalInstance) -> None:
    """Do `work` there, then emit `done` with what it returned, or with None where it failed.

    The signal comes from that thread, so that whoever hears it does so in a later turn of the loop.
    """

    def run() -> None:
        result = None
        try:
            result = work()
        except Exception:  # noqa: BLE001  logged, whatever it is; the caller hears of it all the same
            _log.exception("work in the background failed")
        done.emit(result)

    try:
        executor.submit(run)
    except RuntimeError:  # the executor is shut down: the window closes
        return
