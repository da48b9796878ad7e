"""The main job at a service that lists nobody, through the window's own widgets.

    presenter_by_hand.py FOLDER CONTROL STORAGE APP_ID     the token in SERVICE_TOKEN

Types the group, adds people by hand, drags two of them onto the canvas, ticks a third one's
sound, records, stops, waits for Tasks, downloads in Files; says what it found as a line of JSON.
"""

import json
import os
import sys
from pathlib import Path

import qasync
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QListWidget,
    QStyle,
    QStyleOptionViewItem,
)

from recorder_gui.app import DesktopApplication, prepare_application
from recorder_gui.demo.presenter import Presenter
from recorder_gui.places import Places
from recorder_gui.protocol.states import Status
from recorder_gui.state.files.transfer import TransferState
from recorder_gui.state.profiles import Profile

PEOPLE = "Ada, camera, camera\nAda, microphone, mic\nBao, camera, camera\nClara, microphone, mic"
RECORDED = 3.0


async def main_job(program: DesktopApplication) -> dict[str, object]:
    person, studio = Presenter(program.window), program.pages.studio
    await person.wait("connected", lambda: program.connection.is_connected)
    await choose_group(person)
    await person.wait("the group is taken", lambda: studio.roster.group_id == "demo")
    await add_people(person)
    for name, drop in (("Ada", (480, 540)), ("Bao", (1440, 540))):
        await person.wait(f"{name} is there", lambda name=name: person.has_source(name))
        await person.drag_source(name, drop)
    await person.wait("two are placed", lambda: len(studio.document.layout.videos) == 2)
    await tick_sound(person, "Clara")
    heard = [key.user_id for key in studio.document.committed_layout.sound]
    videos = [(item.x, item.y, item.w, item.h) for item in studio.wire.videos]

    await person.click("start_button")
    await person.wait("it records", lambda: studio.recording.status == Status.RECORDING)
    task = studio.recording.task
    assert task is not None
    await person.wait("it was recorded", lambda: studio.recording.recorded() >= RECORDED, 40)
    await person.click("stop_button")
    await person.click("stop_confirm")
    await person.wait("it is stopped", lambda: not studio.recording.is_open)
    await find_in_tasks(program, person, task.record_id)
    file = await download(program, person)
    return {
        "lists": studio.roster.is_listed,
        "heard": heard,
        "videos": videos,
        "record_id": task.record_id,
        "file": str(file),
        "told": list(program.window.messages.sentences()),
    }


async def choose_group(person: Presenter) -> None:
    picker = person.find(QComboBox, "group_picker")
    line = picker.lineEdit()
    assert line is not None
    line.selectAll()
    await person.hands.type_text(line, "demo")
    await person.hands.press_key(line, Qt.Key.Key_Return)


async def add_people(person: Presenter) -> None:
    await person.click("add_source_button")
    QApplication.clipboard().setText(PEOPLE)
    await person.click("people_paste")
    await person.click("people_done")


async def tick_sound(person: Presenter, name: str) -> None:
    sounds = person.find(QListWidget, "sound_list")
    row = next(n for n in range(sounds.count()) if sounds.item(n).text() == name)
    await person.hands.click(sounds.viewport(), tick_of(sounds, row).center())
    ticked = Qt.CheckState.Checked
    await person.wait(f"{name} is ticked", lambda: sounds.item(row).checkState() == ticked)


def tick_of(sounds: QListWidget, row: int) -> QRect:
    """Where the box to tick of a row is drawn."""
    option = QStyleOptionViewItem()
    index = sounds.model().index(row, 0)
    sounds.itemDelegate().initStyleOption(option, index)  # type: ignore[attr-defined]
    option.rect = sounds.visualRect(index)
    part = QStyle.SubElement.SE_ItemViewItemCheckIndicator
    return sounds.style().subElementRect(part, option, sounds)


async def find_in_tasks(program: DesktopApplication, person: Presenter, record_id: str) -> None:
    table = program.pages.tasks_page.table
    await person.click("rail_tasks")
    await person.wait("the task is listed", lambda: table.choose(record_id))
    await person.wait(
        "Tasks shows it done", lambda: any(r.status == Status.DONE for r in table.chosen()), 40
    )


async def download(program: DesktopApplication, person: Presenter) -> Path:
    pages = program.pages
    await person.click("rail_files")
    await person.click("files_refresh_button")
    await person.wait("the file is listed", lambda: pages.files.model.total == 1)
    view = person.find(QAbstractItemView, "files_table")
    await person.wait("the row is there", lambda: pages.files.model.item(0) is not None)
    await person.hands.click(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    await person.wait("the file is chosen", lambda: pages.files_page.table.chosen())
    await person.click("files_download_button")
    transfers = pages.files.transfers
    await person.wait(
        "it is downloaded", lambda: any(t.state is TransferState.DONE for t in transfers.all()), 40
    )
    [file] = program.places.downloads.glob("*.mp4")
    return file


async def main(application: QApplication, folder: Path, addresses: list[str]) -> None:
    control, storage, app_id = addresses
    program = DesktopApplication(application, Places.under(folder))
    profile = Profile(id="vendor", name="Vendor", control=control, storage=storage, app_id=app_id)
    program.profiles.put(profile)
    program.profiles.set_current(profile)
    await program.vault.keep(profile.id, os.environ["SERVICE_TOKEN"])
    program.window.resize(1440, 900)
    try:
        program.start()
        print(json.dumps(await main_job(program)), flush=True)
    finally:
        await program.shut_down()


if __name__ == "__main__":
    qt = prepare_application(sys.argv[:1])
    with qasync.QEventLoop(qt) as loop:
        loop.run_until_complete(main(qt, Path(sys.argv[1]), sys.argv[2:]))
