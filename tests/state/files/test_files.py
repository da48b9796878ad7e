"""The list of files, its downloads and deletions against a real recorder (state/files/)."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from recorder_gui.errors import UserFacingError
from recorder_gui.state.files.files import Files
from recorder_gui.state.files.filters import FileFilter, Span
from recorder_gui.state.files.transfer import TransferState
from tests.running_recorder import RunningRecorder
from tests.state.service_desk import Desk, play, until

SLICE = bytes(range(256)) * 800
SEEDED = FileFilter(span=Span.CUSTOM, after="2026-01-01 00:00:00", before="2029-01-01 00:00:00")


def files_of(desk: Desk, folder: Path) -> Files:
    return Files(desk.connection, desk.scope, desk.executor, download_folder=folder)


def test_the_range_of_time_is_always_sent(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        sent: list[str] = []
        desk.connection.wire_tap.observe(
            lambda message: sent.append(message.text) if message.kind == "list files" else None
        )
        files = files_of(desk, tmp_path)
        await desk.connect(seeded_recorder)
        await until(lambda: files.model.is_known)
        assert '"start_time"' in sent[0] and '"end_time"' in sent[0]
        files.set_filter(SEEDED)
        await until(lambda: files.model.total >= 20)
        files.close()
        await desk.close()

    play(qapp, scenario)


def test_a_download_brings_every_slice_with_its_progress(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        files = files_of(desk, tmp_path / "downloads")
        (tmp_path / "downloads").mkdir()
        await desk.connect(seeded_recorder)
        files.set_filter(SEEDED)
        await until(lambda: files.model.item(0) is not None)
        first = files.model.item(0)
        assert first is not None
        shares: list[float] = []
        files.transfers.changed.connect(lambda transfer: shares.append(transfer.share or 0.0))
        files.download([first])
        transfer = files.transfers.all()[0]
        await until(lambda: not transfer.is_open)
        assert transfer.state is TransferState.DONE, transfer.error
        assert [path.name for path in transfer.paths] == ["file-0_001.mp4", "file-0_002.mp4"]
        wanted = hashlib.sha256(SLICE).digest()
        assert all(hashlib.sha256(p.read_bytes()).digest() == wanted for p in transfer.paths)
        await until(lambda: shares[-1:] == [1.0])  # told a moment after it is so
        assert transfer.total == 2 * len(SLICE)
        assert files.transfers.open_count() == 0
        files.transfers.remove_ended()
        assert files.transfers.all() == ()
        files.close()
        await desk.close()

    play(qapp, scenario)


def test_a_download_that_fails_says_why_and_goes_on_when_asked(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        files = files_of(desk, tmp_path / "not there")
        await desk.connect(seeded_recorder)
        files.set_filter(SEEDED)
        await until(lambda: files.model.item(1) is not None)
        second = files.model.item(1)
        assert second is not None
        files.download([second])
        transfer = files.transfers.all()[0]
        await until(lambda: not transfer.is_open)
        assert transfer.state is TransferState.FAILED
        assert transfer.error is not None and transfer.error.code == "folder_not_writable"
        (tmp_path / "not there").mkdir()
        files.transfers.retry(transfer.number)
        await until(lambda: not transfer.is_open)
        assert transfer.state is TransferState.DONE, transfer.error
        files.close()
        await desk.close()

    play(qapp, scenario)


def test_a_cancelled_download_leaves_no_finished_name_and_can_go_on(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        files = files_of(desk, tmp_path)
        await desk.connect(seeded_recorder)
        files.set_filter(SEEDED)
        await until(lambda: files.model.item(2) is not None)
        third = files.model.item(2)
        assert third is not None
        files.download([third])
        transfer = files.transfers.all()[0]
        await until(lambda: transfer.state is TransferState.RUNNING)
        files.transfers.cancel(transfer.number)
        await until(lambda: not transfer.is_open)
        assert transfer.state is TransferState.CANCELLED
        assert not list(tmp_path.glob("*.mp4"))
        files.transfers.retry(transfer.number)
        await until(lambda: not transfer.is_open)
        assert transfer.state is TransferState.DONE, transfer.error
        files.close()
        await desk.close()

    play(qapp, scenario)


def test_deleting_takes_the_file_off_the_list_and_deleting_it_again_succeeds(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        files = files_of(desk, tmp_path)
        await desk.connect(seeded_recorder)
        files.set_filter(SEEDED)
        await until(lambda: files.model.item(0) is not None)
        before = files.model.total
        told: list[tuple[tuple[str, UserFacingError | None], ...]] = []
        files.deleted.connect(told.append)
        files.delete(["file-29"])
        await until(lambda: told)
        await until(lambda: files.model.total == before - 1)
        files.delete(["file-29"])
        await until(lambda: len(told) == 2)
        assert told == [(("file-29", None),), (("file-29", None),)]
        files.close()
        await desk.close()

    play(qapp, scenario)


def test_the_volume_is_told(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        files = files_of(desk, tmp_path)
        await desk.connect(seeded_recorder)
        await until(lambda: files.volume is not None)
        assert files.volume is not None and files.volume.used > 0
        files.close()
        await desk.close()

    play(qapp, scenario)
