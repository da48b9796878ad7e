"""The portable archive, unpacked into a folder with a space and Chinese in its name."""

import json
import os
from pathlib import Path
from typing import Any

from common.doing import fresh, run, timed
from common.facts import PROGRAM, Facts
from verify.display import Display


def try_portable(package: Path, facts: Facts) -> tuple[Any, bool]:
    """What its self-test says on the real platform plugin, and whether all is well."""
    folder = fresh(facts.work / "trials" / "portable") / "a folder 文件夹"
    folder.mkdir()
    run(["tar", "--extract", "--file", package, "--directory", folder])
    [inside] = folder.iterdir()
    output = folder / "report.json"
    with Display() as display, timed() as watch:
        environment = {
            "PATH": os.defpath,
            "HOME": str(folder / "home"),
            "DISPLAY": display.name,
            "LC_ALL": "C.UTF-8",
        }
        run([inside / PROGRAM, "self-test", "--output", output], cwd=folder, env=environment)
    report = json.loads(output.read_text(encoding="utf-8"))
    return report | {"seconds": watch.seconds}, report["ok"] and report["platform"] == "xcb"
