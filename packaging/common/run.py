"""One run of the builders: what it has made, checked and tried, and what failed."""

import hashlib
import platform
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from common.facts import CannotBuild, Facts


@dataclass
class Run:
    """What is built and found so far. `failures` are sentences; `left_out` says what was skipped
    because it was asked for."""

    facts: Facts
    verify: bool
    made: dict[str, dict[str, Any]] = field(default_factory=dict)
    checks: dict[str, Any] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    begun: float = field(default_factory=time.monotonic)

    def part(self, name: str, work: Callable[[], None]) -> None:
        """Do one part; its failure is told and the others go on."""
        minutes, seconds = divmod(round(time.monotonic() - self.begun), 60)
        print(f"== {name} (after {minutes}:{seconds:02})", flush=True)
        try:
            work()
            self.done.append(name)
        except (CannotBuild, OSError, ValueError) as error:
            self.failures.append(f"{name}: {error}")
            print(f"   FAILED: {error}", file=sys.stderr, flush=True)

    def built(self, path: Path, seconds: float) -> None:
        """Note a package."""
        self.made[path.name] = {
            "bytes": path.stat().st_size,
            "seconds_to_build": seconds,
            "sha256": sha256_of(path),
            "tried": {},
        }
        print(f"   {path.name}: {path.stat().st_size / 1e6:.1f} MB, {seconds:g} s", flush=True)

    def tried(self, path: Path, where: str, found: Any, ok: bool) -> None:
        """Note how a package was tried."""
        self.made[path.name]["tried"][where] = found
        if not ok:
            self.failures.append(f"{path.name}: a trial failed: {where}")

    def report(self) -> dict[str, Any]:
        """All of it, as report.json holds it."""
        return {
            "version": self.facts.version,
            "built_on": platform.platform(),
            "ok": not self.failures,
            "packages": self.made,
            "checks": self.checks,
            "left_out": self.left_out,
            "failures": self.failures,
        }


def sha256_of(path: Path) -> str:
    """As `sha256sum` prints it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
