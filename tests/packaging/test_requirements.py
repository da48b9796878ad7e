"""The locked requirements: all pinned and hashed, and no word on where packages come from."""

import re
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent.parent
REQUIREMENTS = TOP / "packaging" / "requirements"
LOCKS = sorted(REQUIREMENTS.glob("*.txt"))


def pins(lock: Path) -> dict[str, str]:
    """Name to version of every entry, each checked to have a hash."""
    entries = lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    found = {}
    for entry in entries:
        match = re.fullmatch(
            r"([a-z0-9-]+)==(\S+)( *;[^-]*?)?(?: +--hash=sha256:[0-9a-f]{64})+", entry
        )
        assert match is not None, f"{lock.name}: {entry[:80]}"
        found[match[1]] = match[2]
    return found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_entry_is_pinned_and_hashed_and_names_no_place(lock: Path) -> None:
    assert pins(lock)


def test_the_locks_agree_with_each_other() -> None:
    runtime, test, dev = (pins(REQUIREMENTS / f"{name}.txt") for name in ("runtime", "test", "dev"))
    assert runtime.items() <= test.items() <= dev.items()
    assert runtime.items() <= pins(REQUIREMENTS / "package.txt").items()


def test_every_dependency_of_the_project_is_locked() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[<>=\[]", line)[0].lower() for line in project["dependencies"]}
    assert names <= set(pins(REQUIREMENTS / "runtime.txt"))


def test_qt_stays_below_the_release_that_aborts_with_our_loop() -> None:
    assert pins(REQUIREMENTS / "runtime.txt")["pyside6-essentials"].startswith("6.11.")
