"""Downloads against servers that cut, lie, change their minds and forget."""

import asyncio
import hashlib
import os
import random
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Executor
from pathlib import Path

import pytest

from recorder_gui.client.downloading.downloader import (
    Downloaded,
    Downloader,
    SliceProgress,
    SliceState,
)
from recorder_gui.client.downloading.part_file import PartFile
from recorder_gui.client.downloading.part_notes import PartNote
from recorder_gui.client.downloading.times import FetchTimes
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.errors import (
    ChecksumMismatch,
    ClientError,
    ConnectionLost,
    DiskFull,
    FileGone,
    FolderNotWritable,
    LinkExpired,
    TransferError,
)
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

DOWNLOAD = "/api/record/file/download"
QUICK = FetchTimes(silence=2, first_wait=0.01, longest_wait=0.02, tries=4)
CONTENT = random.Random(7).randbytes(3_300_000)
OTHER = random.Random(8).randbytes(3_300_000)

Scenario = Callable[[HostileStorage, Downloader], Awaitable[None]]


def play(scenario: Scenario, executor: Executor, **contents: bytes) -> None:
    async def run() -> None:
        async with asyncio.timeout(30), HostileStorage() as service:
            service.serve_files(**(contents or {"a": CONTENT}))
            endpoint = Endpoint(control="", storage=service.url, app_id=APP_ID, token=TOKEN)
            async with StorageChannel(endpoint, timeout=5) as storage:
                downloader = Downloader(storage, executor, times=QUICK)
                try:
                    await scenario(service, downloader)
                finally:
                    await downloader.aclose()

    asyncio.run(run())


def in_turn(*answers: Callable[[Asked], Told]) -> Callable[[Asked], Told]:
    """The first request gets the first answer, and so on; the last one stays."""
    left = list(answers)

    def answer(asked: Asked) -> Told:
        return (left.pop(0) if len(left) > 1 else left[0])(asked)

    return answer


def good(asked: Asked) -> Told:
    return told_file(asked, CONTENT)


def without_checksum(asked: Asked) -> Told:
    return told_file(asked, CONTENT, sha256=False)


def cut_at(position: int, answer: Callable[[Asked], Told] = good) -> Callable[[Asked], Told]:
    def cut(asked: Asked) -> Told:
        told = answer(asked)
        return Told(told.status, told.headers, told.body, cut_after=position)

    return cut


def names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def only_the_file(folder: Path, content: bytes = CONTENT) -> bool:
    return names_in(folder) == ["a.mp4"] and (folder / "a.mp4").read_bytes() == content


