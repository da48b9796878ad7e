"""The same packages with a lower version, to be upgraded from."""

import re
import shutil
from pathlib import Path

from common.doing import run
from common.facts import PROGRAM, Facts
from windows.packages import make_installer

VERSION = "0.0.1"


def lower_deb(facts: Facts) -> Path:
    """Made of the folder that the real one was packed from, without compressing it."""
    packed = facts.work / "deb"
    folder = facts.work / "lower"
    shutil.rmtree(folder, ignore_errors=True)
    run(["cp", "-al", packed, folder])
    control = folder / "DEBIAN" / "control"
    text = re.sub(r"^Version: .*$", f"Version: {VERSION}", control.read_text(), flags=re.MULTILINE)
    control.unlink()  # a hard link: the original must stay
    control.write_text(text)
    control.chmod(0o644)
    target = facts.work / f"{PROGRAM}_{VERSION}_amd64.deb"
    run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", folder, target])
    return target


def lower_setup(folder: Path, facts: Facts) -> Path:
    """The installer of `folder`, without compressing it."""
    return make_installer(folder, facts.work, VERSION, facts, "-DQUICKLY")
