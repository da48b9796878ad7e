"""The main job at a service that has only the protocol, as the vendor's cloud: nobody is listed,
people are added by hand, sound is ticked; the window and its widgets do all of it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from recorder_gui.demo.footage import loudness, watch
from recorder_gui.recorder.engine.sources.drawn.demo_cast import PEOPLE
from tests.running_recorder import RunningRecorder

TOP = Path(__file__).resolve().parent.parent.parent
HEARD = 0.01  # amplitude, 1.0 is full scale
SILENT = 0.002


@pytest.mark.timeout(180)
def test_the_main_job_with_people_added_by_hand(
    start_recorder: Callable[..., RunningRecorder], tmp_path: Path
) -> None:
    service = start_recorder(no_local=True)
    script = "tests.scenarios.presenter_by_hand"
    addresses = [service.control, service.storage, service.app_id]
    done = subprocess.run(
        [sys.executable, "-m", script, str(tmp_path / "window"), *addresses],
        cwd=TOP,
        env=os.environ | {"SERVICE_TOKEN": service.token},
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    found = json.loads(done.stdout.splitlines()[-1])

    assert found["lists"] is False
    assert found["heard"] == ["Ada", "Clara"]
    assert found["told"] == []
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in written if service.token.encode() in path.read_bytes()] == []
    footage = watch(Path(found["file"]), [60])
    assert (footage.width, footage.height, footage.fps) == (1920, 1080, 30.0)
    # without a history the window counts recorded time by itself, from the answer to the layout
    assert footage.seconds >= 2.5
    tones = {person.name: loudness(footage.sound, person.hertz) for person in PEOPLE}
    assert min(tones["Ada"], tones["Clara"]) >= HEARD
    assert max(tones["Bao"], tones["Dmitri"]) <= SILENT
    picture = footage.pictures[60]
    assert len(found["videos"]) == 2
    for x, y, w, h in found["videos"]:
        assert picture[y : y + h, x : x + w].mean() > 30, "nobody is seen there"
