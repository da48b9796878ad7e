"""The player as a person uses it: buttons, keys, bar and chapters (ui/files/playing, details)."""

from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QMessageBox, QPushButton

from recorder_gui.state.files.files import Files
from recorder_gui.state.files.filters import FileFilter, Span
from recorder_gui.state.files.player import PlayState
from recorder_gui.ui.files.page import FilesPage
from recorder_gui.ui.files.transfer_row import TransferRow
from tests.played_clips import EACH, colour_clip
from tests.running_recorder import RunningRecorder
from tests.state.service_desk import APP_ID, TOKEN, Desk, found, play, seed, until

SEEDED = FileFilter(span=Span.CUSTOM, after="2026-01-01 00:00:00", before="2029-01-01 00:00:00")


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningRecorder]:
    """Three files of two slices each, with three chapters."""
    folder = tmp_path_factory.mktemp("stored")
    seed(folder / "data", 3, 3, colour_clip(folder / "clip.mp4").read_bytes())
    running = RunningRecorder.start(folder, app_id=APP_ID, token=TOKEN)
    yield running
    running.stop()


@asynccontextmanager
async def shown(folder: Path, recorder: RunningRecorder) -> AsyncGenerator[tuple[Files, FilesPage]]:
    """The page in its smallest window, the newest file chosen; ended in any case."""
    desk = Desk(folder)
    files = Files(desk.connection, desk.scope, desk.executor, download_folder=folder)
    page = FilesPage(files)
    try:
        page.resize(1200, 640)
        page.show()
        page.activateWindow()
        await desk.connect(recorder)
        files.set_filter(SEEDED)
        await until(lambda: files.model.item(0) is not None)
        await until(lambda: page.table.choose("file-0\n.mp4"))
        yield files, page
    finally:
        await files.player.shut_down()
        files.close()
        page.close()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        await desk.close()


def test_a_chosen_file_is_shown_with_what_is_known_and_nothing_plays_by_itself(
    qapp: QCoreApplication, tmp_path: Path, stored: RunningRecorder
) -> None:
    async def scenario() -> None:
        async with shown(tmp_path, stored) as (files, page):
            picture = found(page, QLabel, "files_details_picture")
            await until(lambda: "320 × 180" in picture.text())
            assert found(page, QLabel, "files_details_name").text() == "file-0"
            assert found(page, QLabel, "files_details_length").text() == "0:20"
            assert found(page, QLabel, "files_details_slices").text() == "2"
            assert found(page, QLabel, "files_details_chapters").text() == "3"
            assert found(page, QLabel, "files_details_group").text() == "group-0"
            assert found(page, QLabel, "files_details_recording").text() == "seeded_0000000"
            view = page.details.player
            await until(lambda: not view.screen_view.image.isNull())
            assert view.screen_view.accessibleName() == "First picture of file-0"
            assert files.player.state is PlayState.CLOSED and files.player.fetched == 0

    play(qapp, scenario)


