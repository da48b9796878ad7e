"""What is copied in one window is pasted in another, a process of its own on the same display."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.services.display import virtual_display

TOP = Path(__file__).resolve().parent.parent.parent


@contextmanager
def _window(folder: Path, what: str, display: str) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "tests.scenarios.window_that_pastes", str(folder), what]
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    folder.mkdir()
    with (folder / "window.log").open("w") as log:
        process = subprocess.Popen(
            command,
            cwd=TOP,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    with process:
        try:
            yield process
        finally:
            if process.stdin is not None:
                process.stdin.close()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


def _said(process: "subprocess.Popen[str]", folder: Path) -> dict[str, object]:
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, (folder / "window.log").read_text(encoding="utf-8")[-3000:]
    return json.loads(line)


@pytest.mark.timeout(120)
@pytest.mark.needs_program("Xvfb")
def test_items_copied_in_one_window_are_pasted_in_another_process(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    with virtual_display() as display, _window(one, "copy", display) as first:
        assert _said(first, one) == {"copied": 2}
        with _window(other, "paste", display) as second:
            pasted = _said(second, other)
            assert second.wait(60) == 0
    assert (pasted["user"], pasted["text"]) == ("Ada", "Week 3")
    x, y, w, h = pasted["box"]  # pyright: ignore[reportGeneralTypeIssues]
    assert (x + w // 2, y + h // 2) == (600, 400)
