"""Which proxy the system's settings name for an address, and what is said when it does not let us
through."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.client.control.session import ControlSession, SessionState
from recorder_gui.client.control.times import ControlTimes
from recorder_gui.client.downloading.downloader import Downloader
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.errors import ConnectFailed, ConnectFailure
from recorder_gui.client.http_clients import trust
from recorder_gui.client.proxies import proxy_for
from recorder_gui.client.storage.channel import StorageChannel
from recorder_gui.protocol.requests import Query
from tests.services.certificates import Authority
from tests.services.connect_proxy import ConnectProxy, Passed
from tests.services.hostile_service import APP_ID, TOKEN, HostileService
from tests.services.hostile_storage import HostileStorage, told_json

TIMES = ControlTimes(connect=5.0, request=5.0)
NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "ws_proxy", "wss_proxy")
VOLUME = {"/api/store/volume": lambda _: told_json(data={"useVolume": 5, "volume": 0})}


@pytest.fixture(autouse=True)
def no_proxy_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("settings", "address", "place"),
    [
        ({}, "wss://recorder.test/", None),
        ({"https_proxy": "http://office:3128"}, "wss://recorder.test/", "office:3128"),
        ({"HTTPS_PROXY": "http://office:3128/"}, "https://recorder.test", "office:3128"),
        ({"https_proxy": "office:3128"}, "https://recorder.test", "office:3128"),
        ({"https_proxy": "https://office"}, "https://recorder.test", "office:443"),
        ({"http_proxy": "http://office:3128"}, "https://recorder.test", None),
        ({"http_proxy": "http://office:3128"}, "ws://recorder.test:7000/", "office:3128"),
        ({"http_proxy": "http://office:3128"}, "http://recorder.test", "office:3128"),
        ({"all_proxy": "http://[::1]:3128"}, "http://recorder.test", "[::1]:3128"),
        ({"all_proxy": "http://a:b@office:1"}, "wss://recorder.test/", "office:1"),
        ({"all_proxy": "http://a:1", "no_proxy": ".test"}, "wss://recorder.test/", None),
        ({"all_proxy": "http://a:1", "no_proxy": "other"}, "wss://recorder.test/", "a:1"),
        ({"all_proxy": "http://a:1"}, "ws://127.0.0.1:9/", None),
        ({"all_proxy": "http://a:1"}, "http://localhost:9/", None),
        ({"all_proxy": "http://a:1"}, "http://[::1]:9/", None),
    ],
)
def test_the_proxy_is_the_one_that_the_system_names_and_never_lies_before_this_computer(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], address: str, place: str | None
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    found = proxy_for(address)
    assert (found.place if found is not None else None) == place


@pytest.mark.parametrize("url", ["socks5://office:1080", "http://", "http://office:port"])
def test_a_proxy_that_can_not_be_used_is_refused_without_telling_its_password(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("all_proxy", url.replace("//o", "//me:hidden-password@o"))
    with pytest.raises(ConnectFailed) as failed:
        proxy_for("wss://recorder.test/")
    assert failed.value.kind is ConnectFailure.PROXY_KIND
    assert "hidden-password" not in str(failed.value)


@pytest.mark.parametrize("login", ["", "me:pass%20word"])
def test_both_channels_go_through_the_proxy_also_when_they_are_encrypted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, login: str
) -> None:
    authority = Authority.make(tmp_path)
    certificate = authority.server(tmp_path, address="recorder.test")

    async def scenario() -> None:
        own = await trust(str(authority.path))
        async with (
            HostileService(tls=certificate) as control,
            HostileStorage(VOLUME, tls=certificate) as storage,
        ):
            targets = {"recorder.test:443": control.port, "recorder.test:8443": storage.port}
            wanted = login.replace("%20", " ")
            async with ConnectProxy(targets, login=wanted) as proxy:
                url = proxy.url.replace("//", f"//{login}@") if login else proxy.url
                monkeypatch.setenv("https_proxy", url)
                channel = await ControlChannel.open(
                    "wss://recorder.test/", APP_ID, TOKEN, times=TIMES, tls=own
                )
                await channel.request(Query())
                await channel.close()
                there = Endpoint(
                    "wss://recorder.test/", "https://recorder.test:8443", APP_ID, TOKEN
                )
                async with StorageChannel(there, tls=own) as files:
                    assert (await files.volume()).used == 5
                assert proxy.passed == [Passed(each, tunnelled=True) for each in targets]

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (407, ConnectFailure.PROXY_LOGIN),
        (403, ConnectFailure.PROXY),
        (502, ConnectFailure.PROXY_NO_SERVER),
        (0, ConnectFailure.PROXY_UNREACHABLE),
    ],
)
def test_a_proxy_that_does_not_let_us_through_is_told_with_its_place(
    monkeypatch: pytest.MonkeyPatch, status: int, kind: ConnectFailure
) -> None:
    async def scenario() -> None:
        async with ConnectProxy({}, login="other:hidden" if status == 407 else "") as proxy:
            proxy.refuses_with = status
            place = proxy.place if status else "127.0.0.1:1"
            monkeypatch.setenv("https_proxy", f"http://me:hidden-password@{place}")
            endpoint = Endpoint("wss://recorder.test/", "https://recorder.test", APP_ID, TOKEN)
            storage = StorageChannel(endpoint)
            tries: list[Coroutine[None, None, object]] = [
                ControlChannel.open(endpoint.control, APP_ID, TOKEN, times=TIMES),
                storage.volume(),
            ]
            for each in tries:
                with pytest.raises(ConnectFailed) as failed:
                    await each
                assert failed.value.kind is kind, failed.value
                assert failed.value.proxy == place
                assert "hidden" not in str(failed.value)
            await storage.aclose()

    asyncio.run(scenario())


def test_a_proxys_password_is_not_tried_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        async with ConnectProxy({}, login="other:password") as proxy:
            monkeypatch.setenv("http_proxy", proxy.url)

            async def locate() -> Endpoint:
                return Endpoint("ws://recorder.test/", "http://recorder.test", APP_ID, TOKEN)

            session = ControlSession(locate, times=TIMES)
            session.start()
            status = await session.wait_for(SessionState.REFUSED)
            assert isinstance(status.error, ConnectFailed)
            assert status.error.kind is ConnectFailure.PROXY_LOGIN
            await session.close()
            # plain storage is passed on without a tunnel, and its 407 is the proxy's all the same
            async with StorageChannel(await locate()) as files:
                with pytest.raises(ConnectFailed) as failed:
                    await files.volume()
            assert failed.value.kind is ConnectFailure.PROXY_LOGIN

    asyncio.run(scenario())


def test_a_download_that_the_proxy_asks_a_password_for_fails_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with HostileStorage() as service, ConnectProxy({}, login="other:word") as proxy:
            monkeypatch.setenv("http_proxy", proxy.url)
            links = {"urls": ["http://files.test/talk"]}
            service.answers["/api/record/file/download"] = lambda _: told_json(data=links)
            storage = StorageChannel(Endpoint("ws://x/", service.url, APP_ID, TOKEN))
            with ThreadPoolExecutor(2) as executor:
                downloader = Downloader(storage, executor)
                with pytest.raises(ConnectFailed) as failed:
                    await downloader.download("talk", tmp_path)
                assert failed.value.kind is ConnectFailure.PROXY_LOGIN
                assert proxy.refused == 1
                assert list(tmp_path.iterdir()) == []
                await downloader.aclose()
            await storage.aclose()

    asyncio.run(scenario())
