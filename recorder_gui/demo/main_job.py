"""The main job, step by step: compose, record, find, download."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView, QWidget

from recorder_gui.app import DesktopApplication
from recorder_gui.client.errors import ClientError
from recorder_gui.demo.canvases import SnappedCanvas
from recorder_gui.demo.hands import CLICK
from recorder_gui.demo.presenter import DemoFailed, Presenter
from recorder_gui.demo.stall_watch import StallWatch
from recorder_gui.layout.document import Layout, Subtitle, box_of
from recorder_gui.protocol.local import History
from recorder_gui.protocol.states import Status
from recorder_gui.protocol.storage import FileState
from recorder_gui.state.files.transfer import TransferState
from recorder_gui.state.studio.texts import measure

GROUP = "demo"
PEOPLE = {"Ada": "艾达", "Bao": "小宝", "Clara": "克拉拉", "Dmitri": "德米特里"}
DROPS = ((480, 270), (1440, 270), (480, 810), (1440, 810))  # canvas px
_SETTLED = 0.6  # seconds of recorded time after a change of layout
_HELD = 1.5  # seconds of the pause
_ASKED = 0.5  # seconds before the end at which Stop is pressed; it asks first


@dataclass
class Outcome:
    """What the main job left: `canvases` are of one frame each, the two layouts in their order."""

    record_id: str = ""
    canvases: list[SnappedCanvas] = field(default_factory=list[SnappedCanvas])
    history: History | None = None
    downloaded: Path | None = None


class MainJob:
    """Does the job in the window of `program`; evidence goes to `output`."""

    def __init__(
        self, program: DesktopApplication, stalls: StallWatch, output: Path, seconds: float
    ) -> None:
        self._program = program
        self._stalls = stalls
        self._output = output
        self._seconds = seconds
        self._studio = program.pages.studio
        self._person = Presenter(program.window)
        self._canvases: list[SnappedCanvas] = []

    async def run(self) -> Outcome:
        """All of it; raises DemoFailed, and what the client raises."""
        outcome = Outcome()
        await self._compose()
        outcome.record_id = await self._record()
        outcome.canvases = self._canvases
        outcome.history = await self._find_in_tasks(outcome.record_id)
        outcome.downloaded = await self._download(outcome.history.file_name)
        return outcome

    async def _compose(self) -> None:
        """Four people on the canvas in an even grid, captioned in two scripts."""
        person = self._person
        await person.wait("the window is connected", lambda: self._program.connection.is_connected)
        await person.wait("the demo group is listed", lambda: GROUP in self._studio.roster.groups)
        await person.wait("the group is shown", lambda: self._studio.roster.group_id == GROUP)
        for name, drop in zip(PEOPLE, DROPS, strict=True):
            await person.wait(f"{name} is there", lambda name=name: person.has_source(name))
            count = len(self._layout.videos)
            await person.drag_source(name, drop)
            await person.wait(
                f"{name} is placed", lambda count=count: len(self._layout.videos) > count
            )
        await person.choose("template_button", "template_menu", "template_even-grid")
        await person.click("caption_button")
        await person.wait("captions are there", lambda: len(self._layout.subtitles) == len(PEOPLE))
        for name, chinese in PEOPLE.items():
            await self._retype(name, f"{name} {chinese}")

    async def _retype(self, name: str, text: str) -> None:
        caption = next(each for each in self._layout.subtitles if each.content == name)
        box = box_of(caption, measure)
        await self._person.retype((box.x + box.w // 2, box.y + box.h // 2), text)
        await self._person.wait(f"the caption reads {text}", lambda: self._has_text(text))

    def _has_text(self, text: str) -> bool:
        return any(isinstance(e, Subtitle) and e.content == text for e in self._layout.items)

    async def _record(self) -> str:
        """Two layouts with a pause in the second; its record id."""
        person = self._person
        await person.click("start_button")
        await person.wait("it records", lambda: self._studio.recording.status == Status.RECORDING)
        task = self._studio.recording.task
        assert task is not None
        await self._until_recorded(min(self._seconds / 4, 1.5))
        await self._snap()
        await self._until_recorded(self._seconds / 2)
        await self._change_layout()
        await self._until_recorded(self._recorded() + min(_SETTLED, self._seconds / 8))
        await self._snap()
        self._grab("studio.png")
        await self._until_recorded(self._seconds * 3 / 4)
        await person.click("pause_button")
        await person.wait("it is paused", lambda: self._studio.recording.status == Status.PAUSED)
        await asyncio.sleep(_HELD)
        await person.click("pause_button")
        await person.wait("it goes on", lambda: self._studio.recording.status == Status.RECORDING)
        await self._until_recorded(self._seconds - _ASKED)
        await person.click("stop_button")
        await self._until_recorded(self._seconds - CLICK)
        await person.click("stop_confirm")
        await person.wait("it is stopped", lambda: not self._studio.recording.is_open)
        return task.record_id

    async def _change_layout(self) -> None:
        """Another arrangement, made on the canvas and then applied."""
        person = self._person
        await person.choose("template_button", "template_menu", "template_speaker-column")
        await person.wait("the canvas differs", lambda: self._studio.is_staged)
        await person.click("apply_button")
        await person.wait("it is applied", lambda: not self._studio.is_staged)

    async def _find_in_tasks(self, record_id: str) -> History:
        person, tasks = self._person, self._program.pages.tasks_page
        await person.click("rail_tasks")
        await person.wait("the task is listed", lambda: tasks.table.choose(record_id))
        await person.wait(
            "Tasks shows it done",
            lambda: any(each.status == Status.DONE for each in tasks.table.chosen()),
            self._seconds + 20,
        )
        history = await self._history(record_id)
        await self._look()
        self._grab("tasks.png")
        return history

    async def _download(self, file_name: str) -> Path:
        person, pages = self._person, self._program.pages
        await person.click("rail_files")
        table = person.find(QAbstractItemView, "files_table")
        await person.click("files_refresh_button")
        await person.wait("the file is ready", lambda: self._is_ready(file_name))
        row = table.visualRect(table.model().index(0, 0))
        await person.hands.click(table.viewport(), row.center())
        await person.wait("the file is chosen", lambda: pages.files_page.table.chosen())
        await person.click("files_download_button")
        transfers = pages.files.transfers
        await person.wait(
            "the download is done",
            lambda: any(each.state is TransferState.DONE for each in transfers.all()),
            self._seconds + 20,
        )
        await self._look()
        self._grab("files.png")
        found = sorted(self._program.places.downloads.glob(f"{file_name}*.mp4"))
        if len(found) != 1:
            raise DemoFailed(f"{len(found)} files were downloaded instead of one")
        return found[0]

    def _is_ready(self, file_name: str) -> bool:
        """Whether the first row is that file, finished."""
        model = self._program.pages.files.model
        file = model.item(0) if model.total else None
        return (
            file is not None
            and file.resource_name == file_name
            and file.file_state == FileState.NORMAL
        )

    async def _snap(self) -> None:
        """Keep one frame's own pictures together with the layout that they were recorded in."""
        local, task = self._program.connection.local, self._studio.recording.task
        if local is None or task is None:
            raise DemoFailed("the recorder gives no snapshot")
        layout = self._layout
        snapshot = await local.snapshot(task.record_id)
        name = f"canvas-{len(self._canvases) + 1}.png"
        self._canvases.append(SnappedCanvas(name, layout, snapshot))

    async def _history(self, record_id: str) -> History:
        local = self._program.connection.local
        if local is None:
            raise DemoFailed("the recorder tells no history")
        try:
            return await local.history(record_id)
        except ClientError as error:
            raise DemoFailed(f"the recorder tells no history: {error}") from error

    async def _until_recorded(self, seconds: float) -> None:
        await self._person.wait(
            f"{seconds:.1f} s are recorded",
            lambda: self._recorded() >= seconds,
            seconds + 20,
        )

    async def _look(self) -> None:
        """A moment for what is shown to be painted."""
        painted = asyncio.get_running_loop().create_future()
        self._program.window.repaint()
        asyncio.get_running_loop().call_later(0.3, painted.set_result, None)
        await painted

    def _grab(self, name: str) -> None:
        with self._stalls.excepted():
            window: QWidget = self._program.window
            if not window.grab().save(str(self._output / name)):
                raise DemoFailed(f"{name} cannot be written")

    def _recorded(self) -> float:
        return self._studio.recording.recorded()

    @property
    def _layout(self) -> Layout:
        return self._studio.document.committed_layout
