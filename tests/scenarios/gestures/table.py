"""The whole window on this computer, recording, with hands on mouse and keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from recorder_gui.app import DesktopApplication
from recorder_gui.client.wire_tap import Direction, WireMessage
from recorder_gui.layout.document import Layout, SourceKey, Video
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.codec import decode_request
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.requests import InitRecord, SetLayout, SetSubtitles
from recorder_gui.protocol.states import Status
from tests.ui.studio.mouse import Mouse
from tests.waiting import until

NONE = Qt.KeyboardModifier.NoModifier
PEOPLE = ("Ada", "Bao", "Clara", "Dmitri")


class Table:
    """The window with its canvas, and hands on mouse and keyboard."""

    def __init__(
        self,
        program: DesktopApplication,
    ) -> None:
        self.program = program
        self.window = program.window
        self.page = program.pages.studio_page
        self.canvas = self.page.canvas
        self.studio = program.pages.studio
        self.document = self.studio.document
        self.mouse = Mouse(self.page)
        self.said: list[str] = []
        self._messages: list[WireMessage] = []
        program.connection.wire_tap.observe(self._messages.append)
        self.canvas.announcer.announced.connect(self.said.append)

    @classmethod
    async def recording(cls, program: DesktopApplication) -> "Table":
        """Connected to a recorder of its own, which records one picture a second."""
        program.start()
        program.window.resize(1440, 900)
        program.window.show_page("studio")
        await until(lambda: program.connection.is_connected)
        studio = program.pages.studio
        studio.roster.set_group("demo")
        await until(lambda: len(studio.roster.sources) >= 8)
        studio.pictures.set_active(False)  # stills: their colours are known
        studio.editing.place(SourceKey("Ada", "camera", MediaType.CAMERA))
        studio.start(InitRecord(group_id="demo", file_name="gestures", frame_rate=1))
        await until(lambda: studio.recording.status == Status.RECORDING)
        return cls(program)

    async def lay(self, *boxes: Rectangle) -> None:
        """A new document, applied where it is not empty: a person in each of the boxes, nobody
        selected."""
        keys = [SourceKey(name, "camera", MediaType.CAMERA) for name in PEOPLE]
        pairs = zip(keys, boxes, strict=False)
        videos = tuple(Video(str(n), key, box) for n, (key, box) in enumerate(pairs, 1))
        self.canvas.fit()
        self.document.replace(Layout(videos=videos))
        self.document.select([])
        if boxes:
            await self.send()
        self.said.clear()

    @property
    def boxes(self) -> list[Rectangle]:
        return [video.box for video in self.document.layout.videos]

    @property
    def steps(self) -> int:
        """How many steps can be undone."""
        return self.document.undo_stack.index()

    def selected(self) -> list[str]:
        """The ids that are selected, in drawing order."""
        return [item.id for item in self.document.selected]

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """A key, with the keyboard on the canvas."""
        self.window.activateWindow()
        self.canvas.setFocus()
        QTest.keyClick(self.canvas, key, held)

    async def send(self) -> list[SetLayout | SetSubtitles]:
        """Apply by its key; what was sent, read with the protocol's own ranges."""
        self._messages.clear()
        if self.studio.is_staged:
            self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            await until(lambda: not self.studio.is_staged)
        said = self.window.messages.sentences()
        assert said == [], said
        sent = [
            decode_request(message.text)
            for message in self._messages
            if message.direction is Direction.SENT and message.kind.startswith("set ")
        ]
        return [each for each in sent if isinstance(each, SetLayout | SetSubtitles)]

    async def sent_boxes(self) -> list[Rectangle]:
        """Apply; where the one message that is sent puts the videos."""
        (message,) = await self.send()
        assert isinstance(message, SetLayout)
        return [Rectangle(item.x, item.y, item.w, item.h) for item in message.video_list]

    def colour(self, x: float, y: float) -> QColor:
        """What is drawn at a canvas px."""
        picture = self.canvas.viewport().grab().toImage()
        return picture.pixelColor(self.mouse.at(x, y))

    def has_picture(self, x: float, y: float) -> bool:
        """Whether anything but the black canvas is drawn at a canvas px."""
        return self.colour(x, y) != QColor("black")
