"""Random gestures on a real Studio page, as a hypothesis state machine.

After each: what would be sent is within `protocol/`'s ranges, a gesture is one undo step or none.
At the end: undoing everything gives back the first document, redoing everything the last.
"""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import shiboken6
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recorder_gui.layout.document import Layout
from recorder_gui.layout.resizing import HANDLES, Edges
from recorder_gui.layout.templates import TemplateName
from recorder_gui.layout.wire import subtitle_item, to_wire
from recorder_gui.protocol.codec import decode_request, encode_request
from recorder_gui.protocol.fields import MAX_VIDEOS, MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.protocol.requests import SetLayout, SetSubtitles
from recorder_gui.state.studio.canvas_aids import Aid
from recorder_gui.state.studio.members import MemberStore
from recorder_gui.ui.studio.page import StudioPage
from tests.state.studio.parts import StudioParts
from tests.ui.studio.mouse import Mouse

Key = Qt.Key
Keys = Qt.KeyboardModifier
GROUP = "lesson-1"
ROWS = 6

places = st.tuples(st.integers(-300, 2200), st.integers(-300, 1400))
helds = st.sampled_from(
    [
        Keys.NoModifier,
        Keys.NoModifier,
        Keys.ControlModifier,
        Keys.ShiftModifier,
        Keys.AltModifier,
        Keys.ShiftModifier | Keys.AltModifier,
        Keys.ControlModifier | Keys.ShiftModifier,
    ]
)
CTRL, SHIFT = Keys.ControlModifier, Keys.ShiftModifier
SHORTCUTS = [
    (Key.Key_A, CTRL),
    (Key.Key_Delete, Keys.NoModifier),
    (Key.Key_D, CTRL),
    (Key.Key_D, CTRL | SHIFT),
    (Key.Key_F, CTRL),
    (Key.Key_F, CTRL | SHIFT),
    (Key.Key_Up, CTRL),
    (Key.Key_Down, CTRL),
    (Key.Key_Home, CTRL),
    (Key.Key_End, CTRL),
    (Key.Key_L, CTRL),
    (Key.Key_H, CTRL),
    (Key.Key_C, CTRL),
    (Key.Key_X, CTRL),
    (Key.Key_C, CTRL | SHIFT),
    (Key.Key_Tab, Keys.NoModifier),
    (Key.Key_Backtab, SHIFT),
    (Key.Key_Escape, Keys.NoModifier),
    (Key.Key_Plus, CTRL),
    (Key.Key_Minus, CTRL),
    (Key.Key_0, CTRL),
]


