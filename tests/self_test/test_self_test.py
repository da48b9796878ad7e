"""The self-test: it passes on a copy that works, and fails on one that does not."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from recorder_gui import __version__, resources
from recorder_gui.self_test import parts

CHECKS = [
    *("modules", "versions", "media", "pictures", "echo", "trust", "zones", "vault"),
    *("window", "languages", "recording", "playing"),
]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path, str]:
    """The report, the home that the run was given, and what it wrote to stderr."""
    home = tmp_path_factory.mktemp("home") / "not yet 主" / "there"
    output = home.parent.parent / "report.json"
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("XDG_")
    } | {"HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-m", "recorder_gui", "self-test", "--output", str(output)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(output.read_text(encoding="utf-8"))
    assert json.loads(done.stdout) == report
    return report, home, done.stderr


def test_a_copy_that_works_passes_every_check(run: tuple[dict[str, Any], Path, str]) -> None:
    report, _, stderr = run
    assert [check["name"] for check in report["checks"]] == CHECKS
    assert all(check["ok"] for check in report["checks"])
    assert (report["ok"], report["version"], report["packaged"]) == (True, __version__, False)
    assert "Traceback" not in stderr


def test_nothing_is_left_in_the_home_of_whoever_runs_it(
    run: tuple[dict[str, Any], Path, str],
) -> None:
    _, home, _ = run
    left = [path for path in home.parent.rglob("*") if path.is_file()]
    assert [path for path in left if "recorder-gui" in str(path.relative_to(home.parent))] == []


def test_another_version_than_the_tested_one_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text(
        "httpx==0.0.1 \\\n    --hash=x\nabsent==1 ; sys_platform == 'win32' \\\nmissing==2 \\\n"
    )
    monkeypatch.setattr(parts, "lock_file", lambda: lock)
    with pytest.raises(parts.CheckFailed) as failed:
        parts.versions()
    assert "instead of 0.0.1" in str(failed.value)
    assert "missing" in str(failed.value)
    assert "absent" not in str(failed.value)


def test_a_missing_icon_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "resources_root", lambda: tmp_path)
    with pytest.raises(resources.ResourceMissing):
        parts.pictures()


def test_frames_that_come_back_wrong_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_NEAR", -1)
    with pytest.raises(parts.CheckFailed, match="levels off"):
        parts.media()
