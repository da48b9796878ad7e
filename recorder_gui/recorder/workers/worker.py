"""The seam to a worker: ordering it and hearing from it."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator
from typing import Protocol

import msgspec

from recorder_gui.recorder.background import Background
from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.engine.orders import Answered, AnyEvent, AnyOrder, Declined
from recorder_gui.recorder.errors import WorkerGone, WorkerSilent

_LOG = logging.getLogger(__name__)
_UNREAD_ORDERS = 4 * 1024 * 1024  # a worker that reads no more of its orders hangs


class Worker(Protocol):
    """One recording's worker."""

    last_sign: float
    is_gone: bool

    async def order(self, order: AnyOrder, patience: float) -> Answered | Declined:
        """Send `order` and wait for its answer, `patience` seconds at most.

        Raises WorkerGone or WorkerSilent.
        """
        ...

    def events(self) -> AsyncIterator[AnyEvent]:
        """Everything it tells but answers, until it is gone."""
        ...

    def leave(self) -> None:
        """Let it end as if the service were gone: it closes its file and exits."""
        ...

    def kill(self) -> None:
        """End it now."""
        ...

    async def ended(self) -> int:
        """Wait for its end; its exit status."""
        ...


class ProcessWorker:
    """A worker behind the pipes of a process."""

    def __init__(self, process: asyncio.subprocess.Process, record_id: str) -> None:
        self.last_sign = asyncio.get_running_loop().time()
        self.is_gone = False
        self._process = process
        self._record_id = record_id
        self._number = 0
        self._waiting: dict[int, asyncio.Future[Answered | Declined]] = {}
        self._heard: asyncio.Queue[AnyEvent | None] = asyncio.Queue()
        self._background = Background()
        self._background.start(self._listen(), f"worker of {record_id}")
        self._background.start(self._log_errors(), f"log of {record_id}")

    def send(self, order: AnyOrder) -> None:
        """Write one order; raises WorkerGone."""
        pipe = self._process.stdin
        if self.is_gone or pipe is None or pipe.is_closing():
            raise WorkerGone("the worker has ended")
        if pipe.transport.get_write_buffer_size() > _UNREAD_ORDERS:
            raise WorkerGone("the worker reads no orders")
        pipe.write(orders.encode_line(order))

    async def order(self, order: AnyOrder, patience: float) -> Answered | Declined:
        self._number += 1
        number = self._number
        answer: asyncio.Future[Answered | Declined] = asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        try:
            self.send(msgspec.structs.replace(order, number=number))
            return await asyncio.wait_for(answer, patience)
        except TimeoutError as error:
            raise WorkerSilent(f"no answer within {patience:g} s") from error
        finally:
            self._waiting.pop(number, None)

    async def events(self) -> AsyncIterator[AnyEvent]:
        while (event := await self._heard.get()) is not None:
            yield event

    def leave(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()

    def kill(self) -> None:
        if self._process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)

    async def ended(self) -> int:
        status = await self._process.wait()
        await self._background.settled()
        return status

    async def _listen(self) -> None:
        """Sort what the worker tells: answers to who waits for them, the rest to `events`."""
        output = self._process.stdout
        assert output is not None
        try:
            while line := await output.readline():
                self.last_sign = asyncio.get_running_loop().time()
                self._hear(line)
        except (ValueError, ConnectionError) as error:
            _LOG.warning("%s: the worker's output broke off: %s", self._record_id, error)
        finally:
            self.is_gone = True
            for answer in self._waiting.values():
                if not answer.done():
                    answer.set_exception(WorkerGone("the worker has ended"))
            self._heard.put_nowait(None)

    def _hear(self, line: bytes) -> None:
        try:
            event = orders.decode_event(line)
        except (msgspec.DecodeError, UnicodeError) as error:
            _LOG.warning("%s: not an event: %.200r (%s)", self._record_id, line, error)
            return
        if isinstance(event, Answered | Declined):
            answer = self._waiting.get(event.number)
            if answer is not None and not answer.done():
                answer.set_result(event)
            return
        self._heard.put_nowait(event)

    async def _log_errors(self) -> None:
        output = self._process.stderr
        assert output is not None
        while chunk := await output.read(64 * 1024):
            for line in chunk.decode(errors="replace").splitlines():
                _LOG.info("worker of %s: %.500s", self._record_id, line)
