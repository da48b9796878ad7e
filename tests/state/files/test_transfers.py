"""The queue of downloads: pausing, turns, restarts, and a network that goes and comes."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication

from recorder_gui.client.downloading.part_notes import PartNote, note_path, write_note
from recorder_gui.protocol.storage import FileState, StoredFile
from recorder_gui.state.files.kept_transfers import KeptTransfer, TransferStore
from recorder_gui.state.files.transfer import Transfer, TransferState
from recorder_gui.state.files.transfers import QueueTimes, Transfers
from tests.running_recorder import RunningRecorder
from tests.state.service_desk import Desk, play, until

SLICE = bytes(range(256)) * 800


def stored(number: int) -> StoredFile:
    return StoredFile(
        resource_name=f"file-{number}",
        resource_type=".mp4",
        file_state=FileState.NORMAL,
        file_size=2 * len(SLICE),
    )


def queue(desk: Desk, folder: Path, at_once: int = 1) -> Transfers:
    store = TransferStore(folder / "transfers.json", desk.executor)
    return Transfers(
        desk.connection,
        desk.scope,
        desk.executor,
        store=store,
        at_once=at_once,
        times=QueueTimes(first_wait=0.05, longest_wait=0.1),
    )


def names(transfers: Transfers) -> list[str]:
    return [each.file_name for each in transfers.all()]


def test_they_run_in_turn_and_one_can_be_put_first(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        transfers = queue(desk, tmp_path)
        began: list[str] = []

        def watch(transfer: Transfer) -> None:
            if transfer.state is TransferState.RUNNING and transfer.file_name not in began:
                began.append(transfer.file_name)

        transfers.changed.connect(watch)
        for number in (1, 2, 3):
            transfers.download(stored(number), tmp_path)
        transfers.put_first(3)
        assert names(transfers) == ["file-3", "file-1", "file-2"]
        for each in transfers.all():
            each.profile_id = "desk"
        await desk.connect(seeded_recorder)
        await until(lambda: not transfers.open_count())
        assert began == ["file-3", "file-1", "file-2"]
        assert names(transfers) == ["file-2", "file-1", "file-3"]
        transfers.close()
        await desk.close()

    play(qapp, scenario)


def test_a_paused_one_waits_until_it_is_asked_to_go_on(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        await desk.connect(seeded_recorder)
        transfers = queue(desk, tmp_path)
        first = transfers.download(stored(4), tmp_path)
        second = transfers.download(stored(5), tmp_path)
        transfers.pause(second.number)
        assert second.state is TransferState.PAUSED
        transfers.pause(first.number)
        await until(lambda: first.state is TransferState.PAUSED)
        assert transfers.open_count() == 0 and not list(tmp_path.glob("*.mp4"))
        transfers.retry(first.number)
        await until(lambda: first.state is TransferState.DONE)
        assert second.state is TransferState.PAUSED
        transfers.close()
        await desk.close()

    play(qapp, scenario)


def test_the_next_window_goes_on_with_what_was_under_way(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        await desk.connect(seeded_recorder)
        transfers = queue(desk, tmp_path)
        done = transfers.download(stored(6), tmp_path)
        await until(lambda: done.state is TransferState.DONE)
        paused = transfers.download(stored(7), tmp_path)
        transfers.download(stored(8), tmp_path)
        transfers.pause(paused.number)
        path = tmp_path / "transfers.json"

        def on_disk() -> list[str]:
            return [each["state"] for each in json.loads(path.read_text())]

        # what is on disk now is all that a killed window leaves
        await until(lambda: "done" in on_disk() and "paused" in on_disk() and len(on_disk()) == 3)
        transfers.close()
        await desk.close()
        next_desk = Desk(tmp_path)
        again = queue(next_desk, tmp_path)
        await until(lambda: len(again.all()) == 3)
        assert again.open_count() == 1
        assert all(each.elsewhere for each in again.all())
        await next_desk.connect(seeded_recorder)
        await until(lambda: not again.open_count())
        states = {each.file_name: each.state for each in again.all()}
        assert states["file-6"] is states["file-8"] is TransferState.DONE
        assert states["file-7"] is TransferState.PAUSED
        assert [path.name for path in again.all()[-1].paths] == ["file-6_001.mp4", "file-6_002.mp4"]
        again.close()
        await next_desk.close()

    play(qapp, scenario)


def test_a_lost_network_is_waited_out_and_no_failure(
    qapp: QCoreApplication, tmp_path: Path, start_recorder: Callable[..., RunningRecorder]
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        service = start_recorder(app_id="desk")
        await desk.connect(service)
        transfers = queue(desk, tmp_path)
        service.stop()
        await until(lambda: not desk.connection.is_connected)
        waiting = transfers.download(stored(1), tmp_path)
        assert waiting.state is TransferState.WAITING
        transfers.close()
        await desk.close()

    play(qapp, scenario)


def test_one_that_failed_is_taken_off_with_what_had_arrived(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        await desk.connect(seeded_recorder)
        transfers = queue(desk, tmp_path)
        left = tmp_path / "nobody knows it.mp4.part"
        left.write_bytes(b"1234")
        note = b'{"file_name": "nobody knows it", "number": 1, "of": 1}'
        left.with_name(left.name + ".json").write_bytes(note)
        gone = transfers.download(StoredFile(resource_name="nobody knows it"), tmp_path)
        await until(lambda: gone.state is TransferState.FAILED)
        assert gone.error is not None and gone.error.code == "file_gone"
        assert left.exists()
        transfers.remove(gone.number)
        await until(lambda: not left.exists())
        assert transfers.all() == ()
        transfers.close()
        await desk.close()

    play(qapp, scenario)


@pytest.mark.parametrize("damage", [b"", b"[{", b'[{"file_name": 3}]', b"\xff\xfe"])
def test_a_damaged_list_is_kept_aside(
    qapp: QCoreApplication, tmp_path: Path, damage: bytes
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        path = tmp_path / "transfers.json"
        path.write_bytes(damage)
        transfers = queue(desk, tmp_path)
        await until(lambda: list(tmp_path.glob("*unreadable*")))
        assert transfers.all() == ()
        assert [each.read_bytes() for each in tmp_path.glob("*unreadable*")] == [damage]
        transfers.close()
        await desk.close()

    play(qapp, scenario)


def test_what_a_crash_left_beside_a_finished_download_is_gone_before_it_is_shown(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    final = tmp_path / "talk.mp4"
    final.write_bytes(SLICE)
    left = PartNote(file_name="talk", number=1, of=1, total=len(SLICE), whole=True)
    write_note(note_path(final), left)
    done = KeptTransfer(
        file_name="talk",
        folder=str(tmp_path),
        profile_id="desk",
        state=TransferState.DONE.value,
        paths=[str(final)],
    )
    (tmp_path / "transfers.json").write_bytes(msgspec.json.encode([done]))

    async def scenario() -> None:
        desk = Desk(tmp_path)
        transfers = queue(desk, tmp_path)
        seen: list[bool] = []
        transfers.added.connect(lambda _: seen.append(note_path(final).exists()))
        await until(lambda: seen)
        assert seen == [False]
        assert final.read_bytes() == SLICE
        transfers.close()
        await desk.close()

    play(qapp, scenario)