def test_a_part_that_was_being_opened_when_the_download_was_cancelled_is_closed(
    tmp_path: Path, executor: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    opened: list[PartFile] = []
    open_part = PartFile.open

    def open_slowly(folder: Path, stem: str, extension: str, note: PartNote) -> PartFile:
        begun.set()
        assert go_on.wait(10)
        opened.append(open_part(folder, stem, extension, note))
        return opened[-1]

    monkeypatch.setattr(PartFile, "open", open_slowly)

    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        download = asyncio.create_task(downloader.download("a", tmp_path))
        assert await asyncio.get_running_loop().run_in_executor(None, begun.wait, 10)
        download.cancel()
        await asyncio.sleep(0)  # it has been told
        go_on.set()
        await asyncio.wait({download})
        assert download.cancelled()

    play(scenario, executor)
    assert [part._file.closed for part in opened] == [True]
    assert names_in(tmp_path) == []


def test_a_file_arrives_whole_and_its_progress_is_told(tmp_path: Path, executor: Executor) -> None:
    told: list[SliceProgress] = []

    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        result = await downloader.download("a", tmp_path, on_progress=told.append)
        assert result == Downloaded((tmp_path / "a.mp4",))

    play(scenario, executor)
    assert only_the_file(tmp_path)
    assert (told[0].state, told[0].of) == (SliceState.WAITING, 1)
    running = [each for each in told if each.state is SliceState.RUNNING]
    amounts = [each.done for each in running]
    assert amounts == sorted(amounts)
    assert len(set(amounts)) > 2
    assert running[-1].total == len(CONTENT)
    assert (told[-1].state, told[-1].done) == (SliceState.DONE, len(CONTENT))
    assert told[-1].path == tmp_path / "a.mp4"


def test_all_slices_come_numbered_and_only_so_many_at_a_time(
    tmp_path: Path, executor: Executor
) -> None:
    parts = {f"s{number}": random.Random(number).randbytes(50_000) for number in range(1, 12)}
    running: set[int] = set()
    most = 0

    def watch(progress: SliceProgress) -> None:
        nonlocal most
        if progress.state is SliceState.RUNNING:
            running.add(progress.number)
        elif progress.state is SliceState.DONE:
            running.discard(progress.number)
        most = max(most, len(running))

    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        urls = [f"{service.url}/files/{name}" for name in parts]
        service.answers[DOWNLOAD] = lambda _: told_json(data={"urls": urls, "count": 40})
        result = await downloader.download("talk", tmp_path, on_progress=watch)
        assert [each.read_bytes() for each in result.paths] == list(parts.values())
        assert result.may_lack_more

    play(scenario, executor, **parts)
    assert names_in(tmp_path) == [f"talk_{number:03d}.mp4" for number in range(1, 12)]
    assert 2 <= most <= 4


def test_what_is_there_already_is_never_overwritten(tmp_path: Path, executor: Executor) -> None:
    (tmp_path / "a.mp4").write_bytes(b"mine")

    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        first = await downloader.download("a", tmp_path)
        second = await downloader.download("a", tmp_path)
        assert first.paths + second.paths == (tmp_path / "a (2).mp4", tmp_path / "a (3).mp4")

    play(scenario, executor)
    assert (tmp_path / "a.mp4").read_bytes() == b"mine"
    assert len(names_in(tmp_path)) == 3


def test_the_same_file_twice_at_once_gives_two_whole_files(
    tmp_path: Path, executor: Executor
) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        results = await asyncio.gather(*(downloader.download("a", tmp_path) for _ in range(3)))
        paths = {each.paths[0] for each in results}
        assert len(paths) == 3
        assert all(path.read_bytes() == CONTENT for path in paths)

    play(scenario, executor)
    assert len(names_in(tmp_path)) == 3


def test_it_goes_on_where_a_cut_left_it(tmp_path: Path, executor: Executor) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        service.answers["/files/a"] = in_turn(cut_at(2_000_000), cut_at(70_001), good)
        await downloader.download("a", tmp_path)
        starts = [each.start for each in service.asked_for("/files/a")]
        assert starts == [0, 2_000_000, 2_070_001]

    play(scenario, executor)
    assert only_the_file(tmp_path)


def test_it_ends_when_a_server_gives_nothing_any_more(tmp_path: Path, executor: Executor) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        service.answers["/files/a"] = in_turn(cut_at(2_000_000), cut_at(0))
        with pytest.raises(ConnectionLost):
            await downloader.download("a", tmp_path)
        assert names_in(tmp_path) == ["a.mp4.part", "a.mp4.part.json"]
        service.answers["/files/a"] = good
        await downloader.download("a", tmp_path)
        assert service.asked[-1].start == 2_000_000

    play(scenario, executor)
    assert only_the_file(tmp_path)


def test_a_cancelled_download_is_gone_on_with_by_the_next(
    tmp_path: Path, executor: Executor
) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        begun = asyncio.Event()

        def stalled(asked: Asked) -> Told:
            whole = good(asked)
            headers = whole.headers | {"Content-Length": str(len(CONTENT))}
            return Told(whole.status, headers, whole.body[:1_500_000])

        def watch(progress: SliceProgress) -> None:
            if progress.done > 1_000_000:
                begun.set()

        service.answers["/files/a"] = in_turn(stalled, good)
        task = asyncio.ensure_future(downloader.download("a", tmp_path, on_progress=watch))
        await asyncio.wait({task, asyncio.ensure_future(begun.wait())}, timeout=1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert names_in(tmp_path) == ["a.mp4.part", "a.mp4.part.json"]
        await downloader.download("a", tmp_path)
        assert service.asked[-1].start == 1_500_000

    play(scenario, executor)
    assert only_the_file(tmp_path)


WINDOW = """
import asyncio, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from recorder_gui.client.downloading.downloader import Downloader
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.storage.channel import StorageChannel

async def main():
    endpoint = Endpoint("", sys.argv[1], sys.argv[2], sys.argv[3])
    def show(progress):
        print(progress.done, flush=True)
    downloader = Downloader(StorageChannel(endpoint), ThreadPoolExecutor(2))
    await downloader.download("a", Path(sys.argv[4]), on_progress=show)

asyncio.run(main())
"""


def test_after_a_kill_the_next_window_goes_on(tmp_path: Path, executor: Executor) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        def stalled(asked: Asked) -> Told:
            whole = good(asked)
            headers = whole.headers | {"Content-Length": str(len(CONTENT))}
            return Told(whole.status, headers, whole.body[:2_500_000])

        service.answers["/files/a"] = in_turn(stalled, good)
        words = [sys.executable, "-c", WINDOW, service.url, APP_ID, TOKEN, str(tmp_path)]
        window = await asyncio.create_subprocess_exec(*words, stdout=asyncio.subprocess.PIPE)
        assert window.stdout is not None
        async for line in window.stdout:
            if int(line) > 1_000_000:
                break
        window.kill()
        await window.communicate()
        assert names_in(tmp_path) == ["a.mp4.part", "a.mp4.part.json"]
        await downloader.download("a", tmp_path)
        assert service.asked[-1].start > 1_000_000

    play(scenario, executor)
    assert only_the_file(tmp_path)


def test_what_was_left_can_be_thrown_away(tmp_path: Path, executor: Executor) -> None:
    (tmp_path / "b.mp4.part").write_bytes(b"another's")

    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        service.answers["/files/a"] = in_turn(cut_at(2_000_000), cut_at(0))
        with pytest.raises(ConnectionLost):
            await downloader.download("a", tmp_path)
        await downloader.discard("a", tmp_path)

    play(scenario, executor)
    assert names_in(tmp_path) == ["b.mp4.part"]


def lying_range(asked: Asked) -> Told:
    whole = good(asked)
    if whole.status != 206:
        return whole
    return Told(206, whole.headers | {"Content-Range": f"bytes 0-9/{len(CONTENT)}"}, whole.body)


def other_length(asked: Asked) -> Told:
    whole = good(asked)
    told_range = f"bytes {asked.start}-9999999/10000000"
    return Told(whole.status, whole.headers | {"Content-Range": told_range}, whole.body)


def no_range(asked: Asked) -> Told:
    return Told(200, good(Asked("GET", "/", {})).headers, CONTENT)


def changed(asked: Asked) -> Told:
    return told_file(asked, OTHER, etag='"2"')


def changed_without_checksum(asked: Asked) -> Told:
    return told_file(asked, OTHER, etag='"2"', sha256=False)


@pytest.mark.parametrize(
    ("first", "later", "content"),
    [
        (good, lying_range, CONTENT),
        (good, other_length, CONTENT),
        (good, no_range, CONTENT),
        (good, changed, OTHER),
        (without_checksum, changed_without_checksum, OTHER),
    ],
    ids=["lying range", "other length", "200 to a range", "changed", "changed, no checksum"],
)
def test_nothing_is_appended_that_does_not_belong(
    first: Callable[[Asked], Told],
    later: Callable[[Asked], Told],
    content: bytes,
    tmp_path: Path,
    executor: Executor,
) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        service.answers["/files/a"] = in_turn(cut_at(2_000_000, first), later)
        await downloader.download("a", tmp_path)

    play(scenario, executor)
    assert only_the_file(tmp_path, content)


def test_a_tag_that_changes_with_the_link_is_outweighed_by_the_checksum(
    tmp_path: Path, executor: Executor
) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        def other_tag(asked: Asked) -> Told:
            return told_file(asked, CONTENT, etag='"another"')

        service.answers["/files/a"] = in_turn(cut_at(2_000_000), other_tag)
        await downloader.download("a", tmp_path)
        assert [each.start for each in service.asked_for("/files/a")] == [0, 2_000_000]

    play(scenario, executor)
    assert only_the_file(tmp_path)


def test_wrong_bytes_never_get_a_final_name(tmp_path: Path, executor: Executor) -> None:
    def corrupt(asked: Asked) -> Told:
        whole = good(asked)
        return Told(whole.status, whole.headers, whole.body[:-1] + b"?")

    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        service.answers["/files/a"] = corrupt
        with pytest.raises(ChecksumMismatch):
            await downloader.download("a", tmp_path)
        assert names_in(tmp_path) == []
        service.answers["/files/a"] = in_turn(corrupt, good)
        await downloader.download("a", tmp_path)

    play(scenario, executor)
    assert only_the_file(tmp_path)


def test_a_body_without_any_sign_of_its_end_is_not_trusted(
    tmp_path: Path, executor: Executor
) -> None:
    class Endless(Told):
        @property
        def raw(self) -> bytes:
            return b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"

    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        service.answers["/files/a"] = lambda _: Endless(body=CONTENT, cut_after=1000)
        with pytest.raises(TransferError):
            await downloader.download("a", tmp_path)

    play(scenario, executor)
    assert names_in(tmp_path) == []


def test_an_expired_link_is_renewed_and_the_download_goes_on(
    tmp_path: Path, executor: Executor
) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        def expired(asked: Asked) -> Told:
            return Told(410, body=b"expired")

        service.answers["/files/a"] = in_turn(cut_at(2_000_000), expired, good)
        await downloader.download("a", tmp_path)
        assert len(service.asked_for(DOWNLOAD)) == 2
        assert service.asked[-1].start == 2_000_000

    play(scenario, executor)
    assert only_the_file(tmp_path)


def test_a_link_that_new_ones_do_not_better_is_told(tmp_path: Path, executor: Executor) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        service.answers["/files/a"] = lambda _: Told(403)
        with pytest.raises(LinkExpired):
            await downloader.download("a", tmp_path)
        assert len(service.asked_for(DOWNLOAD)) == 2

    play(scenario, executor)
    assert names_in(tmp_path) == []


def test_a_file_that_is_gone_is_told_before_and_in_between(
    tmp_path: Path, executor: Executor
) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        with pytest.raises(FileGone):
            await downloader.download("no such", tmp_path)
        links = service.answers[DOWNLOAD]
        service.answers[DOWNLOAD] = in_turn(links, lambda _: told_json(data={"urls": []}))
        service.answers["/files/a"] = lambda _: Told(404)
        with pytest.raises(FileGone):
            await downloader.download("a", tmp_path)

    play(scenario, executor)
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("url", ["ftp://x/f", "http://", "", "javascript:1", "http://[/"])
def test_a_link_that_is_no_link_is_told(url: str, tmp_path: Path, executor: Executor) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        service.answers[DOWNLOAD] = lambda _: told_json(data={"urls": [url]})
        with pytest.raises(ClientError):
            await downloader.download("a", tmp_path)

    play(scenario, executor)
    assert names_in(tmp_path) == []


def test_a_busy_server_is_asked_again(tmp_path: Path, executor: Executor) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        service.answers["/files/a"] = in_turn(lambda _: Told(503), lambda _: Told(500), good)
        await downloader.download("a", tmp_path)

    play(scenario, executor)
    assert only_the_file(tmp_path)


def test_a_name_with_slashes_stays_in_its_folder(tmp_path: Path, executor: Executor) -> None:
    folder = tmp_path / "in"
    folder.mkdir()

    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        url = f"{service.url}/files/a"
        service.answers[DOWNLOAD] = lambda _: told_json(data={"urls": [url]})
        for name in ("../../up", "/etc/passwd", "录" * 300, "con", "\u202egpj.exe"):
            result = await downloader.download(name, folder)
            assert result.paths[0].parent == folder
            assert result.paths[0].read_bytes() == CONTENT

    play(scenario, executor)
    assert names_in(tmp_path) == ["in"]
    assert len(names_in(folder)) == 5


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, executor: Executor) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        with pytest.raises(FolderNotWritable) as told:
            await downloader.download("a", tmp_path / "no such")
        assert told.value.folder == tmp_path / "no such"

    play(scenario, executor)


def chunked(asked: Asked) -> Told:
    """A file whose length is not told before its end."""
    whole = good(Asked("GET", "/", {}))
    blocks = (CONTENT[at : at + 65536] for at in range(0, len(CONTENT), 65536))
    body = b"".join(b"%x\r\n%b\r\n" % (len(block), block) for block in blocks) + b"0\r\n\r\n"
    return Told(200, whole.headers | {"Transfer-Encoding": "chunked"}, body)


def test_a_file_of_untold_length_arrives(tmp_path: Path, executor: Executor) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        service.answers["/files/a"] = in_turn(cut_at(2_000_000, chunked), chunked)
        await downloader.download("a", tmp_path)

    play(scenario, executor)
    assert only_the_file(tmp_path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MB."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"no small file system can be mounted here: {done.stderr.strip()}")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_disk_that_fills_up_keeps_what_was_there(small_disk: Path, executor: Executor) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        service.answers["/files/a"] = chunked
        with pytest.raises(DiskFull) as told:
            await downloader.download("a", small_disk)
        assert told.value.folder == small_disk
        assert names_in(small_disk) == ["a.mp4.part", "a.mp4.part.json"]
        grow = ["mount", "-o", "remount,size=8m", str(small_disk)]
        await asyncio.to_thread(subprocess.run, grow, check=True)
        service.answers["/files/a"] = good
        await downloader.download("a", small_disk)
        assert service.asked[-1].start > 1_000_000

    play(scenario, executor)
    assert only_the_file(small_disk)


def test_a_file_larger_than_the_disk_is_not_begun(tmp_path: Path, executor: Executor) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        huge = {"Content-Length": str(10**17)}
        service.answers["/files/a"] = lambda _: Told(200, huge, b"x", cut_after=1)
        with pytest.raises(DiskFull) as told:
            await downloader.download("a", tmp_path)
        assert told.value.needed is not None

    play(scenario, executor)
    assert names_in(tmp_path) == []


def test_many_random_faults_end_with_the_right_file(tmp_path: Path, executor: Executor) -> None:
    chance = random.Random(11)

    def fault(asked: Asked) -> Told:
        kinds = (
            cut_at(chance.randrange(1, 1_500_000)),
            cut_at(chance.randrange(1, 1_500_000)),
            lying_range,
            no_range,
            lambda _: Told(503),
            lambda _: Told(410),
            good,
        )
        return chance.choice(kinds)(asked)

    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        service.answers["/files/a"] = fault
        for number in range(15):
            folder = tmp_path / str(number)
            folder.mkdir()
            for _ in range(30):
                try:
                    await downloader.download("a", folder)
                    break
                except ClientError:
                    assert not (folder / "a.mp4").exists()
            assert only_the_file(folder)

    play(scenario, executor)


def test_a_part_is_taken_up_only_so_far_as_it_can_be_trusted(
    tmp_path: Path, executor: Executor
) -> None:
    """Without a checksum, bytes that were not yet synced when the machine died are fetched anew."""

    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        service.answers["/files/a"] = in_turn(
            cut_at(2_000_000, without_checksum), cut_at(0, without_checksum)
        )
        with pytest.raises(ConnectionLost):
            await downloader.download("a", tmp_path)
        with (tmp_path / "a.mp4.part").open("ab") as part:
            part.write(bytes(500_000))
        service.answers["/files/a"] = without_checksum
        await downloader.download("a", tmp_path)
        assert service.asked[-1].start == 2_000_000

    play(scenario, executor)
    assert only_the_file(tmp_path)


def test_a_damaged_note_beside_a_part_does_no_harm(tmp_path: Path, executor: Executor) -> None:
    (tmp_path / "a.mp4.part").write_bytes(b"whose?")
    (tmp_path / "a.mp4.part.json").write_bytes(b'{"file_name": "a", "num')

    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        result = await downloader.download("a", tmp_path)
        assert result.paths == (tmp_path / "a (2).mp4",)

    play(scenario, executor)
    assert (tmp_path / "a.mp4.part").read_bytes() == b"whose?"
    assert hashlib.sha256((tmp_path / "a (2).mp4").read_bytes()).digest() == (
        hashlib.sha256(CONTENT).digest()
    )


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc here")
def test_a_read_only_folder_is_told(executor: Executor) -> None:
    async def scenario(service: HostileStorage, downloader: Downloader) -> None:
        with pytest.raises(FolderNotWritable):
            await downloader.download("a", Path("/proc"))  # not even root may write there

    play(scenario, executor)
