"""The set-up of a fresh machine, played on machines that consist of a few stand-in programs: what
is asked of the system's package manager, and what a person without rights is told.
"""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

SETUP = Path(__file__).resolve().parent.parent.parent / "packaging" / "setup"
REAL = ("sh", "dirname", "sed", "env", "head", "cat", "grep")


@dataclass(frozen=True)
class Machine:
    """A folder of programs that stand for a system's own; `log` is what was installed."""

    programs: Path
    log: Path

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", *words],
            env={"PATH": str(self.programs), "LOG": str(self.log)},
            capture_output=True,
            text=True,
            check=False,
        )

    def add(self, name: str, script: str) -> None:
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    @property
    def installed(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").split() if self.log.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A Debian that has nothing installed; its user is root."""
    made = Machine(tmp_path / "bin", tmp_path / "log")
    made.programs.mkdir()
    for name in REAL:
        found = next(Path(d, name) for d in os.defpath.split(":") if Path(d, name).exists())
        (made.programs / name).symlink_to(found)
    made.add("dpkg-query", "exit 1")
    made.add("id", "echo 0")
    made.add("apt-cache", "exit 0")
    made.add("apt-get", '[ "$1" = install ] && echo "$@" >>"$LOG"; exit 0')
    return made


def test_root_gets_what_is_missing(machine: Machine) -> None:
    done = machine.run(str(SETUP / "system_packages.sh"), "run")
    assert done.returncode == 0, done.stderr
    assert {"libegl1", "libxcb-cursor0", "fonts-noto-cjk"} <= set(machine.installed)
    assert "ffmpeg" not in machine.installed


def test_what_is_there_is_not_asked_for_again(machine: Machine) -> None:
    """dpkg-query answers as it does for every package that it is asked about."""
    machine.add(
        "dpkg-query",
        'for word in "$@"; do echo "|$word|install ok installed|"; done',
    )
    done = machine.run(str(SETUP / "system_packages.sh"), "test")
    assert (done.returncode, done.stdout, machine.installed) == (0, "", [])


def test_someone_without_rights_is_told_the_command(machine: Machine) -> None:
    machine.add("id", "echo 1000")
    done = machine.run(str(SETUP / "system_packages.sh"), "run")
    assert done.returncode == 1
    assert "sudo apt-get install --no-install-recommends libegl1" in done.stderr
    assert machine.installed == []


def test_sudo_is_used_where_it_asks_for_no_password(machine: Machine) -> None:
    machine.add("id", "echo 1000")
    machine.add("sudo", '[ "$1" = -n ] && shift; [ "$1" = true ] || exec "$@"')
    done = machine.run(str(SETUP / "system_packages.sh"), "run")
    assert done.returncode == 0, done.stderr
    assert "libegl1" in machine.installed


def test_a_newer_release_gets_the_library_by_its_newer_name(machine: Machine) -> None:
    machine.add("apt-cache", '[ "$2" != libglib2.0-0 ]')
    done = machine.run(str(SETUP / "system_packages.sh"), "run")
    assert done.returncode == 0, done.stderr
    assert "libglib2.0-0t64" in machine.installed
    assert "libglib2.0-0" not in machine.installed


def test_another_kind_of_system_is_left_alone(machine: Machine) -> None:
    (machine.programs / "dpkg-query").unlink()
    done = machine.run(str(SETUP / "system_packages.sh"), "run")
    assert done.returncode == 0
    assert "libegl1" in done.stderr
    assert machine.installed == []


def test_python_is_installed_where_there_is_none(machine: Machine) -> None:
    """Before, no candidate can make environments; afterwards python3 can."""
    machine.add(
        "apt-get",
        f'echo "$@" >>"$LOG"; printf "#!/bin/sh\\n" >{machine.programs}/python3;'
        f" {Path('/bin/chmod')} +x {machine.programs}/python3",
    )
    done = machine.run(str(SETUP / "python.sh"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(machine.programs / "python3")
    assert "python3-venv" in machine.installed


def test_a_system_whose_python_is_too_old_says_so(machine: Machine) -> None:
    machine.add("python3", "exit 1")
    done = machine.run(str(SETUP / "python.sh"))
    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr
