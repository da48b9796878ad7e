"""Slices made one file: packet for packet what was cut, chapters kept, never over another file."""

import hashlib
import subprocess
from pathlib import Path

import av
import pytest

from recorder_gui.joining import CanNotJoin, join
from tests.test_cli import recorder_gui

pytestmark = pytest.mark.needs_program("ffmpeg")


def ffmpeg(*words: str) -> None:
    subprocess.run(["ffmpeg", "-v", "error", "-y", *words], check=True, timeout=60)


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    """Six seconds of picture and sound with two chapters each third, and the three slices of it."""
    folder = tmp_path_factory.mktemp("slices")
    whole = folder / "whole.mp4"
    sources = [
        "-f",
        "lavfi",
        "-i",
        "testsrc=s=160x120:r=30",
        "-f",
        "lavfi",
        "-i",
        "sine=440:r=48000",
    ]
    encoders = ["-c:v", "libx264", "-g", "30", "-bf", "0", "-c:a", "aac"]
    ffmpeg(*sources, "-t", "6", *encoders, str(whole))
    segments = ["-f", "segment", "-segment_time", "2", "-reset_timestamps", "1"]
    ffmpeg("-i", str(whole), "-c", "copy", *segments, str(folder / "plain_%03d.mp4"))
    slices: list[Path] = []
    for number in range(3):
        notes = folder / "notes.txt"
        notes.write_text(
            ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\n"
            f"title=first of {number}\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=1000\nEND=2000\n"
            f"title=second of {number}\n"
        )
        plain, part = folder / f"plain_{number:03d}.mp4", folder / f"talk_{number + 1:03d}.mp4"
        ffmpeg("-i", str(plain), "-i", str(notes), "-map_metadata", "1", "-c", "copy", str(part))
        slices.append(part)
    return whole, slices


def packets(path: Path, kind: str) -> list[tuple[float, str]]:
    with av.open(str(path)) as source:
        stream = next(each for each in source.streams if each.type == kind)
        found = [packet for packet in source.demux(stream) if packet.size]
        first = found[0].dts
        assert first is not None
        return [
            (float((each.dts - first) * each.time_base), hashlib.md5(bytes(each)).hexdigest())
            for each in found
            if each.dts is not None and each.time_base is not None
        ]


@pytest.mark.parametrize("kind", ["video", "audio"])
def test_the_joined_file_has_the_very_packets_without_a_gap(
    cut: tuple[Path, list[Path]], tmp_path: Path, kind: str
) -> None:
    whole, slices = cut
    told: list[float] = []
    join(slices, tmp_path / "talk.mp4", told.append)
    ours, theirs = packets(tmp_path / "talk.mp4", kind), packets(whole, kind)
    assert [each[1] for each in ours] == [each[1] for each in theirs]
    assert all(abs(a[0] - b[0]) < 0.002 for a, b in zip(ours, theirs, strict=True))
    assert told == sorted(told) and told[-1] == 1.0
    assert [each.name for each in tmp_path.iterdir()] == ["talk.mp4"]


def test_chapters_follow_each_other(cut: tuple[Path, list[Path]], tmp_path: Path) -> None:
    _, slices = cut
    join(slices, tmp_path / "talk.mp4", lambda _: None)
    with av.open(str(tmp_path / "talk.mp4")) as source:
        chapters = source.chapters()
    titles = [each["metadata"]["title"] for each in chapters]
    assert titles == [f"{which} of {n}" for n in range(3) for which in ("first", "second")]
    starts = [round(each["start"] * float(each["time_base"] or 0), 1) for each in chapters]
    assert starts == [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]


def test_nothing_is_overwritten(cut: tuple[Path, list[Path]], tmp_path: Path) -> None:
    target = tmp_path / "talk.mp4"
    target.write_bytes(b"mine")
    with pytest.raises(CanNotJoin):
        join(cut[1], target, lambda _: None)
    assert target.read_bytes() == b"mine"


def test_slices_that_do_not_fit_are_refused_and_leave_nothing(
    cut: tuple[Path, list[Path]], tmp_path: Path, clips: dict[str, Path]
) -> None:
    noise = tmp_path / "noise.mp4"
    noise.write_bytes(b"\x00" * 5000)
    for other in (clips["bikes.mp4"], noise):
        with pytest.raises(CanNotJoin):
            join([cut[1][0], other], tmp_path / "talk.mp4", lambda _: None)
    assert [each.name for each in tmp_path.iterdir()] == ["noise.mp4"]


def test_the_command_tells_its_progress_and_what_went_wrong(
    cut: tuple[Path, list[Path]], tmp_path: Path
) -> None:
    words = [str(tmp_path / "talk.mp4"), *map(str, cut[1])]
    done = recorder_gui("join", *words)
    assert done.returncode == 0 and done.stdout.endswith("progress 1.000\n")
    again = recorder_gui("join", *words)
    assert again.returncode == 1 and again.stderr == "talk.mp4 is there already\n"
