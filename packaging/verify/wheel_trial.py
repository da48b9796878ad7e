"""The wheel in a new virtual environment with the locked packages, away from the checkout."""

import json
import sys
from pathlib import Path
from typing import Any

from common.doing import fresh, run
from common.facts import PROGRAM, TOP, Facts

_LOCK = TOP / "packaging" / "requirements" / "runtime.txt"


def try_wheel(wheel: Path, facts: Facts) -> tuple[Any, bool]:
    """What its self-test says, and whether all is well."""
    folder = fresh(facts.work / "trials" / "wheel")
    venv = folder / "venv"
    run([sys.executable, "-m", "venv", venv])
    python = venv / "bin" / "python"
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--require-hashes", "--only-binary", ":all:", "--requirement", _LOCK])
    run([*pip, "--no-deps", wheel])
    output = folder / "report.json"
    environment = facts.environment() | {
        "HOME": str(folder / "home"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    run([venv / "bin" / PROGRAM, "self-test", "--output", output], cwd=folder, env=environment)
    report = json.loads(output.read_text(encoding="utf-8"))
    return report, report["ok"]
