"""Slices that an earlier try has finished, and answers that contradict themselves."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from recorder_gui.client.downloading.downloader import Downloaded, Downloader
from recorder_gui.client.downloading.part_notes import (
    note_path,
    part_path,
    read_note,
    write_note,
)
from recorder_gui.client.downloading.times import FetchTimes
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.errors import TransferError
from recorder_gui.client.storage.channel import StorageChannel
from tests.services.hostile_storage import (
    APP_ID,
    TOKEN,
    Asked,
    HostileStorage,
    Told,
    told_file,
    told_json,
)

QUICK = FetchTimes(silence=2, first_wait=0.01, longest_wait=0.02, tries=2)
SLICES = [random.Random(number).randbytes(100_000 + number) for number in range(3)]
NAMES = [f"talk_{number:03d}.mp4" for number in (1, 2, 3)]

Scenario = Callable[[HostileStorage, Downloader], Awaitable[None]]


def play(executor: Executor, scenario: Scenario) -> None:
    """A service whose recording "talk" has three slices, without checksums."""

    async def run() -> None:
        async with asyncio.timeout(30), HostileStorage() as service:
            urls = [f"{service.url}/files/{number}" for number in range(3)]
            service.answers["/api/record/file/download"] = lambda _: told_json(data={"urls": urls})
            service.answers["/files/"] = good
            endpoint = Endpoint("", service.url, APP_ID, TOKEN)
            async with StorageChannel(endpoint, timeout=5) as storage:
                downloader = Downloader(storage, executor, times=QUICK)
                try:
                    await scenario(service, downloader)
                finally:
                    await downloader.aclose()

    asyncio.run(run())


def good(asked: Asked) -> Told:
    return told_file(asked, SLICES[int(asked.path[-1])], sha256=False)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_another_try_takes_finished_slices_as_they_are(tmp_path: Path, executor: Executor) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        service.answers["/files/2"] = lambda _: Told(500)
        with pytest.raises(TransferError):
            await downloader.download("talk", tmp_path)
        del service.answers["/files/2"]
        asked = len(service.asked_for("/files/0")) + len(service.asked_for("/files/1"))
        result = await downloader.download("talk", tmp_path)
        again = len(service.asked_for("/files/0")) + len(service.asked_for("/files/1"))
        assert result == Downloaded(tuple(tmp_path / name for name in NAMES))
        assert again == asked == 2

    play(executor, scenario)
    assert contents(tmp_path) == dict(zip(NAMES, SLICES, strict=True))


def test_a_window_killed_before_it_wrote_down_that_all_is_there_fetches_nothing_again(
    tmp_path: Path, executor: Executor
) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        async def killed(result: Downloaded) -> None:
            assert contents(tmp_path).keys() >= set(NAMES)
            raise asyncio.CancelledError

        with pytest.raises(asyncio.CancelledError):
            await downloader.download("talk", tmp_path, on_whole=killed)
        asked = len(service.asked_for("/files/"))
        await downloader.download("talk", tmp_path)
        assert len(service.asked_for("/files/")) == asked

    play(executor, scenario)
    assert contents(tmp_path) == dict(zip(NAMES, SLICES, strict=True))


def test_a_crash_between_the_two_names_of_a_slice_leaves_one(
    tmp_path: Path, executor: Executor
) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        async def linked(result: Downloaded) -> None:
            first = result.paths[0]
            part_path(first).hardlink_to(first)
            raise asyncio.CancelledError

        with pytest.raises(asyncio.CancelledError):
            await downloader.download("talk", tmp_path, on_whole=linked)
        await downloader.download("talk", tmp_path)

    play(executor, scenario)
    assert contents(tmp_path) == dict(zip(NAMES, SLICES, strict=True))


def test_a_finished_slice_that_was_taken_away_or_cut_is_fetched_again(
    tmp_path: Path, executor: Executor
) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        async def spoiled(result: Downloaded) -> None:
            result.paths[0].unlink()
            result.paths[1].write_bytes(b"short")
            raise asyncio.CancelledError

        with pytest.raises(asyncio.CancelledError):
            await downloader.download("talk", tmp_path, on_whole=spoiled)
        result = await downloader.download("talk", tmp_path)
        assert [path.read_bytes() for path in result.paths] == SLICES
        assert result.paths[1].name == "talk_002 (2).mp4"

    play(executor, scenario)
    assert (tmp_path / NAMES[1]).read_bytes() == b"short"


def test_a_part_killed_before_its_first_note_is_taken_up(
    tmp_path: Path, executor: Executor
) -> None:
    (tmp_path / "talk_001.mp4.part").touch()

    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        await downloader.download("talk", tmp_path)

    play(executor, scenario)
    assert contents(tmp_path) == dict(zip(NAMES, SLICES, strict=True))


def test_a_note_that_says_whole_without_its_file_is_not_believed(
    tmp_path: Path, executor: Executor
) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        service.answers["/files/0"] = lambda asked: (
            Told(500) if asked.start else replace(good(asked), cut_after=50_000)
        )
        with pytest.raises(TransferError):
            await downloader.download("talk", tmp_path)
        path = note_path(tmp_path / NAMES[0])
        note = read_note(path)
        assert note is not None
        write_note(path, msgspec.structs.replace(note, whole=True))
        del service.answers["/files/0"]
        await downloader.download("talk", tmp_path)

    play(executor, scenario)
    assert contents(tmp_path) == dict(zip(NAMES, SLICES, strict=True))


@pytest.mark.parametrize("told", ["bytes 0-9/10", "bytes 0-9/100000", "bytes 0-99999/10"])
def test_an_answer_with_more_bytes_than_its_range_is_not_believed(
    told: str, tmp_path: Path, executor: Executor
) -> None:
    def lying(asked: Asked) -> Told:
        whole = good(asked)
        if whole.status != 206:
            return whole
        return replace(whole, headers=whole.headers | {"Content-Range": told})

    def lying_without_length(asked: Asked) -> Told:
        whole = lying(asked)
        if whole.status != 206:
            return whole
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(whole.body), whole.body)
        headers = whole.headers | {"Transfer-Encoding": "chunked"}
        return replace(whole, headers=headers, body=body)

    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        service.answers["/files/0"] = lying
        service.answers["/files/1"] = lying_without_length
        await downloader.download("talk", tmp_path)

    play(executor, scenario)
    assert contents(tmp_path) == dict(zip(NAMES, SLICES, strict=True))
