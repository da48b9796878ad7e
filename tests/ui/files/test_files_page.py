"""The Files page through its own widgets, against a real recorder (ui/files/)."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QMessageBox, QProgressBar, QPushButton

from recorder_gui.state.files.files import Files
from recorder_gui.state.files.filters import FileFilter, Span
from recorder_gui.ui.files.page import FilesPage
from tests.running_recorder import RunningRecorder
from tests.state.service_desk import Desk, found, play, until
from tests.ui.page_on_screen import on_screen, put_away

SEEDED = FileFilter(span=Span.CUSTOM, after="2026-01-01 00:00:00", before="2029-01-01 00:00:00")


def shown(desk: Desk, folder: Path) -> tuple[Files, FilesPage]:
    files = Files(desk.connection, desk.scope, desk.executor, download_folder=folder)
    return files, on_screen(FilesPage(files))


def test_a_file_is_downloaded_with_a_press_of_a_button(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        files, page = shown(desk, tmp_path)
        await desk.connect(seeded_recorder)
        assert not page.download_button.isEnabled()
        files.set_filter(SEEDED)
        assert "2026-01-01" in found(page, QLabel, "files_filter_range").text()
        await until(lambda: files.model.item(0) is not None)
        assert not page.transfers.isVisible()
        page.table.selectRow(0)
        await until(page.download_button.isEnabled)
        page.download_button.click()
        await until(lambda: page.findChild(QProgressBar, "transfer_bar_1") is not None)
        text = found(page, QLabel, "transfer_text_1")
        await until(lambda: "2 slices" in text.text() and str(tmp_path) in text.text())
        assert page.transfers.isVisible()
        assert len(list(tmp_path.glob("file-0_00?.mp4"))) == 2
        page.transfers.clear_button.click()
        assert not page.transfers.isVisible()
        await put_away(desk, files, page)

    play(qapp, scenario)


def test_delete_asks_by_name_and_says_the_truth(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        files, page = shown(desk, tmp_path)
        await desk.connect(seeded_recorder)
        files.set_filter(SEEDED)
        await until(lambda: files.model.item(0) is not None)
        await until(lambda: page.table.choose("file-28\n.mp4"))
        await until(page.delete_button.isEnabled)
        page.delete_button.click()
        question = found(page, QMessageBox, "files_delete_dialog")
        assert "file-28" in question.text()
        found(question, QPushButton, "files_delete_confirm_button").click()
        await until(lambda: files.model.row_of("file-28\n.mp4") is None)
        await until(lambda: page.messages.shown is not None)
        told = page.messages.shown
        assert told is not None and "file-28" in told.sentence() and "gone already" in told.advice()
        await put_away(desk, files, page)

    play(qapp, scenario)


def test_the_volume_is_shown_with_and_without_a_limit(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        files, page = shown(desk, tmp_path)
        await desk.connect(seeded_recorder)
        await until(lambda: "used" in page.volume.accessibleName())
        assert "of" not in page.volume.accessibleName().split()
        await put_away(desk, files, page)

    play(qapp, scenario)
