"""A layout for nine people with captions, from an empty canvas by the mouse alone: nine double
clicks in Sources, the even grid from the Template menu, Name captions. At most twelve gestures."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from recorder_gui.app import DesktopApplication
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.ui.studio.menu_button import MenuButton
from recorder_gui.ui.studio.page import StudioPage
from recorder_gui.ui.studio.sources_model import SourcesModel
from tests.waiting import until

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
GUESTS = ("Emil", "Fatima", "Goran", "Hana", "Ines")


class Gestures:
    """The mouse, which counts what it does."""

    def __init__(self, page: StudioPage) -> None:
        self.count = 0
        self._page = page

    def double_click_source(self, row: int) -> None:
        sources = self._page.sources.list
        index = sources.model().index(row, 0)
        sources.scrollTo(index)
        QTest.mouseDClick(sources.viewport(), LEFT, NONE, sources.visualRect(index).center())
        self.count += 1

    def choose_template(self, name: str) -> None:
        """A press on the button, a move, a release on the entry."""
        button = self._page.findChild(MenuButton, "template_button")
        assert button is not None
        QTest.mouseClick(button, LEFT)
        menu = button.drop_menu
        action = next(each for each in menu.actions() if each.objectName() == name)
        QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(action).center())
        self.count += 1

    def press(self, name: str) -> None:
        button = self._page.findChild(QToolButton, name)
        assert button is not None and button.isVisible() and button.isEnabled()
        QTest.mouseClick(button, LEFT)
        self.count += 1


def test_nine_people_with_captions_take_no_more_than_twelve_gestures(
    in_window: Callable[..., None], clips: dict[str, Path]
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.start()
        program.window.resize(1280, 720)
        program.window.show_page("studio")
        page, studio = program.pages.studio_page, program.pages.studio
        await until(lambda: bool(studio.roster.sources))
        studio.roster.set_group("demo")
        await studio.roster.add(
            MediaSource(
                user_id=name,
                media_id="1",
                media_type=MediaType.CAMERA,
                source=str(clips["bikes.mp4"]),
            )
            for name in GUESTS
        )
        model = page.sources.list.model()
        assert isinstance(model, SourcesModel)
        names = ("Ada", "Bao", "Clara", "Dmitri", *GUESTS)

        def cameras() -> list[int]:
            """The rows of the nine people's cameras."""
            wanted = [(name, MediaType.CAMERA) for name in names]
            sources = [model.source(model.index(row, 0)) for row in range(model.rowCount())]
            return [
                row
                for row, source in enumerate(sources)
                if source is not None and (source.key.user_id, source.key.media_type) in wanted
            ]

        await until(lambda: len(cameras()) == 9)
        hands = Gestures(page)
        for row in cameras():
            hands.double_click_source(row)
        hands.choose_template("template_even-grid")
        hands.press("caption_button")

        layout = studio.document.layout
        assert hands.count <= 12
        assert sorted(video.source.user_id for video in layout.videos) == sorted(names)
        assert {(video.box.w, video.box.h) for video in layout.videos} == {(640, 360)}
        assert {(video.box.x, video.box.y) for video in layout.videos} == {
            (640 * column, 360 * row) for column in range(3) for row in range(3)
        }
        told = {text.caption_of: text for text in layout.subtitles}
        for video in layout.videos:
            caption = told[video.id]
            assert caption.content == video.source.user_id
            assert video.box.x <= caption.x < video.box.right
            assert video.box.y + video.box.h // 2 < caption.y < video.box.bottom
        heard = {key.user_id for key in layout.sound}
        assert heard == {"Ada", "Bao", "Clara", "Dmitri"}  # the guests have no microphones
        assert program.window.messages.sentences() == []

    in_window(scenario)
