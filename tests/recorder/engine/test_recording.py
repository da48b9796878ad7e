"""A whole recording: its length, its change of layout, its pauses, what is heard."""

import itertools
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from recorder_gui.protocol.fields import FileType, SubtitleType
from recorder_gui.protocol.requests import SubtitleItem
from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.engine.clock import VirtualClock
from tests.recorder.engine.conftest import Recording, camera, decoded, heard

Record = Callable[..., Recording]


def level_at(sound: np.ndarray, hertz: float) -> float:
    """Amplitude of one frequency."""
    n = np.arange(len(sound))
    wave = np.exp(-2j * np.pi * hertz * n / 48_000)
    return float(2 * abs(np.mean(sound[:, 0] * wave)))


def test_a_recording_is_as_long_as_its_frames(record: Record) -> None:
    take = record()
    take.members(a="test:bars", b="test:tone=440")
    take.layout(camera("a", 0, 0, 320, 180), hear=["b"])
    take.run_to(75)
    finished = take.stop()
    assert finished.frames == 75
    assert finished.recorded == 2.5
    assert finished.paths == (str(take.path),)
    assert len(decoded(take.path)) == 75
    assert abs(len(heard(take.path)) - 2.5 * 48_000) <= 48_000 / 30
    with av.open(str(take.path)) as container:
        video = container.streams.video[0]
        assert video.average_rate == 30
        assert video.codec_context.colorspace == 1
        assert video.codec_context.color_range == 1
        assert (video.duration or 0) * (video.time_base or 0) == 2.5


def test_the_answer_to_stop_tells_the_final_length(record: Record) -> None:
    take = record()
    take.members(a="test:bars")
    take.layout(camera("a", 0, 0, 320, 180))
    take.run_to(10)
    answer = take.say(orders.Stop)
    take.wait(lambda e: isinstance(e, orders.Finished))
    assert answer.frames == len(decoded(take.path)) == 10


@pytest.mark.parametrize(("width", "height", "rate"), [(321, 181, 7), (1, 1, 30), (64, 36, 1)])
def test_any_size_and_rate_is_recorded(record: Record, width: int, height: int, rate: int) -> None:
    take = record(width=width, height=height, frame_rate=rate)
    take.members(a="test:bars", b="test:tone=440")
    take.layout(camera("a", 0, 0, width, height), hear=["b"])
    take.run_to(2 * rate + 1)
    take.stop()
    frames = decoded(take.path)
    assert len(frames) == 2 * rate + 1
    assert frames[0][0].shape == (height + height % 2, width + width % 2)


def test_a_layout_changes_on_one_frame_and_none_is_lost(record: Record) -> None:
    take = record()
    take.members(a="test:bars", b="test:clock")
    take.layout(camera("a", 0, 0, 160, 180), camera("b", 160, 0, 160, 180))
    take.run_to(20)
    answer = take.layout(camera("a", 160, 0, 160, 180))
    assert answer.frames == 20
    take.run_to(40)
    take.stop()
    frames = decoded(take.path)
    assert len(frames) == 40
    assert all(f[0][:, :160].max() > 100 for f in frames[:20])
    assert all(f[0][:, :160].max() == 16 for f in frames[20:])
    assert all(f[0][:, 160:].max() > 100 for f in frames)


def test_what_happens_in_a_pause_is_skipped_without_a_gap(record: Record) -> None:
    take = record()
    assert isinstance(take.clock, VirtualClock)
    take.members(a="test:clock", b="test:tone=440")
    take.layout(camera("a", 0, 0, 320, 180), hear=["b"])
    take.run_to(30)
    take.say(orders.Pause)
    assert isinstance(take.ask(orders.Pause), orders.Declined)
    take.clock.skip_to(11.0)
    take.say(orders.Resume)
    assert isinstance(take.ask(orders.Resume), orders.Declined)
    take.run_to(60)
    finished = take.stop()
    assert finished.recorded == 2.0
    assert len(decoded(take.path)) == 60
    with av.open(str(take.path)) as container:
        times = sorted(p.pts for p in container.demux(video=0) if p.pts is not None)
    assert len({b - a for a, b in itertools.pairwise(times)}) == 1
    # The tone goes on at its own phase, so the recording has one second of each side of the pause.
    sound = heard(take.path)
    assert level_at(sound[4800:43_200], 440) == pytest.approx(0.12, abs=0.01)
    assert level_at(sound[52_800:91_200], 440) == pytest.approx(0.12, abs=0.01)


