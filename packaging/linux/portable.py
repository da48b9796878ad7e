"""The portable archive: the tree with its notices; unpack it anywhere and run `recorder-gui`."""

import shutil
from pathlib import Path

from common.archives import settle, tar_xz
from common.doing import fresh, needs
from common.facts import PROGRAM, TOP, Facts
from linux.share import write_share

_READ_ME = """Cloud Recorder {version}, portable

Run ./recorder-gui from here, or from anywhere by its path. Nothing has to be installed and no
rights are needed. The system must have the graphics libraries of any desktop (EGL, GL, Wayland,
XCB) and a font with the glyphs you want; for TLS, its certificate authorities.

share/ holds the menu entry, the icons, the file type and the manual: copy what it holds into
~/.local/share if you want them. Settings and recordings are kept in your home, not here.
"""


def build_portable(tree: Path, notices: str, facts: Facts) -> Path:
    """The archive, made of `tree`; raises CannotBuild."""
    needs("xz")
    folder = fresh(facts.work / "portable")
    inside = folder / PROGRAM
    shutil.copytree(tree, inside, symlinks=True)
    write_share(inside / "share", facts)
    (inside / "README.txt").write_text(_READ_ME.format(version=facts.version), encoding="utf-8")
    (inside / "NOTICES.txt").write_text(notices, encoding="utf-8")
    shutil.copy(TOP / "LICENSE", inside / "LICENSE.txt")
    settle(folder, facts.epoch)
    name = f"{PROGRAM}-{facts.version}-linux-x86_64"
    target = facts.output / f"{name}.tar.xz"
    tar_xz(inside, target, name, facts.epoch)
    return target
