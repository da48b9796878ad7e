"""`make package`: builds every package that this system can build, proves each from an installed
copy, and writes what came of it to report.json.

    build.py [--output DIR] [--only NAME,...] [--skip NAME,...] [--no-verify]

What can't be built or proved makes it fail, unless it was asked to skip it: `--skip windows`.
"""

import argparse
import hashlib
import json
import platform
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(1, str(Path(__file__).resolve().parent.parent))

from common import bill, notices
from common.facts import CannotBuild, Facts
from common.origins import read_origins

_PARTS = ("wheel", "deb", "portable", "windows", "flatpak", "macos", "again")


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


def main() -> int:
    """Exit status 0 only if everything that was asked for was built and proved."""
    parser = argparse.ArgumentParser(description="Builds and proves every package.")
    parser.add_argument("--output", type=Path, help="where packages go (default: build/packages)")
    parser.add_argument("--only", default="", metavar="NAME,...", help=", ".join(_PARTS))
    parser.add_argument("--skip", default="", metavar="NAME,...", help="also: a system's name")
    parser.add_argument("--no-verify", action="store_true", help="build only")
    wanted = parser.parse_args()
    facts = Facts.of_this_checkout(wanted.output and wanted.output.resolve())
    facts.output.mkdir(parents=True, exist_ok=True)
    facts.work.mkdir(parents=True, exist_ok=True)
    skipped = {name for name in wanted.skip.split(",") if name}
    chosen = [name for name in wanted.only.split(",") if name] or [*_PARTS]
    run = Run(facts, verify=not wanted.no_verify)
    from parts import PARTS  # what builds them loads Qt for the icons

    for name in _PARTS:
        if name in skipped:
            run.left_out.append(name)
            print(f"== {name}: LEFT OUT, as asked for", flush=True)
        elif name in chosen:
            run.part(name, lambda name=name: PARTS[name](run, skipped))
    run.part("lists", lambda: write_lists(run))
    for failure in run.failures:
        print(f"NOT DONE: {failure}", file=sys.stderr)
    print(f"{len(run.made)} packages in {facts.output}", flush=True)
    return 1 if run.failures else 0


def write_lists(run: Run) -> None:
    """Notices, bill of materials, checksums and the report."""
    from linux.origins import libraries_notices
    from linux.python import python_licence

    output, facts = run.facts.output, run.facts
    parts = notices.bundled_parts()
    python = platform.python_version()
    libraries = read_origins(facts)
    text = notices.notices(
        parts, python, python_licence() + libraries_notices(libraries) if libraries else ""
    )
    (output / "NOTICES.txt").write_text(text, encoding="utf-8")
    (output / "sbom.json").write_text(bill.bill(parts, python, facts, libraries), encoding="utf-8")
    report = {
        "version": facts.version,
        "built_on": platform.platform(),
        "ok": not run.failures,
        "packages": run.made,
        "checks": run.checks,
        "left_out": run.left_out,
        "failures": run.failures,
    }
    (output / "report.json").write_text(
        json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    listed = [path for path in sorted(output.iterdir()) if path.is_file()]
    lines = [
        f"{sha256_of(path)}  {path.name}\n"
        for path in listed
        if path.name not in ("SHA256SUMS", "report.json")
    ]
    (output / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def sha256_of(path: Path) -> str:
    """As `sha256sum` prints it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main())
