"""Whether two builds are the same, byte for byte: built once more from a copy of the sources in
another folder, later, with another time zone, language and mask for rights."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from common.doing import fresh, run
from common.facts import TOP, Facts
from common.run import sha256_of


def build_again(
    parts: Sequence[str], made: Mapping[str, Mapping[str, Any]], facts: Facts
) -> dict[str, bool]:
    """Build `parts` anew; of each package in `made`, told with its `sha256`, whether it came out
    the same. Raises CannotBuild."""
    place = fresh(facts.work / "again" / "somewhere else entirely")
    copy_sources(place)
    cache = facts.work / "cache"
    if cache.exists():
        shutil.copytree(cache, place / "build/packaging/cache")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
    }
    changed = {
        "SOURCE_DATE_EPOCH": str(facts.epoch),
        "TZ": "Asia/Kolkata",
        "LC_ALL": "C",
        "LANG": "zh_CN.UTF-8",
    }
    before = os.umask(0o077)
    try:
        run(
            [
                sys.executable,
                place / "packaging/build.py",
                "--no-verify",
                "--only",
                ",".join(parts),
            ],
            cwd=place,
            env=environment | changed,
        )
    finally:
        os.umask(before)
    packages = place / "build/packages"
    return {
        name: (packages / name).is_file() and sha256_of(packages / name) == facts_of["sha256"]
        for name, facts_of in made.items()
    }


def copy_sources(target: Path) -> None:
    """What a checkout holds now, changes that are not committed included."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=TOP,
        capture_output=True,
        check=True,
    ).stdout
    for name in listed.decode().split("\0"):
        if name and (TOP / name).is_file():
            copied = target / name
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(TOP / name, copied)