class CanvasMachine(RuleBasedStateMachine):
    """One Studio page without a service; six users that can be placed."""

    gestures = 0  # of all machines of a run

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._executor = ThreadPoolExecutor(1)
        self._parts = StudioParts(Path(self._folder.name), self._executor)
        streams = [
            MediaSource(user_id=f"user {number}", media_id="1", media_type=kind)
            for number in range(ROWS)
            for kind in (MediaType.CAMERA, MediaType.MICROPHONE)
        ]
        profile_id = self._parts.connection.profile.id
        MemberStore(self._parts.settings).add(profile_id, GROUP, streams)
        self._parts.studio.roster.set_group(GROUP)
        self.page = StudioPage(self._parts.studio)
        self.page.resize(1280, 720)
        self.page.show()
        self.mouse = Mouse(self.page)
        self.document = self.page.studio.document
        QApplication.clipboard().clear()

    @rule(row=st.integers(0, ROWS - 1))
    def place_by_enter(self, row: int) -> None:
        sources = self.page.sources.list
        sources.setCurrentIndex(sources.model().index(row, 0))
        QTest.keyClick(sources, Key.Key_Return)

    @rule(row=st.integers(0, ROWS - 1), end=places)
    def drag_a_source(self, row: int, end: tuple[int, int]) -> None:
        self.mouse.drag_source(row, end)

    @rule(start=places, end=places, held=helds, from_press=st.booleans())
    def drag(
        self, start: tuple[int, int], end: tuple[int, int], held: Keys, from_press: bool
    ) -> None:
        before, steps = self.document.layout, self.document.undo_stack.index()
        self.mouse.drag(start, end, held, from_press=from_press)
        done = self.document.undo_stack.index() - steps
        assert done == (0 if self.document.layout == before else 1)

    @precondition(lambda self: self.page.canvas.hand.frame() is not None)
    @rule(edges=st.sampled_from(HANDLES), dx=places, held=helds)
    def pull_a_handle(self, edges: Edges, dx: tuple[int, int], held: Keys) -> None:
        x, y = self.mouse.handle(edges.across, edges.down)
        before, steps = self.document.layout, self.document.undo_stack.index()
        self.mouse.drag((x, y), (x + dx[0] - 950, y + dx[1] - 550), held)
        done = self.document.undo_stack.index() - steps
        assert done == (0 if self.document.layout == before else 1)

    @rule(start=places, end=places, held=helds)
    def give_up_a_drag(self, start: tuple[int, int], end: tuple[int, int], held: Keys) -> None:
        before = self.document.layout, self.document.selected_ids
        self.mouse.press(*start)
        self.mouse.move(*end, held)
        self._press(Key.Key_Escape)
        assert (self.document.layout, self.document.selected_ids) == before
        self.mouse.release(*end)
        assert (self.document.layout, self.document.selected_ids) == before

    @rule(start=places, end=places)
    def undo_in_the_middle_of_a_drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        self.mouse.press(*start)
        self.mouse.move(*end)
        self._press(Key.Key_Z, CTRL)
        self.mouse.move(*start)
        self.mouse.release(*end)

    @rule(at=places, held=helds)
    def click(self, at: tuple[int, int], held: Keys) -> None:
        before = self.document.layout
        self.mouse.click(*at, held)
        assert self.document.layout == before

    @rule(at=places, text=st.sampled_from(["", "Lesson", "a b"]), accepts=st.booleans())
    def double_click_and_type(self, at: tuple[int, int], text: str, accepts: bool) -> None:
        self.mouse.double_click(*at)
        self._type(text, accepts)

    @rule(
        key=st.sampled_from([Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down]),
        held=st.sampled_from([Keys.NoModifier, SHIFT, Keys.AltModifier, SHIFT | Keys.AltModifier]),
        times=st.integers(1, 4),
    )
    def press_arrows(self, key: Key, held: Keys, times: int) -> None:
        steps = self.document.undo_stack.index()
        for _time in range(times):
            self._press(key, held)
        assert abs(self.document.undo_stack.index() - steps) <= 1

    @rule(shortcut=st.sampled_from(SHORTCUTS))
    def press_a_shortcut(self, shortcut: tuple[Key, Keys]) -> None:
        self._press(*shortcut)

    @precondition(lambda self: '"items"' in QApplication.clipboard().text())
    @rule()
    def paste(self) -> None:
        self._press(Key.Key_V, CTRL)

    @precondition(lambda self: '"places"' in QApplication.clipboard().text())
    @rule()
    def paste_places(self) -> None:
        self._press(Key.Key_V, CTRL | SHIFT)

    @rule(clock=st.booleans(), text=st.sampled_from(["", "Lesson", "很长的字幕"]))
    def add_a_subtitle(self, clock: bool, text: str) -> None:
        actions = self.page.actions_of_studio
        (actions.add_clock if clock else actions.add_text).trigger()
        self._type(text, accepts=True)

    @rule(text=st.sampled_from(["", "Host"]), accepts=st.booleans())
    def rename(self, text: str, accepts: bool) -> None:
        self._press(Key.Key_F2)
        self._type(text, accepts)

    @rule(name=st.sampled_from(TemplateName), captions=st.booleans())
    def use_a_template(self, name: TemplateName, captions: bool) -> None:
        self.page.actions_of_studio.templates[name].trigger()
        if captions:
            self.page.actions_of_studio.caption.trigger()

    @rule(aid=st.sampled_from(Aid))
    def show_or_leave_out_an_aid(self, aid: Aid) -> None:
        self.page.actions_of_studio.seeing.aids[aid].trigger()

    @rule(at=places, turns=st.integers(-3, 3))
    def turn_the_wheel(self, at: tuple[int, int], turns: int) -> None:
        point = QPointF(self.mouse.at(*at))
        event = QWheelEvent(
            point,
            point,
            QPoint(),
            QPoint(0, 120 * turns),
            Qt.MouseButton.NoButton,
            CTRL,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.page.canvas.viewport(), event)

    @rule(times=st.integers(1, 3), again=st.integers(0, 3))
    def undo_and_redo(self, times: int, again: int) -> None:
        for _time in range(times):
            self._press(Key.Key_Z, CTRL)
        for _time in range(again):
            self._press(Key.Key_Z, CTRL | SHIFT)

    @invariant()
    def what_would_be_sent_is_within_the_protocols_ranges(self) -> None:
        type(self).gestures += 1
        layout = self.document.layout
        assert not self.document.is_previewing
        assert len(layout.videos) <= MAX_VIDEOS
        assert len({item.id for item in layout.items}) == len(layout.items)
        wire = to_wire(layout)
        shown = [video for video in layout.videos if not video.hidden]
        assert [(v.box.x, v.box.y, v.box.w, v.box.h) for v in shown] == [
            (item.x, item.y, item.w, item.h) for item in wire.videos
        ]
        texts = [text for text in layout.subtitles if not text.hidden]
        assert [(text.x, text.y, text.size) for text in texts] == [
            (item.x, item.y, item.size) for item in map(subtitle_item, texts)
        ]
        pictures = SetLayout(record_id="1", video_list=wire.videos, audio_list=wire.audios)
        for request in (pictures, SetSubtitles(record_id="1", subtitle_list=wire.subtitles)):
            assert decode_request(encode_request(request)) == request

    def teardown(self) -> None:
        stack = self.document.undo_stack
        stack.setIndex(stack.count())
        last = self.document.layout
        stack.setIndex(0)
        first = self.document.layout
        stack.setIndex(stack.count())
        again = self.document.layout
        self.page.close()
        shiboken6.delete(self.page)
        self._executor.shutdown()
        self._parts.delete()
        self._folder.cleanup()
        assert first == Layout()
        assert again == last

    def _press(self, key: Key, held: Keys = Keys.NoModifier) -> None:
        self.page.activateWindow()
        self.page.canvas.setFocus()
        QTest.keyClick(self.page.canvas, key, held)

    def _type(self, text: str, accepts: bool) -> None:
        """Into the field on the canvas, where it is open."""
        editor = self.page.canvas.editor
        if editor.isVisible():
            QTest.keyClicks(editor, text) if text.isascii() else editor.setPlainText(text)
            QTest.keyClick(editor, Key.Key_Return if accepts else Key.Key_Escape)