def test_every_tone_is_in_the_mix_and_no_other(record: Record) -> None:
    take = record()
    tones = {"a": 440.0, "b": 554.37, "c": 659.25, "d": 880.0}
    take.members(**{user: f"test:tone={hertz}" for user, hertz in tones.items()})
    take.layout(hear=list(tones))
    take.run_to(60)
    take.stop()
    sound = heard(take.path)[9600:86_400]
    for hertz in tones.values():
        assert level_at(sound, hertz) == pytest.approx(0.12, abs=0.01)
    assert level_at(sound, 1000) < 0.002


def test_ten_loud_sounds_stay_inside_full_scale(record: Record) -> None:
    take = record()
    take.members(**{f"u{i}": f"test:tone={300 + 37 * i}" for i in range(10)})
    take.layout(hear=[f"u{i}" for i in range(10)])
    take.run_to(60)
    take.stop()
    assert 0.7 < float(np.abs(heard(take.path)).max()) <= 1.02  # the codec overshoots a little


def test_no_sound_in_the_layout_is_silence_of_full_length(record: Record) -> None:
    take = record()
    take.members(a="test:bars")
    take.layout(camera("a", 0, 0, 320, 180))
    take.run_to(30)
    take.stop()
    sound = heard(take.path)
    assert abs(len(sound) - 48_000) <= 1600
    assert float(np.abs(sound).max()) < 1e-4


def test_nothing_to_record_writes_nothing(record: Record) -> None:
    take = record()
    take.members(a="/no/such/file.mp4")
    take.layout(camera("a", 0, 0, 320, 180))
    lost = take.wait(lambda e: isinstance(e, orders.SourceLost))
    assert isinstance(lost, orders.SourceLost)
    assert "No such file" in lost.reason
    finished = take.stop()
    assert (finished.paths, finished.frames) == ((), 0)
    assert not take.path.exists()


def test_an_empty_layout_and_an_unknown_person_record_nothing(record: Record) -> None:
    take = record()
    take.layout()
    take.layout(camera("nobody", 0, 0, 10, 10), hear=["nobody"])
    take.wait(lambda e: isinstance(e, orders.SourceLost) and "no such stream" in e.reason)
    assert take.stop().frames == 0


def test_a_missing_file_is_black_until_it_is_there(
    record: Record, tmp_path: Path, clips: dict[str, Path]
) -> None:
    take = record()
    late = tmp_path / "late.mp4"
    take.members(a="test:bars", b=late)
    take.layout(camera("a", 0, 0, 160, 180), camera("b", 160, 0, 160, 180))
    take.wait(lambda e: isinstance(e, orders.SourceLost) and e.user_id == "b")
    take.run_to(15)
    late.write_bytes(clips["bikes.mp4"].read_bytes())
    found = take.wait(lambda e: isinstance(e, orders.SourceFound) and e.user_id == "b")
    assert isinstance(found, orders.SourceFound)
    assert (found.width, found.height) == (640, 272)
    take.run_to(30)
    take.stop()
    frames = decoded(take.path)
    assert all(f[0][:, 160:].max() == 16 for f in frames[:15])
    assert all(f[0][:, 160:].max() > 60 for f in frames[17:])


def test_a_broken_file_is_said_and_the_rest_goes_on(record: Record, tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 40)
    take = record()
    take.members(a="test:bars", b=broken)
    take.layout(camera("a", 0, 0, 160, 180), camera("b", 160, 0, 160, 180), hear=["b"])
    take.run_to(30)
    take.wait(lambda e: isinstance(e, orders.SourceLost) and e.media_id == "camera")
    take.wait(lambda e: isinstance(e, orders.SourceLost) and e.media_id == "mic")
    take.stop()
    assert len(decoded(take.path)) == 30


