"""A stored file played where it lies: real recorder, HTTP and decoding (state/files/player)."""

import socket
import sqlite3
import time
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from recorder_gui.client.playing.player import SlicePlayer
from recorder_gui.client.playing.remote import Reading
from recorder_gui.protocol.storage import DownloadLinks, StoredFile
from recorder_gui.state.files.player import Player, PlayState
from tests.played_clips import EACH, colour_clip, name_of, repeated, sound_clip
from tests.running_recorder import RunningRecorder
from tests.state.service_desk import APP_ID, TOKEN, Desk, play, seed, until

FILE = StoredFile(resource_name="file-0", file_state="normal", resource_type=".mp4")
LARGE = StoredFile(resource_name="file-1", file_state="normal", resource_type=".mp4")
SOUND = StoredFile(resource_name="file-2", file_state="normal", resource_type=".mp3")
BROKEN = StoredFile(resource_name="file-3", file_state="normal", resource_type=".mp4")
QUICK = Reading(first_wait=0.05, longest_wait=0.2)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningRecorder]:
    """file-0: two slices of three colours; file-1: 200 MB; file-2: sound; file-3: no media. Links
    live for two seconds."""
    folder = tmp_path_factory.mktemp("stored")
    clip = colour_clip(folder / "clip.mp4")
    seed(folder / "data", 4, 4, clip.read_bytes())
    files = folder / "data" / "files"
    noisy = colour_clip(folder / "noisy.mp4", width=640, height=360, noise=120)
    times = 1 + 200_000_000 // noisy.stat().st_size
    repeated(noisy, files / "file-1_001.mp4", times)
    sound_clip(folder / "clip.mp3").rename(files / "file-2_001.mp4")
    (files / "file-3_001.mp4").write_bytes(bytes(range(256)) * 2000)
    with sqlite3.connect(folder / "data" / "catalogue.sqlite3") as catalogue:
        for number in (1, 2, 3):
            name = f"file-{number}_001.mp4"
            catalogue.execute("DELETE FROM slices WHERE path = ?", (f"file-{number}_002.mp4",))
            size = (files / name).stat().st_size
            catalogue.execute("UPDATE slices SET size = ? WHERE path = ?", (size, name))
    catalogue.close()
    running = RunningRecorder.start(folder, app_id=APP_ID, token=TOKEN, link_seconds=2)
    yield running
    running.stop()


def colour_of(player: Player) -> str:
    picture = player.picture
    if picture is None:
        return ""
    blue, green, red = (int(each) for each in picture[..., :3].mean(axis=(0, 1)))
    return name_of((red, green, blue))


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@asynccontextmanager
async def opened(
    folder: Path, recorder: RunningRecorder, file: StoredFile
) -> AsyncGenerator[tuple[Desk, Player]]:
    """A player that has opened `file`, or said why it can't; ended in any case."""
    desk = Desk(folder)
    player = Player(desk.connection, desk.scope, desk.executor, reading=QUICK)
    try:
        await desk.connect(recorder)
        player.open(file)
        await until(lambda: player.facts is not None or player.problem is not None)
        yield desk, player
    finally:
        await player.shut_down()
        await desk.close()


def test_it_plays_seeks_and_jumps_to_chapters(
    qapp: QCoreApplication, tmp_path: Path, stored: RunningRecorder
) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, stored, FILE) as (_, player):
            pictures: list[float] = []
            player.picture_changed.connect(lambda: pictures.append(player.position))
            await until(lambda: player.position > 0.6)
            assert player.state is PlayState.PLAYING and colour_of(player) == "red"
            assert len(pictures) > 8 and player.length == pytest.approx(12.0, abs=0.2)
            assert [chapter.title for chapter in player.chapters] == ["red", "green", "blue"]
            player.step_chapter(1)
            await until(lambda: colour_of(player) == "green")
            assert EACH <= player.position < EACH + 2
            player.step_chapter(1)
            await until(lambda: colour_of(player) == "blue")
            player.pause()
            player.seek(5.0)
            await until(lambda: colour_of(player) == "green")
            assert player.state is PlayState.PAUSED and player.position == 5.0
            player.step(-5.0)
            await until(lambda: colour_of(player) == "red")
            assert player.position == 0.0
            for moment in (3.0, 9.0, 1.0, 6.0, 2.0, 10.0):  # the last wish counts
                player.seek(moment)
            await until(lambda: colour_of(player) == "blue")
            assert player.position == 10.0

    play(qapp, scenario)


