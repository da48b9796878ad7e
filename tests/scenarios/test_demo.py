"""The demo, run as a program: what it leaves is held against independent eyes and ears."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from recorder_gui.demo.canvases import as_picture
from recorder_gui.demo.footage import loudness, watch
from recorder_gui.demo.likeness import Picture, compare
from recorder_gui.demo.main_job import DROPS, PEOPLE
from recorder_gui.layout.captions import following, with_captions
from recorder_gui.layout.document import Layout, SourceKey, Subtitle, Video, box_of
from recorder_gui.layout.placing import box_at
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.templates import TemplateName, with_template
from recorder_gui.protocol.fields import MediaType
from recorder_gui.recorder.engine.sources.drawn.demo_cast import PEOPLE as VOICES
from recorder_gui.state.studio.texts import measure

SECONDS = 4
LEFT = {
    "recording.mp4", "studio.png", "tasks.png", "files.png", "wire.jsonl",
    "canvas-1.png", "canvas-2.png", "report.json",
}  # fmt: skip

pytestmark = [pytest.mark.needs_program("ffmpeg", "ffprobe"), pytest.mark.timeout(180)]


@dataclass(frozen=True)
class Run:
    """A finished run of the demo."""

    status: int
    errors: str
    output: Path
    report: dict[str, Any]

    @property
    def recording(self) -> Path:
        return self.output / "recording.mp4"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Run:
    output = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "recorder_gui", "demo", "--output", str(output)]
    done = subprocess.run(
        [*command, "--seconds", str(SECONDS)], capture_output=True, text=True, timeout=150
    )
    report = output / "report.json"
    found = json.loads(report.read_text()) if report.exists() else {}
    return Run(done.returncode, done.stderr, output, found)


def _probe(path: Path) -> dict[str, Any]:
    found = subprocess.run(
        ["ffprobe", "-v", "error", "-show_streams", "-show_format", "-count_frames", "-of", "json",
         str(path)],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    return json.loads(found.stdout)


def _frame(path: Path, number: int) -> Picture:
    """One frame as the ffmpeg program decodes it."""
    found = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(path), "-vf", f"select=eq(n\\,{number})",
         "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"],
        capture_output=True, check=True,
    )  # fmt: skip
    return np.frombuffer(found.stdout, np.uint8).reshape(1080, 1920, 3)


def _layouts() -> list[Layout]:
    """The two layouts as the demo makes them, from the same gestures' rules."""
    videos: list[Video] = []
    layout = Layout()
    for number, (name, drop) in enumerate(zip(PEOPLE, DROPS, strict=True), start=1):
        box = box_at(layout, (0, 0), drop)
        videos.append(Video(str(number), SourceKey(name, "camera", MediaType.CAMERA), box))
        layout = layout.with_items(videos)
    grid = with_captions(with_template(TemplateName.EVEN_GRID, layout, ""), measure)
    texts = [
        replace(each, content=f"{each.content} {PEOPLE[each.content]}") for each in grid.subtitles
    ]
    grid = following(grid, grid.with_items(texts), measure)
    column = with_template(TemplateName.SPEAKER_COLUMN, grid, "")
    return [grid, following(grid, column, measure)]


def _boxes(layout: Layout) -> list[Rectangle]:
    return [box_of(item, measure) for item in layout.items]


def test_it_ends_well_and_leaves_exactly_its_evidence(demo: Run) -> None:
    assert demo.status == 0, demo.errors
    assert {path.name for path in demo.output.iterdir()} == LEFT


def test_the_report_tells_what_another_program_finds_in_the_file(demo: Run) -> None:
    found = _probe(demo.recording)
    video, audio = found["streams"]
    assert (video["codec_name"], audio["codec_name"]) == ("h264", "aac")
    assert (video["width"], video["height"]) == (1920, 1080)
    assert video["r_frame_rate"] == video["avg_frame_rate"] == "30/1"
    assert int(video["nb_read_frames"]) == demo.report["frames"]
    assert float(found["format"]["duration"]) == pytest.approx(
        demo.report["recorded_seconds"], abs=0.1
    )
    assert demo.report["media_seconds"] == pytest.approx(demo.report["recorded_seconds"], abs=0.1)
    assert (demo.report["layouts"], demo.report["slices"]) == (2, 1)


