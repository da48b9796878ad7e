"""The Python of the Linux packages: the one that builds them, as a folder that runs from anywhere,
and a launcher of our own in place of its executable."""

import shutil
import sys
import sysconfig
from pathlib import Path

from common.doing import needs, run
from common.facts import PROGRAM, TOP, CannotBuild, Facts
from common.notices import heading

VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
HOME = f"lib/python{VERSION}"
_LAUNCHER = TOP / "packaging" / "linux" / "launcher.c"
# Tests, toolkits and tools for developers, and what tells of the machine where Python was built.
_LEFT_OUT = (
    "test", "idlelib", "tkinter", "turtle.py", "turtledemo", "lib2to3", "ensurepip", "venv",
    "distutils", "pydoc_data", "unittest/test", "site-packages", "dist-packages",
    "sitecustomize.py", "config-*", "_sysconfigdata_*", "EXTERNALLY-MANAGED", "__phello__",
    "lib-dynload/_tkinter.*", "lib-dynload/_curses*", "lib-dynload/readline.*",
    "lib-dynload/nis.*", "lib-dynload/*test*", "lib-dynload/xx*", "lib-dynload/_dbm.*",
    "lib-dynload/_gdbm.*", "lib-dynload/_crypt.*", "lib-dynload/ossaudiodev.*",
)  # fmt: skip
_TOLD = ("EXT_SUFFIX", "MULTIARCH", "Py_DEBUG", "SOABI", "TZPATH", "VERSION", "WITH_PYMALLOC")


def copy_python(tree: Path) -> Path:
    """Fill `tree`/lib with the standard library and Python's own shared library, which is
    returned; raises CannotBuild."""
    source = Path(sysconfig.get_path("stdlib"))
    target = tree / HOME
    shutil.copytree(source, target, ignore=_unwanted(source))
    dynamic = Path(sysconfig.get_config_var("DESTSHARED") or source / "lib-dynload")
    if not (target / "lib-dynload").exists():
        shutil.copytree(dynamic, target / "lib-dynload", ignore=_unwanted(source))
    (target / f"{sysconfig._get_sysconfigdata_name()}.py").write_text(_told_of_the_build())  # pyright: ignore[reportAttributeAccessIssue]
    library = _shared_library()
    copied = Path(shutil.copy(library, tree / "lib" / library.name))
    copied.chmod(0o644)
    run(["strip", "--strip-unneeded", copied])  # NumPy's would break by it, this does not
    return copied


def compile_launcher(tree: Path, searched: Path, facts: Facts) -> None:
    """`recorder-gui` in `tree`, which looks for libraries in `lib` and in `searched`."""
    needs("gcc")
    [library] = (tree / "lib").glob("libpython3*")
    places = f"$ORIGIN/lib:$ORIGIN/{searched.relative_to(tree)}"
    run(
        ["gcc", "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-pie", "-fPIE", "-D_FORTIFY_SOURCE=2",
         f'-DVERSION="{VERSION}"', f"-I{sysconfig.get_path('include')}",
         f"-I{sysconfig.get_path('platinclude')}", "-o", tree / PROGRAM, _LAUNCHER, library,
         # The older tag holds for what the libraries themselves load, too.
         "-Wl,--disable-new-dtags", f"-Wl,-rpath,{places}", "-Wl,-z,relro,-z,now",
         "-Wl,--unresolved-symbols=ignore-in-shared-libs"],
        cwd=TOP,
        env=facts.environment(),
    )  # fmt: skip


def python_licence() -> str:
    """Its part of the notices; "" where this Python came without."""
    places = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(f"/usr/share/doc/python{VERSION}/copyright"),
    )
    for path in places:
        if path.is_file():
            title = heading(f"Python {sys.version.split()[0]}")
            return f"{title}\n{path.read_text(encoding='utf-8', errors='replace')}"
    return ""


def _told_of_the_build() -> str:
    """What the standard library asks about its own build, less all that tells where that was."""
    told = {name: sysconfig.get_config_var(name) for name in _TOLD}
    return f"build_time_vars = {told!r}\n"


def _unwanted(top: Path):
    """For copytree: names that are left out of each folder."""

    def of_folder(folder: str, names: list[str]) -> set[str]:
        inside = Path(folder).relative_to(top) if Path(folder).is_relative_to(top) else Path()
        return {
            name
            for name in names
            if name == "__pycache__" or any((inside / name).match(each) for each in _LEFT_OUT)
        }

    return of_folder


def _shared_library() -> Path:
    """Python's shared library; raises CannotBuild where this Python came without."""
    name = f"libpython{VERSION}.so.1.0"
    folder = Path(sysconfig.get_config_var("LIBDIR") or "/usr/lib")
    for place in (folder, folder / (sysconfig.get_config_var("MULTIARCH") or ".")):
        if (place / name).is_file():
            return place / name
    raise CannotBuild(f"{name} is missing: on Debian, libpython3-dev brings it")
