"""The libraries of the Linux tree: which it brings from this system, which it leaves to the one
where it is installed, and where they look for each other."""

import re
import shutil
from pathlib import Path

from common.archives import is_elf
from common.doing import run
from common.facts import CannotBuild

# Left to the system, since they belong to its kernel, graphics drivers or display; each with the
# package that brings it.
SYSTEMS_OWN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdrm.so.2": "libdrm2",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6 (>= 12)",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
}
PART_OF_LIBC = frozenset(
    {"ld-linux-x86-64.so.2", "libc.so.6", "libdl.so.2", "libm.so.6", "libmvec.so.1"}
    | {"libpthread.so.0", "libresolv.so.2", "librt.so.1", "libutil.so.1"}
)
_OPENED_BY_NAME = ("libdbus-1.so.3",)  # while it runs; no file is linked to it


def bring_libraries(tree: Path, target: Path) -> dict[str, Path]:
    """Copy into `target`, a folder of `tree`, every library that the tree's files are linked to
    and that is neither there nor the system's own; from where each came, by its name. Raises
    CannotBuild where one is not installed."""
    here = installed_here()
    known = {path.name for path in tree.rglob("*.so*")} | set(SYSTEMS_OWN) | PART_OF_LIBC
    todo = [path for path in tree.rglob("*") if is_elf(path)]
    brought: dict[str, Path] = {}

    def bring(name: str) -> None:
        if name in known:
            return
        if name not in here:
            raise CannotBuild(f"{name} is needed by the packages and not installed here")
        known.add(name)
        brought[name] = here[name]
        copied = Path(shutil.copy(here[name], target / name))
        copied.chmod(0o644)
        todo.append(copied)

    for name in _OPENED_BY_NAME:
        bring(name)
    while todo:
        for name in linked_to(todo.pop()):
            bring(name)
    return dict(sorted(brought.items()))


def linked_to(path: Path) -> list[str]:
    """The libraries that the program or library at `path` asks for."""
    return re.findall(r"^\s+NEEDED\s+(\S+)", run(["objdump", "-p", path]), re.MULTILINE)


def forget_search_paths(tree: Path) -> None:
    """Libraries of a Python that was built at home would look for others in that home first, on
    whatever computer they are: without a place of their own they look where the launcher does."""
    for path in tree.rglob("*"):
        if is_elf(path) and path.stat().st_size and ".so" in path.name:
            places = run(["patchelf", "--print-rpath", path]).strip()
            if any(place and not place.startswith("$ORIGIN") for place in places.split(":")):
                run(["patchelf", "--remove-rpath", path])


def needed_libraries(tree: Path) -> set[str]:
    """The libraries that the tree asks the system for: those that it does not bring itself."""
    asked = {name for path in tree.rglob("*") if is_elf(path) for name in linked_to(path)}
    return asked - {path.name for path in tree.rglob("*.so*")}


def installed_here() -> dict[str, Path]:
    """Every library that this system's loader knows, by its name."""
    found: dict[str, Path] = {}
    for line in run(["/sbin/ldconfig", "-p"]).splitlines():
        told = re.match(r"\s+(\S+) \(libc6,x86-64[^)]*\) => (\S+)", line)
        if told is not None:
            found.setdefault(told[1], Path(told[2]))
    return found