def test_a_card_stands_in_for_a_camera_that_is_away(record: Record, tmp_path: Path) -> None:
    card = tmp_path / "card.png"
    from PySide6.QtGui import QColor, QImage

    image = QImage(64, 36, QImage.Format.Format_ARGB32)
    image.fill(QColor(255, 255, 255, 128))
    assert image.save(str(card))
    take = record()
    take.members(a="test:bars", b=f"/no/such.mp4|{card}", c=card)
    take.layout(camera("a", 0, 0, 100, 180), camera("b", 100, 0, 100, 180))
    take.wait(lambda e: isinstance(e, orders.SourceLost))
    take.run_to(5)
    take.layout(camera("a", 0, 0, 100, 180), camera("c", 200, 0, 100, 180))
    take.run_to(10)
    take.stop()
    frames = decoded(take.path)
    half = 16 + 219 * 128 / 255
    assert frames[4][0][:, 110:190].mean() == pytest.approx(half, abs=2)
    assert frames[9][0][:, 210:290].mean() == pytest.approx(half, abs=2)
    assert frames[9][0][:, 100:200].max() == 16


def test_a_subtitle_is_only_in_its_box_and_a_clock_ticks(record: Record) -> None:
    take = record()
    take.members(a="test:tone=440")
    take.subtitles(
        SubtitleItem(content="Hi 你好", color=0xFFFFFF, x=20, y=20, size=30),
        SubtitleItem(type=SubtitleType.CLOCK, color=0xFF0000, x=20, y=120, size=20),
        SubtitleItem(content="unseen", color=0xFFFFFF, x=20, y=80, size=30, transparency=0),
    )
    take.layout(hear=["a"])
    take.run_to(45)
    take.stop()
    frames = decoded(take.path)
    luma = frames[0][0]
    assert luma[20:60, 20:160].max() == 235
    assert luma[70:115].max() == 16
    assert luma[:, 260:].max() == 16
    assert frames[0][2][60:75, 10:120].max() > 220  # red ink, where the clock is
    clocks = [f[0][115:150] for f in frames]
    assert np.array_equal(clocks[0], clocks[29])
    assert not np.array_equal(clocks[29], clocks[30])


def test_the_same_orders_give_the_same_file(record: Record, clips: dict[str, Path]) -> None:
    files = []
    for _ in range(2):
        take = record()
        take.members(a=clips["bigbuckbunny.mp4"], b="test:sync")
        take.layout(camera("a", 0, 0, 200, 180), camera("b", 200, 10, 99, 99), hear=["a", "b"])
        take.run_to(40)
        take.layout(camera("b", 0, 0, 320, 180), hear=["a"])
        take.run_to(80)
        take.stop()
        files.append(take)
    one, other = (decoded(take.path) for take in files)
    assert all(
        np.array_equal(a, b)
        for f, g in zip(one, other, strict=True)
        for a, b in zip(f, g, strict=True)
    )
    assert np.array_equal(heard(files[0].path), heard(files[1].path))


def test_a_snapshot_is_of_the_frame_that_it_names(record: Record) -> None:
    take = record()
    take.members(a="demo:Ada")
    take.layout(camera("a", 0, 0, 320, 180))
    take.run_to(10)
    number = 77
    take.engine.submit(orders.TakeSnapshot(number=number))
    take.run_to(20)
    taken = take.wait(lambda e: isinstance(e, orders.SnapshotTaken) and e.number == number)
    assert isinstance(taken, orders.SnapshotTaken)
    take.wait(lambda e: isinstance(e, orders.Answered) and e.number == number)
    assert 10 <= taken.frame < 20
    assert taken.clock == "2026-01-01 00:00:00"
    (picture,) = taken.pictures
    assert (picture.width, picture.height) == (1280, 720)
    take.stop()


