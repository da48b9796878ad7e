"""What stands beside the package: a picture or a note left there would be carried everywhere."""

import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
BELONGING = frozenset(
    {
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "Makefile",
        "README.md",
        "packaging",
        "pyproject.toml",
        "recorder_gui",
        "resources",
        "tests",
    }
)


def test_only_what_belongs_there_is_kept_at_the_top() -> None:
    asked = subprocess.run(["git", "ls-files"], cwd=TOP, capture_output=True, text=True)
    if asked.returncode != 0:
        pytest.skip("no checkout of the project: what is kept is not known")
    kept = {line.partition("/")[0] for line in asked.stdout.splitlines()}
    assert "recorder_gui" in kept
    assert {name for name in kept if not name.startswith(".")} <= BELONGING