def test_it_begins_also_where_the_first_picture_is_shown_late(
    qapp: QCoreApplication,
    tmp_path: Path,
    stored: RunningRecorder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    show = SlicePlayer._show

    def show_late(player: SlicePlayer) -> None:
        """On a busy machine this thread may have its first turn when all that fits is decoded."""
        with player._state:
            assert player._state.wait_for(player._is_full, 30)
        show(player)

    monkeypatch.setattr(SlicePlayer, "_show", show_late)

    async def scenario() -> None:
        async with opened(tmp_path, stored, FILE) as (_, player):
            await until(lambda: player.state is PlayState.PLAYING and player.position > 0.6)

    play(qapp, scenario)


def test_the_next_slice_follows_and_the_last_one_ends(
    qapp: QCoreApplication, tmp_path: Path, stored: RunningRecorder
) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, stored, FILE) as (_, player):
            assert player.slices == 2 and player.slice == 1
            player.seek(11.7)
            await until(lambda: player.slice == 2 and player.state is PlayState.PLAYING)
            await until(lambda: colour_of(player) == "red")
            player.seek(11.7)
            await until(lambda: player.state is PlayState.OVER)
            player.toggle()
            await until(lambda: player.state is PlayState.PLAYING and player.position < 2)
            player.set_slice(1)
            await until(lambda: player.state is PlayState.PLAYING and player.slice == 1)

    play(qapp, scenario)


def test_of_a_large_file_only_what_is_played_is_fetched(
    qapp: QCoreApplication, tmp_path: Path, stored: RunningRecorder
) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, stored, LARGE) as (_, player):
            await until(lambda: player.position > 1.0)
            assert player.length is not None and player._remote is not None
            player.seek(player.length * 0.6)
            await until(lambda: player.position > player.length * 0.6 + 1.0)  # pyright: ignore
            total = player._remote.total
            assert total is not None and total > 200_000_000
            assert player.fetched < total * 0.1

    play(qapp, scenario)


def test_a_link_that_expires_is_renewed_without_a_word(
    qapp: QCoreApplication, tmp_path: Path, stored: RunningRecorder
) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, stored, LARGE) as (_, player):
            states: set[PlayState] = set()
            player.changed.connect(lambda: states.add(player.state))
            assert player._links is not None and player.length is not None
            begun = time.monotonic()
            generation = player._links.generation
            await until(lambda: time.monotonic() > begun + 3.5)  # past the link's end
            player.seek(player.length * 0.4)
            await until(lambda: player.position > player.length * 0.4 + 0.5)  # pyright: ignore
            assert player._links.generation > generation
            assert player.problem is None and PlayState.OFFLINE not in states

    play(qapp, scenario)


def test_a_lost_network_is_said_and_waited_for(
    qapp: QCoreApplication, tmp_path: Path, stored: RunningRecorder
) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, stored, LARGE) as (_, player):
            links, length = player._links, player.length
            assert links is not None and length is not None
            await until(lambda: player.position > 0.3)
            there, nowhere = stored.storage, f"http://127.0.0.1:{closed_port()}"

            def move(old: str, new: str) -> None:
                urls = tuple(url.replace(old, new) for url in links._links.urls)
                links._links = DownloadLinks(urls=urls)

            move(there, nowhere)
            player.seek(length * 0.8)
            await until(lambda: player.state is PlayState.OFFLINE)
            assert player.problem is None
            move(nowhere, there)
            await until(lambda: player.state is PlayState.PLAYING)
            assert player.position >= length * 0.8

    play(qapp, scenario)


def test_sound_alone_plays_without_a_picture(
    qapp: QCoreApplication, tmp_path: Path, stored: RunningRecorder
) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, stored, SOUND) as (_, player):
            assert player.facts is not None and not player.facts.has_picture
            await until(lambda: player.position > 0.5)
            player.seek(4.0)
            await until(lambda: player.state is PlayState.OVER)
            assert player.picture is None

    play(qapp, scenario)


def test_what_is_no_media_or_gone_is_said_in_a_sentence(
    qapp: QCoreApplication, tmp_path: Path, stored: RunningRecorder
) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, stored, BROKEN) as (_, player):
            assert player.state is PlayState.FAILED
            assert player.problem is not None and player.problem.code == "not_playable"
            assert "file-3" in player.problem.sentence
            player.open(StoredFile(resource_name="never", file_state="normal"))
            await until(lambda: player.problem is not None)
            assert player.problem is not None and player.problem.code == "file_gone"
            player.open(FILE)
            await until(lambda: player.state is PlayState.PLAYING)

    play(qapp, scenario)


def test_it_plays_while_others_decode_and_without_a_sound_device(
    qapp: QCoreApplication, tmp_path: Path, stored: RunningRecorder
) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, stored, FILE) as (desk, player):
            other = Player(desk.connection, desk.scope, desk.executor, reading=QUICK)
            other.open(LARGE)
            await until(lambda: player.position > 0.5 and other.position > 0.5)
            assert player.is_heard is not None
            player.set_volume(0.3)
            player.set_muted(True)
            assert player.is_muted and player.volume == 0.3
            player.set_volume(0.5)
            await other.shut_down()

    play(qapp, scenario)
