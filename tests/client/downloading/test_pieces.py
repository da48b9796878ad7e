"""One slice over several connections: in pieces where the server gives them, else as it can."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from itertools import pairwise
from pathlib import Path

from recorder_gui.client.downloading.downloader import Downloader
from recorder_gui.client.downloading.fetching import FetchTimes, Pieces
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.errors import ClientError
from recorder_gui.client.storage.channel import StorageChannel
from tests.services.hostile_storage import APP_ID, TOKEN, Asked, HostileStorage, Told, told_file

SMALL = Pieces(connections=4, least=100_000, most=300_000)
QUICK = FetchTimes(silence=2, first_wait=0.01, longest_wait=0.02, tries=4)
CONTENT = random.Random(17).randbytes(3_300_000)
OTHER = random.Random(18).randbytes(3_300_000)

Scenario = Callable[[HostileStorage, Downloader], Awaitable[None]]


def play(scenario: Scenario, executor: Executor) -> None:
    async def run() -> None:
        async with asyncio.timeout(60), HostileStorage() as service:
            service.serve_files(a=CONTENT)
            endpoint = Endpoint(control="", storage=service.url, app_id=APP_ID, token=TOKEN)
            async with StorageChannel(endpoint, timeout=5) as storage:
                downloader = Downloader(storage, executor, times=QUICK, pieces=SMALL)
                try:
                    await scenario(service, downloader)
                finally:
                    await downloader.aclose()

    asyncio.run(run())


def whole(folder: Path, content: bytes = CONTENT) -> bool:
    names = [each.name for each in folder.iterdir()]
    return names == ["a.mp4"] and (folder / "a.mp4").read_bytes() == content


def good(asked: Asked) -> Told:
    return told_file(asked, CONTENT)


def test_each_byte_is_asked_for_once_by_several_connections(
    tmp_path: Path, executor: Executor
) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        await downloader.download("a", tmp_path)
        asked = service.asked_for("/files/a")
        pieces = sorted((each.start, each.end or len(CONTENT)) for each in asked)
        assert pieces[0][0] == 0 and pieces[-1][1] == len(CONTENT)
        assert all(a[1] == b[0] for a, b in pairwise(pieces))
        assert len(pieces) > 8
        assert service.connections >= 1 + SMALL.connections  # one of them asked for the links

    play(scenario, executor)
    assert whole(tmp_path)


def test_a_server_without_ranges_is_asked_by_one_connection(
    tmp_path: Path, executor: Executor
) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        service.answers["/files/a"] = lambda _: good(Asked("GET", "/", {}))
        await downloader.download("a", tmp_path)
        assert len(service.asked_for("/files/a")) == 1

    play(scenario, executor)
    assert whole(tmp_path)


def test_a_server_that_refuses_more_than_one_connection_is_left_in_peace(
    tmp_path: Path, executor: Executor
) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        refused = 0

        def only_the_lowest(asked: Asked) -> Told:
            nonlocal refused
            there = [part.stat().st_size for part in tmp_path.glob("*.part")]
            if asked.start == 0 or there == [] or refused >= 6:
                return good(asked)
            refused += 1
            return Told(503)

        service.answers["/files/a"] = only_the_lowest
        await downloader.download("a", tmp_path)
        assert refused == 6

    play(scenario, executor)
    assert whole(tmp_path)


def test_what_other_pieces_brought_is_kept_over_a_failure(
    tmp_path: Path, executor: Executor
) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        seen: set[int] = set()

        def breaks_off(asked: Asked) -> Told:
            if len(seen) >= 6:
                return Told(404)
            seen.add(asked.start)
            return good(asked)

        service.answers["/files/a"] = breaks_off
        try:
            await downloader.download("a", tmp_path)
        except ClientError:
            pass
        else:
            raise AssertionError("it can't have come")
        before = len(service.asked)
        service.answers["/files/a"] = good
        await downloader.download("a", tmp_path)
        again = {each.start for each in service.asked[before:] if each.path == "/files/a"}
        assert not again & seen

    play(scenario, executor)
    assert whole(tmp_path)


def test_a_file_that_changes_under_its_pieces_is_never_mixed(
    tmp_path: Path, executor: Executor
) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        count = 0

        def changes(asked: Asked) -> Told:
            nonlocal count
            count += 1
            old = count <= 5
            return told_file(asked, CONTENT if old else OTHER, etag=f'"{old}"', sha256=False)

        service.answers["/files/a"] = changes
        await downloader.download("a", tmp_path)

    play(scenario, executor)
    assert whole(tmp_path, OTHER)


def test_random_faults_under_pieces_end_with_the_right_file(
    tmp_path: Path, executor: Executor
) -> None:
    chance = random.Random(23)

    def fault(asked: Asked) -> Told:
        told = good(asked)
        kind = chance.randrange(9)
        if kind == 0:
            at = chance.randrange(1, max(2, len(told.body)))
            return Told(told.status, told.headers, told.body, cut_after=at)
        if kind == 1:
            return Told(503)
        if kind == 2:
            return Told(410)
        if kind == 3:
            return Told(206, told.headers | {"Content-Range": "bytes 5-9/10"}, told.body)
        if kind == 4:
            return Told(told.status, told.headers, told.body[:-1] + b"?")
        return told

    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        service.answers["/files/a"] = fault
        for number in range(8):
            folder = tmp_path / str(number)
            folder.mkdir()
            for _ in range(40):
                try:
                    await downloader.download("a", folder)
                    break
                except ClientError:
                    assert not (folder / "a.mp4").exists()
            else:
                service.answers["/files/a"] = good
                await downloader.download("a", folder)
                service.answers["/files/a"] = fault
            assert whole(folder)

    play(scenario, executor)
