"""A profile's test, step by step, against servers that are well and servers that are not."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.client.control.times import ControlTimes
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.errors import AuthorityUnusable, ConnectFailed, ConnectFailure
from recorder_gui.client.http_clients import trust
from recorder_gui.client.storage.channel import StorageChannel
from recorder_gui.state.diagnosis import Step, StepResult, StepState, try_endpoint
from tests.running_recorder import RunningRecorder
from tests.services.certificates import Authority, self_signed
from tests.services.hostile_service import APP_ID, TOKEN, HostileService
from tests.services.hostile_storage import HostileStorage, Told, told_json

TIMES = ControlTimes(connect=5.0, request=5.0)
WORKS, FAILED, ABSENT = StepState.WORKS, StepState.FAILED, StepState.ABSENT
NOT_REACHED = StepState.NOT_REACHED


async def tried(endpoint: Endpoint) -> dict[Step, StepResult]:
    """How each step ended; each that was tried was told to run before."""
    ended: dict[Step, StepResult] = {}
    running: list[Step] = []
    async for result in try_endpoint(endpoint, times=TIMES):
        if result.state is StepState.RUNNING:
            running.append(result.step)
            continue
        assert (result.step in running) == (result.state is not NOT_REACHED)
        assert (result.problem is None) == (result.state is not FAILED)
        ended[result.step] = result
    assert list(ended) == list(Step)
    return ended


def states(ended: dict[Step, StepResult]) -> list[StepState]:
    return [result.state for result in ended.values()]


def problem(ended: dict[Step, StepResult], step: Step) -> str:
    found = ended[step].problem
    assert found is not None
    assert found.advice
    return found.sentence


@asynccontextmanager
async def storage(**told: Told) -> AsyncIterator[HostileStorage]:
    answer = told.get("volume") or told_json(data={"useVolume": 1, "volume": 0})
    async with HostileStorage({"/api/store/volume": lambda _: answer}) as service:
        yield service


def endpoint(control: str, store: HostileStorage, authority: str = "") -> Endpoint:
    return Endpoint(control, store.url, APP_ID, TOKEN, authority)


def test_every_step_of_our_own_recorder_works(recorder: RunningRecorder) -> None:
    place = Endpoint(recorder.control, recorder.storage, "another", recorder.token)
    ended = asyncio.run(tried(place))
    assert states(ended)[:4] == [WORKS, WORKS, ABSENT, WORKS]
    assert problem(ended, Step.LOGIN).startswith("Logging in was refused")


def test_a_name_that_does_not_resolve_ends_at_the_first_step() -> None:
    async def scenario() -> None:
        async with storage() as store:
            ended = await tried(endpoint("wss://nowhere.invalid/", store))
        assert states(ended) == [FAILED, *[NOT_REACHED] * 4, WORKS, ABSENT]
        assert problem(ended, Step.NAME) == (
            "There is no server with the name in wss://nowhere.invalid/."
        )

    asyncio.run(scenario())


def test_a_closed_port_ends_at_the_second() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"ws://127.0.0.1:{unused.getsockname()[1]}/"

        async def scenario() -> None:
            async with storage() as store:
                ended = await tried(endpoint(address, store))
            assert states(ended)[:5] == [WORKS, FAILED, *[NOT_REACHED] * 3]
            assert problem(ended, Step.PORT) == f"Nothing answers at {address}."

        asyncio.run(scenario())


@pytest.mark.parametrize(
    ("which", "sentence"),
    [
        ("self-signed", "Nobody whom this computer trusts vouches for {}."),
        ("of our own, unknown", "Nobody whom this computer trusts vouches for {}."),
        ("another server's", "The certificate of {} is another server's."),
        ("expired", "The certificate of {} is not valid today."),
    ],
)
def test_a_bad_certificate_ends_at_the_third_and_says_what_is_wrong_with_it(
    which: str, sentence: str, tmp_path: Path
) -> None:
    own = Authority.make(tmp_path)
    shown, authority = {
        "self-signed": (self_signed(tmp_path), ""),
        "of our own, unknown": (own.server(tmp_path), ""),
        "another server's": (own.server(tmp_path, address="127.0.0.9"), str(own.path)),
        "expired": (own.server(tmp_path, expired=True), str(own.path)),
    }[which]

    async def scenario() -> None:
        async with storage() as store, HostileService(tls=shown) as service:
            ended = await tried(endpoint(service.url, store, authority))
            assert states(ended)[:5] == [WORKS, WORKS, FAILED, NOT_REACHED, NOT_REACHED]
            assert problem(ended, Step.TLS) == sentence.format(service.url)
            assert service.carried_out == []

    asyncio.run(scenario())


def test_our_own_authority_is_trusted_besides_the_systems_by_both_channels(
    tmp_path: Path,
) -> None:
    own = Authority.make(tmp_path)

    async def scenario() -> None:
        async with (
            storage() as store,
            HostileService(tls=own.server(tmp_path)) as service,
        ):
            ended = await tried(endpoint(service.url, store, str(own.path)))
            assert states(ended)[:6] == [WORKS] * 6
            secure = await asyncio.start_server(
                lambda r, w: _one_answer(r, w), "127.0.0.1", 0, ssl=own.server(tmp_path)
            )
            async with secure:
                url = f"https://127.0.0.1:{secure.sockets[0].getsockname()[1]}"
                place = Endpoint(service.url, url, APP_ID, TOKEN, str(own.path))
                async with StorageChannel(place, tls=await trust(place.authority)) as channel:
                    assert (await channel.volume()).used == 1
                async with StorageChannel(place) as channel:
                    with pytest.raises(ConnectFailed) as failed:
                        await channel.volume()
                    assert failed.value.kind is ConnectFailure.TLS_AUTHORITY

    asyncio.run(scenario())


async def _one_answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    await reader.readexactly(int(head.partition("content-length: ")[2].split("\r\n")[0]))
    told = told_json(data={"useVolume": 1, "volume": 0})
    writer.write(told.raw + told.body)
    await writer.drain()
    writer.close()


@pytest.mark.parametrize("content", [None, b"", b"no certificate", b"\x00\xff" * 100])
def test_an_authority_that_is_missing_or_damaged_is_said_and_nothing_is_sent(
    content: bytes | None, tmp_path: Path
) -> None:
    path = tmp_path / "authority.pem"
    if content is not None:
        path.write_bytes(content)

    async def scenario() -> None:
        with pytest.raises(AuthorityUnusable):
            await trust(str(path))
        own = Authority.make(tmp_path / "elsewhere")
        async with storage() as store, HostileService(tls=own.server(tmp_path)) as service:
            ended = await tried(endpoint(service.url, store, str(path)))
            assert problem(ended, Step.TLS).startswith(f"The authority's file {path} can't be")
            assert ended[Step.STORAGE].state is FAILED
            assert service.carried_out == [] and store.asked == []

    (tmp_path / "elsewhere").mkdir()
    asyncio.run(scenario())


def test_a_captive_portals_page_ends_at_the_websocket() -> None:
    async def scenario() -> None:
        page = Told(200, {"Content-Type": "text/html"}, b"<html>Sign in</html>")
        async with HostileStorage({"/": lambda _: page}) as portal:
            url = portal.url.replace("http", "ws") + "/"
            ended = await tried(Endpoint(url, portal.url, APP_ID, TOKEN))
        assert states(ended) == [WORKS, WORKS, ABSENT, FAILED, NOT_REACHED, FAILED, NOT_REACHED]
        assert problem(ended, Step.WEBSOCKET).endswith("is not a recording service.")

    asyncio.run(scenario())


def test_a_refused_login_and_a_storage_that_fails_are_told_apart() -> None:
    async def scenario() -> None:
        broken = Told(500, {"Content-Type": "text/plain"}, b"oops")
        async with storage(volume=broken) as store, HostileService() as service:
            service.busy = True
            ended = await tried(endpoint(service.url, store))
        assert states(ended)[3:] == [WORKS, FAILED, FAILED, NOT_REACHED]
        assert problem(ended, Step.LOGIN).endswith("this app id is connected already.")
        assert problem(ended, Step.STORAGE)

    asyncio.run(scenario())


def test_a_test_that_is_stopped_leaves_no_connection() -> None:
    async def scenario() -> None:
        async def never(*_: object) -> None:
            await asyncio.Event().wait()

        async with storage() as store, HostileService() as service:
            service.answers[4097] = never
            reached = asyncio.Event()

            async def try_it() -> None:
                steps = try_endpoint(endpoint(service.url, store), times=TIMES)
                async for result in steps:
                    if result.step is Step.LOGIN:
                        reached.set()

            trying = asyncio.create_task(try_it())
            await reached.wait()
            trying.cancel()
            with pytest.raises(asyncio.CancelledError):
                await trying
            async with asyncio.timeout(5):
                while any(each.state.name != "CLOSED" for each in service.connected):
                    await asyncio.sleep(0.01)

    asyncio.run(scenario())


def test_a_channel_never_goes_on_without_the_authority_that_its_profile_names(
    tmp_path: Path,
) -> None:
    own = Authority.make(tmp_path)

    async def scenario() -> None:
        async with HostileService(tls=own.server(tmp_path)) as service:
            with pytest.raises(ConnectFailed):
                await ControlChannel.open(service.url, APP_ID, TOKEN, times=TIMES)
            tls = await trust(str(own.path))
            channel = await ControlChannel.open(service.url, APP_ID, TOKEN, times=TIMES, tls=tls)
            await channel.close()

    asyncio.run(scenario())
