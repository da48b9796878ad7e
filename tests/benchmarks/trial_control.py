"""The control channel against bare websockets on the same loop: one query after the other, and a
thousand in flight.

`control.roundtrip` and `control.pipeline` ask the embedded recorder, which has a million
recordings; most of their time is the recorder's, for both sides alike. `.client` asks a service
that answers at once with what it has in its hand: what remains there is the client's own work.
"""

import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from websockets.asyncio.client import ClientConnection, connect

from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.client.errors import LoginRefused
from recorder_gui.protocol import codec
from recorder_gui.protocol.codes import Code
from recorder_gui.protocol.replies import LoginReply
from recorder_gui.protocol.requests import Login, Query
from recorder_gui.protocol.states import Status
from recorder_gui.qt_loop import QtLoop
from tests.benchmarks.big_catalogue import APP_ID, fill
from tests.measuring import Figure, in_pairs
from tests.running_recorder import RunningRecorder

RECORDINGS = int(os.environ.get("BENCH_RECORDINGS", "1000000"))
ROUNDS = 100
PAIRS = 31  # many short ones: both sides meet the same noise
IN_FLIGHT = 1000
TOKEN = "bench-token"
YARDSTICK = "websockets.asyncio.client: send() and recv() of the same bytes, same loop and service"
_ONE_LEAVES = 0.02  # seconds after which the next one asks whether the place is free


@dataclass(frozen=True)
class Service:
    """Where to ask, and whom for."""

    url: str
    app_id: str
    token: str


def measure() -> Iterator[Figure]:
    application = QCoreApplication([])
    with QtLoop(application) as loop:
        with _recorder_of_a_million() as service:
            yield from _figures(loop, service, "", f"; {RECORDINGS} recordings")
        with _service_at_hand() as service:
            yield from _figures(loop, service, ".client", "; it answers at once")


@contextmanager
def _recorder_of_a_million() -> Iterator[Service]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data").mkdir()
        fill(folder / "data" / "catalogue.sqlite3", RECORDINGS, random.Random(7), (Status.FAILED,))
        recorder = RunningRecorder.start(folder, app_id=APP_ID, token=TOKEN)
        try:
            yield Service(recorder.control, APP_ID, TOKEN)
        finally:
            recorder.stop()


@contextmanager
def _service_at_hand() -> Iterator[Service]:
    command = [sys.executable, "-m", "tests.benchmarks.canned_service"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as service:
        assert service.stdout is not None
        try:
            yield Service(service.stdout.readline().strip(), APP_ID, TOKEN)
        finally:
            service.terminate()


def _figures(
    loop: asyncio.AbstractEventLoop, service: Service, suffix: str, of: str
) -> Iterator[Figure]:
    text = codec.encode_request(Query(page_size=5, seq="1"))

    def ours(work: Callable[[ControlChannel], Coroutine[None, None, None]]) -> float:
        channel = loop.run_until_complete(_log_in(service))
        seconds = timed(work(channel))
        loop.run_until_complete(channel.close())
        return seconds

    def theirs(work: Callable[[ClientConnection], Coroutine[None, None, None]]) -> float:
        bare = loop.run_until_complete(_log_in_bare(service))
        seconds = timed(work(bare))
        loop.run_until_complete(bare.close())
        return seconds

    def timed(work: Coroutine[None, None, None]) -> float:
        started = time.perf_counter()
        loop.run_until_complete(work)
        return time.perf_counter() - started

    def ours_in_turn() -> float:
        return ours(_in_turn) / ROUNDS

    def bare_in_turn() -> float:
        return theirs(lambda bare: _bare_in_turn(bare, text)) / ROUNDS

    def ours_at_once() -> float:
        return IN_FLIGHT / ours(_at_once)

    def bare_at_once() -> float:
        return IN_FLIGHT / theirs(lambda bare: _bare_at_once(bare, text))

    in_pairs(ours_in_turn, bare_in_turn, 1)  # warm
    turns = in_pairs(ours_in_turn, bare_in_turn, PAIRS)
    yield Figure(f"control.roundtrip{suffix}", turns.ours * 1000, "ms", YARDSTICK + of, turns.ratio)
    flights = in_pairs(ours_at_once, bare_at_once, PAIRS)
    yield Figure(
        f"control.pipeline{suffix}", flights.ours, "queries/s", YARDSTICK + of, flights.ratio
    )


async def _log_in(service: Service) -> ControlChannel:
    """One app id has one connection at a time: wait until the other one's place is free."""
    while True:
        try:
            return await ControlChannel.open(service.url, service.app_id, service.token)
        except LoginRefused as refusal:
            if refusal.service_code != Code.ALREADY_CONNECTED:
                raise
            await asyncio.sleep(_ONE_LEAVES)


async def _log_in_bare(service: Service) -> ClientConnection:
    login = codec.encode_request(Login(app_id=service.app_id, token=service.token, seq="1"))
    while True:
        bare = await connect(service.url, compression=None)
        await bare.send(login)
        reply = codec.decode_reply(await bare.recv())
        assert isinstance(reply, LoginReply), reply
        if reply.code == Code.SUCCESS:
            return bare
        assert reply.code == Code.ALREADY_CONNECTED, reply
        await bare.close()
        await asyncio.sleep(_ONE_LEAVES)


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
