"""The window's loop runs what is to run soon in order, and lets Qt in between."""

import asyncio
import time
from collections.abc import AsyncGenerator

from PySide6.QtCore import QObject, QTimerEvent

from recorder_gui.qt_loop import QtLoop


class Ticks(QObject):
    """When each turn of Qt's own came."""

    def __init__(self) -> None:
        super().__init__()
        self.moments: list[float] = []
        self.startTimer(0)

    def timerEvent(self, event: QTimerEvent) -> None:
        self.moments.append(time.monotonic())


def test_callbacks_run_in_order_and_their_own_a_turn_later(qt_loop: QtLoop) -> None:
    seen: list[str] = []

    async def scenario() -> None:
        loop = asyncio.get_running_loop()
        done = loop.create_future()

        def first() -> None:
            seen.append("first")
            loop.call_soon(seen.append, "of the first")
            loop.call_soon(done.set_result, None)

        loop.call_soon(first)
        loop.call_soon(seen.append, "never").cancel()
        loop.call_soon(seen.append, "second")
        await done

    qt_loop.run_until_complete(scenario())
    assert seen == ["first", "second", "of the first"]


def test_a_callback_that_fails_stops_none_of_the_others(qt_loop: QtLoop) -> None:
    told: list[object] = []
    qt_loop.set_exception_handler(lambda _loop, context: told.append(context["exception"]))

    async def scenario() -> None:
        loop = asyncio.get_running_loop()
        done = loop.create_future()
        fault = ValueError("broken")

        def fail() -> None:
            raise fault

        loop.call_soon(fail)
        loop.call_soon(done.set_result, None)
        await done
        assert told == [fault]

    qt_loop.run_until_complete(scenario())


def test_qt_has_its_turn_among_a_thousand_callbacks(qt_loop: QtLoop) -> None:
    ticks = Ticks()

    async def scenario() -> None:
        loop = asyncio.get_running_loop()
        done = loop.create_future()
        until = time.monotonic() + 0.2

        def work() -> None:
            time.sleep(0.0005)
            if time.monotonic() > until and not done.done():
                done.set_result(None)

        for _ in range(1000):
            loop.call_soon(work)
        await done

    began = time.monotonic()
    qt_loop.run_until_complete(scenario())
    between = [moment for moment in ticks.moments if began < moment < began + 0.2]
    assert len(between) >= 5


def test_a_generator_that_nobody_holds_any_more_is_closed_with_all_that_it_awaits(
    qt_loop: QtLoop,
) -> None:
    seen: list[str] = []

    async def scenario() -> None:
        closed = asyncio.Event()

        async def numbers() -> AsyncGenerator[int]:
            try:
                yield 1
                yield 2
            finally:
                assert asyncio.current_task() is not None
                await asyncio.sleep(0)
                seen.append("closed")
                closed.set()

        async for number in numbers():
            seen.append(str(number))
            break
        async with asyncio.timeout(5):
            await closed.wait()

    qt_loop.run_until_complete(scenario())
    assert seen == ["1", "closed"]
