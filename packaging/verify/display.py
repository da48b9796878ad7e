"""A display to try windows on, and hands and eyes for it."""

import subprocess
import time
from pathlib import Path
from typing import Self

from common.doing import needs, run
from common.facts import CannotBuild

_MANY = 200  # colours; an empty window has a handful


class Display:
    """Xvfb on the first free number; `name` is for DISPLAY. Use it with `with`."""

    def __init__(self, size: str = "1440x900x24") -> None:
        needs("Xvfb", "xdotool")
        self._size = size
        self.name = ""
        self.folder = Path("/tmp/.X11-unix")

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", self._size, "-ac", "-noreset"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        self.name = f":{self._process.stdout.readline().strip()}"
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()

    def wait_for_window(self, title: str, seconds: float, look_again: float = 0.2) -> str:
        """The id of the window whose title has these words; raises CannotBuild."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = self._xdotool("search", "--onlyvisible", "--name", title)
            if found:
                return found.split()[0]
            time.sleep(look_again)
        raise CannotBuild(f"no window called {title} came within {seconds:g} s")

    def wait_until_drawn(self, seconds: float) -> None:
        """Until two looks, a second apart, see the same many colours; raises CannotBuild."""
        deadline, before = time.monotonic() + seconds, 0
        while time.monotonic() < deadline:
            told = run(["import", "-display", self.name, "-window", "root", "-format", "%k",
                        "info:-"])  # fmt: skip
            colours = int(told.split()[-1])
            if colours > _MANY and abs(colours - before) < _MANY:
                return
            before = colours
            time.sleep(1)
        raise CannotBuild(f"nothing was drawn within {seconds:g} s")

    def press(self, window: str, keys: str) -> None:
        """Click into the middle of the window with that id, then press `keys`, such as `ctrl+r`:
        as a hand does, since wine heeds no other events."""
        told = self._xdotool("getwindowgeometry", "--shell", window)
        size = dict(line.split("=", 1) for line in told.splitlines() if "=" in line)
        middle = (int(size["WIDTH"]) // 2, int(size["HEIGHT"]) // 2)
        self._xdotool("mousemove", "--window", window, *map(str, middle), "click", "1")
        self._xdotool("key", keys)

    def save(self, target: Path) -> None:
        """A picture of all that is shown."""
        run(["import", "-display", self.name, "-window", "root", target])

    def _xdotool(self, *words: str) -> str:
        return subprocess.run(
            ["xdotool", *words],
            env={"DISPLAY": self.name, "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        ).stdout
