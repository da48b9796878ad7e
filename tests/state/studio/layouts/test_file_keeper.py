"""Small files written whole, off the main thread, the newest contents last."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recorder_gui.state.studio.layouts.file_keeper import FileKeeper, kept_aside, write_whole


@pytest.fixture
def executor() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


def test_a_file_is_written_with_its_folders_and_nothing_else_is_left(
    qtbot: QtBot, executor: ThreadPoolExecutor, tmp_path: Path
) -> None:
    keeper, path = FileKeeper(executor), tmp_path / "a" / "b" / "c.json"
    with qtbot.waitSignal(keeper.was_written):
        keeper.keep(path, b"one")
    assert path.read_bytes() == b"one"
    assert [each.name for each in path.parent.iterdir()] == ["c.json"]


def test_of_what_waits_only_the_newest_is_written(
    qtbot: QtBot, executor: ThreadPoolExecutor, tmp_path: Path
) -> None:
    keeper, path, gate = FileKeeper(executor), tmp_path / "c.json", threading.Event()
    executor.submit(gate.wait)
    written: list[Path] = []
    keeper.was_written.connect(written.append)
    for number in range(50):
        keeper.keep(path, b"%d" % number)
    gate.set()
    qtbot.waitUntil(lambda: len(written) == 2)
    assert path.read_bytes() == b"49"


def test_what_waits_at_the_end_is_written_before_the_program_goes(
    executor: ThreadPoolExecutor, tmp_path: Path
) -> None:
    keeper, path = FileKeeper(executor), tmp_path / "c.json"
    for number in range(5):
        keeper.keep(path, b"%d" % number)
    keeper.close()
    assert path.read_bytes() == b"4"


def test_a_folder_that_takes_nothing_is_told_and_what_is_there_stays(
    qtbot: QtBot, executor: ThreadPoolExecutor, tmp_path: Path
) -> None:
    place = tmp_path / "a file"
    place.write_text("not a folder")
    keeper = FileKeeper(executor)
    with qtbot.waitSignal(keeper.failed) as told:
        keeper.keep(place / "c.json", b"one")
    assert isinstance(told.args, list) and isinstance(told.args[1], OSError)
    assert place.read_text() == "not a folder"


def test_a_write_that_fails_leaves_the_old_contents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.json"
    write_whole(path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["c.json"]


def test_files_put_aside_never_meet(tmp_path: Path) -> None:
    names: set[Path] = set()
    for number in range(3):
        path = tmp_path / "c.json"
        path.write_text(str(number))
        names.add(kept_aside(path))
    assert len(names) == 3 and not (tmp_path / "c.json").exists()
