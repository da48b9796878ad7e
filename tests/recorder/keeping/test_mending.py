"""Files measured, and made whole after they were cut off anywhere."""

from pathlib import Path

import av
import numpy as np
import pytest

from recorder_gui.protocol.fields import FileType
from recorder_gui.recorder.errors import MediaUnusable
from recorder_gui.recorder.keeping import keeping, mp4_boxes
from recorder_gui.recorder.keeping.mending import mend

FRAMES, RATE = 100, 25


@pytest.fixture(scope="module")
def fragmented(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Four seconds of fragmented MP4 with picture and sound, its last fragment not closed."""
    path = tmp_path_factory.mktemp("media") / "cut.mp4"
    options = {"movflags": "frag_keyframe+empty_moov+default_base_moof"}
    write(path, options)
    return path.read_bytes()


def write(path: Path, options: dict[str, str]) -> None:
    noise = np.random.default_rng(1)  # so that every picture takes its share of the file
    with av.open(str(path), "w", format="mp4", options=options) as output:
        picture = output.add_stream("libx264", rate=RATE, options={"g": str(RATE)})
        picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        sound = output.add_stream("aac", rate=48000)
        for number in range(FRAMES):
            planes = noise.integers(0, 256, (48 * 3 // 2, 64), np.uint8)
            frame = av.VideoFrame.from_ndarray(planes, "yuv420p")
            frame.pts = number
            output.mux(picture.encode(frame))
        samples = np.zeros((2, 48000 * FRAMES // RATE), np.float32)
        block = av.AudioFrame.from_ndarray(samples, "fltp", "stereo")
        block.sample_rate = 48000
        output.mux(sound.encode(block))
        output.mux(picture.encode(None))
        output.mux(sound.encode(None))


def decoded_frames(path: Path) -> int:
    with av.open(str(path), "r") as media:
        return sum(1 for _ in media.decode(video=0))


def test_a_finished_file_is_known_by_its_boxes_alone(tmp_path: Path) -> None:
    path = tmp_path / "whole.mp4"
    write(path, {})
    movie = mp4_boxes.read_movie(path)
    assert movie.complete
    assert movie.frames == FRAMES
    assert movie.seconds == pytest.approx(FRAMES / RATE, abs=0.05)
    assert {track.kind for track in movie.tracks} == {"vide", "soun"}
    before = path.read_bytes()
    assert mend(path, FileType.MP4).frames == FRAMES
    assert path.read_bytes() == before


@pytest.mark.parametrize("part", [1.0, 0.95, 0.7, 0.45])
def test_a_cut_off_file_becomes_an_ordinary_one(
    tmp_path: Path, fragmented: bytes, part: float
) -> None:
    path = tmp_path / "cut.mp4"
    path.write_bytes(fragmented[: int(len(fragmented) * part)])
    assert not mp4_boxes.read_movie(path).complete
    measured = mend(path, FileType.MP4)
    assert mp4_boxes.read_movie(path).complete
    assert measured.frames == decoded_frames(path)
    assert measured.frames >= FRAMES * part - 2 * RATE
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("content", [b"", b"nothing", b"\x00\x00\x00\x08ftyp", bytes(5000)])
def test_what_holds_nothing_is_unusable(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "nothing.mp4"
    path.write_bytes(content)
    with pytest.raises(MediaUnusable):
        mend(path, FileType.MP4)
    assert path.read_bytes() == content


def test_where_nothing_can_be_written_the_cut_off_file_is_kept(
    tmp_path: Path, fragmented: bytes
) -> None:
    path = tmp_path / "cut.mp4"
    content = fragmented[: len(fragmented) * 3 // 4]
    path.write_bytes(content)
    target = tmp_path / "cut.mp4.part"
    target.mkdir()  # in the way of what would be written
    (target / "held").write_text("")
    with pytest.raises(OSError, match=r".*"):
        mend(path, FileType.MP4)
    assert path.read_bytes() == content


def test_slices_go_into_storage_in_order_and_a_second_try_takes_up_the_first(
    tmp_path: Path, fragmented: bytes
) -> None:
    work, files = tmp_path / "work", tmp_path / "files"
    work.mkdir()
    files.mkdir()
    write(files / "r_001.mp4", {})  # moved before a crash
    (work / "r_002.mp4").write_bytes(fragmented[: len(fragmented) // 2])
    (work / "r2_001.mp4").write_bytes(b"another recording's")
    (work / "worker.lock").write_text("1")
    kept = keeping.keep("r", work, files, FileType.MP4)
    assert [(each.number, each.path) for each in kept.slices] == [
        (1, "r_001.mp4"),
        (2, "r_002.mp4"),
    ]
    for each in kept.slices:
        assert each.size == (files / each.path).stat().st_size
        assert each.sha256 == keeping.sha256_of(files / each.path)
    assert kept.frames == sum(decoded_frames(files / each.path) for each in kept.slices)
    assert sorted(path.name for path in work.iterdir()) == ["r2_001.mp4", "worker.lock"]


def test_media_that_storage_did_not_take_are_never_removed(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    folder.mkdir()
    (folder / "worker.lock").write_text("1")
    (folder / "r.mp4").write_bytes(bytes(100_000))
    with pytest.raises(OSError, match="not empty"):
        keeping.remove_folder(folder)
    assert [path.name for path in folder.iterdir()] == ["r.mp4"]
    (folder / "r.mp4").unlink()
    keeping.remove_folder(folder)
    assert not folder.exists()
    keeping.remove_folder(folder)