def test_keys_play_pause_and_jump(
    qapp: QCoreApplication, tmp_path: Path, stored: RunningRecorder
) -> None:
    async def scenario() -> None:
        async with shown(tmp_path, stored) as (files, page):
            player, view = files.player, page.details.player
            screen = view.screen_view
            await until(lambda: view.play_button.isEnabled())
            screen.setFocus()
            QTest.keyClick(screen, Qt.Key.Key_Space)
            await until(lambda: player.state is PlayState.PLAYING and player.position > 0.1)
            QTest.keyClick(screen, Qt.Key.Key_Space)
            assert player.state is PlayState.PAUSED
            QTest.keyClick(screen, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
            assert player.position == EACH
            before = player.position
            QTest.keyClick(screen, Qt.Key.Key_Right)
            assert player.position == pytest.approx(before + 5.0)
            QTest.keyClick(screen, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
            assert player.position == EACH  # hardly in the third chapter: to the one before
            QTest.keyClick(screen, Qt.Key.Key_Left)
            assert player.position == 0.0
            QTest.keyClick(screen, Qt.Key.Key_M)
            assert player.is_muted
            QTest.keyClick(view.mute_button, Qt.Key.Key_Space)  # a button's Space is its own
            assert not player.is_muted and player.state is PlayState.PAUSED

    play(qapp, scenario)


def test_the_bar_shows_chapters_and_goes_where_it_is_pressed(
    qapp: QCoreApplication, tmp_path: Path, stored: RunningRecorder
) -> None:
    async def scenario() -> None:
        async with shown(tmp_path, stored) as (files, page):
            player, view = files.player, page.details.player
            bar, chapters = view.seek_bar, found(page, QListWidget, "player_chapters")
            assert not bar.isEnabled() and not chapters.isVisible()
            await until(lambda: view.play_button.isEnabled())
            view.play_button.click()
            await until(lambda: player.state is PlayState.PLAYING)
            player.pause()
            assert len(bar.chapter_marks()) == 2 and chapters.count() == 3
            assert bar.words_at(EACH + 1) == "0:05  green"
            mark = round(bar.chapter_marks()[1])
            left = Qt.MouseButton.LeftButton
            QTest.mouseClick(bar, left, pos=QPoint(mark + 3, bar.height() // 2))
            assert player.position == 2 * EACH
            chapters.itemClicked.emit(chapters.item(1))
            assert player.position == EACH
            interface = QAccessible.queryAccessibleInterface(bar)
            assert interface.text(QAccessible.Text.Name) == "Position"

    play(qapp, scenario)


def test_the_player_takes_the_page_and_gives_it_back(
    qapp: QCoreApplication, tmp_path: Path, stored: RunningRecorder
) -> None:
    async def scenario() -> None:
        async with shown(tmp_path, stored) as (files, page):
            view = page.details.player
            await until(lambda: view.play_button.isEnabled())
            view.enlarge_button.click()
            await until(lambda: view.screen_view.width() > 900)
            assert not page.table.isVisible()
            QTest.keyClick(view.screen_view, Qt.Key.Key_Escape)
            assert page.table.isVisible() and not view.is_large
            assert files.player.state is PlayState.CLOSED

    play(qapp, scenario)


def test_another_file_ends_what_plays_and_a_deleted_one_is_said(
    qapp: QCoreApplication, tmp_path: Path, stored: RunningRecorder
) -> None:
    async def scenario() -> None:
        async with shown(tmp_path, stored) as (files, page):
            player, view = files.player, page.details.player
            await until(lambda: view.play_button.isEnabled())
            view.play_button.click()
            await until(lambda: player.state is PlayState.PLAYING)
            assert page.table.choose("file-1\n.mp4")
            await until(lambda: player.state is PlayState.CLOSED)
            view.play_button.click()
            await until(lambda: player.state is PlayState.PLAYING)
            page.delete_button.click()
            question = found(page, QMessageBox, "files_delete_dialog")
            found(question, QPushButton, "files_delete_confirm_button").click()
            await until(lambda: files.model.row_of("file-1\n.mp4") is None)
            await until(lambda: player.state is PlayState.CLOSED)

    play(qapp, scenario)


class Opener(QObject):
    """Stands in for the system's programs: what they were asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        QDesktopServices.setUrlHandler("file", self, "take")  # pyright: ignore[reportArgumentType]

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Would open it."""
        self.opened.append(url.toLocalFile())

    def leave(self) -> None:
        """The system's programs again."""
        QDesktopServices.unsetUrlHandler("file")


def test_a_downloaded_file_is_opened_shown_and_dragged_out_while_it_plays_on(
    qapp: QCoreApplication, tmp_path: Path, stored: RunningRecorder
) -> None:
    async def scenario() -> None:
        async with shown(tmp_path, stored) as (files, page):
            player, view = files.player, page.details.player
            await until(page.download_button.isEnabled)
            page.download_button.click()
            await until(page.details.open_button.isVisible)
            here = sorted(str(each) for each in tmp_path.glob("file-0*.mp4"))
            assert len(here) == 2
            view.play_button.click()
            await until(lambda: player.state is PlayState.PLAYING)
            page.details.open_button.click()
            page.details.folder_button.click()
            assert opener.opened == [here[0], str(tmp_path)]
            [row] = page.transfers.findChildren(TransferRow)
            assert [url.toLocalFile() for url in row.dragged().urls()] == here
            before = player.position
            await until(lambda: player.position > before)
            assert player.state is PlayState.PLAYING

    opener = Opener()
    try:
        play(qapp, scenario)
    finally:
        opener.leave()
