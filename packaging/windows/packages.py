"""The two packages for Windows: the installer by NSIS, and a portable archive."""

import os
import shutil
from pathlib import Path

from common.archives import settle, size_of, zipped
from common.doing import fresh, needs, run
from common.facts import PROGRAM, TOP, Facts
from common.icons import wizard_side
from windows.folder import version_numbers

_SCRIPT = TOP / "packaging" / "windows" / "installer.nsi"
_READ_ME = """Cloud Recorder {version}, portable\r
\r
Run recorder-gui.exe from here; nothing has to be installed and no rights are needed.\r
In a prompt, recorder-gui.com is the same program with its output shown.\r
Settings and recordings are kept in your own folders, not here.\r
"""


def build_setup(folder: Path, facts: Facts) -> Path:
    """The installer of `folder`. `makensis` must not run twice at once on one target."""
    return make_installer(folder, facts.output, facts.version, facts)


def make_installer(folder: Path, where: Path, version: str, facts: Facts, *more: str) -> Path:
    """As `build_setup`, into the folder `where`, called `version`; `more` is for makensis."""
    needs("makensis")
    settle(folder, facts.epoch)
    side = facts.work / "windows" / "side.bmp"
    side.write_bytes(wizard_side())
    os.utime(side, (facts.epoch, facts.epoch))  # it is installed for a moment, with its time
    listed = facts.work / "windows" / "files.nsh"
    listed.write_text(commands_for(folder), encoding="utf-8")
    target = where / f"{PROGRAM}-{version}-setup.exe"
    target.unlink(missing_ok=True)
    run(
        ["makensis", "-V2", "-INPUTCHARSET", "UTF8", f"-DVERSION={version}",
         f"-DNUMBERS={'.'.join(version_numbers(version))}", f"-DFOLDER={folder}",
         f"-DSIDE={side}", f"-DFILES={listed}",
         f"-DOUTPUT={target}", f"-DKILOBYTES={size_of(folder) // 1024}", *more, _SCRIPT],
        env=facts.environment(),
    )  # fmt: skip
    return target


def commands_for(folder: Path) -> str:
    """What installs every file of `folder`, in one order always: makensis itself takes files as the
    disk happens to list them."""
    lines, before = [], None
    files = (path for path in folder.rglob("*") if path.is_file())
    for path in sorted(files, key=lambda path: path.relative_to(folder).parts):
        inside = "\\".join(("$INSTDIR", *path.relative_to(folder).parts[:-1]))
        if inside != before:
            lines.append(f'SetOutPath "{inside}"')
            before = inside
        lines.append(f'File "{path}"')
    return "\n".join(lines) + "\n"


def build_zip(folder: Path, facts: Facts) -> Path:
    """The portable archive of `folder`."""
    copy = fresh(facts.work / "windows" / "portable")
    shutil.copytree(folder, copy, dirs_exist_ok=True)
    (copy / "README.txt").write_bytes(_READ_ME.format(version=facts.version).encode())
    name = f"{PROGRAM}-{facts.version}-windows-x86_64"
    target = facts.output / f"{name}.zip"
    zipped(copy, target, name, facts.epoch)
    return target
