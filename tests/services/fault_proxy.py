"""A TCP proxy that breaks connections on purpose: cuts after N bytes, goes silent, delays, flips
bits, and meddles with the messages of a WebSocket service.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

from tests.services.frames import FrameReader, text_frame

Meddle = Callable[[bytes, Callable[[bytes], None]], None]


@dataclass
class Faults:
    """What a connection through the proxy suffers; both counts are of its own bytes.

    `cut_up` and `cut_down`: reset after that many bytes towards the service or back. `flowing`:
    while cleared, nothing goes either way though both sides stay open. `delay`: seconds each piece
    is held back. `hush_up` and `hush_down`: after that many bytes nothing flows any more, until the
    service's side is dropped `ghost` seconds later. `flip_up` and `flip_down`: one bit of that byte
    is another. `meddle`: gets each text message of the service and what passes on a message.
    """

    cut_up: int | None = None
    cut_down: int | None = None
    hush_up: int | None = None
    hush_down: int | None = None
    ghost: float = 0.4
    flip_up: int | None = None
    flip_down: int | None = None
    meddle: Meddle | None = None
    delay: float = 0.0
    flowing: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.flowing.set()


class FaultProxy:
    """Listens on a port of its own and passes on to `host`:`port`.

    Each new connection takes the next of `plan` (None: no fault), then no fault any more.
    """

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._writers: set[asyncio.StreamWriter] = set()
        self.plan: list[Faults | None] = []
        self.connections = 0
        self.passed_up = 0
        self.passed_down = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        self.cut_all()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    @property
    def port(self) -> int:
        """Where it listens on 127.0.0.1."""
        assert self._server is not None
        return self._server.sockets[0].getsockname()[1]

    def cut_all(self) -> None:
        """Reset every connection that stands."""
        for writer in self._writers:
            writer.transport.abort()

    async def _accept(self, client: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        self.connections += 1
        faults = (self.plan.pop(0) if self.plan else None) or Faults()
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._writers.add(back)
        onward: asyncio.StreamWriter | None = None
        try:
            service, onward = await asyncio.open_connection(*self._target)
            self._writers.add(onward)
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pass(client, onward, faults, up=True))
                both.create_task(self._pass(service, back, faults, up=False))
        except (BaseExceptionGroup, OSError):
            pass
        except asyncio.CancelledError:
            pass
        finally:
            for writer in filter(None, (back, onward)):
                writer.transport.abort()
                self._writers.discard(writer)
            self._tasks.discard(task)

    async def _pass(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        faults: Faults,
        *,
        up: bool,
    ) -> None:
        """Pass bytes on until the end or the cut; raises to end both directions."""
        cut_after = faults.cut_up if up else faults.cut_down
        hush_after = faults.hush_up if up else faults.hush_down
        flip = faults.flip_up if up else faults.flip_down
        frames = None if up or faults.meddle is None else FrameReader()
        passed = 0
        while data := await reader.read(65536):
            if faults.delay:
                await asyncio.sleep(faults.delay)
            await faults.flowing.wait()
            if cut_after is not None and passed + len(data) >= cut_after:
                writer.write(data[: cut_after - passed])
                with suppress(OSError):
                    await writer.drain()
                raise ConnectionAbortedError
            if hush_after is not None and passed + len(data) >= hush_after:
                faults.flowing.clear()
                writer.write(data[: hush_after - passed])
                await asyncio.sleep(faults.ghost)
                raise ConnectionAbortedError
            if flip is not None and passed <= flip < passed + len(data):
                data = bytearray(data)
                data[flip - passed] ^= 1 << flip % 8
            passed += len(data)
            if up:
                self.passed_up += len(data)
            else:
                self.passed_down += len(data)
            if frames is None:
                writer.write(data)
            else:
                for raw, text in frames.feed(bytes(data)):
                    if text is None or faults.meddle is None:
                        writer.write(raw)
                    else:
                        faults.meddle(text, lambda said: _send(writer, said))
            await writer.drain()
        raise ConnectionAbortedError


def _send(writer: asyncio.StreamWriter, message: bytes) -> None:
    if not writer.is_closing():
        writer.write(text_frame(message))
