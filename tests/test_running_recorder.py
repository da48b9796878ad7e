"""The fixtures that start the real recorder."""

import asyncio
import json
import os
from collections.abc import Callable

import pytest
from websockets.asyncio.client import connect

from tests.running_recorder import RunningRecorder, arguments_of


async def log_in(running: RunningRecorder) -> int:
    """The code that a login is answered with."""
    login = {"business": "RE", "id": 4097, "seq": "1"}
    login |= {"app_id": running.app_id, "token": running.token}
    async with connect(running.control) as socket:
        await socket.send(json.dumps(login))
        return json.loads(await socket.recv())["code"]


def test_the_shared_recorder_lets_us_in(recorder: RunningRecorder) -> None:
    assert asyncio.run(log_in(recorder)) == 0


def test_a_recorder_of_our_own_takes_options_and_ends_when_asked(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    own = start_recorder(no_local=True, app_id="mine")
    assert own.app_id == "mine"
    assert asyncio.run(log_in(own)) == 0
    assert own.stop() == 0
    with pytest.raises(ProcessLookupError):
        os.kill(own.pid, 0)


def test_one_that_does_not_start_fails_with_its_own_words(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    with pytest.raises(AssertionError, match=r"can be reached from other machines"):
        start_recorder(host="0.0.0.0")


def test_options_become_arguments() -> None:
    options = {"no_local": True, "quota": 5, "apps": None, "insecure": False}
    assert arguments_of(options) == ["--no-local", "--quota", "5"]
