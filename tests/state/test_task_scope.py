"""A gesture's coroutine is owned, told of when it fails, never doubled, and ended at shutdown."""

import asyncio
from typing import Any

import pytest

from recorder_gui.client.errors import NotConnected
from recorder_gui.errors import UserCancelled
from recorder_gui.state.task_scope import TaskScope


def _heard(scope: TaskScope) -> list[Any]:
    heard: list[Any] = []
    scope.failed.connect(heard.append)
    return heard


def test_a_failure_is_told_as_a_sentence_with_advice(qapp: object) -> None:
    async def main() -> list[Any]:
        scope = TaskScope()
        heard = _heard(scope)

        async def work() -> None:
            raise NotConnected("pause")

        task = scope.start(work)
        assert task is not None
        await asyncio.wait([task])
        return heard

    [error] = asyncio.run(main())
    assert error.code == "not_connected"
    assert "not sent" in error.sentence
    assert error.advice


def test_an_error_that_nobody_foresaw_becomes_one_calm_sentence(qapp: object) -> None:
    async def main() -> list[Any]:
        scope = TaskScope()
        heard = _heard(scope)

        async def work() -> None:
            raise ZeroDivisionError("inner detail")

        task = scope.start(work)
        assert task is not None
        await asyncio.wait([task])
        return heard

    [error] = asyncio.run(main())
    assert error.code == "unexpected"
    assert "inner detail" not in error.sentence + error.advice


def test_a_person_who_cancels_is_not_told_of_an_error(qapp: object) -> None:
    async def main() -> list[Any]:
        scope = TaskScope()
        heard = _heard(scope)

        async def work() -> None:
            raise UserCancelled

        task = scope.start(work)
        assert task is not None
        await asyncio.wait([task])
        return heard

    assert asyncio.run(main()) == []


def test_a_second_press_does_nothing_while_the_first_runs(qapp: object) -> None:
    async def main() -> tuple[int, list[tuple[str, bool]]]:
        scope = TaskScope()
        busy: list[tuple[str, bool]] = []
        scope.busy_changed.connect(lambda key, on: busy.append((key, on)))
        runs = 0
        go_on = asyncio.Event()

        async def work() -> None:
            nonlocal runs
            runs += 1
            await go_on.wait()

        first = scope.start(work, key="start")
        assert first is not None
        await asyncio.sleep(0)
        assert scope.start(work, key="start") is None
        assert scope.is_busy("start")
        go_on.set()
        await first
        await asyncio.sleep(0)
        again = scope.start(work, key="start")
        assert again is not None
        await again
        return runs, busy

    runs, busy = asyncio.run(main())
    assert runs == 2
    assert busy[:3] == [("start", True), ("start", False), ("start", True)]


def test_closing_cancels_what_runs_and_takes_nothing_more(qapp: object) -> None:
    async def main() -> bool:
        scope = TaskScope()
        cleaned = False

        async def work() -> None:
            nonlocal cleaned
            try:
                await asyncio.Event().wait()
            finally:
                cleaned = True

        scope.start(work)
        await asyncio.sleep(0)
        await scope.close()
        assert scope.start(work) is None
        return cleaned

    assert asyncio.run(main())


@pytest.mark.expects_log_errors
def test_an_error_handler_that_fails_is_logged(
    qapp: object, caplog: pytest.LogCaptureFixture
) -> None:
    async def main() -> None:
        scope = TaskScope()

        async def work() -> None:
            raise NotConnected("stop")

        def handler(error: Exception) -> None:
            raise RuntimeError("handler broke")

        task = scope.start(work, on_error=handler)
        assert task is not None
        await asyncio.wait([task])
        await asyncio.sleep(0)

    asyncio.run(main())
    assert "error handling failed" in caplog.text


def test_what_is_asked_for_before_there_is_a_loop_begins_with_it(qapp: object) -> None:
    done: list[str] = []
    scope = TaskScope(begun=False)

    async def work(name: str) -> None:
        done.append(name)

    for name, key in (("first", "press"), ("refused", "press"), ("second", ""), ("not", "other")):
        scope.start(lambda name=name: work(name), key=key)
    scope.cancel("other")
    assert (scope.is_busy("press"), scope.is_busy("other")) == (True, False)

    async def main() -> None:
        scope.begin()
        while len(done) < 2:
            await asyncio.sleep(0)

    assert done == []
    asyncio.run(main())
    assert done == ["first", "second"]
    assert not scope.is_busy("press")
