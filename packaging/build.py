"""`make package`: builds every package that this system can build, proves each from an installed
copy, and writes what came of it to report.json.

    build.py [--output DIR] [--only NAME,...] [--skip NAME,...] [--no-verify]

What can't be built or proved makes it fail, unless it was asked to skip it: `--skip windows`.
"""

import argparse
import json
import platform
import sys
from pathlib import Path

sys.path.insert(1, str(Path(__file__).resolve().parent.parent))

from common import bill, notices
from common.facts import Facts
from common.origins import read_origins
from common.run import Run, sha256_of

_PARTS = ("wheel", "deb", "portable", "windows", "flatpak", "macos", "again")


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
    from parts import PARTS  # late: what builds them loads Qt for the icons

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
    (output / "report.json").write_text(
        json.dumps(run.report(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    listed = [path for path in sorted(output.iterdir()) if path.is_file()]
    lines = [
        f"{sha256_of(path)}  {path.name}\n"
        for path in listed
        if path.name not in ("SHA256SUMS", "report.json")
    ]
    (output / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
