"""The commands, each started as a person would."""

import subprocess
import sys
from pathlib import Path

import pytest

from recorder_gui import __version__


def recorder_gui(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "recorder_gui", *words],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "words", [(), ("serve",), ("join",), ("demo",), ("self-test",), ("finish",)]
)
def test_each_command_tells_its_version(words: tuple[str, ...]) -> None:
    done = recorder_gui(*words, "--version")
    assert done.returncode == 0
    assert done.stdout == f"recorder-gui {__version__}\n"


@pytest.mark.parametrize(
    "words", [(), ("serve",), ("join",), ("demo",), ("self-test",), ("finish",)]
)
def test_each_command_explains_itself(words: tuple[str, ...]) -> None:
    done = recorder_gui(*words, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("usage: recorder-gui")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("recrod",), "unknown command: recrod"),
        (("serve", "--port", "many"), "--port"),
        (("serve", "--sparkle"), "--sparkle"),
        (("demo",), "--output"),
        (("demo", "--output", "x", "--seconds", "0"), "--seconds"),
        (("demo", "--output", "x", "--seconds", "nan"), "--seconds"),
    ],
)
def test_a_wrong_word_is_refused_in_one_line_without_a_traceback(
    words: tuple[str, ...], complaint: str
) -> None:
    done = recorder_gui(*words)
    assert done.returncode == 2
    assert complaint in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


def test_a_demo_that_can_not_write_says_so_without_a_traceback(tmp_path: Path) -> None:
    place = tmp_path / "a file"
    place.write_text("not a folder")
    done = recorder_gui("demo", "--output", str(place))
    assert done.returncode == 1
    assert f"{place} cannot be used: File exists" in done.stderr
    assert "--output" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["", "serve"])
def test_the_version_and_the_service_cost_no_qt(command: str) -> None:
    words = [word for word in (command, "--help") if word]
    script = (
        "import sys\n"
        "from recorder_gui.cli import main\n"
        f"try: main({words!r})\n"
        "except SystemExit: pass\n"
        "sys.exit(any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0
