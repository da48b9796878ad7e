"""What every package says of the program, told once: names, version, times and places."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
PROGRAM = "recorder-gui"  # command, desktop file, icon and component are all called so
TITLE = "Cloud Recorder"
SUMMARY = "Compose, record and find cloud recordings"
LICENCE = "GPL-3.0-or-later"
MAINTAINER = "The Cloud Recorder authors <cloud-recorder@localhost>"
DESCRIPTION = (
    "One window in which a presenter composes and controls a cloud recording, and support staff "
    "find any recording. People, screens and whiteboards are arranged on a canvas, captioned and "
    "recorded as they are shown. It comes with a recorder of its own, so that it works without an "
    "account."
)
OLDEST_TIME = 315532800  # 1980: a zip archive knows none before


class CannotBuild(Exception):
    """A package can't be made or proved here; the text says why and what to do."""


@dataclass(frozen=True)
class Facts:
    """One run's: the version, the time that every file in every package has, and the folders."""

    version: str
    epoch: int  # seconds since 1970
    work: Path
    output: Path

    @classmethod
    def of_this_checkout(cls, output: Path | None = None) -> "Facts":
        """From the sources; the time is that of the newest commit, unless SOURCE_DATE_EPOCH says
        another."""
        return cls(
            version=version_of_sources(),
            epoch=max(OLDEST_TIME, source_epoch()),
            work=TOP / "build" / "packaging",
            output=output or TOP / "build" / "packages",
        )

    def environment(self) -> dict[str, str]:
        """For every builder: the same time and the same order of sets, each time."""
        return os.environ | {
            "SOURCE_DATE_EPOCH": str(self.epoch),
            "PYTHONHASHSEED": "0",
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
        }


def version_of_sources() -> str:
    """`__version__`, read without importing anything."""
    text = (TOP / "recorder_gui" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise CannotBuild("recorder_gui/__init__.py tells no version")
    return found[1]


def source_epoch() -> int:
    """SOURCE_DATE_EPOCH, else the time of the newest commit, else that of CHANGELOG.md."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told.isdigit():
        return int(told)
    asked = subprocess.run(
        ["git", "show", "-s", "--format=%ct", "HEAD"],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    if asked.returncode == 0 and asked.stdout.strip().isdigit():
        return int(asked.stdout)
    return int((TOP / "CHANGELOG.md").stat().st_mtime)
