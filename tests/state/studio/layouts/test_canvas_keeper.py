"""The canvas comes back as it was left, whatever happened to its file meanwhile."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recorder_gui.layout.keeping.exchange import layout_from_text
from recorder_gui.protocol.fields import SubtitleType
from tests.state.studio.parts import StudioParts

Start = Callable[[], StudioParts]


@pytest.fixture
def start(qapp: object, tmp_path: Path) -> Iterator[Start]:
    """A Studio in the same folder every time, as after another start of the window."""
    built: list[StudioParts] = []
    with ThreadPoolExecutor(2) as executor:

        def build() -> StudioParts:
            built.append(StudioParts(tmp_path, executor))
            return built[-1]

        yield build
        executor.shutdown()
        for each in built:
            each.delete()


def _restored(qtbot: QtBot, parts: StudioParts) -> StudioParts:
    with qtbot.waitSignal(parts.studio.layouts.canvas.looked):
        parts.studio.layouts.canvas.restore()
    return parts


def test_a_change_is_in_the_file_a_moment_later(qtbot: QtBot, start: Start) -> None:
    parts = start()
    parts.studio.editing.add_text(SubtitleType.TEXT, "Lesson 1")
    path = parts.studio.layouts.canvas.path
    qtbot.waitUntil(path.exists)
    assert layout_from_text(path.read_bytes()).subtitles[0].content == "Lesson 1"


def test_the_next_start_shows_the_canvas_of_the_last(qtbot: QtBot, start: Start) -> None:
    first = start().studio
    first.editing.add_text(SubtitleType.TEXT, "Lesson 1")
    first.layouts.close()
    second = _restored(qtbot, start()).studio
    assert second.document.layout == first.document.layout
    assert second.document.undo_stack.count() == 0


def test_what_is_done_before_the_file_was_read_is_not_lost(qtbot: QtBot, start: Start) -> None:
    first = start().studio
    first.editing.add_text(SubtitleType.TEXT, "old")
    first.layouts.close()
    second = start().studio
    with qtbot.waitSignal(second.layouts.canvas.looked):
        second.layouts.canvas.restore()
        second.editing.add_text(SubtitleType.TEXT, "new")
    assert [text.content for text in second.document.layout.subtitles] == ["new"]


def test_an_undo_back_to_the_first_layout_is_kept_too(qtbot: QtBot, start: Start) -> None:
    first = start().studio
    first.editing.add_text(SubtitleType.TEXT, "a")
    first.document.undo_stack.undo()
    first.layouts.close()
    second = _restored(qtbot, start()).studio
    assert second.document.layout.items == ()


@pytest.mark.parametrize(
    "untrusted_contents",
    [b"", b"{", b'{"version": 9, "holograms": []}', b"\xff\xfe" * 400, b'{"version": 1}'],
)
def test_a_file_that_is_no_layout_is_kept_aside_and_told_once(
    qtbot: QtBot, start: Start, untrusted_contents: bytes
) -> None:
    parts = start()
    told: list[object] = []
    parts.scope.failed.connect(told.append)
    path = parts.studio.layouts.canvas.path
    path.write_bytes(untrusted_contents)
    _restored(qtbot, parts)
    assert len(told) == 1
    (aside,) = path.parent.glob("canvas-unreadable-*")
    assert aside.read_bytes() == untrusted_contents
    parts.studio.editing.add_text(SubtitleType.TEXT, "a")
    parts.studio.layouts.close()
    assert aside.read_bytes() == untrusted_contents
    _restored(qtbot, start())
    assert len(told) == 1
