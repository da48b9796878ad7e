"""Running the builders: a program's whole output goes to a log, and its failure tells the end."""

import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from common.facts import CannotBuild

_TAIL = 40  # lines of a failed program's output that are shown


def run(
    command: Sequence[str | Path],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    timeout: float = 1800,
) -> str:
    """Run `command`; its output. Raises CannotBuild with the end of it where it fails."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
        )
    except FileNotFoundError as error:
        raise CannotBuild(f"{words[0]} is not installed") from error
    except subprocess.TimeoutExpired as error:
        raise CannotBuild(f"{words[0]} did not end within {timeout:g} s") from error
    if done.returncode != 0:
        tail = "\n".join(done.stdout.splitlines()[-_TAIL:])
        raise CannotBuild(f"{' '.join(words)[:300]} ended with {done.returncode}:\n{tail}")
    return done.stdout


def needs(*programs: str) -> None:
    """Raise CannotBuild unless all `programs` are here."""
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        raise CannotBuild(f"not installed: {', '.join(missing)}")


def fresh(folder: Path) -> Path:
    """`folder`, empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


@dataclass
class Stopwatch:
    """`seconds` once it has been stopped."""

    seconds: float = 0.0


@contextmanager
def timed() -> Iterator[Stopwatch]:
    """How long something took, to a tenth of a second."""
    watch, begun = Stopwatch(), time.monotonic()
    try:
        yield watch
    finally:
        watch.seconds = round(time.monotonic() - begun, 1)