def test_the_recorded_time_is_the_one_asked_for_without_the_pause(demo: Run) -> None:
    assert demo.report["recorded_seconds"] >= SECONDS
    sent = _messages(demo, "sent")
    held = next(at for at, each in sent if each["id"] == 4099)
    paused = next(at for at, each in sent if each["id"] == 4100)
    began = next(at for at, each in sent if each["id"] == 4102)
    ended = next(at for at, each in sent if each["id"] == 4101)
    assert held - paused > 1
    assert demo.report["recorded_seconds"] < (ended - began) - (held - paused) + 1


def test_both_frames_look_like_their_canvases(demo: Run, qtbot: QtBot) -> None:
    assert [each["canvas"] for each in demo.report["pictures"]] == ["canvas-1.png", "canvas-2.png"]
    for picture, layout in zip(demo.report["pictures"], _layouts(), strict=True):
        shown = as_picture(QImage(str(demo.output / picture["canvas"])))
        assert shown.shape == (1080, 1920, 3)
        likeness = compare(shown, _frame(demo.recording, picture["frame"]), _boxes(layout))
        assert likeness.good, likeness
    assert demo.report["preview_ssim"] >= 0.95


def test_a_caption_taken_out_of_a_canvas_is_noticed(demo: Run, qtbot: QtBot) -> None:
    picture, layout = demo.report["pictures"][0], _layouts()[0]
    shown = as_picture(QImage(str(demo.output / picture["canvas"])))
    recorded = _frame(demo.recording, picture["frame"])
    for caption in layout.subtitles:
        assert isinstance(caption, Subtitle)
        bare = _without_text(shown, box_of(caption, measure))
        assert not compare(bare, recorded, _boxes(layout)).good


def _without_text(picture: Picture, box: Rectangle) -> Picture:
    """The picture with what lies round the box drawn through it."""
    bare = picture.copy()
    above, below = box.y - 4, min(box.bottom + 4, picture.shape[0] - 1)
    share = np.linspace(0, 1, below - above)[:, None, None]
    columns = slice(box.x - 2, box.right + 2)
    edge_above = picture[above, columns].astype(float)
    edge_below = picture[below, columns].astype(float)
    bare[above:below, columns] = (edge_above * (1 - share) + edge_below * share).astype(np.uint8)
    return bare


def test_every_participants_tone_is_heard_and_no_other(demo: Run) -> None:
    sound = watch(demo.recording).sound
    for person in VOICES:
        assert loudness(sound, person.hertz) > 0.01
    assert loudness(sound, 500.0) < 0.005


def test_every_message_is_written_down_without_the_token(demo: Run) -> None:
    sent = [each["id"] for _, each in _messages(demo, "sent") if each["id"] != 4104]
    assert sent[0] == 4097
    assert [each for each in sent if each in (4098, 4100, 4099, 4101)] == [4098, 4100, 4099, 4101]
    assert sent.count(4102) == 2
    answered = {each["seq"] for _, each in _messages(demo, "received")}
    assert {each["seq"] for _, each in _messages(demo, "sent")} - answered == set()
    (login,) = [each for _, each in _messages(demo, "sent") if each["id"] == 4097]
    assert set(login["token"]) == {"•"}


def _messages(demo: Run, direction: str) -> list[tuple[float, dict[str, Any]]]:
    lines = (demo.output / "wire.jsonl").read_text(encoding="utf-8").splitlines()
    parsed = [json.loads(line) for line in lines]
    return [(each["time"], each["message"]) for each in parsed if each["direction"] == direction]


def test_no_process_of_it_is_left(demo: Run) -> None:
    commands = [
        path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        for path in Path("/proc").glob("[0-9]*/cmdline")
        if path.exists()
    ]
    assert not [command for command in commands if str(demo.output) in command]
