"""The program as a folder that runs from anywhere: by PyInstaller, one folder, nothing unpacked at
start."""

import re
import shutil
import sys
from pathlib import Path

from common.archives import is_elf
from common.doing import fresh, needs, run
from common.facts import PROGRAM, TOP, Facts

_ASKED_FOR_LATER = ("libdbus-1.", "libpython3.")  # opened by name while it runs
SPEC = TOP / "packaging" / "common" / "recorder_gui.spec"


def build_tree(facts: Facts) -> Path:
    """The folder; its executable is `recorder-gui`. Raises CannotBuild."""
    needs("objdump", "strip")
    folder = facts.work / "tree"
    fresh(folder)
    run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN",
         "--distpath", folder, "--workpath", fresh(facts.work / "pyinstaller"), SPEC],
        cwd=TOP,
        env=facts.environment(),
    )  # fmt: skip
    tree = folder / PROGRAM
    for library in (tree / "_internal").glob("libpython3*.so*"):
        run(["strip", "--strip-unneeded", library])  # NumPy's would break by it, this does not
    _leave_out_unused(tree)
    _forget_places(tree)
    return tree


def _leave_out_unused(tree: Path) -> None:
    """Libraries that came only for plugins which were left out."""
    while True:
        wanted = asked_for(tree)
        unused = [
            path
            for path in (tree / "_internal").glob("lib*.so*")
            if path.name not in wanted and not path.name.startswith(_ASKED_FOR_LATER)
        ]
        if not unused:
            return
        for path in unused:
            path.unlink()


def _forget_places(tree: Path) -> None:
    """Metadata tells from where each package was installed: nobody else's business."""
    for name in ("RECORD", "direct_url.json", "INSTALLER", "REQUESTED", "uv_cache.json"):
        for path in tree.rglob(f"*.dist-info/{name}"):
            path.unlink()
    for path in [*tree.rglob("*.dist-info/**/__pycache__")]:
        shutil.rmtree(path)
    forget_search_path(tree, f"{sys.base_prefix}/lib")


def forget_search_path(tree: Path, folder: str) -> None:
    """Libraries of a Python that was built at home would look for others in that home's `folder`
    first, on whatever computer they are: they look beside themselves instead."""
    wanted = folder.encode() + b"\0"
    beside = b"$ORIGIN\0"
    if len(wanted) < len(beside):
        return
    for path in tree.rglob("*"):
        if is_elf(path) and wanted in (data := path.read_bytes()):
            # Only a whole string; the new one is shorter, and the rest of its room stays empty.
            filled = beside + bytes(len(wanted) - len(beside))
            path.write_bytes(data.replace(b"\0" + wanted, b"\0" + filled))


def asked_for(tree: Path) -> set[str]:
    """Every library that a program or library of the tree is linked to."""
    wanted: set[str] = set()
    for path in sorted(tree.rglob("*")):
        if is_elf(path):
            told = run(["objdump", "-p", path])
            wanted |= set(re.findall(r"^\s+NEEDED\s+(\S+)", told, re.MULTILINE))
    return wanted


def needed_libraries(tree: Path) -> set[str]:
    """The libraries that the tree asks the system for: those that it does not bring itself."""
    return asked_for(tree) - {path.name for path in tree.rglob("*.so*")}
