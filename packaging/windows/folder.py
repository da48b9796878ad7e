"""The program as a folder for Windows: Python, the locked wheels, ours, and a launcher; made on
Linux, nothing of it run."""

import compileall
import py_compile
import re
import shutil
import sys
import zipfile
from pathlib import Path

from common.doing import fresh, needs, run
from common.facts import PROGRAM, TOP, CannotBuild, Facts
from common.icons import ico
from windows.python import DLL, unpack_python

_HERE = TOP / "packaging" / "windows"
_LOCK = TOP / "packaging" / "requirements" / "runtime.txt"
_COMPILER = "x86_64-w64-mingw32"
_QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtTest")
_QT_PLUGINS = (
    "platforms/qwindows.dll",
    "platforms/qoffscreen.dll",
    "styles/qmodernwindowsstyle.dll",
    "imageformats/qjpeg.dll",
    "imageformats/qsvg.dll",
    "imageformats/qico.dll",
    "iconengines/qsvgicon.dll",
)
_QT_TEXTS = ("qtbase_zh_CN.qm", "qt_zh_CN.qm")


def build_folder(wheel: Path, notices: str, facts: Facts) -> Path:
    """The folder; `recorder-gui.exe` in it is the program. Raises CannotBuild."""
    needs(f"{_COMPILER}-gcc", f"{_COMPILER}-windres", f"{_COMPILER}-objdump")
    folder = fresh(facts.work / "windows" / PROGRAM)
    runtime = folder / "runtime"
    site = runtime / "site-packages"
    site.mkdir(parents=True)
    unpack_python(runtime, facts.work / "cache")
    (runtime / f"{Path(DLL).stem}._pth").write_text(
        f"{Path(DLL).stem}.zip\n.\nsite-packages\n", encoding="ascii"
    )
    install_wheels(site)
    keep_of_qt(site)
    _leave_out_unused(site)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    compile_all(site)
    (folder / "recorder-gui.ico").write_bytes(ico())
    for kind in ("exe", "com"):
        compile_launcher(folder, kind, facts)
    (folder / "NOTICES.txt").write_text(notices, encoding="utf-8", newline="\r\n")
    licence = (TOP / "LICENSE").read_text(encoding="utf-8")
    (folder / "LICENSE.txt").write_text(licence, encoding="utf-8", newline="\r\n")
    return folder


def install_wheels(site: Path) -> None:
    """The locked wheels for 64-bit Windows, and nothing that is not locked."""
    run(
        [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--no-deps",
         "--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.11",
         "--target", site, "--only-binary", ":all:", "--require-hashes",
         "--link-mode", "copy", "--requirement", _LOCK],
        cwd=TOP,
    )  # fmt: skip


def keep_of_qt(site: Path) -> None:
    """Of Qt only the modules and plugins that are used, and what those are linked to."""
    qt = site / "PySide6"
    kept = {qt / f"{name}.pyd" for name in _QT_MODULES} | {qt / "plugins" / p for p in _QT_PLUGINS}
    missing = [path.name for path in kept if not path.exists()]
    if missing:
        raise CannotBuild(f"PySide6 for Windows lacks {', '.join(sorted(missing))}")
    kept |= {qt / "translations" / name for name in _QT_TEXTS}
    kept |= set(qt.glob("*.py"))
    libraries = {path.name.lower(): path for path in qt.glob("*.dll")}
    todo = [path for path in kept if path.suffix in (".pyd", ".dll")]
    while todo:
        told = run([f"{_COMPILER}-objdump", "-p", todo.pop()])
        for name in re.findall(r"DLL Name: (\S+)", told):
            library = libraries.get(name.lower())
            if library is not None and library not in kept:
                kept.add(library)
                todo.append(library)
    for path in qt.rglob("*"):
        if path.is_file() and path not in kept:
            path.unlink()
    for path in sorted(qt.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _leave_out_unused(site: Path) -> None:
    shutil.rmtree(site / "bin", ignore_errors=True)
    for pattern in ("**/__pycache__", "numpy/**/tests", "**/*.pyi", "**/*.lib", "**/*.pxd"):
        for path in sorted(site.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name in ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json"):
        for path in site.glob(f"*.dist-info/{name}"):
            path.unlink()


def compile_all(site: Path) -> None:
    """Bytecode beforehand, so that the first start is quick; by content, not by file times."""
    done = compileall.compile_dir(
        site,
        quiet=2,
        stripdir=str(site),
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    if sys.version_info[:2] != (3, 11):
        raise CannotBuild("bytecode for Python 3.11 can be made by Python 3.11 only")
    if not done:
        raise CannotBuild("some module could not be compiled")


def compile_launcher(folder: Path, kind: str, facts: Facts) -> None:
    """`recorder-gui.exe` for windows, `recorder-gui.com` for the console."""
    work = facts.work / "windows" / "launcher"
    work.mkdir(parents=True, exist_ok=True)
    for name in ("launcher.c", "launcher.rc", "launcher.manifest"):
        shutil.copy(_HERE / name, work / name)
    shutil.copy(folder / "recorder-gui.ico", work / "recorder-gui.ico")
    numbers = version_numbers(facts.version)
    run(
        [f"{_COMPILER}-windres", f"-DVERSION_NUMBERS={','.join(numbers)}",
         f'-DVERSION_TEXT=\\"{facts.version}\\"', "launcher.rc", "launcher.res.o"],
        cwd=work,
    )  # fmt: skip
    subsystem = ["-municode", "-DCONSOLE"] if kind == "com" else ["-municode", "-mwindows"]
    run(
        [f"{_COMPILER}-gcc", "-Os", "-s", "-Wall", "-Wextra", "-Werror", *subsystem,
         f'-DPYTHON_DLL=L"{DLL}"', "-Wl,--no-insert-timestamp", "-static",
         "-o", folder / f"recorder-gui.{kind}", "launcher.c", "launcher.res.o"],
        cwd=work,
    )  # fmt: skip


def version_numbers(version: str) -> list[str]:
    """Four numbers, as Windows wants them."""
    found = re.findall(r"\d+", version)[:4]
    return found + ["0"] * (4 - len(found))
