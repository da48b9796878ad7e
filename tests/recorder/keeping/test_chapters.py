"""Chapters of a recording, and the same in its file."""

from pathlib import Path

import av
import pytest

from recorder_gui.protocol.fields import FileType, MediaType
from recorder_gui.protocol.local import HistoryEvent
from recorder_gui.protocol.requests import AudioItem, VideoItem
from recorder_gui.recorder.errors import MediaUnusable
from recorder_gui.recorder.keeping import keeping
from recorder_gui.recorder.keeping.chapters import MOST, Chapter, chapters_of, within
from recorder_gui.recorder.keeping.mp4_chapters import add_chapters
from tests.recorder.keeping.test_mending import FRAMES, decoded_frames, write


def layout(recorded: float, *users: str, media_type: MediaType = MediaType.CAMERA) -> HistoryEvent:
    items = tuple(VideoItem(user_id=u, media_id="m", media_type=media_type) for u in users)
    heard = (AudioItem(user_id="Bao", media_id="mic"),)
    return HistoryEvent(
        time=0.0, kind="layout", recorded=recorded, video_list=items, audio_list=heard
    )


def marker(recorded: float, text: str) -> HistoryEvent:
    return HistoryEvent(time=0.0, kind="marker", recorded=recorded, text=text)


def test_markers_and_layouts_that_stood_two_seconds_are_chapters() -> None:
    events = [
        layout(0.0, "Ada", "Bao"),
        marker(3.0, "a question\nfrom the back"),
        layout(5.0, "Ada"),
        layout(6.9, "Ada", media_type=MediaType.SCREEN),
        layout(8.9),
        HistoryEvent(time=0.0, kind="paused", recorded=9.0),
        marker(9.5, ""),
        layout(11.0, "Clara"),  # stands for less than two seconds: until the end
        marker(99.0, "after the end"),
    ]
    assert chapters_of(events, 12.0) == (
        Chapter(0.0, "Ada, Bao"),
        Chapter(3.0, "a question from the back"),
        Chapter(6.9, "Ada (screen)"),
        Chapter(8.9, "Bao"),
        Chapter(9.5, "Marker 2"),
    )


def test_of_too_many_markers_and_the_layouts_that_stood_longest_are_kept() -> None:
    events = [layout(10.0 * n, "Ada", f"p{n}") for n in range(400)]
    events[7] = layout(64.0, "Ada", "long")
    events += [marker(10.0 * n + 1, f"mark {n}") for n in range(200)]
    chapters = chapters_of(events, 4000.0)
    assert len(chapters) == MOST
    assert sum(chapter.title.startswith("mark") for chapter in chapters) == 200
    assert "Ada, long" in [chapter.title for chapter in chapters]
    assert [c.begin for c in chapters] == sorted(c.begin for c in chapters)


def test_each_slice_has_its_own_chapters_and_begins_within_one() -> None:
    chapters = (Chapter(0.0, "a"), Chapter(50.0, "b"), Chapter(70.0, "c"))
    assert within(chapters, 0.0, 60.0) == (Chapter(0.0, "a"), Chapter(50.0, "b"))
    assert within(chapters, 60.0, 120.0) == (Chapter(0.0, "b"), Chapter(10.0, "c"))
    assert within(chapters, 120.0, 180.0) == (Chapter(0.0, "c"),)
    assert within((), 0.0, 60.0) == ()


def chapters_in(path: Path) -> list[tuple[float, str]]:
    with av.open(str(path)) as media:
        return [
            (float(each["start"] * (each["time_base"] or 1)), each["metadata"]["title"])
            for each in media.chapters()
        ]


def test_chapters_are_written_behind_the_media_and_once(tmp_path: Path) -> None:
    path = tmp_path / "r.mp4"
    write(path, {"movflags": "hybrid_fragmented+delay_moov", "frag_duration": "200000"})
    plain = path.read_bytes()
    add_chapters(path, [Chapter(0.0, "Ada"), Chapter(1.5, "周会 \U0001f600")])
    written = path.read_bytes()
    assert chapters_in(path) == [(0.0, "Ada"), (1.5, "周会 \U0001f600")]
    assert decoded_frames(path) == FRAMES
    place = plain.rindex(b"moov")
    assert written[: len(plain)] == plain[:place] + b"free" + plain[place + 4 :]
    add_chapters(path, [Chapter(0.0, "again")])
    assert path.read_bytes() == written


def test_a_file_without_an_index_at_its_end_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "r.mp4"
    write(path, {"movflags": "faststart"})
    before = path.read_bytes()
    with pytest.raises(MediaUnusable):
        add_chapters(path, [Chapter(0.0, "Ada")])
    assert path.read_bytes() == before


def test_a_first_slice_that_a_crash_left_without_its_number_gets_it(tmp_path: Path) -> None:
    work, files = tmp_path / "work", tmp_path / "files"
    work.mkdir()
    files.mkdir()
    for name in ("r.mp4", "r_002.mp4"):
        write(work / name, {})
    events = [layout(0.0, "Ada"), marker(5.0, "in the second")]
    kept = keeping.keep("r", work, files, FileType.MP4, events)
    assert [each.path for each in kept.slices] == ["r_001.mp4", "r_002.mp4"]
    assert chapters_in(files / "r_001.mp4") == [(0.0, "Ada")]
    (_, second) = chapters_in(files / "r_002.mp4")
    assert second[0] == pytest.approx(1.0, abs=0.05)  # the first lasts four seconds
    assert second[1] == "in the second"
