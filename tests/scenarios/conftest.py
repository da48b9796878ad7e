"""What scenarios share: the window on its loop, a disk small enough to be filled, and one that can
be made to hang."""

import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.ui.conftest import in_window, qt_loop

__all__ = ["HangingDisk", "hanging_disk", "in_window", "qt_loop", "small_disk"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 48 MiB of its own."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    place = tmp_path / "small-disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", str(place)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"no small file system can be mounted here: {done.stderr.strip()}")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@dataclass(frozen=True)
class HangingDisk:
    """A file system of its own at `place`; while it hangs, whoever writes to it waits."""

    place: Path

    def hang(self) -> None:
        subprocess.run(["fsfreeze", "--freeze", str(self.place)], check=True)

    def answer(self) -> None:
        """Go on, where it hangs."""
        subprocess.run(
            ["fsfreeze", "--unfreeze", str(self.place)], capture_output=True, check=False
        )


@pytest.fixture
def hanging_disk(tmp_path: Path, program: Callable[[str], Path]) -> Iterator[HangingDisk]:
    """A disk of 64 MiB that can be made to hang; it answers again when the test is over."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a file system")
    place, image = tmp_path / "hanging-disk", tmp_path / "image"
    place.mkdir()
    with image.open("wb") as file:
        file.truncate(64 * 1024 * 1024)
    subprocess.run([str(program("mkfs.ext4")), "-q", "-F", str(image)], check=True)
    mount = ["mount", "-o", "loop", str(image), str(place)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"no file system can be mounted here: {done.stderr.strip()}")
    disk = HangingDisk(place)
    yield disk
    disk.answer()
    subprocess.run(["umount", "--lazy", str(place)], check=True)
