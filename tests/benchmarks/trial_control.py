"""The control channel against bare websockets on the same qasync loop: one after the other, and a
thousand in flight.
"""

import asyncio
import subprocess
import sys
import time
from collections.abc import Coroutine, Iterator

from PySide6.QtCore import QCoreApplication
from websockets.asyncio.client import ClientConnection, connect

from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.protocol import codec
from recorder_gui.protocol.requests import Query
from recorder_gui.qt_loop import QtLoop
from tests.measuring import Figure, in_pairs

ROUNDS = 100
PAIRS = 31  # many short ones: both sides meet the same noise
IN_FLIGHT = 1000
YARDSTICK = "websockets.asyncio.client: send() and recv() of the same bytes, same loop and service"


def measure() -> Iterator[Figure]:
    application = QCoreApplication([])
    loop = QtLoop(application)
    command = [sys.executable, "-m", "tests.benchmarks.canned_service"]
    with loop, subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as service:
        assert service.stdout is not None
        url = service.stdout.readline().strip()
        try:
            yield from _figures(loop, url)
        finally:
            service.terminate()


def _figures(loop: asyncio.AbstractEventLoop, url: str) -> Iterator[Figure]:
    channel = loop.run_until_complete(ControlChannel.open(url, "bench", "token"))
    bare = loop.run_until_complete(_connect(url))
    text = codec.encode_request(Query(page_size=5, seq="1"))

    def timed(work: Coroutine[None, None, None]) -> float:
        started = time.perf_counter()
        loop.run_until_complete(work)
        return time.perf_counter() - started

    def ours_in_turn() -> float:
        return timed(_in_turn(channel)) / ROUNDS

    def bare_in_turn() -> float:
        return timed(_bare_in_turn(bare, text)) / ROUNDS

    def ours_at_once() -> float:
        return IN_FLIGHT / timed(_at_once(channel))

    def bare_at_once() -> float:
        return IN_FLIGHT / timed(_bare_at_once(bare, text))

    in_pairs(ours_in_turn, bare_in_turn, 1)  # warm
    turns = in_pairs(ours_in_turn, bare_in_turn, PAIRS)
    yield Figure("control.roundtrip", turns.ours * 1000, "ms", YARDSTICK, turns.ratio)
    flights = in_pairs(ours_at_once, bare_at_once, PAIRS)
    yield Figure("control.pipeline", flights.ours, "queries/s", YARDSTICK, flights.ratio)
    loop.run_until_complete(channel.close())
    loop.run_until_complete(bare.close())


async def _connect(url: str) -> ClientConnection:
    return await connect(url, compression=None)


async def _in_turn(channel: ControlChannel) -> None:
    for _ in range(ROUNDS):
        await channel.request(Query(page_size=5))


async def _bare_in_turn(bare: ClientConnection, text: str | bytes) -> None:
    for _ in range(ROUNDS):
        await bare.send(text)
        await bare.recv()


async def _at_once(channel: ControlChannel) -> None:
    await asyncio.gather(*(channel.request(Query(page_size=5)) for _ in range(IN_FLIGHT)))


async def _bare_at_once(bare: ClientConnection, text: str | bytes) -> None:
    async def receive() -> None:
        for _ in range(IN_FLIGHT):
            await bare.recv()

    async def send() -> None:
        for _ in range(IN_FLIGHT):
            await bare.send(text)

    await asyncio.gather(send(), receive())
