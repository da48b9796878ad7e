"""A folder for recordings is tried before it is taken, and a refused one leaves no trace."""

import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from recorder_gui.client.errors import DataFolderFull, DataFolderTaken, DataFolderUnusable
from recorder_gui.client.local import data_folder
from tests.running_recorder import RunningRecorder


def test_a_folder_that_is_not_there_is_made_and_left_empty(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    data_folder.prepare(folder)
    assert list(folder.iterdir()) == []
    data_folder.prepare(folder)


@pytest.mark.parametrize("place", ["file", "file/below", "a\0b", "n" * 300])
def test_what_can_not_be_made_is_refused(place: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DataFolderUnusable) as refused:
        data_folder.prepare(tmp_path / place)
    assert refused.value.folder == tmp_path / place
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_half_a_path_is_refused() -> None:
    with pytest.raises(DataFolderUnusable):
        data_folder.prepare(Path("recordings"))


def test_a_disk_without_room_is_refused_and_what_was_made_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = SimpleNamespace(total=10**12, used=10**12 - 10**8, free=10**8)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: full)
    (tmp_path / "kept").mkdir()
    with pytest.raises(DataFolderFull) as refused:
        data_folder.prepare(tmp_path / "kept" / "new" / "newer")
    assert refused.value.free == 10**8
    assert list(tmp_path.rglob("*")) == [tmp_path / "kept"]


def test_the_room_of_a_folder_that_is_not_there_is_that_of_its_disk(tmp_path: Path) -> None:
    free = data_folder.free_bytes(tmp_path / "not" / "there")
    assert free is not None
    assert free > 0
    assert free == pytest.approx(data_folder.free_bytes(tmp_path), rel=0.1)


def test_only_stored_files_count_as_recordings(tmp_path: Path) -> None:
    assert not data_folder.has_recordings(tmp_path)
    (tmp_path / "files").mkdir()
    assert not data_folder.has_recordings(tmp_path)
    (tmp_path / "files" / "r").mkdir()
    assert data_folder.has_recordings(tmp_path)


def test_a_folder_in_which_another_recorder_works_is_refused_until_that_has_ended(
    tmp_path: Path, start_recorder: Callable[..., RunningRecorder]
) -> None:
    running = start_recorder(tmp_path / "theirs")
    with pytest.raises(DataFolderTaken) as refused:
        data_folder.prepare(running.data)
    assert refused.value.folder == running.data
    data_folder.prepare(running.data, ours=running.data)
    running.stop()
    data_folder.prepare(running.data)