@pytest.mark.parametrize(("file_type", "ending"), [(FileType.MP4, "mp4"), (FileType.MP3, "mp3")])
def test_ten_slices_joined_are_the_recording_packet_for_packet(
    record: Record, file_type: FileType, ending: str
) -> None:
    whole, cut = record(file_type=file_type), record(file_type=file_type, slice_seconds=1.0)
    for take in (whole, cut):
        take.members(a="test:clock", b="test:sync")
        take.layout(camera("a", 0, 0, 320, 180), hear=["b"])
        take.run_to(290)
    finished = cut.stop()
    (one,) = whole.stop().paths
    assert [Path(p).name for p in finished.paths] == [f"take_{n:03}.{ending}" for n in range(1, 11)]
    lengths = [
        e.seconds for e in cut.of(orders.SliceFinished) if isinstance(e, orders.SliceFinished)
    ]
    assert lengths[:9] == pytest.approx([1.0] * 9, abs=0.03)
    joined: dict[str, list[bytes]] = {"video": [], "audio": []}
    for part in finished.paths:
        for kind, packets in _packets(Path(part)).items():
            joined[kind] += packets
    assert joined == _packets(Path(one))
    assert len(joined["audio"]) > 100


def _packets(path: Path) -> dict[str, list[bytes]]:
    found: dict[str, list[bytes]] = {"video": [], "audio": []}
    with av.open(str(path)) as container:
        for packet in container.demux():
            if packet.size:
                found[packet.stream.type].append(bytes(packet))
    return found


def test_mp3_is_sound_alone(record: Record) -> None:
    take = record(file_type=1)
    take.members(a="test:tone=440")
    take.layout(hear=["a"])
    take.run_to(60)
    finished = take.stop()
    (path,) = finished.paths
    assert path.endswith("take.mp3")
    with av.open(path) as container:
        assert [s.type for s in container.streams] == ["audio"]
        samples = np.concatenate([f.to_ndarray().T for f in container.decode(audio=0)])
    assert abs(len(samples) - 96_000) < 4000
    assert level_at(samples[9600:86_400], 440) == pytest.approx(0.12, abs=0.01)


def test_every_order_is_answered_even_after_the_end(record: Record) -> None:
    take = record()
    take.members(a="test:bars")
    assert isinstance(take.ask(orders.TakeSnapshot), orders.Declined)
    take.layout(camera("a", 0, 0, 320, 180))
    take.run_to(3)
    take.stop()
    for kind in (orders.Stop, orders.Pause, orders.SetSubtitles, orders.TakeSnapshot):
        assert isinstance(take.ask(kind), orders.Declined)


def test_members_that_change_take_their_new_place_at_once(record: Record) -> None:
    take = record()
    take.members(a="test:bars", b="test:bars")
    take.layout(camera("a", 0, 0, 160, 180), camera("b", 160, 0, 160, 180))
    take.run_to(10)
    take.members(a="test:bars")
    lost = take.wait(lambda e: isinstance(e, orders.SourceLost))
    assert isinstance(lost, orders.SourceLost)
    assert (lost.user_id, lost.reason) == ("b", "the group has no such stream")
    take.run_to(20)
    take.members(a="test:bars", b="test:clock")
    take.run_to(30)
    take.stop()
    frames = decoded(take.path)
    assert all(f[0][:, 160:].max() > 100 for f in frames[:10])
    assert all(f[0][:, 160:].max() == 16 for f in frames[10:20])
    assert all(f[0][:, 160:].max() > 100 for f in frames[20:])


@pytest.mark.expects_log_errors
def test_a_folder_that_is_not_there_breaks_the_recording_and_says_so(
    tmp_path: Path, qapp: QApplication
) -> None:
    take = Recording(tmp_path / "nowhere")
    take.members(a="test:bars")
    take.layout(camera("a", 0, 0, 320, 180))
    broken = take.wait(lambda e: isinstance(e, orders.Broken))
    assert isinstance(broken, orders.Broken)
    assert "No such file" in broken.reason
    assert not broken.disk_full
    take.close()
