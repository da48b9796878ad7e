"""A second program reads canvas and Tasks through the system's accessibility and moves an item."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import missing_program
from tests.services.display import virtual_display

HERE = Path(__file__).parent
READER = ["/usr/bin/python3", str(HERE / "reader.py")]


def _lines(folder: Path) -> list[Any]:
    """What the window and its reader said."""
    asked = subprocess.run([READER[0], "-c", "import gi"], capture_output=True, check=False)
    if asked.returncode != 0:
        missing_program("python3-gi")
    with virtual_display() as display:
        environment = os.environ | {
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        window = [sys.executable, str(HERE / "window_to_read.py"), str(folder)]
        done = subprocess.run(
            ["dbus-run-session", "--", *window, *READER],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 0, done.stderr[-3000:]
    return [json.loads(line) for line in done.stdout.splitlines() if line[:1] in "[{"]


@pytest.mark.needs_program("Xvfb", "dbus-run-session", "/usr/libexec/at-spi2-registryd")
def test_a_second_program_finds_every_item_by_name_moves_one_and_reads_tasks(
    tmp_path: Path,
) -> None:
    first, english, chinese, did, last, *tables = _lines(tmp_path)
    found = {each["name"].split(",")[0]: each for each in english}
    assert list(found) == ["Ada", "Bao", "Lesson 1", "Clara"]
    assert found["Bao"]["name"] == "Bao, Camera, 960 from the left, 0 from the top, 960 by 540"
    assert {each["role"] for each in english} == {"image", "label"}
    for (x, y, w, h), name in zip(first["boxes"], ("Ada", "Bao", "Clara"), strict=True):
        place, origin = found[name]["place"], found["Ada"]["place"]
        assert abs(place[0] - origin[0] - x * first["zoom"]) <= 2
        assert abs(place[1] - origin[1] - y * first["zoom"]) <= 2
        assert abs(place[2] - w * first["zoom"]) <= 2 and abs(place[3] - h * first["zoom"]) <= 2

    assert [each["name"] for each in chinese][1] == "Bao，摄像头，距左 960，距上 0，宽 960，高 540"
    assert "右移" in chinese[0]["titles"] and "move right" in chinese[0]["actions"]

    assert did["selected"] and did["place"][0] > did["before"][0]
    assert did["announced"] == [
        "Bao, Camera, 960 from the left, 0 from the top, 960 by 540",
        "970 from the left, 0 from the top",
    ]
    assert last["boxes"][1] == [970, 0, 960, 540]
    assert [last["boxes"][0], last["boxes"][2]] == [first["boxes"][0], first["boxes"][2]]

    read, translated = tables
    assert read["columns"][:4] == ["State", "Started", "Group", "Name"]
    assert read["count"] == 1 and read["chosen"] == [0]
    record_id = read["rows"][0][read["columns"].index("Recording")]
    assert read["rows"][0][2:4] == ["lesson-7", "physics"] and "_" in record_id
    assert {"Group: lesson-7", "Name: physics", f"Recording: {record_id}"} <= set(read["texts"])
    assert translated["columns"][:4] == ["状态", "开始时间", "组", "名称"]
    assert {"组：lesson-7", f"录制：{record_id}"} <= set(translated["texts"])
