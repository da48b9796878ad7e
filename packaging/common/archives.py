"""Archives that are the same each time: sorted, one time for all, nobody's name in them."""

import os
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from common.doing import run

_EXECUTABLE = 0o755
_PLAIN = 0o644


def settle(folder: Path, epoch: int) -> None:
    """Give every file under `folder` the same time and plain rights: only programs are executable,
    libraries are not."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(_EXECUTABLE if path.is_dir() or _is_program(path) else _PLAIN)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def tar_xz(folder: Path, target: Path, name: str, epoch: int) -> None:
    """`folder` as `target`, in which it is called `name`."""
    plain = target.with_suffix("")
    with tarfile.open(plain, "w", format=tarfile.PAX_FORMAT) as archive:
        for path in [folder, *_sorted(folder)]:
            inner = Path(name) / path.relative_to(folder)
            entry = archive.gettarinfo(path, str(inner))
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = "root"
            entry.mtime = epoch
            if entry.isreg():
                with path.open("rb") as file:
                    archive.addfile(entry, file)
            else:
                archive.addfile(entry)
    run(["xz", "--force", "-6", "--threads=1", plain])


def zipped(folder: Path, target: Path, name: str, epoch: int) -> None:
    """`folder` as a zip archive `target`, in which it is called `name`."""
    moment = _zip_time(epoch)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in _sorted(folder):
            if path.is_dir():
                continue
            entry = zipfile.ZipInfo(str(Path(name) / path.relative_to(folder)), moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _PLAIN << 16
            with path.open("rb") as source, archive.open(entry, "w") as inner:
                shutil.copyfileobj(source, inner)


def size_of(folder: Path) -> int:
    """Bytes of all files under `folder`; a link counts as nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)


def is_elf(path: Path) -> bool:
    """Whether it is a program or library of Linux."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _is_program(path: Path) -> bool:
    if not path.stat().st_mode & 0o100 or ".so" in path.name:
        return False
    with path.open("rb") as file:
        start = file.read(4)
    return start == b"\x7fELF" or start[:2] == b"#!"


def highest_glibc(folder: Path) -> tuple[int, ...]:
    """The newest GLIBC symbol version that any program or library under `folder` asks for."""
    highest: tuple[int, ...] = (0,)
    for path in folder.rglob("*"):
        if not is_elf(path):
            continue
        done = subprocess.run(
            ["objdump", "-T", str(path)], capture_output=True, text=True, check=False
        )
        for word in done.stdout.replace("(", " ").replace(")", " ").split():
            number = word.removeprefix("GLIBC_")
            if number != word and number.replace(".", "").isdigit():
                highest = max(highest, tuple(int(part) for part in number.split(".")))
    return highest


def _sorted(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix())


def _zip_time(epoch: int) -> tuple[int, int, int, int, int, int]:
    import time

    moment = time.gmtime(epoch)
    return (
        moment.tm_year,
        moment.tm_mon,
        moment.tm_mday,
        moment.tm_hour,
        moment.tm_min,
        moment.tm_sec // 2 * 2,
    )
