"""Tries a profile step by step, for the Test button: address, login, storage, extras."""

import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import Enum

from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.client.control.times import ControlTimes
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.errors import ClientError, LocalUnavailable
from recorder_gui.client.local.api import LocalApi
from recorder_gui.client.storage.channel import StorageChannel
from recorder_gui.errors import UserFacingError
from recorder_gui.state.explanations import explain


class TestStep(Enum):
    """What is tried, in this order."""

    __test__ = False

    LOGIN = "login"
    STORAGE = "storage"
    EXTRAS = "extras"


@dataclass(frozen=True)
class StepResult:
    """How one step went: `problem` None is well; an absent extra is no problem."""

    step: TestStep
    problem: UserFacingError | None = None
    absent: bool = False


async def try_endpoint(
    endpoint: Endpoint, *, times: ControlTimes | None = None, tls: ssl.SSLContext | None = None
) -> AsyncIterator[StepResult]:
    """Each step's result as it is known. Leaves no connection behind."""
    try:
        channel = await ControlChannel.open(
            endpoint.control, endpoint.app_id, endpoint.token, times=times, tls=tls
        )
        await channel.close()
        yield StepResult(TestStep.LOGIN)
    except ClientError as error:
        yield StepResult(TestStep.LOGIN, explain(error))
    try:
        async with StorageChannel(endpoint, tls=tls) as storage:
            await storage.volume()
        yield StepResult(TestStep.STORAGE)
    except ClientError as error:
        yield StepResult(TestStep.STORAGE, explain(error))
        return
    try:
        async with LocalApi(endpoint, tls=tls) as local:
            await local.groups()
        yield StepResult(TestStep.EXTRAS)
    except LocalUnavailable:
        yield StepResult(TestStep.EXTRAS, absent=True)
    except ClientError as error:
        yield StepResult(TestStep.EXTRAS, explain(error))
