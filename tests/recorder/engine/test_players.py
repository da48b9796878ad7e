"""Other people's programs read, seek and play what recordings leave; browsers do in the soak."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.finished_files import FinishedFile, finished_files
from tests.recorder.engine.conftest import Recording

pytestmark = pytest.mark.needs_program("ffmpeg", "ffprobe", "mediainfo")


def said(*command: str) -> str:
    """What the program prints; it has nothing to complain about."""
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    assert done.stderr == "", (command, done.stderr)
    return done.stdout


def check_by_ffmpeg(file: FinishedFile) -> None:
    path = str(file.path)
    shown = "-show_format", "-show_streams", "-show_chapters"
    told = json.loads(said("ffprobe", "-v", "warning", *shown, "-of", "json", path))
    kinds = [stream["codec_type"] for stream in told["streams"]]
    assert "audio" in kinds
    assert ("video" in kinds) is file.has_picture
    assert float(told["format"]["duration"]) == pytest.approx(file.seconds, abs=0.5)
    assert len(told["chapters"]) == file.chapters
    said("ffmpeg", "-v", "warning", "-i", path, "-f", "null", "-")
    late = str(file.seconds * 0.7)
    said("ffmpeg", "-v", "warning", "-ss", late, "-i", path, "-t", "0.5", "-f", "null", "-")


def check_by_mediainfo(file: FinishedFile) -> None:
    tracks = json.loads(said("mediainfo", "--Output=JSON", str(file.path)))["media"]["track"]
    general = next(track for track in tracks if track["@type"] == "General")
    assert float(general["Duration"]) == pytest.approx(file.seconds, abs=0.5)
    assert general.get("IsTruncated", "No") == "No"
    assert ("VideoCount" in general) is file.has_picture
    assert general["AudioCount"] == "1"
    if file.has_picture:
        picture = next(track for track in tracks if track["@type"] == "Video")
        assert (picture["Width"], picture["Height"]) == ("640", "360")
        assert picture["FrameRate_Mode"] == "CFR"
        assert picture["matrix_coefficients"] == "BT.709"


def test_ffmpeg_and_mediainfo_read_and_seek_every_kind_of_file(
    record: Callable[..., Recording], tmp_path: Path
) -> None:
    files = finished_files(record, tmp_path)
    assert len(files) == 5
    for file in files:
        check_by_ffmpeg(file)
        check_by_mediainfo(file)
