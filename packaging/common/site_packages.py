"""The Python packages inside a package: the locked wheels and ours, of Qt what is used, compiled
beforehand. The same for every system."""

import re
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from common.doing import run
from common.facts import TOP, CannotBuild, Facts

_LOCK = TOP / "packaging" / "requirements" / "runtime.txt"
QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtTest")
_QT_TEXTS = ("qtbase_zh_CN.qm", "qt_zh_CN.qm")


def install_wheels(site: Path, own: Path, system: str = "") -> None:
    """The locked wheels (for `system`, as uv calls it, else for this one) and nothing that is not
    locked; then `own`, our wheel."""
    other = ["--python-platform", system] if system else []
    run(
        [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--no-deps", *other,
         "--python-version", "3.11", "--target", site, "--only-binary", ":all:",
         "--require-hashes", "--link-mode", "copy", "--requirement", _LOCK],
        cwd=TOP,
    )  # fmt: skip
    with zipfile.ZipFile(own) as archive:
        archive.extractall(site)


def keep_of_qt(
    qt: Path, plugins: Iterable[str], kind: str, linked_to: Callable[[Path], list[str]]
) -> None:
    """Of `qt`, PySide6's folder, only the modules and `plugins` that are used, and the libraries
    that those are linked to. `kind` ends the modules' names. Raises CannotBuild where one is
    missing."""
    [root] = [path.parent for path in qt.rglob("plugins") if path.is_dir()]
    wanted = [qt / f"{name}{kind}" for name in QT_MODULES]
    wanted += [root / "plugins" / name for name in plugins]
    missing = sorted(path.name for path in wanted if not path.exists())
    if missing:
        raise CannotBuild(f"PySide6 lacks {', '.join(missing)}")
    kept = {*wanted, *(root / "translations" / name for name in _QT_TEXTS), *qt.glob("*.py")}
    libraries = {path.name.lower(): path for path in qt.rglob("*") if _is_library(path)}
    todo = wanted
    while todo:
        for name in linked_to(todo.pop()):
            library = libraries.get(name.lower())
            if library is not None and library not in kept:
                kept.add(library)
                todo.append(library)
    for path in qt.rglob("*"):
        if not path.is_dir() and path not in kept:
            path.unlink()
    for path in sorted(qt.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def leave_out_unused(site: Path) -> None:
    """Programs, tests and files for developers; and what tells from where things came."""
    shutil.rmtree(site / "bin", ignore_errors=True)
    for pattern in ("**/__pycache__", "numpy/**/tests", "**/*.pyi", "**/*.lib", "**/*.pxd",
                    "**/*.pyx", "**/*.h", "**/*.a"):  # fmt: skip
        for path in sorted(site.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    for name in ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json"):
        for path in site.glob(f"*.dist-info/{name}"):
            path.unlink()


def compile_all(folder: Path, facts: Facts) -> None:
    """Bytecode in place of the sources below `folder`: the first start is as quick as the next,
    and nothing depends on the times of files."""
    if sys.version_info[:2] != (3, 11):
        raise CannotBuild("bytecode for Python 3.11 can be made by Python 3.11 only")
    # In a process of its own: with the order of sets fixed, the same bytes come out each time.
    run(
        [sys.executable, "-s", "-P", "-m", "compileall", "-q", "-b", "-s", folder,
         "--invalidation-mode", "unchecked-hash", folder],
        env=facts.environment(),
    )  # fmt: skip
    for path in folder.rglob("*.py"):
        if not path.with_suffix(".pyc").exists():
            raise CannotBuild(f"{path.name} could not be compiled")
        path.unlink()


def _is_library(path: Path) -> bool:
    return bool(re.search(r"\.(dll|so)(\.|$)", path.name.lower())) and path.is_file()
