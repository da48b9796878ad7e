"""The program as a folder for Windows: Python, the locked wheels, ours, and a launcher; made on
Linux, nothing of it run."""

import re
import shutil
from pathlib import Path

from common.doing import fresh, needs, run
from common.facts import PROGRAM, TOP, Facts
from common.icons import ico
from common.site_packages import compile_all, install_wheels, keep_of_qt, leave_out_unused
from windows.python import DLL, unpack_python

_HERE = TOP / "packaging" / "windows"
_COMPILER = "x86_64-w64-mingw32"
_QT_PLUGINS = (
    "platforms/qwindows.dll",
    "platforms/qoffscreen.dll",
    "styles/qmodernwindowsstyle.dll",
    "imageformats/qjpeg.dll",
    "imageformats/qsvg.dll",
    "imageformats/qico.dll",
    "iconengines/qsvgicon.dll",
)


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
    install_wheels(site, wheel, "x86_64-pc-windows-msvc")
    keep_of_qt(site / "PySide6", _QT_PLUGINS, ".pyd", linked_to)
    leave_out_unused(site)
    compile_all(site, facts)
    (folder / "recorder-gui.ico").write_bytes(ico())
    for kind in ("exe", "com"):
        compile_launcher(folder, kind, facts)
    (folder / "NOTICES.txt").write_text(notices, encoding="utf-8", newline="\r\n")
    licence = (TOP / "LICENSE").read_text(encoding="utf-8")
    (folder / "LICENSE.txt").write_text(licence, encoding="utf-8", newline="\r\n")
    return folder


def linked_to(path: Path) -> list[str]:
    """The libraries that the program or library at `path` asks for."""
    told = run([f"{_COMPILER}-objdump", "-p", path])
    return re.findall(r"DLL Name: (\S+)", told)


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
