"""A disk that a test may fill."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A tmpfs of its own where that may be mounted, else a plain folder (`os.path.ismount`)."""
    place = folder / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=420m", "tmpfs", str(place)]
    done = subprocess.run(mount, capture_output=True, check=False)
    try:
        yield place
    finally:
        if done.returncode == 0:
            subprocess.run(["umount", "--lazy", str(place)], check=True)
