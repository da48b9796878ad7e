"""What nobody caught: into the log with its traceback, to the person as one calm sentence."""

import asyncio
import logging
import sys
import threading
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Signal

from recorder_gui.state.explanations import explain

_log = logging.getLogger(__name__)


class Unhandled(QObject):
    """Catches errors of the interpreter, of its threads and of the loop, until `remove`.

    Signal `happened(UserFacingError)`, in the thread of this object.
    """

    happened = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_interpreter
        threading.excepthook = self._on_thread

    def listen_to(self, loop: "asyncio.AbstractEventLoop") -> None:
        """Catch those of `loop` too."""
        self._loop = loop
        self._before_in_loop = loop.get_exception_handler()
        loop.set_exception_handler(self._on_loop)

    def remove(self) -> None:
        """Put back what was there before."""
        sys.excepthook, threading.excepthook = self._before
        if self._loop is not None:
            self._loop.set_exception_handler(self._before_in_loop)

    def _on_interpreter(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if self._loop is not None and issubclass(kind, KeyboardInterrupt):
            self._loop.call_soon_threadsafe(self._loop.stop)
            return
        self._tell(error)

    def _on_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._tell(arguments.exc_value)

    def _on_loop(self, loop: "asyncio.AbstractEventLoop", context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            self._tell(error)
        else:
            _log.error("the loop says: %s", context.get("message", context))

    def _tell(self, error: BaseException) -> None:
        _log.error("nobody caught this", exc_info=(type(error), error, error.__traceback__))
        self.happened.emit(explain(error))
